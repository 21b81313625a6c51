"""The templates a clinician chooses from."""

from backend.content import Template, courses, kinds, templates
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
        weeks=template.weeks,
        stages=[StageOut(title=stage.title, summary=stage.summary) for stage in template.stages],
        defaults=TemplateDefaultsOut(
            template=template.name,
            sessions=UsualSessionsOut(weekdays=list(template.weekdays), time=template.session_time),
            collagen=CollagenIn(lead_minutes=courses().collagen.lead_minutes.default),
            next_day_check=NextDayCheckIn(time=check_at),
        ),
    )
