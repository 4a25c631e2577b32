"""Closed consultations at the desk: with whom a text was reviewed, when, and what came of it."""
