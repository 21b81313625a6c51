"""Every table of the house, whichever part a test imports."""

from backend.operations.tables import TABLES

__all__ = ["TABLES"]
