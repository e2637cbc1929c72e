"""The picture of the lucky wheel."""
