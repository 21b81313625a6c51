"""Inviting someone, and the one who comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.accounts.models import Invitation, Person, Role
from backend.accounts.services.invitations import invite, redeem_invitation
from backend.db import Database
from backend.web.problems import NotFound
from tests.conftest import PASSWORD, Cast, ClientOf, make_cast
from tests.fakes.clock import FakeClock
from tests.services.programs import PATIENCE_SECONDS
from tests.tables import TABLES

REDEEMERS = 200


def made(browser: FlaskClient, **changes: str) -> dict[str, Any]:
    answer = browser.post("/api/invitations", json={"role": "patient", "name": "Eve", **changes})
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def token_of(invitation: dict[str, Any]) -> str:
    return str(invitation["url"]).partition("#")[2]


def redemption(token: str, **changes: str) -> dict[str, str]:
    person = {"name": "Eve", "email": "eve2@example.org", "password": PASSWORD, "zone": "Europe/Dublin"}
    return {"token": token, **person, **changes}


def test_the_link_opens_once_redeemed_signs_in_and_is_used_up(client_of: ClientOf, cast: Cast) -> None:
    token = token_of(made(client_of(cast.ben)))
    phone = client_of(None)
    opened = phone.post("/api/invitations/open", json={"token": token})
    assert opened.status_code == 200
    assert (opened.json["clinic"], opened.json["invited_by"], opened.json["role"]) == (
        "Harbour Clinic",
        "Ben",
        "patient",
    )
    redeemed = phone.post("/api/invitations/redeem", json=redemption(token))
    assert redeemed.status_code == 201
    assert phone.get("/api/session").json == redeemed.json
    assert redeemed.json["zone"] == "Europe/Dublin"
    for path, body in (("open", {"token": token}), ("redeem", redemption(token, email="x@example.org"))):
        assert client_of(None).post(f"/api/invitations/{path}", json=body).status_code == 404


def test_the_token_stands_in_the_fragment_and_only_its_hash_in_the_database(
    client_of: ClientOf, cast: Cast, database: Database
) -> None:
    invitation = made(client_of(cast.ben))
    assert invitation["url"].startswith("http://localhost:8000/invite#")
    assert invitation["qr_svg"].startswith("<svg")
    assert "style=" not in invitation["qr_svg"], "the security policy allows no inline style"
    with database.session() as session:
        assert session.scalars(select(Invitation.token_hash)).one() != token_of(invitation)


def test_an_open_invitation_is_listed_without_its_link_until_it_is_withdrawn(
    client_of: ClientOf, cast: Cast
) -> None:
    desk = client_of(cast.ben)
    invitation = made(desk)
    listed = desk.get("/api/invitations").json["invitations"]
    assert [set(line) for line in listed] == [{"id", "name", "role", "expires_at", "created_at"}]
    assert client_of(cast.cy).get("/api/invitations").json == {"invitations": []}
    assert desk.delete(f"/api/invitations/{invitation['id']}").status_code == 204
    assert desk.get("/api/invitations").json == {"invitations": []}
    answer = client_of(None).post("/api/invitations/redeem", json=redemption(token_of(invitation)))
    assert answer.status_code == 404
    assert desk.delete(f"/api/invitations/{invitation['id']}").status_code == 404


def test_after_a_week_the_link_is_as_good_as_unknown(
    client_of: ClientOf, cast: Cast, clock: FakeClock
) -> None:
    token = token_of(made(client_of(cast.ben)))
    clock.move(timedelta(days=7))
    late = client_of(None).post("/api/invitations/open", json={"token": token})
    unknown = client_of(None).post("/api/invitations/open", json={"token": "no such"})
    assert (late.status_code, late.data) == (unknown.status_code, unknown.data)
    assert late.status_code == 404


def test_only_the_admin_invites_clinicians(client_of: ClientOf, cast: Cast) -> None:
    body = {"role": "clinician", "name": "Cy"}
    assert client_of(cast.ben).post("/api/invitations", json=body).status_code == 403
    invitation = made(client_of(cast.dot), **body)
    redeemed = client_of(None).post("/api/invitations/redeem", json=redemption(token_of(invitation)))
    assert redeemed.json["role"] == "clinician"
    # A clinician neither sees nor withdraws it.
    assert client_of(cast.ben).get("/api/invitations").json == {"invitations": []}


def test_nobody_is_invited_to_be_admin(client_of: ClientOf, cast: Cast) -> None:
    answer = client_of(cast.dot).post("/api/invitations", json={"role": "clinic_admin", "name": "Cy"})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == ["role"]


def test_an_address_with_an_account_is_a_conflict_and_leaves_the_link_open(
    client_of: ClientOf, cast: Cast
) -> None:
    token = token_of(made(client_of(cast.ben)))
    taken = client_of(None).post("/api/invitations/redeem", json=redemption(token, email="ADA@example.org"))
    assert taken.status_code == 409
    assert [error["field"] for error in taken.json["errors"]] == ["email"]
    assert client_of(None).post("/api/invitations/redeem", json=redemption(token)).status_code == 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("password", "too short", id="nine characters"),
        pytest.param("email", "not an address", id="no address"),
        pytest.param("zone", "Europe/Atlantis", id="no zone"),
        pytest.param("name", "   ", id="only spaces"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_used_up(
    client_of: ClientOf, cast: Cast, field: str, value: str
) -> None:
    token = token_of(made(client_of(cast.ben)))
    refused = client_of(None).post("/api/invitations/redeem", json=redemption(token, **{field: value}))
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json["errors"]] == [field]
    assert value not in refused.get_data(as_text=True)
    assert client_of(None).post("/api/invitations/redeem", json=redemption(token)).status_code == 201


def test_of_two_hundred_at_once_one_redeems_on_sqlite(
    database: Database, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _race(database, cast, monkeypatch)


@pytest.mark.postgres
def test_of_two_hundred_at_once_one_redeems_on_postgresql(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(postgres_url)
    TABLES.create_all(database.engine)
    with database.session() as session, session.begin():
        cast = make_cast(session)
    _race(database, cast, monkeypatch)
    database.close()


def _race(database: Database, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 20, tzinfo=UTC)
    with database.session() as session:
        _invitation, token = invite(session, cast.ben, Role.PATIENT, name="Eve", email=None, now=now)
    barrier = Barrier(REDEEMERS)

    def meet(_password: str) -> str:
        barrier.wait(PATIENCE_SECONDS)
        return "hash"

    # Every one of them has seen the invitation open before the first one uses it.
    monkeypatch.setattr("backend.accounts.services.invitations.hash_password", meet)

    def redeem(n: int) -> str:
        with database.session() as session:
            try:
                redeem_invitation(
                    session,
                    token,
                    name="Eve",
                    email=f"eve{n}@example.org",
                    password=PASSWORD,
                    zone="Europe/London",
                    now=now,
                )
            except NotFound:
                return "not found"
            return "redeemed"

    with ThreadPoolExecutor(REDEEMERS) as pool:
        outcomes = list(pool.map(redeem, range(REDEEMERS)))
    assert sorted(outcomes) == ["not found"] * (REDEEMERS - 1) + ["redeemed"]
    with database.session() as session:
        assert session.scalar(select(func.count()).where(Person.name == "Eve", Person.id != cast.eve.id)) == 1
