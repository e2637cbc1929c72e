"""The kiosk around the scenes: window, loop, pacing, idle reset, failsafe, logs."""
