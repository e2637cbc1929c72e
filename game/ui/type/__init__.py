"""Text: typeface, line breaking, blocks of lines."""
