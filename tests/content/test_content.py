"""The content is complete, fits a lock screen, and gives nothing away."""

import re
from datetime import time, timedelta

import pytest

from backend.content import NoticeText, day_rules, kinds, timetable

KINDS = (
    "session",
    "collagen",
    "next_day_check",
    "gtn_patch",
    "gtn_patch_off",
    "gtn_mri",
    "gtn_restart",
    "heel_wedges",
    "shockwave",
    "shockwave_day_before",
    "shockwave_soon",
    "gtn_review",
    "wedge_review",
    "shockwave_review",
    "questionnaire",
    "patient_note",
    "clinician_alert",
    "test",
)
HEALTH_WORDS = re.compile(
    r"achilles|ankle|calf|clinic|collagen|dose|drug|exercise|foot|gtn|health|heel|hospital|injury|leg|medic|morning"
    r"|muscle|nitr|pain|patch|patient|physio|pill|prescri|programme|raise|rehab|review|shock|sore|stiff|tendon"
    r"|therap|treat|wave|wedge",
    re.IGNORECASE,
)


def test_every_kind_has_its_table() -> None:
    assert set(kinds()) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "useful"),
    [
        ("session", timedelta(hours=2)),
        ("collagen", None),
        ("next_day_check", timedelta(hours=12)),
        ("gtn_patch", timedelta(hours=6)),
        ("gtn_patch_off", timedelta(hours=6)),
        ("heel_wedges", timedelta(hours=12)),
        ("shockwave", timedelta(hours=1)),
        ("shockwave_day_before", timedelta(hours=12)),
        ("shockwave_soon", None),
        ("gtn_review", timedelta(days=3)),
        ("wedge_review", timedelta(days=3)),
        ("shockwave_review", timedelta(days=3)),
        ("questionnaire", timedelta(days=3)),
    ],
)
def test_a_kind_is_of_use_as_long_as_the_clinical_rules_say(kind: str, useful: timedelta | None) -> None:
    assert timetable().kinds[kind].useful == useful


def test_what_is_planned_first_is_worth_most() -> None:
    pushed = [kind for kind in kinds().values() if kind.is_pushed and kind.name != "test"]
    order = [
        "shockwave_soon",
        "collagen",
        "gtn_patch_off",
        "gtn_patch",
        "next_day_check",
        "heel_wedges",
        "gtn_review",
        "patient_note",
        "questionnaire",
        "clinician_alert",
    ]
    worths = [kinds()[name].worth for name in order]
    assert worths == sorted(set(worths))
    assert kinds()["collagen"].worth == kinds()["session"].worth
    assert {kind.worth for kind in pushed} == set(worths)


def test_what_is_told_once_more_still_leaves_time_to_act() -> None:
    repeated = {kind.name: kind.repeat for kind in kinds().values() if kind.repeat}
    assert repeated.keys() == {"session", "next_day_check", "gtn_patch", "gtn_patch_off", "gtn_mri"}
    assert all(2 * pause <= (kinds()[name].useful or timedelta()) for name, pause in repeated.items())


def test_only_sessions_their_collagen_and_appointments_keep_their_time_at_night() -> None:
    keeping = {name for name, kind in kinds().items() if kind.keeps_time}
    assert keeping == {"session", "collagen", "shockwave", "gtn_mri", "test"}


def test_a_session_can_wait_a_quarter_an_hour_or_until_the_evening() -> None:
    session = kinds()["session"]
    assert session.snoozes == (timedelta(minutes=15), timedelta(hours=1))
    assert session.has_evening_snooze


def test_an_appointment_itself_is_not_pushed() -> None:
    assert [name for name, kind in kinds().items() if not kind.is_pushed] == ["shockwave"]


@pytest.mark.parametrize("name", KINDS)
def test_a_neutral_text_says_nothing_about_health(name: str) -> None:
    kind = kinds()[name]
    for text in (kind.neutral, kind.late):
        assert not HEALTH_WORDS.search(text.title)
        assert not HEALTH_WORDS.search(text.body)


def test_a_neutral_text_with_a_health_word_would_be_found() -> None:
    assert HEALTH_WORDS.search("A new Patch")


@pytest.mark.parametrize("name", KINDS)
def test_a_detailed_text_fills_in_its_time_and_place_in_the_course(name: str) -> None:
    filled = kinds()[name].detail.filled(time="18:00", n=3, of=84)
    assert "{" not in filled.title + filled.body
    assert len(filled.title) <= 48


def test_detail_names_the_thing_and_its_time() -> None:
    assert kinds()["collagen"].detail.names("time")
    assert not kinds()["collagen"].detail.names("of")
    assert kinds()["collagen"].detail.filled(time="18:00").title == "Collagen now, calf session at 18:00"
    visit = kinds()["shockwave_day_before"].detail.filled(time="10:00", n=3, of=5)
    assert visit.title == "Shockwave 3 of 5, tomorrow 10:00"
    assert kinds()["session"].neutral == NoticeText(
        "Time for today's session", "Open to start, or choose another time."
    )


def test_the_day_has_four_pushes_and_a_quiet_night() -> None:
    day = day_rules()
    assert day.most_pushes == 4
    assert (day.quiet.start, day.quiet.end) == (time(21, 30), time(7, 30))
    assert not day.quiet.covers(day.evening)
