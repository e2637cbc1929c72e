"""From a file to a checked pack: outline, keys, model, places, and all problems at once."""
