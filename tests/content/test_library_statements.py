"""What the article says and only a page can tell stands on that page, with its numbers."""

from collections.abc import Iterator

import pytest

from backend.content import evidence, library
from backend.content.block import Block, Heading, ItemList


def test_the_tendon_page_says_what_it_is_made_of_and_that_it_is_the_biggest() -> None:
    said("tendon", 1, "made of collagen", "lie close together", "biggest tendon", "heel bone")


def test_the_diagnosis_page_says_that_several_problems_are_each_treated_in_their_own_way() -> None:
    said("diagnosis", 2, "more than one problem", "treated in its own way", "the first step is to find out")


def test_the_diagnosis_page_tells_of_the_assessment_and_its_tests() -> None:
    said("diagnosis", 11, "what your clinician asks", "what your clinician tests")
    said("diagnosis", 12, "stiff in the morning", "warms up", "better as you move", "worse after")
    said("diagnosis", 13, "tendon pain stays at the tendon")
    said("diagnosis", 14, "raises and hops", "bring the pain on", "0 to 10")
    said("diagnosis", 15, "sore when it is pinched")
    said("diagnosis", 16, "standing and on a seat", "left and right")
    said("diagnosis", 17, "the calf is often weak", "10 % between your legs")


def test_the_tendinopathy_page_names_too_much_too_soon_and_both_places() -> None:
    said("tendinopathy", 3, "most pain in the achilles", "a jump in load", "hurts more later")
    said("tendinopathy", 4, "middle of the cord", "meets the heel bone")
    said("tendinopathy", 88, "the fault is in the training", "you ran more")


def test_the_look_alikes_page_names_what_feels_the_same() -> None:
    said("look-alikes", 7, "plantaris", "inner side", "slower to settle", "its own plan")
    said("look-alikes", 8, "small extra bone", "os trigonum", "after a sprain", "point your toes")
    said("look-alikes", 9, "joint below the ankle", "subtalar arthritis")
    said("look-alikes", 10, "fat pad", "swells along with", "does not change the plan")


def test_the_imaging_page_says_what_a_scan_shows_and_what_it_does_not_change() -> None:
    said("imaging", 18, "back up what your clinician thinks", "rule out something else")
    said(
        "imaging", 19, "most scans", "thick, with some disorder", "the same as without a scan", "you load it"
    )
    said("imaging", 20, "a normal scan", "the pain may come from somewhere else")
    said("imaging", 21, "ultrasound", "cheap", "thick", "out of order")
    said("imaging", 22, "mri", "what lies around it", "other causes", "take the patch off")
    said("imaging", 87, "delamination", "like any sore tendon", "never changes your plan", listed=False)


def test_the_first_steps_page_says_how_much_less() -> None:
    said("first-steps", 23, "simple care first", "before needles", "long before surgery")
    said("first-steps", 24, "early care works better", "within two days")
    said("first-steps", 25, "the first step", "take some load off")
    said("first-steps", 26, "mild pain", "shorter time", "leave out hills", "flatter ground")
    said("first-steps", 27, "team sport", "fewer games, or fewer minutes")
    said("first-steps", 28, "your steps or your running", "about half", "budget")
    said("first-steps", 29, "bad pain", "stop running for now", "ride a bike or swim")


def test_the_page_of_load_names_tendon_muscle_and_nerves() -> None:
    said("why-load-works", 37, "the tendon.", "the muscle.", "the nerves.", "builds itself up")


def test_the_page_of_pain_says_what_is_stable_and_what_is_too_much() -> None:
    said("pain-rule", 30, "some pain while you train is allowed")
    said("pain-rule", 31, "it stays low", "within a day", "no tablets")
    said("pain-rule", 32, "3 out of 10", "2 to 5")
    said("pain-rule", 33, "if just one of the three is not true")
    said("pain-rule", 34, "then you can train")
    said("pain-rule", 35, "it was too much", "one step back")


def test_the_page_of_raises_says_which_how_often_and_when_to_add_weight() -> None:
    said("calf-exercises", 36, "the main part of your plan")
    said("calf-exercises", 38, "two or three times a week", "at least one day off")
    said("calf-exercises", 39, "knee straight", "knee bent", "in each session")
    said("calf-exercises", 40, "one leg is the goal", "up on two and down on one")
    said("calf-exercises", 41, "when you reach 8 in each set", "add a little weight", "10 %")
    said("calf-exercises", 50, "thighs, hips", "bonus block")


def test_the_page_of_goals_gives_both_in_body_weights() -> None:
    said("strength-goals", 42, "when you are strong enough", "a ring shows")
    said("strength-goals", 43, "eight raises with about half your body weight")
    said("strength-goals", 44, "1 to 1.5 times your body weight")


def test_the_pages_of_jumps_and_running_give_their_ladders() -> None:
    said("plyometrics", 46, "skip with a rope", "hop on two legs", "hop on one leg")
    said("plyometrics", 47, "pogo", "knees stiff", "up to 60")
    said("plyometrics", 48, "stairs with a stiff ankle", "90 to 100")
    said("running-again", 49, "two or three jump sessions went well", "one minute of running")


def test_the_page_of_patches_says_how_they_work_where_and_how_long_and_what_disagrees() -> None:
    said("gtn-patches", 51, "gives off nitric oxide", "tendon cells")
    said("gtn-patches", 52, "matters a lot for healing", "2024", "76 people", "no gain")
    said("gtn-patches", 53, "on the skin over the sore part", "move the spot")
    said("gtn-patches", 54, "78 % free of pain", "49 % with a dummy", "sources disagree")
    said("gtn-patches", 55, "8 to 12 weeks", "next to your exercise")
    said("gtn-patches", 56, "headache", "rash")
    assert level_of("gtn-patches") == "conflicting"


def test_the_page_of_shockwave_says_what_it_does_how_often_and_what_disagrees() -> None:
    said("shockwave", 57, "pulses of sound", "wakes up healing")
    said("shockwave", 58, "dull the nerves that carry pain")
    said("shockwave", 59, "works for pain", "nice", "821 people", "up and down")
    said("shockwave", 60, "five visits", "one a week")
    assert level_of("shockwave") == "conflicting"


def test_the_page_of_collagen_says_when_and_how_little_is_known() -> None:
    said("collagen", 61, "30 minutes before a calf session", "12.6 points", "5.3", "20 people")
    said("collagen", 62, "leave the dose open", "allergy", "kidneys", "the maker paid")
    assert level_of("collagen") == "weak"


def test_the_pages_of_injections_say_why_one_at_most() -> None:
    said("injections", 63, "two aims", "less pain now, or better healing")
    said("injections", 67, "dry needling", "a fine needle is moved in the sore part")
    said("injections", 70, "one injection at the most", "simple help have been tried", "asks for the reason")
    said("steroid-injection", 64, "takes the pain away in days")
    said("steroid-injection", 65, "make the tendon weak", "can tear", "6 to 12 weeks")
    said("steroid-injection", 66, "stays away from it in the achilles")


def test_the_page_of_plasma_says_what_it_is_and_that_it_was_no_better() -> None:
    said("plasma-injection", 68, "platelets hold growth factors", "some of your blood")
    said("plasma-injection", 69, "240 people", "54 points", "53 points", "no gain")
    assert level_of("plasma-injection") == "no_benefit"


def test_the_page_of_scraping_says_why_how_and_how_early_the_evidence_is() -> None:
    said("scraping", 71, "blade", "small operation")
    said("scraping", 72, "new small blood vessels", "nerves come along", "cause much of the pain")
    said("scraping", 73, "ultrasound shows where", "cut off from the tendon")
    said("scraping", 74, "works for the achilles and for the knee tendon", "93 of 100", "early evidence")
    assert level_of("scraping") == "weak"


def test_the_page_of_surgery_says_that_it_comes_last() -> None:
    said("surgery", 75, "most of them are old", "let-down")
    said("surgery", 76, "exercise did as well as surgery", "6 of 100 had a problem")
    said("surgery", 77, "for the very end", "at least 12 weeks of exercise")


def test_the_page_of_the_sheath_says_how_it_feels_and_what_is_done() -> None:
    said("paratenonitis", 5, "thin skin lies around", "swollen", "creaks")
    said("paratenonitis", 78, "the pain is sharp", "it creaks")
    said("paratenonitis", 79, "rest from running", "ice", "ibuprofen", "your clinician says how much")
    said("paratenonitis", 80, "opens the running ladder", "first step", "go up slowly")
    said("paratenonitis", 81, "a steroid injection is rare here")
    said("paratenonitis", 102, "how you can tell", "what the clinic does")


def test_the_page_of_the_partial_tear_tells_the_fresh_from_the_worn() -> None:
    said("partial-tear", 82, "hard to be sure of", "like a kick", "all at once")
    said("partial-tear", 83, "a fresh tear", "a worn spot", "nothing sudden happened")
    said("partial-tear", 84, "is treated like any sore tendon", "you load it")
    said("partial-tear", 85, "wear a boot, or wedges in both shoes", "late and with care")
    said("partial-tear", 86, "too soon", "can tear as well", "only your clinician can open it")
    said("partial-tear", 87, "delamination", "no word from a scan changes your plan")


def test_the_page_of_other_illness_names_the_four_and_the_signs() -> None:
    said("other-illness", 89, "diabetes", "psoriasis", "arthritis", "extra weight", "30 minutes")


def test_the_page_of_medicines_names_the_antibiotics() -> None:
    said(
        "medicines",
        90,
        "can harm a tendon",
        "-floxacin",
        "last six months",
        "stop all loading",
    )


def test_the_page_of_wedges_says_how_high_how_long_and_what_the_trial_found() -> None:
    said("heel-wedges", 91, "1.2 cm high", "both shoes")
    said("heel-wedges", 92, "slow lowering exercise", "9.6 points", "100 people", "fell just short")
    said("heel-wedges", 93, "three months", "8 hours", "take them out bit by bit")


def test_the_page_of_the_outlook_promises_nothing() -> None:
    said("outlook", 94, "a full cure is not a promise")
    said("outlook", 95, "1 in 5", "19 %", "ten years", "43 people")
    said("outlook", 96, "makes the odds better", "rules of good training", "keep going")


def test_the_page_after_the_plan_says_how_often_and_what_to_do_when_it_returns() -> None:
    said("staying-well", 96, "once or twice a week", "if it comes back", "open an earlier stage")


def test_the_page_of_rupture_gives_the_signs_and_what_to_do() -> None:
    said("rupture", 6, "sudden pop", "somebody kicked you", "during sport", "urgent care today")
    said("rupture", 97, "more than a day of delay", "still be able to walk", "squeeze your calf", "help now")


@pytest.mark.parametrize(
    ("page", "number"),
    [("gtn-patches", 98), ("shockwave", 99), ("injections", 100), ("paratenonitis", 102)],
)
def test_a_related_topic_has_a_page_with_its_use_its_risk_and_its_doubt(page: str, number: int) -> None:
    said(page, number)
    assert sum(isinstance(block, Heading) for block in library().pages[page].blocks) >= 2
    assert evidence().badges[library().pages[page].badge].newest.said


def test_the_page_of_tendon_care_gives_the_principles() -> None:
    said("tendon-care", 101, "load is the cure", "the next morning decides", "3 of 10", "by strength")
    said("tendon-care", 101, "one day off between two sessions", "one or two days a week")


def said(page: str, number: int, *facts: str, listed: bool = True) -> None:
    """The page names the statement as its own and holds every fact, whatever its letters and its marks."""
    found = library().pages[page]
    assert not listed or number in found.statements
    words = " ".join(text for block in found.blocks for text in texts(block)).lower()
    assert [fact for fact in facts if fact not in words] == []


def texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, ItemList):
        yield from ("".join(span.text for span in item) for item in block.items)
    else:
        yield getattr(block, "title", "")
        yield "".join(span.text for span in block.text)


def level_of(page: str) -> str:
    return evidence().badges[library().pages[page].badge].level
