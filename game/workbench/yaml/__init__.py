"""Changing a YAML file line by line; comments and everything else stay."""
