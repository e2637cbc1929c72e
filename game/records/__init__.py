"""The records: what happened at the stall, without anything about a person."""
