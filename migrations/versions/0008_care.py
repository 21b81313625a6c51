"""Condition, gates, procedures, side effects."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "condition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diagnosis", sa.String(length=32), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("site_left", sa.String(length=12), nullable=False),
        sa.Column("site_right", sa.String(length=12), nullable=False),
        sa.Column("usual_pain", sa.Integer(), nullable=True),
        sa.Column("usual_stiffness_minutes", sa.Integer(), nullable=True),
        sa.Column("body_weight_kg", sa.Double(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("sex", sa.String(length=8), nullable=False),
        sa.Column("load_change", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("baseline_steps", sa.Integer(), nullable=True),
        sa.Column("baseline_run_minutes", sa.Integer(), nullable=True),
        sa.Column("baseline_games", sa.Integer(), nullable=True),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("co_findings", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.CheckConstraint("usual_pain BETWEEN 0 AND 10", name=op.f("ck_condition_usual_pain")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_condition_author_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["person.id"], name=op.f("fk_condition_confirmed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_condition_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_condition")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_condition_person_id_number")),
    )
    op.create_table(
        "gate_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("effect", sa.String(length=16), nullable=False),
        sa.Column("ruleset", sa.String(length=40), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("saw", sa.String(length=1000), nullable=False),
        sa.Column("do", sa.String(length=1000), nullable=False),
        sa.Column("call", sa.String(length=1000), nullable=False),
        sa.CheckConstraint("course IN ('gtn','shockwave','collagen')", name=op.f("ck_gate_answer_course")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_gate_answer_author_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_gate_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_answer")),
        sa.UniqueConstraint(
            "person_id", "course", "number", name=op.f("uq_gate_answer_person_id_course_number")
        ),
    )
    op.create_table(
        "provocation_test",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("test", sa.String(length=16), nullable=False),
        sa.Column("left_pain", sa.Integer(), nullable=True),
        sa.Column("right_pain", sa.Integer(), nullable=True),
        sa.CheckConstraint("left_pain BETWEEN 0 AND 10", name=op.f("ck_provocation_test_left_pain")),
        sa.CheckConstraint("right_pain BETWEEN 0 AND 10", name=op.f("ck_provocation_test_right_pain")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_provocation_test_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_provocation_test_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provocation_test")),
    )
    op.create_index(
        op.f("ix_provocation_test_person_id_done_on"),
        "provocation_test",
        ["person_id", "done_on"],
        unique=False,
    )
    op.create_table(
        "strength_test",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("position", sa.String(length=12), nullable=False),
        sa.Column("left_kg", sa.Double(), nullable=True),
        sa.Column("left_reps", sa.Integer(), nullable=True),
        sa.Column("right_kg", sa.Double(), nullable=True),
        sa.Column("right_reps", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_strength_test_author_id_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_strength_test_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strength_test")),
    )
    op.create_index(
        op.f("ix_strength_test_person_id_done_on"), "strength_test", ["person_id", "done_on"], unique=False
    )
    op.create_table(
        "imaging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("reading", sa.String(length=12), nullable=False),
        sa.Column("finding", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_imaging_author_id_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_imaging_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imaging")),
    )
    op.create_index(op.f("ix_imaging_person_id_done_on"), "imaging", ["person_id", "done_on"], unique=False)
    op.create_table(
        "procedure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by", sa.String(length=120), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("restart_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_procedure_author_id_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_procedure_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
    )
    op.create_index(
        op.f("ix_procedure_person_id_done_on"), "procedure", ["person_id", "done_on"], unique=False
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_appointment_author_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(
        op.f("ix_appointment_person_id_starts_at"), "appointment", ["person_id", "starts_at"], unique=False
    )
    op.create_table(
        "side_effect",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_side_effect_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side_effect")),
    )
    op.create_index(
        op.f("ix_side_effect_person_id_noted_at"), "side_effect", ["person_id", "noted_at"], unique=False
    )
    op.create_table(
        "wedge_wear",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("worn_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("both_shoes", sa.Boolean(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_wedge_wear_minutes")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_wedge_wear_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wedge_wear")),
    )
    op.create_index(
        op.f("ix_wedge_wear_person_id_worn_on"), "wedge_wear", ["person_id", "worn_on"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_wedge_wear_person_id_worn_on"), table_name="wedge_wear")
    op.drop_table("wedge_wear")
    op.drop_index(op.f("ix_side_effect_person_id_noted_at"), table_name="side_effect")
    op.drop_table("side_effect")
    op.drop_index(op.f("ix_appointment_person_id_starts_at"), table_name="appointment")
    op.drop_table("appointment")
    op.drop_index(op.f("ix_procedure_person_id_done_on"), table_name="procedure")
    op.drop_table("procedure")
    op.drop_index(op.f("ix_imaging_person_id_done_on"), table_name="imaging")
    op.drop_table("imaging")
    op.drop_index(op.f("ix_strength_test_person_id_done_on"), table_name="strength_test")
    op.drop_table("strength_test")
    op.drop_index(op.f("ix_provocation_test_person_id_done_on"), table_name="provocation_test")
    op.drop_table("provocation_test")
    op.drop_table("gate_answer")
    op.drop_table("condition")
