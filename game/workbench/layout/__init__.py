"""Screens laid out without painting them, and what is wrong with them: the same for `preview` and the tests."""
