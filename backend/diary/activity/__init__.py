"""How much was walked, run and played in a week, beside what that week allows."""
