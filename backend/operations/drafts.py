"""A file that is there whole or not at all, and readable by its owner alone."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backend.operations.refusal import Refused

# What SQLite keeps beside a database while it is open.
_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def draft_in(folder: Path, name: str) -> Iterator[Path]:
    """An empty file that is gone at the end unless it was put into its place."""
    draft = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield draft
    finally:
        for end in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                Path(f"{draft}{end}").unlink()


def put_into_place(draft: Path, file: Path, *, is_overwriting: bool) -> None:
    """After this the file survives a power failure; another that has its name does too, unless told."""
    _sync(draft)
    if not is_overwriting:
        _take_name(draft, file)
    else:
        draft.replace(file)
    _sync(file.parent)


def refusal_to_overwrite(file: Path) -> Refused:
    return Refused(f"{file} exists; name another, or say --force.")


def _take_name(draft: Path, file: Path) -> None:
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        raise refusal_to_overwrite(file) from None
    except OSError:
        # A memory stick may know no links; then a look beforehand has to do.
        if file.exists():
            raise refusal_to_overwrite(file) from None
        draft.replace(file)


def _sync(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
