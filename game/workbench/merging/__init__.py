"""Two versions of a pack that were changed apart, and what differs between two."""
