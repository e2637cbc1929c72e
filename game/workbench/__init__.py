"""The organisers' tools."""
