"""Ada trains three times a week; nothing goes wrong, and week by week she lifts more."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_steady_weeks_make_her_strong_enough_to_jump(teller: Teller) -> None:
    teller.tell(STEADY)


STEADY = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 3, stiff 15 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13; "set the diagnosis"
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 45 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion with        | stage calm; does raise-double 3 x 15
                 | collagen                                      | next session 2026-03-20
                 |                                               | next collagen 2026-03-20
                 |                                               | next next_day_check 2026-03-21
2026-03-20       | Ada trains, pain 2, collagen taken            | S2; "Pain like this is allowed."
2026-03-20 20:00 | Ada fills in the form: it goes badly          | score 30
2026-03-21       | Ada wakes: morning 3                          | T1 P13; stage calm
2026-03-23       | Ada trains, pain 2                            | S8; "noted as not taken"
2026-03-24       | Ada wakes: morning 3                          | T1 P2b; stage strength
                 |                                               | does raise-single 3 x 15
                 |                                               | raise-single 20 kg; raise-seated 45 kg
2026-03-25       | Ada trains, pain 2, collagen taken            | S2
2026-03-26       | Ada wakes: morning 3                          | T1 P13; raise-single 20 kg
2026-03-27       | Ada trains, pain 2, collagen taken            | S2
2026-03-28       | Ada wakes: morning 3                          | T1 P1; "one step more weight"
                 |                                               | raise-single 22.5 kg
2026-03-30       | Ada goes on until 2026-03-31: pain 2,         | P13; raise-single 22.5 kg
                 | mornings 3                                    | does raise-single 4 x 8
2026-04-01       | Ada goes on until 2026-04-18: pain 2,         | P1 x4 P10 X3; raise-single 32.5 kg
                 | mornings 2                                    | 12 of 12 sessions
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13; asks nothing
2026-04-20       | Ada goes on until 2026-05-01: pain 2,         | P2 x3; raise-single 40 kg
                 | mornings 2                                    | raise-seated 80 kg
                 |                                               | "strong enough on both sides"
                 |                                               | offers spring
2026-05-02       | Ada wakes: morning 1                          | T1 P13; offers spring
2026-05-02 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-03 12:00 | Ada takes up the stage spring                 | stage spring; does rope; 60 contacts
2026-05-04       | Ada goes on until 2026-05-09: pain 1,         | P3 x2; does hop-double; offers run
                 | mornings 1                                    |
2026-05-10       | Ada goes on until 2026-06-11: pain 1,         | does pogo; 80 contacts; offers run
                 | mornings 1                                    |
2026-06-12 12:00 | Ada fills in the form: it goes well           | score 94 better; no session planned
"""
