"""Policies and the drafts of their texts, written section by section."""
