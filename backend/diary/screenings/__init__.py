"""The questions about warning signs: at the start, once a month, and whenever something happened."""
