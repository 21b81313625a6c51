"""Every table of the house, whichever part a test imports."""

import backend.accounts.models
import backend.clinic.models
import backend.diary.activity.models
import backend.diary.models
import backend.diary.questionnaires.models
import backend.diary.side_effects.models
import backend.exchange.models
import backend.programmes.care.models
import backend.programmes.models
import backend.reminders.models  # noqa: F401  # each import above fills Base.metadata
from backend.db import Base

TABLES = Base.metadata
