"""What a phone shows of the pushes that reach it, and of how many things it tells."""

from collections.abc import Iterable
from typing import Any, Final

# "Two things in one. Open to see them."
_THINGS: Final = {"Two": 2, "Three": 3, "Four": 4, "Five": 5}


class Screen:
    """As the phone's worker does it: a notice that was shown before comes again in silence."""

    def __init__(self) -> None:
        self.shown: dict[str, dict[str, Any]] = {}
        self.again = 0

    @property
    def things(self) -> int:
        """Of how many things the person has been told; fewer than were due: lost, more: shown twice."""
        return sum(things_in(notification) for notification in self.shown.values())

    def receive(self, notification: dict[str, Any]) -> None:
        notice = notification["data"]["notice"]
        if notice not in self.shown:
            self.shown[notice] = notification
            return
        assert notification == self.shown[notice], "a second delivery says something else"
        self.again += 1


def screen_after(notifications: Iterable[dict[str, Any]]) -> Screen:
    screen = Screen()
    for notification in notifications:
        screen.receive(notification)
    return screen


def things_in(notification: dict[str, Any]) -> int:
    first, _, rest = notification["body"].partition(" ")
    return _THINGS[first] if rest.startswith("things in one") else 1
