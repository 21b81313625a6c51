"""Which patients reminders do not reach, and how each reminder of one patient went."""
