"""What an exercise asks for next, from what was done."""

from dataclasses import replace

from backend.programmes.aims import Aim, raised
from backend.rules.next_load import Effort, LoadRule

EARNED = [Effort(0.0, (8, 8, 8), was_stable=True)] * 2
ASSISTED = Aim("raise-assisted", "raise-assisted", "left", 0.0, 3, 8, 8)


def test_two_stable_sessions_of_an_exercise_without_weight_lead_to_the_next_one() -> None:
    (higher,) = raised([ASSISTED], {("raise-assisted", "left"): EARNED}, LoadRule(), None)

    assert higher.variant == "raise-single"


def test_what_was_done_in_the_easier_exercise_earns_nothing_in_the_harder_one() -> None:
    single = replace(ASSISTED, variant="raise-single")

    assert raised([single], {("raise-assisted", "left"): EARNED}, LoadRule(), None) == []


def test_what_was_done_in_the_harder_exercise_leads_back_to_it() -> None:
    stepped_back = Aim("raise-single", "raise-assisted", "left", 0.0, 3, 8, 8)
    (higher,) = raised([stepped_back], {("raise-single", "left"): EARNED}, LoadRule(), None)

    assert higher.variant == "raise-single"
