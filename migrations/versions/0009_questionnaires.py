"""Questionnaires and their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "questionnaire_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence_id", sa.Uuid(), nullable=True),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("well", sa.String(length=4), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("score BETWEEN 0 AND most", name=op.f("ck_questionnaire_entry_score")),
        sa.CheckConstraint("well IN ('more','less')", name=op.f("ck_questionnaire_entry_well")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_questionnaire_entry_occurrence_id_occurrence"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_questionnaire_entry_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_entry")),
    )
    op.create_index(
        op.f("ix_questionnaire_entry_occurrence_id"), "questionnaire_entry", ["occurrence_id"], unique=False
    )
    op.create_index(
        op.f("ix_questionnaire_entry_person_id_answered_at"),
        "questionnaire_entry",
        ["person_id", "answered_at"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_questionnaire_entry_person_id_answered_at"), table_name="questionnaire_entry")
    op.drop_index(op.f("ix_questionnaire_entry_occurrence_id"), table_name="questionnaire_entry")
    op.drop_table("questionnaire_entry")
