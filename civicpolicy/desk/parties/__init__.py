"""Parties to closed consultations at the desk: named, and withdrawn."""
