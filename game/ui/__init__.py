"""Drawing and touch: theme, type, pointer, widgets, and the pictures of wheel, table and exhibits."""
