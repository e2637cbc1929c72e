"""The packs on this machine: storing, importing from sticks, watching and choosing them."""
