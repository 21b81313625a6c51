"""Who is not reached, and who does not answer."""

from datetime import timedelta

from backend.diary.desk.services import set_threshold
from backend.reminders.models import Subscription
from tests.clinic.cases import case
from tests.diary.scenes import Diary


def give_a_phone(diary: Diary) -> Subscription:
    phone = Subscription(
        person_id=diary.person.id,
        endpoint="https://fcm.googleapis.com/x",
        endpoint_hash="x",
        p256dh="k",
        auth="a",
        created_at=diary.clock.now,
        renewed_at=diary.clock.now,
    )
    diary.session.add(phone)
    diary.session.commit()
    return phone


def test_a_phone_that_shows_nothing_is_a_need_with_the_rule_that_tells_the_patient(diary: Diary) -> None:
    diary.begin()
    give_a_phone(diary).first_unseen_at = diary.clock.now
    assert case(diary).need is None

    diary.clock.now += timedelta(days=4)
    ada = case(diary)
    assert (ada.need, ada.reason and ada.reason.rule) == ("unreachable", "X5")


def test_silence_is_judged_by_the_patients_own_number(diary: Diary) -> None:
    diary.begin()
    give_a_phone(diary)
    diary.at("2026-03-29 09:00")
    assert (case(diary).need, case(diary).silent_days) == ("silent", 9)
    assert (reason := case(diary).reason) is not None
    assert (reason.rule, reason.verdict_id) == ("X6", None)

    set_threshold(
        diary.session, diary.cast.ben, diary.person, "silent_days_mail", 10, "travels", diary.clock.now
    )
    assert case(diary).need is None
