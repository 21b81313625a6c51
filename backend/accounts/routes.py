"""The addresses of signing in, of oneself and of invitations."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import (
    caller,
    forget_browser,
    inviter,
    keep_signed_in,
    public,
    sign_in_token,
    signed_in,
)
from backend.accounts.attempts import check_attempts, count_wrong
from backend.accounts.models import Person
from backend.accounts.qr import qr_svg
from backend.accounts.schemas import (
    InvitationIn,
    InvitationMadeOut,
    InvitationOpenedOut,
    InvitationOut,
    InvitationsOut,
    MeIn,
    MeOut,
    RedeemIn,
    SignInIn,
    TokenIn,
)
from backend.accounts.services.invitations import (
    invitation_by_token,
    invite,
    open_invitations,
    redeem_invitation,
    withdraw_invitation,
)
from backend.accounts.services.people import rename_person
from backend.accounts.services.sign_in import end_sign_in, person_by_password, start_sign_in
from backend.web.context import client_address, now, session, settings, wiring
from backend.web.problems import Unauthorised

blueprint = APIBlueprint("accounts", __name__, tag="Accounts")


@blueprint.get("/api/session")
@signed_in
@blueprint.output(MeOut)
def get_session() -> MeOut:
    return MeOut.of(caller())


@blueprint.post("/api/session")
@public
@blueprint.input(SignInIn)
@blueprint.output(MeOut)
def sign_in(json_data: SignInIn) -> MeOut:
    throttle, address = wiring().throttle, client_address()
    check_attempts(throttle, json_data.email, address)
    person = person_by_password(session(), json_data.email, json_data.password)
    if person is None:
        count_wrong(throttle, json_data.email, address)
        raise Unauthorised("E-mail address or password is wrong.")
    _sign_in_browser(person)
    return MeOut.of(person)


@blueprint.delete("/api/session")
@public
@blueprint.doc(responses=[204])
def sign_out() -> tuple[str, int]:
    """Also for a browser that is signed out already: what it asks for is so."""
    token = sign_in_token()
    if token is not None:
        end_sign_in(session(), token, now())
    forget_browser()
    return "", 204


@blueprint.patch("/api/me")
@signed_in
@blueprint.input(MeIn)
@blueprint.output(MeOut)
def change_me(json_data: MeIn) -> MeOut:
    return MeOut.of(rename_person(session(), caller().id, json_data.name))


@blueprint.get("/api/invitations")
@inviter
@blueprint.output(InvitationsOut)
def list_invitations() -> InvitationsOut:
    found = open_invitations(session(), caller(), now())
    return InvitationsOut(invitations=[InvitationOut.of(invitation) for invitation in found])


@blueprint.post("/api/invitations")
@inviter
@blueprint.input(InvitationIn)
@blueprint.output(InvitationMadeOut, status_code=201)
def make_invitation(json_data: InvitationIn) -> InvitationMadeOut:
    invitation, token = invite(
        session(), caller(), json_data.role, name=json_data.name, email=json_data.email, now=now()
    )
    # In the fragment, which browsers send to nobody and no log holds.
    url = f"{settings().public_url}/invite#{token}"
    shown = InvitationOut.of(invitation).model_dump()
    return InvitationMadeOut(**shown, url=url, qr_svg=qr_svg(url))


@blueprint.delete("/api/invitations/<uuid:invitation_id>")
@inviter
@blueprint.doc(responses=[204])
def withdraw(invitation_id: UUID) -> tuple[str, int]:
    withdraw_invitation(session(), caller(), invitation_id, now())
    return "", 204


@blueprint.post("/api/invitations/open")
@public
@blueprint.input(TokenIn)
@blueprint.output(InvitationOpenedOut)
def open_invitation(json_data: TokenIn) -> InvitationOpenedOut:
    invitation, clinic, invited_by = invitation_by_token(session(), json_data.token, now())
    shown = InvitationOut.of(invitation).model_dump(include={"name", "role", "expires_at"})
    return InvitationOpenedOut(**shown, clinic=clinic.name, invited_by=invited_by.name)


@blueprint.post("/api/invitations/redeem")
@public
@blueprint.input(RedeemIn)
@blueprint.output(MeOut, status_code=201)
def redeem(json_data: RedeemIn) -> MeOut:
    person = redeem_invitation(session(), **json_data.model_dump(), now=now())
    _sign_in_browser(person)
    return MeOut.of(person)


def _sign_in_browser(person: Person) -> None:
    keep_signed_in(person, start_sign_in(session(), person, now(), replaced_token=sign_in_token()))
