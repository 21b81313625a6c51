"""The use cases of people: signing in, inviting, and looking after accounts."""
