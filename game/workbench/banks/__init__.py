"""Question banks of single-choice questions, read from Word, Excel or CSV and drafted for a pack."""
