"""Every screen of a pack, opened directly by its name."""
