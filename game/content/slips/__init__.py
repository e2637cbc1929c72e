"""Typing mistakes in a pack: how each is found, and the corrected line."""
