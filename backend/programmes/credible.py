"""When something was done, although a phone's clock may be wrong."""

from datetime import datetime, timedelta

# Longer than a phone's outbox goes unopened; what claims to be older comes from a clock that was never set.
OLDEST = timedelta(days=30)


def credible(claimed_at: datetime, received_at: datetime) -> datetime:
    """What the phone says, unless it cannot be true: then the moment at which it arrived here.

    Refusing would lose what the patient has done because of a clock they never look at.
    """
    return claimed_at if received_at - OLDEST <= claimed_at <= received_at else received_at
