"""The templates a clinician chooses from."""

from backend.content import Template, courses, kinds, templates
from backend.content.stage import Stage
from backend.programmes.schemas import (
    CollagenIn,
    NextDayCheckIn,
    StageOut,
    TemplateDefaultsOut,
    TemplateOut,
    TemplatesOut,
    UsualSessionsOut,
)


def catalogue() -> TemplatesOut:
    return TemplatesOut(templates=[_shown(template) for template in templates().values()])


def _shown(template: Template) -> TemplateOut:
    check_at = kinds()["next_day_check"].default_time
    assert check_at is not None  # noqa: S101  # the content's own tests hold it; this is for the type checker
    return TemplateOut(
        id=template.name,
        title=template.title,
        summary=template.summary,
        site=template.site,
        weeks=template.weeks,
        least_days_apart=template.sessions.least_days_apart,
        least_sessions_a_week=template.sessions.per_week.least,
        most_sessions_a_week=template.sessions.per_week.most,
        bouts=template.sessions.bouts,
        is_locked=template.is_locked,
        is_self_guided=template.is_self_guided,
        assess_within_weeks=template.assess_within_weeks,
        courses=list(template.courses),
        source=template.source,
        stages=[_stage(stage) for stage in template.stages],
        defaults=TemplateDefaultsOut(
            template=template.name,
            sessions=UsualSessionsOut(weekdays=list(template.sessions.weekdays), time=template.sessions.time),
            collagen=CollagenIn(lead_minutes=courses().collagen.lead_minutes.default)
            if "collagen" in template.courses
            else None,
            next_day_check=NextDayCheckIn(time=check_at),
        ),
    )


def _stage(stage: Stage) -> StageOut:
    return StageOut(
        key=stage.key,
        kind=stage.kind,
        title=stage.title,
        summary=stage.summary,
        most_weeks=stage.most_weeks,
        exercises=[dose.title for dose in stage.exercises],
        needs_clinician=stage.needs_clinician,
        is_house_default=stage.is_house_default,
        source=stage.source,
    )
