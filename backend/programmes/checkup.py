"""What `soleus doctor` finds out about plans: whether they are laid out by today's time zones."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.programmes.models import Plan, PlanStatus
from backend.programmes.plans import TZDATA
from backend.web.checkup import Finding, Grade


def examine_plans(session: Session) -> Finding:
    """A worker lays them out anew within minutes; workers of two versions would do so in turns."""
    query = select(func.count(), func.min(Plan.tzdata), func.max(Plan.tzdata)).where(
        Plan.status == PlanStatus.ACTIVE, (Plan.tzdata < TZDATA) | (Plan.tzdata > TZDATA)
    )
    others, oldest, newest = session.execute(query).one()
    if not others:
        return Finding("plans", Grade.OK, f"laid out with tzdata {TZDATA}")
    found = oldest if oldest == newest else f"{oldest} to {newest}"
    advice = (
        f"{others} laid out with tzdata {found}, not {TZDATA}; a worker does them anew within minutes, "
        "and if the number stays, the hosts run different versions"
    )
    return Finding("plans", Grade.CAUTION, advice)
