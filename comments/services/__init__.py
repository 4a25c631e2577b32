"""Official acts on dockets and comments: one transaction an act."""
