"""Calls for comment at the desk: made, opened, changed; every change is seen before it is recorded."""
