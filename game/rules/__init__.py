"""Pure decisions of the game: no screen, no files, no clock; chance and time are arguments."""
