"""Patches: a headache that comes back, and a medicine that must not meet them."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_a_headache_is_followed_and_the_course_ends_with_its_reviews(teller: Teller) -> None:
    teller.tell(HEADACHE)


def test_a_pde5_inhibitor_ends_the_patches_until_a_clinician_says_so(teller: Teller) -> None:
    teller.tell(PDE5)


HEADACHE = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:05 | Ada is asked about warning signs: none        | R13
2026-03-20 10:10 | Ben prescribes article_midportion with gtn    | refused: gtn
2026-03-20 10:20 | Ben asks about patches: nothing speaks        | "Nothing here stands in the way."
                 | against them                                  |
2026-03-20 10:30 | Ben prescribes article_midportion with gtn    | next gtn_patch 2026-03-21
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-03-24: pain 1,         | P2b; stage strength
                 | mornings 2, patches                           |
2026-03-25 12:00 | Ada notices: headache mild                    | M5; "Paracetamol, as the packet says."
2026-03-25       | Ada trains, pain 1                            | S2
2026-03-26       | Ada wakes: morning 2                          | T1 P13
2026-03-26 12:00 | Ada notices: headache moderate                | M5; "We ask again tomorrow."
2026-03-27 12:00 | Ada notices: headache mild                    | M5b; "headaches for days"
                 |                                               | next gtn_patch 2026-03-28
2026-03-27 14:00 | Ben reads his list: shorter hours, see how it | X3; Ben has to read nothing
                 | goes                                          |
2026-03-27       | Ada goes on until 2026-04-11: pain 1,         | next gtn_patch 2026-04-12
                 | mornings 1, patches                           |
2026-04-12 12:00 | Ada notices: headache severe                  | M6; "Take the patch off."; locked: gtn
                 |                                               | no gtn_patch planned
                 |                                               | next session 2026-04-13
2026-04-13 10:00 | nothing happens                               | X2
2026-04-13 12:00 | Ben reads his list: seen at the surgery       | Ben has to read nothing
2026-04-13 12:10 | Ben lifts the lock of M6: half the hours from | locked: nothing; next gtn_patch 2026-04-14
                 | now on                                        |
2026-04-13       | Ada goes on until 2026-04-18: pain 1,         |
                 | mornings 1, patches                           |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada goes on until 2026-04-30: pain 1,         | next gtn_patch 2026-05-01
                 | mornings 1, patches                           |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-05-09: pain 1,         | next gtn_review 2026-05-14
                 | mornings 0                                    |
2026-05-10       | Ada goes on until 2026-06-10: pain 1,         | next gtn_review 2026-06-11
                 | mornings 0                                    | next gtn_patch 2026-06-11
2026-06-11       | Ada goes on until 2026-06-19: pain 1,         | no gtn_patch planned; no gtn_review planned
                 | mornings 0                                    |
"""

PDE5 = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:05 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben asks about patches: takes_pde5            | "does not go with GTN patches"
2026-03-20 10:30 | Ben prescribes article_midportion with gtn    | refused: gtn; no gtn_patch planned
2026-03-20 10:40 | Ben asks about patches again: nothing speaks  | "Nothing here stands in the way."
                 | against them                                  |
2026-03-20 10:50 | Ben prescribes article_midportion with gtn    | next gtn_patch 2026-03-21; locked: nothing
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-04-18: pain 1,         | P10 X3; next gtn_patch 2026-04-19
                 | mornings 1, patches                           |
2026-04-18 23:30 | Ada notices: took_pde5                        | M12; "drop your blood pressure"
                 |                                               | locked: gtn; no gtn_patch planned
                 |                                               | next session 2026-04-20
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13 X2
2026-04-20       | Ada goes on until 2026-04-21: pain 1,         | X2b; no gtn_patch planned; locked: gtn
                 | mornings 1, patches                           |
2026-04-22 12:00 | Ben reads his list: spoke with her and with   | Ben has to read nothing; locked: gtn
                 | the prescriber                                |
2026-04-22 12:10 | Ben lifts the lock of M12: she will not take  | next gtn_patch 2026-04-23; locked: nothing
                 | it again                                      |
2026-04-22       | Ada goes on until 2026-04-30: pain 1,         | next gtn_patch 2026-05-01
                 | mornings 1, patches                           |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-11: pain 1,         | no gtn_patch planned
                 | mornings 1                                    |
"""
