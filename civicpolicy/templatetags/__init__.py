"""Tags of the pages that need both apps."""
