"""Tests of the rules of the draw."""
