"""What became of each reminder, and how the devices of a person are."""
