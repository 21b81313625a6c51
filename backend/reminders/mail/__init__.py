"""Reminders by e-mail, for whom no device reaches: letters, the way to a mail server, and the way out."""
