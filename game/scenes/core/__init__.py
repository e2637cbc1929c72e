"""What all screens share, and the screens of the machine itself."""
