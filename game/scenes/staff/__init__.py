"""The staff screen."""
