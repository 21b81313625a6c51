"""Ben knows better, twice: once he is right, once a warning sign comes first."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_a_clinician_overrules_the_rules_and_is_right(teller: Teller) -> None:
    teller.tell(RIGHT)


def test_a_warning_sign_comes_before_any_clinicians_word(teller: Teller) -> None:
    teller.tell(RED_FLAG)


RIGHT = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 80 kg,    |
                 | usual pain 1, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 40 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion             |
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-04-09: pain 2,         | P10 X3; raise-single 27.5 kg
                 | mornings 1                                    | raise-seated 47.5 kg
2026-04-10 12:00 | Ben decides: ok until 2026-04-14: it was the  |
                 | long drive                                    |
2026-04-10       | Ada trains, pain 2                            | S2
2026-04-11       | Ada wakes: morning 4, after 4                 | T3 P11; the word of Ben holds
                 |                                               | "it was the long drive"
                 |                                               | raise-single 27.5 kg; locked: nothing
                 |                                               | next session 2026-04-13
2026-04-13       | Ada trains, pain 2                            | S2
2026-04-14       | Ada wakes: morning 1                          | T1 P11; raise-single 27.5 kg
2026-04-15 12:00 | Ben decides: advance until 2026-04-18: she is |
                 | stronger than this                            |
2026-04-15       | Ada trains, pain 2                            | S2
2026-04-16       | Ada wakes: morning 3, after 3                 | T8 P11a; the word of Ben holds
                 |                                               | raise-single 30 kg
2026-04-17       | Ada goes on until 2026-04-18: pain 2,         | P11a; raise-single 30 kg
                 | mornings 1                                    |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada trains, pain 2                            | S2
2026-04-21       | Ada wakes: morning 1                          | T1 P13; raise-single 30 kg
2026-04-22       | Ada goes on until 2026-04-30: pain 2,         | raise-single 35 kg
                 | mornings 1                                    |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-11: pain 2,         | offers spring
                 | mornings 0                                    |
"""

RED_FLAG = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 80 kg,    |
                 | usual pain 1, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 40 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion with        |
                 | collagen                                      |
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-04-09: pain 2,         | P10 X3; raise-single 27.5 kg
                 | mornings 1                                    |
2026-04-10 12:00 | Ben decides: advance until 2026-06-10: she    |
                 | may push                                      |
2026-04-10       | Ada goes on until 2026-04-14: pain 2,         | P11a x2; raise-single 30 kg
                 | mornings 1                                    |
2026-04-15       | Ada trains, pain 2, collagen taken            | S2; next next_day_check 2026-04-16
2026-04-15 21:00 | Ada tells that something happened:            | R2; "blood clot"; "medical help today"
                 | calf_swollen                                  | locked: loading, running, shockwave
                 |                                               | no session planned; no collagen planned
                 |                                               | no next_day_check planned
2026-04-17       | nothing happens until 2026-04-17              | X2 X2b; raise-single 30 kg
2026-04-18 12:00 | Ben decides: advance until 2026-06-12: it was | no session planned
                 | nothing                                       | locked: loading, running, shockwave
2026-04-24 12:00 | nothing happens until 2026-04-24              | no session planned
2026-04-24 12:10 | Ben lifts the lock of R2: no clot on the scan | locked: nothing; next session 2026-04-24
2026-04-24       | Ada trains, pain 2, collagen taken            | S2
2026-04-25       | Ada wakes: morning 1                          | T1 P11a; the word of Ben holds
                 |                                               | raise-single 30 kg
2026-04-25 12:00 | Ben reads his list: no clot on the scan       | Ben has to read nothing
2026-04-27       | Ada goes on until 2026-04-30: pain 2,         | P11a x2; raise-single 32.5 kg
                 | mornings 1                                    |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-05-09: pain 2,         | raise-single 37.5 kg
                 | mornings 1                                    |
2026-05-11       | Ada trains, pain 2, faint or palpitations     | S6; "Stop and lie down."
                 |                                               | Ben has to read S6
2026-05-12       | Ada wakes: morning 1                          | X2 T1 P0; "comes before everything else"
                 |                                               | raise-single 37.5 kg
2026-05-12 12:00 | Ben reads his list: she had not eaten         | Ben has to read nothing
2026-05-13       | Ada goes on until 2026-06-11: pain 2,         | offers spring
                 | mornings 1                                    |
"""
