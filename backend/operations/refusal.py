"""Why an operation was not done."""


class Refused(Exception):
    """Nothing was changed. The text says what is in the way and what to do; never what a row holds."""
