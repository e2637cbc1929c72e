"""What is drawn and touched: theme, type, pointer, widgets, and the faces of wheel and exhibits."""
