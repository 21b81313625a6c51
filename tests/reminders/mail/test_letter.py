"""What is in a letter, and what can never be."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from backend.content import kinds
from backend.reminders.mail.letter import AddressRefused, Stationery, letter
from backend.reminders.mail.unsubscribing import unsubscribe_token
from backend.reminders.merging import Bundle
from tests.reminders.mail.notices import claimed

NOW = datetime(2026, 3, 30, 17, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
STATIONERY = Stationery("reminders@clinic.example", "https://soleus.clinic.example", "s" * 32)
# None of these may be read over somebody's shoulder.
TELLING = ("patch", "tendon", "shock", "collagen", "calf", "achilles", "pain", "clinic ", "ada", "exercise")


def written(kind: str = "session", *others: str, to: str = "ada@example.org") -> EmailMessage:
    first, *rest = (
        claimed(one, NOW + timedelta(minutes=n), NOW + timedelta(hours=2))
        for n, one in enumerate([kind, *others])
    )
    made = letter(STATIONERY, Bundle(first, tuple(rest)), to, LONDON, NOW)
    return message_from_bytes(made.as_bytes(), _class=EmailMessage, policy=default)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_no_word_of_any_kind_tells_what_it_is_about(kind: str) -> None:
    message = written(kind, to="somebody@example.org")
    text = f"{message['Subject']} {message.get_content()}".lower().replace("soleus.clinic.example", "")
    assert not [word for word in TELLING if word in text]


def test_it_says_what_to_do_until_when_and_where() -> None:
    message = written()
    assert message["Subject"] == "Time for today's session"
    lines = message.get_content().splitlines()
    assert lines[:3] == [
        "Open to start, or choose another time.",
        "Of use until 20:00 on Monday 30 March.",
        "https://soleus.clinic.example/",
    ]


def test_programs_can_tell_that_no_person_wrote_it_and_how_to_end_it() -> None:
    message = written()
    token = unsubscribe_token("s" * 32, claimed("session", NOW, NOW).person_id)
    link = f"https://soleus.clinic.example/api/reminders/unsubscribe/{token}"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == f"<{link}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in message.get_content()
    assert (str(message["From"]), str(message["To"])) == (
        "Soleus <reminders@clinic.example>",
        "ada@example.org",
    )


def test_one_notice_makes_one_message_id_whenever_it_is_written() -> None:
    assert written()["Message-ID"] == written("session", "gtn_patch")["Message-ID"]
    assert UUID(str(written()["Message-ID"])[1:37])


@pytest.mark.parametrize(
    "to",
    [
        "ada@example.org\r\nBcc: all@example.org",
        "ada@example.org\nBcc: all@example.org",
        "ada@example.org, all@example.org",
        "Ada <ada@example.org>",
        "ada@example.org>\x00",
        "ada",
        "",
        "ada@exa mple.org",
    ],
)
def test_an_address_with_more_in_it_than_an_address_is_refused(to: str) -> None:
    with pytest.raises(AddressRefused) as caught:
        written(to=to)
    assert "all@" not in str(caught.value)


def test_the_key_that_signs_links_is_in_no_repr() -> None:
    assert "ssss" not in repr(STATIONERY)
