"""What a device was sent outlives the device; a repeat knows what it repeats."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = "fk_delivery_subscription_id_subscription"


def upgrade() -> None:
    _tie("SET NULL", nullable=True)
    op.add_column("notice", sa.Column("again_of", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("notice", "again_of")
    op.execute("DELETE FROM delivery WHERE subscription_id IS NULL")
    _tie("CASCADE", nullable=False)


def _tie(on_delete: str, *, nullable: bool) -> None:
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint(op.f(KEY), type_="foreignkey")
        table.alter_column("subscription_id", existing_type=sa.Uuid(), nullable=nullable)
        table.create_foreign_key(op.f(KEY), "subscription", ["subscription_id"], ["id"], ondelete=on_delete)
