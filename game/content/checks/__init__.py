"""Checks of a pack whose text has been read: one module for each part that is checked."""
