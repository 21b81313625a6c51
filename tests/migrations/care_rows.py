"""One true-to-life row for every table of care, and the moment and ids that all rows share."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

AT = datetime(2026, 3, 20, 18, 0, tzinfo=UTC)
DAY = date(2026, 3, 20)


def row_id(n: int) -> UUID:
    return UUID(int=n)


CARE_ROWS: dict[str, dict[str, Any]] = {
    "condition": {
        "id": row_id(80),
        "person_id": row_id(2),
        "number": 1,
        "author_id": row_id(2),
        "at": AT,
        "diagnosis": "midportion_tendinopathy",
        "is_confirmed": True,
        "site_left": "midportion",
        "site_right": "none",
        "usual_pain": 3,
        "body_weight_kg": 68.0,
        "sex": "female",
        "load_change": {"kind": "running", "percent": 40, "weeks": 8},
        "conditions": [],
        "co_findings": [],
        "answers": {"creaks": False},
    },
    "gate_answer": {
        "id": row_id(81),
        "person_id": row_id(2),
        "course": "collagen",
        "number": 1,
        "author_id": row_id(2),
        "at": AT,
        "answers": {"collagen_allergy": False},
        "rule": "M0",
        "verdict": "fine",
        "effect": "ok",
        "ruleset": "2026.1",
        "inputs": {},
        "thresholds": {},
        "saw": "s",
        "do": "d",
        "call": "c",
    },
    "provocation_test": {
        "id": row_id(82),
        "person_id": row_id(2),
        "author_id": row_id(2),
        "at": AT,
        "done_on": DAY,
        "test": "raise_x10",
        "left_pain": 4,
    },
    "strength_test": {
        "id": row_id(83),
        "person_id": row_id(2),
        "author_id": row_id(2),
        "at": AT,
        "done_on": DAY,
        "position": "standing",
        "left_kg": 24.0,
        "left_reps": 8,
    },
    "imaging": {
        "id": row_id(84),
        "person_id": row_id(2),
        "author_id": row_id(2),
        "at": AT,
        "done_on": DAY,
        "kind": "ultrasound",
        "reading": "typical",
        "finding": "thicker",
    },
    "procedure": {
        "id": row_id(85),
        "person_id": row_id(2),
        "author_id": row_id(2),
        "at": AT,
        "kind": "steroid",
        "done_on": DAY,
        "done_by": "Ben",
        "side": "left",
        "reason": "",
    },
    "appointment": {
        "id": row_id(86),
        "person_id": row_id(2),
        "author_id": row_id(2),
        "at": AT,
        "what": "mri",
        "starts_at": AT,
    },
    "side_effect": {
        "id": row_id(87),
        "person_id": row_id(2),
        "noted_at": AT,
        "noted_on": DAY,
        "received_at": AT,
        "said": {"headache": "mild"},
    },
    "wedge_wear": {
        "id": row_id(88),
        "person_id": row_id(2),
        "worn_on": DAY,
        "received_at": AT,
        "minutes": 480,
        "both_shoes": True,
    },
}
