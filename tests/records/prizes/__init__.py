"""Tests of the ledger of prizes."""
