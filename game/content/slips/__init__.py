"""What people mistype in a pack: how each slip is found in the text, and the corrected line."""
