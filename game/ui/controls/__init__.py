"""Touch input, buttons, cards and bars."""
