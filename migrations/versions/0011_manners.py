"""What a person wishes of reminders, other channels than push, and more of each reminder's life."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OPEN = "state='open'"
OPEN_PUSH = "state='open' AND channel='push'"
OPEN_EMAIL = "state='open' AND channel='email'"


def upgrade() -> None:
    op.drop_index("ix_notice_open", table_name="notice")
    with op.batch_alter_table("notice") as table:
        table.add_column(sa.Column("channel", sa.String(8), nullable=False, server_default="push"))
        table.add_column(sa.Column("round", sa.SmallInteger(), nullable=False, server_default="0"))
        table.add_column(sa.Column("is_wished", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("led_by", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True))
        table.create_check_constraint(op.f("ck_notice_channel"), "channel IN ('push','email')")
    op.create_index("ix_notice_person_id_due_at", "notice", ["person_id", "due_at"], unique=False)
    _create_open_index("ix_notice_open", OPEN_PUSH)
    _create_open_index("ix_notice_email", OPEN_EMAIL)
    with op.batch_alter_table("delivery") as table:
        table.add_column(sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("answer", sa.String(40), nullable=True))
    with op.batch_alter_table("subscription") as table:
        table.add_column(sa.Column("platform", sa.String(12), nullable=False, server_default=""))
        table.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("occurrence") as table:
        table.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "manners",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("most_pushes", sa.SmallInteger(), nullable=True),
        sa.Column("shows_detail", sa.Boolean(), nullable=False),
        sa.Column("takes_email", sa.Boolean(), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("kept_zone", sa.String(64), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("most_pushes BETWEEN 1 AND 24", name=op.f("ck_manners_most_pushes")),
        sa.CheckConstraint("away_until >= away_from", name=op.f("ck_manners_away")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_manners_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_manners")),
    )
    op.create_table(
        "own_time",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_own_time_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_own_time")),
    )


def downgrade() -> None:
    op.drop_table("own_time")
    op.drop_table("manners")
    with op.batch_alter_table("occurrence") as table:
        table.drop_column("sequence")
    with op.batch_alter_table("subscription") as table:
        table.drop_column("confirmed_at")
        table.drop_column("platform")
    with op.batch_alter_table("delivery") as table:
        table.drop_column("answer")
        table.drop_column("sent_at")
    op.drop_index("ix_notice_email", table_name="notice")
    op.drop_index("ix_notice_open", table_name="notice")
    op.drop_index("ix_notice_person_id_due_at", table_name="notice")
    with op.batch_alter_table("notice") as table:
        table.drop_constraint(op.f("ck_notice_channel"), type_="check")
        table.drop_column("claimed_at")
        table.drop_column("planned_at")
        table.drop_column("led_by")
        table.drop_column("is_wished")
        table.drop_column("round")
        table.drop_column("channel")
    _create_open_index("ix_notice_open", OPEN)


def _create_open_index(name: str, condition: str) -> None:
    op.create_index(
        name,
        "notice",
        ["visible_at", "person_id"],
        unique=False,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )
