"""Help for visitors who may be victims of a scam right now."""
