"""How a notice reaches a phone. It knows people and notices, not programmes."""
