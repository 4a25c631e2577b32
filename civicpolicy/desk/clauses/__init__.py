"""The clause library of a city at its desk."""
