"""Packs as spreadsheets, both ways."""
