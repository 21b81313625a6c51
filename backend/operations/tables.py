"""Every table of the house, in one list: what is missing here would be missing in a backup."""

from typing import Final

from sqlalchemy import MetaData, Table

import backend.accounts.models
import backend.clinic.models
import backend.diary.activity.models
import backend.diary.models
import backend.diary.questionnaires.models
import backend.diary.side_effects.models
import backend.programmes.care.models
import backend.programmes.models
import backend.reminders.calendar_feed
import backend.reminders.manners.models
import backend.reminders.models  # noqa: F401  # each import above fills Base.metadata
from backend.db import Base

TABLES: Final[MetaData] = Base.metadata
# Where Alembic keeps the revision; it belongs to the schema, not to the data.
REVISION_TABLE: Final = "alembic_version"


def tables_in_order() -> list[Table]:
    """Parents before children."""
    return TABLES.sorted_tables
