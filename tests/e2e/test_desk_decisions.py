"""What Ada tells stands on the desk with its rule; Ben overrules, a red flag beats him, he lifts its lock."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.programmes.models import Occurrence, OccurrenceState
from tests.conftest import Cast
from tests.diary.scenes import Diary
from tests.e2e.fitness import wait_for_rest
from tests.e2e.house import House
from tests.e2e.plans import assign

MONDAY, TUESDAY = "2030-03-11", "2030-03-12"


class Ada:
    """Her plan, and what her phone sends about it."""

    def __init__(self, house: House, people: Cast) -> None:
        self._house, self._people = house, people
        assign(house, people.ben, people.ada)
        self.path = f"/desk/patients/{people.ada.id}"

    def tells_of_a_bad_morning(self, after: int = 6) -> None:
        """A session on Monday evening, and a morning on which the pain has not settled."""
        with self._house.database.session() as session:
            diary = self._diary(session)
            diary.train(MONDAY)
            diary.wake_up(TUESDAY, after=after)

    def tells_of_a_pop(self) -> None:
        with self._house.database.session() as session:
            self._diary(session).screen(pop=True)

    def planned_sessions(self) -> int:
        with self._house.database.reading_session() as session:
            query = select(Occurrence.id).where(
                Occurrence.person_id == self._people.ada.id,
                Occurrence.kind == "session",
                Occurrence.state == OccurrenceState.PLANNED,
                Occurrence.due_at > self._house.clock.now,
            )
            return len(session.scalars(query).all())

    def _diary(self, session: Session) -> Diary:
        return Diary(session, self._people, self._house.clock, session.merge(self._people.ada))


@pytest.fixture
def ada(house: House, people: Cast) -> Ada:
    return Ada(house, people)


def test_a_bad_morning_is_on_the_desk_with_its_rule_and_inputs(desk: Page, house: House, ada: Ada) -> None:
    ada.tells_of_a_bad_morning()
    look_again(desk, house)
    row = desk.locator("[data-test=patient-row]").filter(has_text="Ada")
    expect(row).to_contain_text("The pain after your session went over your limit.")
    expect(row.locator(".rule")).to_contain_text("T3")
    desk.get_by_role("button", name="Unstable").click()
    expect(desk.locator("[data-test=patient-row]")).to_have_count(1)
    row.get_by_role("link", name="Review").click()

    verdict = desk.locator("[data-test=verdict]")
    expect(verdict.locator(".rule")).to_contain_text("T3")
    expect(verdict.get_by_role("heading")).to_contain_text("went over your limit")
    made = desk.locator("[data-test=made-from]")
    expect(line(made, "Worst pain")).to_contain_text("6")
    expect(made).to_contain_text("after > upper")


def test_what_ben_has_seen_leaves_the_desk_and_keeps_his_note(desk: Page, house: House, ada: Ada) -> None:
    ada.tells_of_a_bad_morning()
    look_again(desk, house, ada.path)
    desk.locator("[data-test=seen]").click()
    desk.get_by_label("Note for the team").fill("Ran on Sunday; spoken about it")
    desk.get_by_role("button", name="Mark as seen").click()
    expect(desk.locator("[data-test=seen-by]")).to_contain_text("Seen by Ben")
    expect(desk.locator("[data-test=seen-by]")).to_contain_text("spoken about it")

    desk.goto("/desk")
    row = desk.locator("[data-test=patient-row]").filter(has_text="Ada")
    expect(row).to_contain_text("No working device")


def test_ben_overrules_and_a_red_flag_beats_him_until_he_lifts_it(desk: Page, house: House, ada: Ada) -> None:
    ada.tells_of_a_bad_morning()
    before = ada.planned_sessions()
    look_again(desk, house, ada.path)
    desk.get_by_label("May do more").check()
    desk.locator("[data-test=overrule-now]").click()
    expect(desk.get_by_text("A reason is missing.")).to_be_visible()
    desk.get_by_label("Reason, in words the patient reads").fill("It was the run, not the raises")
    desk.locator("[data-test=overrule-now]").click()
    active = desk.locator("[data-test=active-override]")
    expect(active).to_contain_text("May do more, until the end of Tue 26 Mar")
    expect(active).to_contain_text("Ben")
    expect(desk.locator("[data-test=ledger]")).to_contain_text("It was the run, not the raises")

    ada.tells_of_a_pop()
    look_again(desk, house, ada.path)
    expect(desk.locator("[data-test=verdict]")).to_have_class("now verdict emergency")
    expect(desk.locator("[data-test=overrule]")).to_contain_text("a red flag cannot be overruled")
    expect(active).to_contain_text("Without effect while R1 stands")
    expect(desk.locator("[data-test=overrule-now]")).to_have_count(0)
    assert ada.planned_sessions() == 0

    desk.locator("[data-test=lift-R1]").click()
    desk.get_by_role("button", name="Lift and plan again").click()
    expect(desk.get_by_label("Why it is safe")).to_have_attribute("aria-invalid", "true")
    desk.get_by_label("Why it is safe").fill("Seen at the hospital: no tear")
    desk.get_by_role("button", name="Lift and plan again").click()
    expect(desk.locator("[data-test=lift-R1]")).to_have_count(0)
    expect(desk.locator("[data-test=locks]")).to_contain_text("Lifted before (")
    assert ada.planned_sessions() == before


def test_an_overruling_is_ended_by_hand(desk: Page, house: House, ada: Ada) -> None:
    look_again(desk, house, ada.path)
    desk.get_by_label("Reason, in words the patient reads").fill("A quiet week")
    desk.get_by_label("Ends after").fill("2031-01-01")
    desk.locator("[data-test=overrule-now]").click()
    expect(desk.get_by_text("A day from 11 Mar to 9 Jun.")).to_be_visible()
    desk.get_by_label("Ends after").fill("2030-03-20")
    desk.locator("[data-test=overrule-now]").click()
    desk.get_by_role("button", name="End it").click()
    expect(desk.locator("[data-test=active-override]")).to_have_count(0)
    desk.get_by_text("Earlier ones (1)").click()
    expect(desk.locator("[data-test=overrule]")).to_contain_text("Hold, ended today")


def test_ben_changes_the_stage_with_a_reason(desk: Page, house: House, ada: Ada) -> None:
    look_again(desk, house, ada.path)
    desk.locator("[data-test=change-stage]").click()
    desk.get_by_role("combobox", name="Stage").select_option(label="Make it strong")
    desk.get_by_label("Reason", exact=True).fill("Calm for a fortnight before she came")
    desk.get_by_role("button", name="Begin this stage").click()
    stages = desk.locator("[data-test=stages]")
    expect(stages.locator("[aria-current=step]")).to_contain_text("Make it strong")
    stages.get_by_text("Changes of stage (1)").click()
    expect(stages).to_contain_text("Ben: Calm for a fortnight before she came")
    expect(desk.locator("[data-test=targets]")).to_contain_text("Calf raise, one leg")


def test_a_threshold_is_set_for_the_clinic_within_its_range(desk: Page, house: House, ada: Ada) -> None:
    desk.get_by_role("link", name="Thresholds").click()
    desk.get_by_label("Find a threshold").fill("repetitions")
    desk.locator("[data-test=change-goal_reps]").click()
    value, reason = desk.get_by_label("New value"), desk.get_by_label("Reason")
    value.fill("99")
    reason.fill("As we teach it here")
    desk.locator("[data-test=set-threshold]").click()
    expect(value).to_have_attribute("aria-invalid", "true")
    expect(desk.get_by_text("Only a whole number from 6 to 15 is allowed.")).to_be_visible()
    value.fill("10")
    desk.locator("[data-test=set-threshold]").click()
    expect(desk.locator("[data-test=threshold-goal_reps]")).to_contain_text("10")
    desk.locator("[data-test=change-goal_reps]").click()
    expect(desk.locator(".opened")).to_contain_text("As we teach it here")
    expect(desk.locator(".opened")).to_contain_text("Ben")


def test_a_threshold_is_set_for_ada_alone(desk: Page, house: House, ada: Ada) -> None:
    look_again(desk, house, ada.path)
    own = desk.locator("[data-test=own-thresholds]")
    own.get_by_label("Set a number for this patient").select_option(label="Pain that is still stable")
    own.get_by_label("New value").fill("2")
    own.get_by_label("Reason").fill("Torn before")
    own.locator("[data-test=set-threshold]").click()
    expect(own).to_contain_text("Pain that is still stable: 2")
    expect(own).to_contain_text("Torn before")
    desk.goto("/desk/thresholds")
    expect(desk.locator("[data-test=threshold-pain_limit]")).not_to_have_class("is-changed")


def line(table: Locator, label: str) -> Locator:
    return table.get_by_role("row").filter(has_text=label)


def look_again(desk: Page, house: House, path: str = "/desk") -> None:
    """With the browser's clock at the house's: Ada's days have passed."""
    desk.clock.set_system_time(house.clock.now)
    desk.goto(path)
    wait_for_rest(desk)
