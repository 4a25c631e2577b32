"""The people of a city: who works here, who is invited, who leaves."""
