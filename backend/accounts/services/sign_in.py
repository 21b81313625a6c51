"""Signing in and out: each signed-in browser is a row, and ending the row ends the browser's cookie."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Person, SignIn
from backend.accounts.passwords import NOBODYS_HASH, is_password
from backend.accounts.tokens import new_token, token_hash
from backend.db import transaction

# Longer than the longest course (12 weeks), so that nobody has to sign in at a gym in the middle of one.
SIGN_IN_LASTS: Final = timedelta(days=90)


def person_by_password(session: Session, email: str, password: str) -> Person | None:
    """The person, unless anything is wrong; as slow for an unknown address as for a wrong password."""
    # Read and done before the slow part: on SQLite every other writer waits for this transaction.
    with transaction(session):
        person = session.scalar(select(Person).where(Person.email == email.strip().lower()))
    is_right = is_password(person.password_hash if person else NOBODYS_HASH, password)
    return person if person and is_right and person.disabled_at is None else None


def start_sign_in(session: Session, person: Person, now: datetime, replaced_token: str | None = None) -> str:
    """A new row and its token, which from here on only the browser knows; the one it replaces ends."""
    token = new_token()
    with transaction(session):
        session.execute(delete(SignIn).where(SignIn.person_id == person.id, SignIn.expires_at <= now))
        if replaced_token is not None:
            end_sign_in(session, replaced_token, now)
        session.add(
            SignIn(
                person_id=person.id,
                token_hash=token_hash(token),
                created_at=now,
                expires_at=now + SIGN_IN_LASTS,
            )
        )
    return token


def end_sign_in(session: Session, token: str, now: datetime) -> None:
    with transaction(session):
        session.execute(
            update(SignIn)
            .where(SignIn.token_hash == token_hash(token), SignIn.ended_at.is_(None))
            .values(ended_at=now)
        )


def end_all_sign_ins(session: Session, person_id: UUID, now: datetime) -> None:
    with transaction(session):
        session.execute(
            update(SignIn)
            .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
            .values(ended_at=now)
        )
