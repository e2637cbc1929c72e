"""The composition root: it builds every object once and starts the kiosk."""
