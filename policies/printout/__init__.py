"""The printed instrument: its parts in their order, made from values. Knows no model and no Django."""
