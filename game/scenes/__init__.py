"""One screen each: events in, a change of scene out, drawing in between."""
