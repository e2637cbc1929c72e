"""The base of all screens, and the screens of the kiosk itself."""
