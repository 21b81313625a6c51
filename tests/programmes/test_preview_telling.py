"""The preview is what will be told: quiet hours, the day's places and a holiday are the patient's own."""

from datetime import date, datetime, time, timedelta

from backend.programmes.preview import preview
from backend.programmes.preview_schemas import PreviewDayOut
from backend.reminders.manners.models import MannersRow
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, form

WEDNESDAY = date(2026, 3, 25)


def shown_day(story: Story, day: date, **changes: object) -> PreviewDayOut:
    story.answer_questions()
    shown = preview(story.session, story.person, form(**changes), story.clock.now)
    assert shown.sends == sum(one.sends for one in shown.days)
    return next(one for one in shown.days if one.date == day)


def unsent(day: PreviewDayOut) -> list[tuple[str, str]]:
    return [(item.kind, item.unsent) for item in day.items if item.unsent]


def wish(story: Story, **wishes: object) -> None:
    story.session.add(MannersRow(person_id=story.person.id, changed_at=story.clock.now, **wishes))
    story.session.flush()


def test_a_full_day_leaves_out_what_is_worth_least(story: Story) -> None:
    busy = {"gtn": GTN, "wedges": WEDGES, "shockwave": SHOCKWAVE | {"first": "2026-03-26T11:00"}}
    day = shown_day(story, WEDNESDAY, **busy)
    assert unsent(day) == [("heel_wedges", "day_full")]
    assert day.sends == 4


def test_what_falls_into_quiet_hours_is_told_after_them(story: Story) -> None:
    day = shown_day(story, WEDNESDAY, wedges=WEDGES | {"time": "06:00"})
    [wedges] = [item for item in day.items if item.kind == "heel_wedges"]
    assert (wedges.local.time(), wedges.told_local and wedges.told_local.time()) == (time(6), time(7, 30))


def test_nothing_is_told_on_a_holiday(story: Story) -> None:
    wish(story, away_from=WEDNESDAY, away_until=WEDNESDAY)
    day = shown_day(story, WEDNESDAY)
    assert unsent(day) == [("collagen", "away"), ("session", "away")]
    assert day.sends == 0


def test_what_is_of_use_after_a_holiday_is_told_on_the_morning_after(story: Story) -> None:
    story.answer_questions()
    prescribed = form(gtn=GTN)
    days = preview(story.session, story.person, prescribed, story.clock.now).days
    review_on = next(day.date for day in days for item in day.items if item.kind == "gtn_review")
    wish(story, away_from=review_on, away_until=review_on)

    days = preview(story.session, story.person, prescribed, story.clock.now).days
    items = [item for day in days for item in day.items]
    [review] = [item for item in items if item.kind == "gtn_review" and item.local.date() == review_on]
    assert review.told_local == datetime.combine(review_on + timedelta(days=1), time(7, 30))


def test_who_wants_fewer_is_told_of_the_session_first(story: Story) -> None:
    wish(story, most_pushes=2)
    assert unsent(shown_day(story, WEDNESDAY, gtn=GTN, wedges=WEDGES)) == [
        ("heel_wedges", "day_full"),
        ("gtn_patch", "day_full"),
    ]
