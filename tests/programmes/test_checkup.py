"""What `soleus doctor` says about plans."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.programmes.checkup import examine_plans
from backend.programmes.plans import TZDATA
from backend.web.checkup import Grade
from tests.migrations.rows import fill


@pytest.mark.parametrize(
    ("tzdata", "status", "grade"),
    [
        pytest.param(TZDATA, "active", Grade.OK, id="as installed"),
        pytest.param("2019.1", "active", Grade.CAUTION, id="older"),
        pytest.param("9999.1", "active", Grade.CAUTION, id="from a host with a newer version"),
        pytest.param("2019.1", "ended", Grade.OK, id="of a plan that ended"),
    ],
)
def test_plans_are_compared_with_the_installed_time_zones(
    session: Session, tzdata: str, status: str, grade: Grade
) -> None:
    fill(session.connection())
    session.execute(
        text("UPDATE plan SET tzdata = :tzdata, status = :status"), {"tzdata": tzdata, "status": status}
    )
    finding = examine_plans(session)
    assert finding.grade is grade
    assert tzdata in finding.text or grade is Grade.OK
