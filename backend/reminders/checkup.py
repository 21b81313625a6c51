"""What `soleus doctor` finds out about reminders: their keys, and whether someone sends them."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.reminders.heartbeat import ALIVE_FOR, is_worker_alive
from backend.reminders.models import Heartbeat
from backend.reminders.push.endpoint import EndpointRefused, origins_of
from backend.reminders.push.keys import VapidKeysRefused, check_subject, load_vapid_keys
from backend.settings import DEFAULT_PUSH_SUBJECT, Settings
from backend.web.checkup import Finding, Grade


def examine_push(settings: Settings) -> Iterator[Finding]:
    try:
        check_subject(settings.push_subject)
    except VapidKeysRefused as error:
        yield Finding("push subject", Grade.BROKEN, f"{error}; set SOLEUS_PUSH_SUBJECT")
    else:
        yield _subject(settings.push_subject)
    yield _pair(settings)
    try:
        origins = origins_of(settings.push_extra_origins)
    except EndpointRefused as error:
        yield Finding("push origins", Grade.BROKEN, f"{error.reason} Change SOLEUS_PUSH_EXTRA_ORIGINS.")
        return
    if origins:
        advice = f"also allowed: {', '.join(sorted(origins))}; for tests only, see SOLEUS_PUSH_EXTRA_ORIGINS"
        yield Finding("push origins", Grade.CAUTION, advice)
    else:
        yield Finding("push origins", Grade.OK, "the known push services only")


def examine_worker(session: Session, settings: Settings, now: datetime) -> Finding:
    if is_worker_alive(session, now):
        return Finding("worker", Grade.OK)
    start = "`soleus serve`" if settings.embed else "`huey_consumer backend.engine.huey -w 1 -k process`"
    latest = session.scalar(select(func.max(Heartbeat.at)))
    seen = f"for {(now - latest).total_seconds():.0f} s" if latest else "ever"
    return Finding("worker", Grade.BROKEN, f"no sign of life {seen}, so no reminder goes out; start {start}")


def live_workers(session: Session, now: datetime) -> int:
    """How many processes sent a sign of life within the last minute."""
    return session.scalar(select(func.count()).where(Heartbeat.at > now - ALIVE_FOR)) or 0


def _subject(subject: str) -> Finding:
    if subject == DEFAULT_PUSH_SUBJECT:
        advice = "the demo address; set SOLEUS_PUSH_SUBJECT to one at which push services reach you"
        return Finding("push subject", Grade.CAUTION, advice)
    return Finding("push subject", Grade.OK, subject)


def _pair(settings: Settings) -> Finding:
    try:
        # With a subject that is certainly fine: a wrong one is a finding of its own.
        load_vapid_keys(settings.vapid_private_pem, DEFAULT_PUSH_SUBJECT)
    except VapidKeysRefused as error:
        advice = f"{error}; put vapid_private.pem back from a backup, for a new one silences every phone"
        return Finding("VAPID pair", Grade.BROKEN, advice)
    return Finding("VAPID pair", Grade.OK)
