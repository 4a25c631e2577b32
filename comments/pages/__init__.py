"""What pages say and show of a call and its comments, made ready for the templates."""
