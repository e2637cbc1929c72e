"""Repairs of a pack that need no decision, written to the file."""
