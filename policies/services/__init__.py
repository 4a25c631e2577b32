"""Official acts: one module a kind, one transaction an act, one record row a transaction."""
