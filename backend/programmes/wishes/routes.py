"""The addresses of what a person wishes of reminders."""

from apiflask import APIBlueprint

from backend.accounts.access import caller, patient_only, signed_in
from backend.programmes.own_times import keep_time, set_own_time
from backend.programmes.wishes.schemas import (
    KeptTimeIn,
    KeptZoneIn,
    MannersIn,
    MannersOut,
    OwnTimeIn,
    OwnTimesOut,
)
from backend.programmes.wishes.services import manners_out
from backend.reminders.manners import services
from backend.web.context import now, session, settings

blueprint = APIBlueprint("wishes", __name__, tag="Wishes")


@blueprint.get("/api/reminders/manners")
@signed_in
@blueprint.output(MannersOut)
def read_manners() -> MannersOut:
    return manners_out(session(), caller(), has_mail=settings().mail is not None, now=now())


@blueprint.put("/api/reminders/manners")
@signed_in
@blueprint.input(MannersIn)
@blueprint.output(MannersOut)
def set_manners(json_data: MannersIn) -> MannersOut:
    services.set_manners(session(), caller(), json_data.wishes(), now())
    return manners_out(session(), caller(), has_mail=settings().mail is not None, now=now())


@blueprint.put("/api/programme/times")
@patient_only
@blueprint.input(OwnTimeIn)
@blueprint.output(OwnTimesOut)
def put_own_time(json_data: OwnTimeIn) -> OwnTimesOut:
    times = set_own_time(session(), caller(), json_data.kind, json_data.local_time, now())
    return OwnTimesOut(times=times)


@blueprint.post("/api/programme/times/keep")
@patient_only
@blueprint.input(KeptTimeIn)
@blueprint.doc(responses=[204])
def keep_own_time(json_data: KeptTimeIn) -> tuple[str, int]:
    keep_time(session(), caller(), json_data.kind, now())
    return "", 204


@blueprint.post("/api/programme/zone/keep")
@patient_only
@blueprint.input(KeptZoneIn)
@blueprint.doc(responses=[204])
def keep_zone(json_data: KeptZoneIn) -> tuple[str, int]:
    services.keep_zone(session(), caller(), json_data.zone, now())
    return "", 204
