"""Small towns for a few weeks: nothing wrong, the same again, and each fault found."""

import pytest

from backend.simulation.faults import Fault
from backend.simulation.figures import ENDS, WRONGS, Figures
from backend.simulation.run import parts, simulate

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
