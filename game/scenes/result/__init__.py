"""The result of a visit, and the text to take home."""
