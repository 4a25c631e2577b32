"""The council's meetings, as the clerk prepares and opens them."""
