"""From bytes to a tree: encoding, limits, and nodes that know their line and column."""
