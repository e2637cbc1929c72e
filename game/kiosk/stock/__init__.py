"""The packs on this machine: where they are kept, brought in from sticks, watched and put on."""
