"""Shapes of the condition, the gates and the records, as the API takes and gives them."""
