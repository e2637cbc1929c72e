"""The poster of a stall: its picture with what is written on it, as PNG and as PDF."""
