"""Starting the kiosk with the machine: a systemd unit on Linux, a scheduled task on Windows."""
