"""Pages of one text: a version, a section, and their files."""
