"""The composition root: builds every object once and starts the kiosk."""
