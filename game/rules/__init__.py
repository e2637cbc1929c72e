"""The rules of the games, without screen, files or clock; randomness and time are arguments."""
