"""Shapes of people, sign-ins and invitations as the API takes and gives them."""

from datetime import datetime
from typing import Annotated, Final, Literal, Self
from unicodedata import category
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from backend.accounts.models import Clinic, Invitation, Person, Role
from backend.accounts.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD
from backend.rules.wall_clock import zone_names


def _known_zone(zone: str) -> str:
    if zone not in zone_names():
        raise ValueError("A time zone such as Europe/London is needed.")
    return zone


def legible(name: str) -> str:
    # Line breaks and overrides of the writing direction make one name look like another on a list.
    is_tricky = any(category(sign) in {"Cc", "Zl", "Zp"} or sign in _DIRECTION_OVERRIDES for sign in name)
    if is_tricky or not any(category(sign)[0] in "LN" for sign in name):
        raise ValueError("A name that can be read on one line is needed.")
    return name


_DIRECTION_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), AfterValidator(legible)
]
Email = Annotated[EmailStr, Field(max_length=254)]
Zone = Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]
Token = Annotated[str, Field(max_length=100)]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ClinicOut(Shape):
    id: UUID
    name: str
    zone: str

    @classmethod
    def of(cls, clinic: Clinic) -> Self:
        return cls(id=clinic.id, name=clinic.name, zone=clinic.zone)


class MeOut(Shape):
    id: UUID
    name: str
    email: str
    role: Role
    zone: str
    clinic: ClinicOut

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls(
            id=person.id,
            name=person.name,
            email=person.email,
            role=Role(person.role),
            zone=person.zone,
            clinic=ClinicOut.of(person.clinic),
        )


class MeIn(Shape):
    """What one may change about oneself here; a zone moves a plan too, so programmes takes that."""

    name: Name


class SignInIn(Shape):
    """Any two texts: an address that cannot exist is as wrong as an unknown one."""

    email: str = Field(max_length=254)
    password: str = Field(max_length=LONGEST_PASSWORD)


class InvitationIn(Shape):
    role: Literal[Role.PATIENT, Role.CLINICIAN]
    name: Name
    email: Email | None = None


class InvitationOut(Shape):
    id: UUID
    name: str
    role: Role
    expires_at: datetime
    created_at: datetime

    @classmethod
    def of(cls, invitation: Invitation) -> Self:
        return cls(
            id=invitation.id,
            name=invitation.name,
            role=Role(invitation.role),
            expires_at=invitation.expires_at,
            created_at=invitation.created_at,
        )


class InvitationMadeOut(InvitationOut):
    """`url` and `qr_svg` are told this once; nobody can look them up later."""

    url: str
    qr_svg: str


class InvitationsOut(Shape):
    invitations: list[InvitationOut]


class TokenIn(Shape):
    token: Token


class InvitationOpenedOut(Shape):
    clinic: str
    invited_by: str
    name: str
    role: Role
    expires_at: datetime


class RedeemIn(Shape):
    token: Token
    name: Name
    email: Email
    password: str = Field(min_length=SHORTEST_PASSWORD, max_length=LONGEST_PASSWORD)
    zone: Zone
