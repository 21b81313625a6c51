"""Ada does too much in week 3; and another time she goes quiet for ten days."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_a_flare_in_week_three_goes_down_and_comes_back(teller: Teller) -> None:
    teller.tell(FLARE)


def test_ten_silent_days_lower_the_start_and_raise_nothing(teller: Teller) -> None:
    teller.tell(SILENCE)


FLARE = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 40 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion             | stage calm; next session 2026-03-20
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-04-02: pain 2,         | P2b P1 x2; stage strength
                 | mornings 2                                    | raise-single 25 kg; raise-seated 45 kg
                 |                                               | next session 2026-04-03
2026-04-03       | Ada trains, pain 4                            | S3; "Finish this set."
2026-04-04       | Ada wakes: morning 3, after 4, tablets        | T5 P10; "You needed tablets"
                 |                                               | raise-single 20 kg; raise-seated 35 kg
                 |                                               | rest until 2026-04-07
                 |                                               | next session 2026-04-08
2026-04-08       | Ada trains, pain 3 then 6, limp               | S4 X3; "End the calf exercises here."
2026-04-09       | Ada wakes: morning 5, after 6, settled no     | T3 P7; "Go back one stage"; stage calm
                 |                                               | does raise-double; rest until 2026-04-12
                 |                                               | next session 2026-04-13
                 |                                               | Ben has to read P10 P7 X3
2026-04-10       | Ben reads his list: she ran for the bus,      | Ben has to read nothing
                 | twice                                         |
2026-04-13       | Ada goes on until 2026-04-16: pain 1,         | P2b; stage strength; raise-single 20 kg
                 | mornings 2                                    |
2026-04-17       | Ada goes on until 2026-04-18: pain 2,         | P13; raise-single 20 kg
                 | mornings 2                                    |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada goes on until 2026-04-30: pain 1,         | raise-single 27.5 kg
                 | mornings 2                                    |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-11: pain 1,         | raise-single 50 kg; offers spring
                 | mornings 1                                    |
2026-06-12 12:00 | Ada fills in the form: it goes well           | score 94 better
"""

SILENCE = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 64 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 40 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion             |
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-04-17: pain 2,         | P10 X3; raise-single 32.5 kg
                 | mornings 1                                    | next session 2026-04-20
2026-04-20       | Ada does nothing until 2026-04-20             | T7; "no answer"; raise-single 32.5 kg
2026-04-23       | Ada does nothing until 2026-04-23             | X4; "Is it the wrong time?"
                 |                                               | asks screening, wrong_time
2026-04-25       | Ada does nothing until 2026-04-25             | X6 P9; "no entry for a week"
                 |                                               | raise-single 25 kg
2026-04-27       | Ada trains, pain 1                            | S2; raise-single 25 kg
2026-04-28       | Ada wakes: morning 1                          | T1 P13; raise-single 25 kg
2026-04-28 12:00 | Ada is asked about warning signs again: none  | R13; asks nothing
2026-04-29       | Ada goes on until 2026-04-30: pain 2,         | P1; raise-single 27.5 kg
                 | mornings 1                                    |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-11: pain 2,         | raise-single 50 kg; offers spring
                 | mornings 1                                    |
"""
