"""Verdicts, screenings, thresholds, overrides; sets of a session and the longer morning check."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SESSION_COLUMNS = {
    "baseline_pain": sa.Integer,
    "limp": sa.Boolean,
    "pop": sa.Boolean,
    "lost_strength": sa.Boolean,
    "faint_or_palpitations": sa.Boolean,
    "chest_pain": sa.Boolean,
    "heel_dropped": sa.Boolean,
    "collagen_taken": sa.Boolean,
    "minutes": sa.Integer,
    "contacts": sa.Integer,
    "run_level": sa.Integer,
}


def upgrade() -> None:
    for name, column_type in SESSION_COLUMNS.items():
        op.add_column("session_entry", sa.Column(name, column_type(), nullable=True))
    op.add_column("morning_check", sa.Column("after", sa.Integer(), nullable=True))
    op.add_column("morning_check", sa.Column("settled", sa.String(length=8), nullable=True))
    op.add_column("morning_check", sa.Column("tablets", sa.Boolean(), nullable=True))
    op.add_column("morning_check", sa.Column("stiffness_minutes", sa.Integer(), nullable=True))
    op.add_column("morning_check", sa.Column("replaced_by", sa.Uuid(), nullable=True))
    op.add_column("plan", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_plan_look", "plan", ["status", "look_at"], unique=False)
    op.create_table(
        "session_set",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exercise", sa.String(length=64), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("load_kg", sa.Double(), nullable=True),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("pain", sa.Integer(), nullable=True),
        sa.CheckConstraint("side IN ('left','right','both')", name=op.f("ck_session_set_side")),
        sa.CheckConstraint("pain BETWEEN 0 AND 10", name=op.f("ck_session_set_pain")),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["session_entry.id"],
            name=op.f("fk_session_set_entry_id_session_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", "place", name=op.f("pk_session_set")),
    )
    op.create_table(
        "screening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.CheckConstraint("reason IN ('start','monthly','happened')", name=op.f("ck_screening_reason")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_screening_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
    )
    op.create_index(
        op.f("ix_screening_person_id_asked_at"), "screening", ["person_id", "asked_at"], unique=False
    )
    _create_verdict()
    _create_threshold_change()
    _create_override()


def _create_verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("table_name", sa.String(length=24), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=24), nullable=False),
        sa.Column("effect", sa.String(length=16), nullable=False),
        sa.Column("ruleset", sa.String(length=40), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("locks", sa.JSON(), nullable=False),
        sa.Column("tells_clinician", sa.Boolean(), nullable=False),
        sa.Column("saw", sa.String(length=1000), nullable=False),
        sa.Column("do", sa.String(length=1000), nullable=False),
        sa.Column("call", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("override_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.Column("seen_note", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_verdict_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["seen_by"], ["person.id"], name=op.f("fk_verdict_seen_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
    )
    op.create_index(op.f("ix_verdict_person_id_at"), "verdict", ["person_id", "at"], unique=False)
    op.create_index(op.f("ix_verdict_subject"), "verdict", ["subject"], unique=False)


def _create_threshold_change() -> None:
    op.create_table(
        "threshold_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_threshold_change_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["clinic_id"],
            ["clinic.id"],
            name=op.f("fk_threshold_change_clinic_id_clinic"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_threshold_change_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threshold_change")),
    )
    op.create_index(
        op.f("ix_threshold_change_clinic_id_person_id_name"),
        "threshold_change",
        ["clinic_id", "person_id", "name"],
        unique=False,
    )


def _create_override() -> None:
    op.create_table(
        "override",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("effect", sa.String(length=16), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("effect IN ('hold','ok','advance','step_back')", name=op.f("ck_override_effect")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_override_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_override_author_id_person")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_override_ended_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_override")),
    )
    op.create_index(op.f("ix_override_person_id_until"), "override", ["person_id", "until"], unique=False)


def downgrade() -> None:
    for table in ("override", "threshold_change", "verdict", "screening", "session_set"):
        op.drop_table(table)
    op.drop_index("ix_plan_look", table_name="plan")
    op.drop_column("plan", "look_at")
    for name in ("after", "settled", "tablets", "stiffness_minutes", "replaced_by"):
        op.drop_column("morning_check", name)
    for name in SESSION_COLUMNS:
        op.drop_column("session_entry", name)
