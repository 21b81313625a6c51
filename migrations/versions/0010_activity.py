"""What a week held of steps, running and games."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity_week",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("week_of", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=True),
        sa.Column("run_minutes", sa.Integer(), nullable=True),
        sa.Column("games", sa.Integer(), nullable=True),
        sa.Column("allowed_steps", sa.Integer(), nullable=True),
        sa.Column("allowed_run_minutes", sa.Integer(), nullable=True),
        sa.Column("allowed_games", sa.Integer(), nullable=True),
        sa.CheckConstraint("games >= 0", name=op.f("ck_activity_week_games")),
        sa.CheckConstraint("run_minutes >= 0", name=op.f("ck_activity_week_run_minutes")),
        sa.CheckConstraint("steps >= 0", name=op.f("ck_activity_week_steps")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_activity_week_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_week")),
    )
    op.create_index(
        op.f("ix_activity_week_person_id_week_of"), "activity_week", ["person_id", "week_of"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_activity_week_person_id_week_of"), table_name="activity_week")
    op.drop_table("activity_week")
