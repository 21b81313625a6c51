"""Sessions done and morning checks."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "morning_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence_id", sa.Uuid(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("morning_pain", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("morning_pain BETWEEN 0 AND 10", name=op.f("ck_morning_check_morning_pain")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_morning_check_occurrence_id_occurrence"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_morning_check_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_morning_check")),
    )
    op.create_index(op.f("ix_morning_check_occurrence_id"), "morning_check", ["occurrence_id"], unique=False)
    op.create_index(
        op.f("ix_morning_check_person_id_answered_at"),
        "morning_check",
        ["person_id", "answered_at"],
        unique=False,
    )
    op.create_table(
        "session_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence_id", sa.Uuid(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pain_during", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("pain_during BETWEEN 0 AND 10", name=op.f("ck_session_entry_pain_during")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_session_entry_occurrence_id_occurrence"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_session_entry_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_entry")),
    )
    op.create_index(op.f("ix_session_entry_occurrence_id"), "session_entry", ["occurrence_id"], unique=False)
    op.create_index(
        op.f("ix_session_entry_person_id_done_at"), "session_entry", ["person_id", "done_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_session_entry_person_id_done_at"), table_name="session_entry")
    op.drop_index(op.f("ix_session_entry_occurrence_id"), table_name="session_entry")
    op.drop_table("session_entry")
    op.drop_index(op.f("ix_morning_check_person_id_answered_at"), table_name="morning_check")
    op.drop_index(op.f("ix_morning_check_occurrence_id"), table_name="morning_check")
    op.drop_table("morning_check")
