"""Shapes, icons and the background of every screen."""
