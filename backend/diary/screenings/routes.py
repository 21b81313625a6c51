"""The addresses of screenings, and of a plan started without a clinician."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, patient_only
from backend.diary.screenings import services
from backend.diary.screenings.schemas import ScreeningIn, ScreeningOut, SelfGuidedIn, SelfGuidedOut
from backend.diary.shown import verdict_shown
from backend.diary.verdicts import SCREENING
from backend.programmes.answers import plan_title
from backend.web.context import now, session
from backend.web.problems import NotFound

blueprint = APIBlueprint("screenings", __name__, tag="Diary")


@blueprint.put("/api/diary/screenings/<uuid:screening_id>")
@patient_only
@blueprint.input(ScreeningIn)
@blueprint.output(ScreeningOut)
def report_screening(screening_id: UUID, json_data: ScreeningIn) -> ScreeningOut:
    row = services.take_screening(session(), caller().id, screening_id, json_data, now())
    verdict = verdict_shown(session(), row.id, SCREENING)
    if verdict is None:
        raise NotFound
    return ScreeningOut(id=row.id, asked_at=row.asked_at, reason=row.reason, verdict=verdict)


@blueprint.post("/api/programme/self-guided")
@patient_only
@blueprint.input(SelfGuidedIn)
@blueprint.output(SelfGuidedOut, status_code=201)
def start_self_guided(json_data: SelfGuidedIn) -> SelfGuidedOut:
    plan = services.start_self_guided(session(), caller(), json_data, now()).plan
    return SelfGuidedOut(
        plan_id=plan.id, title=plan_title(plan), starts_on=plan.starts_on, ends_on=plan.ends_on
    )
