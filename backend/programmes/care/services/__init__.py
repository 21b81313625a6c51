"""The use cases of care, a module each."""
