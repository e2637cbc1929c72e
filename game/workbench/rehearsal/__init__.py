"""Synthetic touches: a visitor who plays a whole visit, and random hands."""
