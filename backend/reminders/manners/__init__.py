"""What a person wishes of reminders: quiet hours, how many, at which times, in which words, and when none."""
