"""The ladder from skipping to pogo jumps: rungs, contacts, and the beat of the stairs."""

from dataclasses import dataclass, replace

# Source: docs/evidence.md#plyometric-ladder
LADDER = ("rope", "hop-double", "hop-single", "stairs", "pogo")
FIRST_CONTACTS = 60
MOST_CONTACTS = 80
CONTACTS_STEP = 10

# Source: docs/evidence.md#stairs-on-the-beat
SLOWEST_BEATS_A_MINUTE = 90
FASTEST_BEATS_A_MINUTE = 100


@dataclass(frozen=True, slots=True)
class Springs:
    """`rung` from 1 (skipping) to 5 (pogo); `contacts` is how often the foot lands in a session."""

    rung: int
    contacts: int

    @property
    def exercise(self) -> str:
        return LADDER[self.rung - 1]


def first_springs(contacts: int = FIRST_CONTACTS) -> Springs:
    """The foot of the ladder, never with more contacts than a first session may have."""
    return Springs(1, min(contacts, FIRST_CONTACTS))


def next_springs(now: Springs, most_contacts: int = MOST_CONTACTS) -> Springs:
    """One thing at a time: the next rung with as many contacts; more contacts only at the top."""
    if now.rung < len(LADDER):
        return replace(now, rung=now.rung + 1)
    return replace(now, contacts=max(min(now.contacts + CONTACTS_STEP, most_contacts), now.contacts))


def springs_before(now: Springs) -> Springs:
    """Back to the first contacts; from there a rung down, until the foot of the ladder."""
    if now.contacts > FIRST_CONTACTS:
        return replace(now, contacts=FIRST_CONTACTS)
    return replace(now, rung=max(now.rung - 1, 1))


def beat_ms(beats_a_minute: int) -> int:
    """From one step of the stairs to the next, held within what the exercise is done at."""
    return 60_000 // min(max(beats_a_minute, SLOWEST_BEATS_A_MINUTE), FASTEST_BEATS_A_MINUTE)
