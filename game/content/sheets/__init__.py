"""Packs as spreadsheets, both ways: tables that WPS shows, and everything that may be wrong in them."""
