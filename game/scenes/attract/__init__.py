"""The attract screen and the choice of a game."""
