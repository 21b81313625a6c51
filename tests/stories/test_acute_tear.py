"""A fresh partial tear: nothing loads it until Ben says so, stage by stage."""

import pytest

from tests.stories.teller import Teller

pytestmark = pytest.mark.slow


def test_an_acute_tear_stays_locked_until_a_clinician_opens_each_stage(teller: Teller) -> None:
    teller.tell(TEAR)


TEAR = """
2026-03-20 10:00 | Ben notes: midportion tendinopathy, 70 kg,    |
                 | usual pain 2, stiff 10 min                    |
2026-03-20 10:10 | Ada is asked about warning signs: none        | R13
2026-03-20 10:20 | Ben tests: standing 20 kg, seated 45 kg,      |
                 | 15 times each leg                             |
2026-03-20 10:30 | Ben prescribes article_midportion             | next session 2026-03-20
2026-03-20       | Ada goes on until 2026-03-24: pain 1,         | P2b; stage strength; raise-seated 45 kg
                 | mornings 2                                    |
2026-03-25       | Ada trains, pain 7, pop                       | S5; "can mean a torn tendon"
                 |                                               | no session planned
                 |                                               | no next_day_check planned
                 |                                               | locked: collagen, gtn, loading, running,
                 |                                               | shockwave, wedges
2026-03-25 22:00 | Ada tells that something happened: pop, gap   | R1 X1; "urgent care"
                 |                                               | "Nobody is watching this app"
                 |                                               | Ben has to read R1 S5 X1
2026-03-26 23:00 | nothing happens until 2026-03-26              | X1b X2b; asks emergency_again
2026-03-27 13:00 | Ada tells that something happened: acute_tear | R7; "Loading too early"; asks nothing
2026-03-27 14:00 | Ben reads his list: the scan shows a partial  | Ben has to read nothing
                 | tear                                          |
2026-03-27 14:05 | Ben ends the plan: partial tear               |
2026-03-27 14:10 | Ben notes: acute partial tear, 70 kg, usual   |
                 | pain 3, stiff 10 min                          |
2026-03-27 14:20 | Ben prescribes acute_partial_tear with wedges | stage protect; no session planned
                 |                                               | no heel_wedges planned
2026-03-27 14:30 | Ben lifts the lock of R1: she wears wedges | no session planned
                 | now                                           |
2026-03-27 14:40 | Ben lifts the lock of S5: the same            | next heel_wedges 2026-03-28
                 |                                               | no session planned
                 |                                               | locked: loading, running, shockwave
2026-03-27 20:00 | Ada fills in the form: it goes badly          | score 30
2026-04-24       | nothing happens until 2026-04-24              | no session planned
                 |                                               | next heel_wedges 2026-04-25
2026-04-26 12:00 | Ada is asked about warning signs again:       | R7; no session planned
                 | acute_tear                                    |
2026-05-08 11:00 | Ada fills in the form: it goes so-so          | X2 X2b; score 63 better
2026-05-08 12:00 | Ben reads his list: healed on the scan        | Ben has to read nothing
2026-05-08 12:10 | Ben lifts the lock of R7: healed on the scan  | locked: loading, running
                 |                                               | no session planned
2026-05-08 12:20 | Ben lifts the lock of template: protection is | locked: nothing; no session planned
                 | over                                          |
2026-05-08 12:30 | Ben opens the stage restart: careful first    | stage restart; does raise-double 2 x 10
                 | work                                          | next session 2026-05-08
2026-05-08       | Ada goes on until 2026-05-21: pain 1,         | stage restart; P9c
                 | mornings 1                                    |
2026-05-22 12:00 | Ben tests: standing 0 kg, seated 10 kg, 8     |
                 | times each leg                                |
2026-05-22 12:10 | Ben opens the stage strength: quiet for two   | stage strength; does raise-assisted 3 x 12
                 | weeks                                         | raise-seated 0 kg
2026-05-22       | Ada goes on until 2026-06-18: pain 1,         | stage strength
                 | mornings 1                                    |
"""
