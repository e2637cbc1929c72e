"""Every screen of a pack as pictures and a page, and what does not fit."""
