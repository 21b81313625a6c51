"""Stand-ins for what lies outside: push services and phones."""
