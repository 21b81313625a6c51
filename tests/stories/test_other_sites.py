"""Pain low at the heel, and a tendon that creaks."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_low_at_the_heel_everything_stays_on_the_floor(teller: Teller) -> None:
    teller.tell(INSERTIONAL)


def test_a_creaking_tendon_rests_and_then_runs_again(teller: Teller) -> None:
    teller.tell(PARATENONITIS)


INSERTIONAL = """
2026-03-20 10:00 | Ben notes: insertional tendinopathy, 72 kg,   |
                 | usual pain 3, stiff 20 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 15 kg, seated 40 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes insertional with wedges        | stage calm; does raise-double
                 |                                               | next heel_wedges 2026-03-21
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-03-29: pain 2,         | stage strength; does raise-single
                 | mornings 3, wedges                            |
2026-03-30       | Ada goes on until 2026-04-04: pain 2,         | raise-single 20 kg
                 | mornings 2, wedges                            |
2026-04-06       | Ada trains, pain 2, heel dropped              | S7; "Do the exercise on the floor instead."
2026-04-07       | Ada wakes: morning 4, after 3                 | T9 P6; "hurts clearly more this morning"
                 |                                               | raise-single 15 kg; rest until 2026-04-10
2026-04-08       | Ada goes on until 2026-04-18: pain 2,         |
                 | mornings 2, wedges                            |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada goes on until 2026-04-30: pain 2,         | raise-single 25 kg
                 | mornings 2, wedges                            |
2026-05-01 12:00 | Ada notices: wedge_pain knee                  | M19; "try a lower height"
2026-05-01 12:30 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-10: pain 2,         | next wedge_review 2026-06-11
                 | mornings 1                                    |
2026-06-11       | Ada goes on until 2026-06-13: pain 2,         | no heel_wedges planned; offers spring
                 | mornings 1                                    |
"""

PARATENONITIS = """
2026-03-20 09:50 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 3, stiff 10 min                    |
2026-03-20 10:00 | Ada is asked about warning signs: creaking    | R8; "Rest from running"
                 |                                               | locked: loading, running
2026-03-20 10:20 | Ben prescribes article_midportion             | stage calm; no session planned
                 |                                               | no next_day_check planned
2026-03-20 14:00 | Ben ends the plan: it is the sheath           | X3
2026-03-20 14:10 | Ben notes: paratenonitis, 64 kg, usual pain   |
                 | 3, stiff 10 min                               |
2026-03-20 14:20 | Ben prescribes paratenonitis                  | stage rest; locked: loading, running
                 |                                               | no session planned; "a time of protection"
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-04-03       | Ada does nothing until 2026-04-03             | no session planned
2026-04-10 12:00 | Ben reads his list: quiet, no creaking        | Ben has to read nothing
2026-04-10 12:05 | Ben lifts the lock of R8: no creaking any     | locked: loading, running
                 | more                                          | no session planned
2026-04-10 12:10 | Ben lifts the lock of template: quiet for two | no session planned
                 | weeks                                         |
2026-04-10 12:20 | Ben opens the stage run: start with one       | stage run; run level 1 (6 min)
                 | minute                                        | next session 2026-04-10
2026-04-10       | Ada trains, pain 1                            | S2
2026-04-11       | Ada wakes: morning 1                          | T1 P10b; "Fill in the short form."
                 |                                               | run level 1
2026-04-11 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-04-13       | Ada trains, pain 1                            | S2
2026-04-14       | Ada wakes: morning 1                          | T1 P4; "Go to the next level."
                 |                                               | run level 2 (10 min)
2026-04-15       | Ada goes on until 2026-04-18: pain 1,         | run level 3
                 | mornings 1                                    |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada goes on until 2026-04-30: pain 1,         | run level 5
                 | mornings 1                                    |
2026-05-01 12:00 | Ada fills in the form: it goes well           | score 94 better
2026-05-01       | Ada goes on until 2026-06-11: pain 1,         | run level 8 (20 min)
                 | mornings 1                                    |
"""
