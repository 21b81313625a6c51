"""The devices that something is on its way to."""

from collections.abc import Collection
from threading import Condition
from uuid import UUID


class Airspace:
    """One sender to a device at a time, among all threads of this process.

    So a device that is gone is met once by whatever this process sends side by side. Other processes have an
    airspace of their own: one of them that is sending to the same device at that very moment meets it too.
    """

    def __init__(self) -> None:
        self._senders: dict[UUID, UUID] = {}
        self._changed = Condition()

    def enter(self, device_id: UUID, sender: UUID) -> bool:
        """Whether the device is the sender's now; nobody waits here."""
        with self._changed:
            return self._senders.setdefault(device_id, sender) == sender

    def keep_only(self, device_ids: Collection[UUID], sender: UUID) -> None:
        """Let others have what else the sender entered."""
        with self._changed:
            self._senders = {
                device_id: holder
                for device_id, holder in self._senders.items()
                if holder != sender or device_id in device_ids
            }
            self._changed.notify_all()

    def wait_for_any(self, device_ids: Collection[UUID], sender: UUID, timeout_seconds: float) -> None:
        """Until the sender can enter one of them, but no longer than so; at once when there are none."""
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    not device_ids
                    or any(self._senders.get(device_id, sender) == sender for device_id in device_ids)
                ),
                timeout_seconds,
            )
