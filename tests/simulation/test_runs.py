"""Small towns for a few weeks: nothing wrong, the same again, and each fault found."""

from pathlib import Path

import pytest

from backend.simulation.cast import first_day, patient
from backend.simulation.chance import Chance
from backend.simulation.clinicians import OVER_AFTER
from backend.simulation.faults import Fault
from backend.simulation.figures import ENDS, WRONGS, Figures
from backend.simulation.run import parts, side_by_side, simulate
from backend.simulation.world import Run, World

WRONG = ("lost", *WRONGS)
BROKEN = {
    Fault.LOST: "lost",
    Fault.TWICE: "shown_twice",
    Fault.LATE: "shown_late",
    Fault.WALL: "wrong_wall_time",
    Fault.LEAD: "lead_errors",
}


Told = tuple[Figures, list[str]]


def figures(patients: int, days: int, fault: Fault | None = None) -> Figures:
    return told(patients, days, fault)[0]


def told(patients: int, days: int, fault: Fault | None = None) -> Told:
    return simulate(patients, days, 1, fault, lambda _days: None)


@pytest.fixture(scope="session")
def three_weeks() -> Told:
    """From before Europe's clocks change until after Australia's have."""
    return told(5, 18)


@pytest.mark.slow
def test_weeks_in_which_clocks_change_on_both_sides_of_the_world_go_right(three_weeks: Told) -> None:
    found, evidence = three_weeks
    assert evidence == []
    assert found.due > 200
    assert min(found.accepted, found.merged, found.suppressed, found.cancelled) > 0
    assert found.due == sum(getattr(found, end) for end in ENDS)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_figures() -> None:
    once, again = figures(2, 4).document(), figures(2, 4).document()
    assert {**once, "seconds": 0} == {**again, "seconds": 0}


@pytest.mark.slow
@pytest.mark.parametrize("fault", Fault)
def test_what_is_broken_on_purpose_is_found(fault: Fault) -> None:
    found = figures(2, 4, fault)
    assert [name for name in WRONG if getattr(found, name) > 0] == [BROKEN[fault]]


@pytest.mark.torture
def test_two_thousand_patients_for_ninety_days_go_right(is_long: bool) -> None:
    found, evidence = told(2000, 90) if is_long else told(2, 3)
    assert evidence == []
    assert [getattr(found, name) for name in WRONG] == [0] * len(WRONG)
    assert found.accepted > 0


@pytest.mark.parametrize(("patients", "sizes"), [(1, [1]), (50, [50]), (51, [25, 26]), (1000, [500] * 2)])
def test_a_town_is_parted_by_its_patients_alone(patients: int, sizes: list[int]) -> None:
    runs = parts(patients, 5, 1, None)
    assert [len(run.numbers) for run in runs] == sizes
    assert [number for run in runs for number in run.numbers] == list(range(patients))


@pytest.mark.slow
def test_a_pause_that_a_new_plan_ends_goes_right(tmp_path: Path) -> None:
    """This one is paused for the last days of a plan, and back some days after the next has begun."""
    days, number = 90, 124
    who = patient(Chance(1), number, first_day(1), days)
    assert who.paused
    assert who.paused[0] < who.assigned_at + OVER_AFTER < who.paused[1]

    outcome = World(Run(range(number, number + 1), days, 1), tmp_path).go(lambda: None)
    assert outcome.evidence == []
    assert sum(outcome.counts[end] for end in ENDS) > 100


@pytest.mark.slow
def test_a_part_that_fails_is_not_waited_for() -> None:
    beyond_the_calendar = Run(range(1), 10**7, 1)
    with pytest.raises(OverflowError):
        side_by_side([Run(range(1), 1, 1), beyond_the_calendar], lambda _days: None)
