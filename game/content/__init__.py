"""Packs: from the organiser's YAML file to checked, frozen models and located problems."""
