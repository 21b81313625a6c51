"""A runner goes from the first raises to half an hour of running."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_a_runner_climbs_back_to_half_an_hour_without_a_break(teller: Teller) -> None:
    teller.tell(RUNNER)


RUNNER = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 60 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 27.5 kg, seated 60 kg,    |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion             | stage calm
2026-03-20 19:30 | Ada fills in the form: it goes badly          | score 30
2026-03-20       | Ada goes on until 2026-03-24: pain 2,         | P2b; stage strength; raise-single 27.5 kg
                 | mornings 2                                    | offers nothing
2026-03-25       | Ada goes on until 2026-04-07: pain 2,         | P10 X3; raise-single 35 kg; offers spring
                 | mornings 1                                    |
2026-04-08 12:00 | Ada takes up the stage spring                 | stage spring; does rope 3 x 20; 60 contacts
2026-04-08       | Ada trains, pain 1                            | S2
2026-04-09       | Ada wakes: morning 1                          | T1 P13; does rope; offers nothing
2026-04-10       | Ada trains, pain 1                            | S2
2026-04-11       | Ada wakes: morning 1                          | T1 P3; "copes well with jumping"
                 |                                               | does hop-double; offers run
2026-04-11 12:00 | Ada takes up the stage run                    | stage run; run level 1 (6 min)
                 |                                               | next session 2026-04-13
2026-04-13       | Ada goes on until 2026-04-16: pain 1,         | P4; run level 2 (10 min)
                 | mornings 1                                    |
2026-04-17       | Ada goes on until 2026-04-18: pain 1,         | run level 2
                 | mornings 1                                    |
2026-04-19 12:00 | Ada is asked about warning signs again: none  | R13
2026-04-20       | Ada trains, pain 5                            | S3
2026-04-21       | Ada wakes: morning 3, after 4                 | T3 P6; "the level before when running"
                 |                                               | run level 1; rest until 2026-04-24
                 |                                               | next session 2026-04-24
2026-04-24       | Ada goes on until 2026-04-30: pain 1,         | run level 2
                 | mornings 1                                    |
2026-05-01 12:00 | Ada fills in the form: it goes so-so          | score 63 better
2026-05-01       | Ada goes on until 2026-06-06: pain 1,         | run level 8 (20 min)
                 | mornings 0                                    |
2026-06-08       | Ada trains, pain 1, for 25 minutes            | S2
2026-06-09       | Ada wakes: morning 0                          | T1 P13; run level 8
2026-06-10       | Ada trains, pain 1, for 30 minutes            | S2
2026-06-11       | Ada wakes: morning 0                          | T1 P13; offers keep
"""
