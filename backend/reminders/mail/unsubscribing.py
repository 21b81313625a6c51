"""The link with which a person ends all e-mails without signing in."""

from datetime import datetime
from typing import Final
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.reminders.manners.services import stop_email
from backend.web.problems import NotFound

PATH: Final = "/api/reminders/unsubscribe"
_PURPOSE: Final = "soleus-unsubscribe"


def unsubscribe_token(secret_key: str, person_id: UUID) -> str:
    """Good for ever and for this alone: the mail that carries it may be read years later."""
    return str(_serializer(secret_key).dumps(person_id.hex))


def stop_mails(session: Session, secret_key: str, token: str, now: datetime) -> None:
    """Doing it twice changes nothing. Raises NotFound for a token that this house did not sign."""
    stop_email(session, addressee(session, secret_key, token), now)


def addressee(session: Session, secret_key: str, token: str) -> UUID:
    """Whose mails the token ends; raises NotFound."""
    try:
        person_id = UUID(_serializer(secret_key).loads(token))
    except (BadSignature, ValueError, TypeError, AttributeError):
        raise NotFound from None
    if session.get(Person, person_id) is None:
        raise NotFound
    return person_id


def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt=_PURPOSE)
