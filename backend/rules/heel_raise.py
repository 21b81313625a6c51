"""How many single-leg heel raises are usual at an age, and when the legs differ."""

# Source: docs/evidence.md#heel-raise-norms
USUAL_RAISES = {
    20: {"male": 37, "female": 30},
    30: {"male": 32, "female": 27},
    40: {"male": 28, "female": 24},
    50: {"male": 23, "female": 21},
    60: {"male": 19, "female": 19},
    70: {"male": 14, "female": 16},
    80: {"male": 10, "female": 13},
}
SIDE_DIFFERENCE_PERCENT = 10


def usual_raises(age: int | None, sex: str | None) -> int | None:
    """None where there is no figure: under 20, from 90 on, or when age or sex were not told."""
    if age is None or sex is None:
        return None
    return USUAL_RAISES.get(age // 10 * 10, {}).get(sex)


def side_difference_percent(left: int | None, right: int | None) -> int | None:
    """How far the weaker leg lies below the stronger; None until both were counted."""
    if left is None or right is None:
        return None
    stronger, weaker = max(left, right), min(left, right)
    return (stronger - weaker) * 100 // stronger if stronger > 0 else 0


def is_lopsided(left: int | None, right: int | None, limit_percent: int = SIDE_DIFFERENCE_PERCENT) -> bool:
    """More than the limit apart; not known is not flagged."""
    if left is None or right is None or max(left, right) <= 0:
        return False
    return abs(left - right) * 100 > limit_percent * max(left, right)
