"""A message to be judged, and its explanation."""
