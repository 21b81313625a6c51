"""What every sending of this process shares: who we are, whom we may write to, what was learnt so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import SystemRandom
from typing import Final

from backend.reminders.airspace import Airspace
from backend.reminders.notification import FactsOf, VerbsOf, no_facts
from backend.reminders.origins import Origins
from backend.reminders.push.endpoint import origins_of
from backend.reminders.push.keys import load_vapid_keys
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import PushTransport
from backend.reminders.push.transport import CurlTransport
from backend.settings import Settings

TransportMaker = Callable[[], PushTransport]
_CHANCE: Final = SystemRandom()


@dataclass(frozen=True, slots=True)
class Postage:
    """`public_key` is what browsers subscribe with; `has_mail`: e-mail can take over where no device works;
    `chance` gives from 0 to 1 and spreads retries."""

    public_key: str
    tokens: VapidTokens = field(repr=False)
    extra_origins: frozenset[str]
    public_url: str
    verbs_of: VerbsOf
    new_transport: TransportMaker
    facts_of: FactsOf = no_facts
    has_mail: bool = False
    chance: Callable[[], float] = _CHANCE.random
    origins: Origins = field(default_factory=Origins)
    airspace: Airspace = field(default_factory=Airspace)


def make_postage(
    settings: Settings,
    verbs_of: VerbsOf,
    new_transport: TransportMaker = CurlTransport,
    facts_of: FactsOf = no_facts,
) -> Postage:
    """Raises VapidKeysRefused or EndpointRefused when a setting cannot be used."""
    keys = load_vapid_keys(settings.vapid_private_pem, settings.push_subject)
    return Postage(
        public_key=keys.public_key_b64url,
        tokens=VapidTokens(keys),
        extra_origins=origins_of(settings.push_extra_origins),
        public_url=settings.public_url,
        verbs_of=verbs_of,
        new_transport=new_transport,
        facts_of=facts_of,
        has_mail=settings.mail is not None,
    )
