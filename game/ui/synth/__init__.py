"""Sound effects made by code: what things sound like, and the waves that make them."""
