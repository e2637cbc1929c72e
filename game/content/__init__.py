"""Packs: from the YAML that an organiser edits to checked, frozen models, with a place for every problem."""
