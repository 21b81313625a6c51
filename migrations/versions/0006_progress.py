"""What a person has locked, the load each exercise stands at, and the stages a plan went through."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("known", sa.JSON(), nullable=True))
    op.create_table(
        "lock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("effect", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("verdict_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.Column("lift_reason", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(["lifted_by"], ["person.id"], name=op.f("fk_lock_lifted_by_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_lock_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lock")),
    )
    op.create_index(op.f("ix_lock_person_id_lifted_at"), "lock", ["person_id", "lifted_at"], unique=False)
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("exercise", sa.String(length=64), nullable=False),
        sa.Column("variant", sa.String(length=64), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("load_kg", sa.Double(), nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("reps_from", sa.Integer(), nullable=False),
        sa.Column("reps_to", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("contacts", sa.Integer(), nullable=True),
        sa.Column("is_own_amount", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("verdict_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("side IN ('left','right','both')", name=op.f("ck_target_side")),
        sa.CheckConstraint("load_kg >= 0", name=op.f("ck_target_load_kg")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_target_author_id_person")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_target_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(
        op.f("ix_target_plan_id_exercise_side"), "target", ["plan_id", "exercise", "side"], unique=False
    )
    op.create_index(op.f("ix_target_verdict_id"), "target", ["verdict_id"], unique=False)
    op.create_table(
        "stage_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("verdict_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_stage_change_author_id_person")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_stage_change_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_change")),
    )
    op.create_index(op.f("ix_stage_change_plan_id"), "stage_change", ["plan_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_stage_change_plan_id"), table_name="stage_change")
    op.drop_table("stage_change")
    op.drop_index(op.f("ix_target_verdict_id"), table_name="target")
    op.drop_index(op.f("ix_target_plan_id_exercise_side"), table_name="target")
    op.drop_table("target")
    op.drop_index(op.f("ix_lock_person_id_lifted_at"), table_name="lock")
    op.drop_table("lock")
    op.drop_column("plan", "known")
