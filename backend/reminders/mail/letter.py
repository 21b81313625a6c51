"""What a reminder looks like as an e-mail: the neutral words of a lock screen, nothing of health; pure."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from backend.content import kinds
from backend.reminders.mail.unsubscribing import PATH, unsubscribe_token
from backend.reminders.merging import CLINICIAN_ALERT, Bundle
from backend.reminders.notification import NUMBER_WORDS
from backend.rules.wall_clock import wall_time
from backend.settings import PLAIN_ADDRESS, Settings

# Never folded: a folded link would be encoded, and no mail program could follow it.
_POLICY: Final = SMTP.clone(max_line_length=998)


class AddressRefused(ValueError):
    """Not an address that a letter can carry; the message does not repeat it."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """What every letter of this house has in common."""

    sender: str
    public_url: str
    secret_key: str = field(repr=False)

    def unsubscribe_url(self, person_id: UUID) -> str:
        return f"{self.public_url}{PATH}/{unsubscribe_token(self.secret_key, person_id)}"


def make_stationery(settings: Settings) -> Stationery | None:
    """None when this house sends no e-mail."""
    if settings.mail is None:
        return None
    return Stationery(settings.mail.sender, settings.public_url, settings.secret_key)


def letter(stationery: Stationery, bundle: Bundle, to: str, zone: ZoneInfo, now: datetime) -> EmailMessage:
    """The same notices make the same Message-ID, so a repeat after a crash is the same mail.

    Raises AddressRefused.
    """
    if not PLAIN_ADDRESS.fullmatch(to):
        raise AddressRefused("this address cannot be written to")
    leader = bundle.leader
    unsubscribe = stationery.unsubscribe_url(leader.person_id)
    message = EmailMessage(_POLICY)
    message["From"] = f"Soleus <{stationery.sender}>"
    message["To"] = to
    message["Subject"] = kinds()[leader.kind].neutral.title
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{leader.id}@{stationery.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{unsubscribe}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    lines = [_what(bundle), _until(bundle, zone), f"{stationery.public_url}/"]
    message.set_content("\n".join([*lines, "", f"No more of these e-mails: {unsubscribe}", ""]))
    return message


def _what(bundle: Bundle) -> str:
    count = len(bundle.members)
    if count == 1 or bundle.leader.kind == CLINICIAN_ALERT:
        return kinds()[bundle.leader.kind].neutral.body
    return f"{NUMBER_WORDS.get(count, 'Several')} things in one. Open to see them."


def _until(bundle: Bundle, zone: ZoneInfo) -> str:
    local = wall_time(max(member.expires_at for member in bundle.members), zone)
    return f"Of use until {local:%H:%M} on {local:%A} {local.day} {local:%B}."
