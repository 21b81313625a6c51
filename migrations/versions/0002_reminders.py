"""Notices, devices, deliveries and what phones answered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heartbeat",
        sa.Column("worker", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("worker", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("visible_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open','accepted','shown','acted','expired','cancelled','suppressed','failed')",
            name=op.f("ck_notice_state"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("person_id", "kind", "due_at", name=op.f("uq_notice_person_id_kind_due_at")),
        postgresql_with={"fillfactor": "80", "autovacuum_vacuum_scale_factor": "0.01"},
    )
    op.create_index(
        "ix_notice_open",
        "notice",
        ["visible_at", "person_id"],
        unique=False,
        sqlite_where=sa.text("state='open'"),
        postgresql_where=sa.text("state='open'"),
    )
    op.create_index(op.f("ix_notice_subject"), "notice", ["subject"], unique=False)
    op.create_table(
        "subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.String(length=2048), nullable=False),
        sa.Column("endpoint_hash", sa.String(length=64), nullable=False),
        sa.Column("p256dh", sa.String(length=120), nullable=False),
        sa.Column("auth", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_unseen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('working','needs_resubscribe','gone')", name=op.f("ck_subscription_state")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_subscription_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint("endpoint_hash", name=op.f("uq_subscription_endpoint_hash")),
    )
    op.create_index(op.f("ix_subscription_person_id"), "subscription", ["person_id"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('pending','accepted','gone','mismatch','failed')", name=op.f("ck_delivery_status")
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_delivery_notice_id_notice"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscription.id"],
            name=op.f("fk_delivery_subscription_id_subscription"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "notice_id", "subscription_id", name=op.f("uq_delivery_notice_id_subscription_id")
        ),
    )
    op.create_index(op.f("ix_delivery_subscription_id"), "delivery", ["subscription_id"], unique=False)
    op.create_table(
        "notice_event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=True),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_notice_event_delivery_id_delivery"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_event_notice_id_notice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_event")),
        sa.UniqueConstraint(
            "notice_id",
            "delivery_id",
            "event",
            "at",
            name=op.f("uq_notice_event_notice_id_delivery_id_event_at"),
        ),
    )


def downgrade() -> None:
    op.drop_table("notice_event")
    op.drop_index(op.f("ix_delivery_subscription_id"), table_name="delivery")
    op.drop_table("delivery")
    op.drop_index(op.f("ix_subscription_person_id"), table_name="subscription")
    op.drop_table("subscription")
    op.drop_index(op.f("ix_notice_subject"), table_name="notice")
    op.drop_index(
        "ix_notice_open",
        table_name="notice",
        sqlite_where=sa.text("state='open'"),
        postgresql_where=sa.text("state='open'"),
    )
    op.drop_table("notice")
    op.drop_table("heartbeat")
