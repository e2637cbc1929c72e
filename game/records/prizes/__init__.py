"""The ledger of prizes: nights and their seeds, stock, draws, and the desk. Everything runs inside a transaction."""
