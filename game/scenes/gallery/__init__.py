"""Opens every screen of a pack directly by its name."""
