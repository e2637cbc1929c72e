"""The sums of an evening: what visits did, told so that no number points to a person."""
