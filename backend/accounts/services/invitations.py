"""Inviting: a single-use link that lasts a week, redeemed once whoever else is as fast."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Invitation, Person, Role
from backend.accounts.passwords import hash_password
from backend.accounts.services.people import email_taken, person_by_email
from backend.accounts.tokens import new_token, token_hash
from backend.db import transaction
from backend.web.problems import Forbidden, NotFound

INVITATION_LASTS: Final = timedelta(days=7)
_MAY_INVITE: Final[dict[Role, frozenset[Role]]] = {
    Role.PATIENT: frozenset(),
    Role.CLINICIAN: frozenset({Role.PATIENT}),
    Role.CLINIC_ADMIN: frozenset({Role.PATIENT, Role.CLINICIAN}),
}


def invite(
    session: Session, inviter: Person, role: Role, *, name: str, email: str | None, now: datetime
) -> tuple[Invitation, str]:
    """The invitation and its token, which is kept nowhere; raises `Forbidden`."""
    if role not in _MAY_INVITE[Role(inviter.role)]:
        raise Forbidden("Only a clinic's admin invites clinicians.")
    token = new_token()
    with transaction(session):
        invitation = Invitation(
            clinic_id=inviter.clinic_id,
            role=role,
            name=name,
            email=email.lower() if email else None,
            token_hash=token_hash(token),
            invited_by_id=inviter.id,
            created_at=now,
            expires_at=now + INVITATION_LASTS,
        )
        session.add(invitation)
    return invitation, token


def open_invitations(session: Session, inviter: Person, now: datetime) -> Sequence[Invitation]:
    """Those of the clinic that this person could have made, the newest first."""
    mine = and_(
        Invitation.clinic_id == inviter.clinic_id, Invitation.role.in_(_MAY_INVITE[Role(inviter.role)])
    )
    return session.scalars(
        select(Invitation).where(mine, is_open(now)).order_by(Invitation.created_at.desc())
    ).all()


def withdraw_invitation(session: Session, inviter: Person, invitation_id: UUID, now: datetime) -> None:
    """Raises `NotFound` unless it is open and this person could have made it."""
    mine = and_(
        Invitation.clinic_id == inviter.clinic_id, Invitation.role.in_(_MAY_INVITE[Role(inviter.role)])
    )
    with transaction(session):
        _claim(session, and_(Invitation.id == invitation_id, mine, is_open(now)), withdrawn_at=now)


def invitation_by_token(session: Session, token: str, now: datetime) -> tuple[Invitation, Clinic, Person]:
    """The invitation, its clinic and who invited; unknown, used, withdrawn and expired are all `NotFound`."""
    found = session.execute(
        select(Invitation, Clinic, Person)
        .join(Clinic, Clinic.id == Invitation.clinic_id)
        .join(Person, Person.id == Invitation.invited_by_id)
        .where(Invitation.token_hash == token_hash(token), is_open(now))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1], found[2]


def redeem_invitation(
    session: Session, token: str, *, name: str, email: str, password: str, zone: str, now: datetime
) -> Person:
    """The new person. Of any number of redeemers exactly one succeeds; the others meet `NotFound`.

    Raises `Conflict` on the field email, and leaves the invitation open, when that address has an account.
    """
    with transaction(session):
        invitation, clinic, _inviter = invitation_by_token(session, token, now)
    password_hash = hash_password(password)
    person = Person(
        clinic_id=clinic.id,
        role=invitation.role,
        name=name,
        email=email.strip().lower(),
        zone=zone,
        password_hash=password_hash,
        created_at=now,
    )
    with transaction(session):
        _claim(session, and_(Invitation.id == invitation.id, is_open(now)), redeemed_at=now)
        _add_with_free_email(session, person)
        session.execute(
            update(Invitation).where(Invitation.id == invitation.id).values(redeemed_by_id=person.id)
        )
    return person


def is_open(now: datetime) -> ColumnElement[bool]:
    return and_(
        Invitation.redeemed_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.expires_at > now
    )


def _claim(session: Session, which: ColumnElement[bool], **values: datetime) -> None:
    # The condition stands in the UPDATE itself: of two at the same time the database lets one change the row.
    changed = session.execute(update(Invitation).where(which).values(**values).returning(Invitation.id))
    if changed.one_or_none() is None:
        raise NotFound


def _add_with_free_email(session: Session, person: Person) -> None:
    if person_by_email(session, person.email) is not None:
        raise email_taken()
    session.add(person)
    try:
        session.flush()
    except IntegrityError as error:
        raise email_taken() from error
