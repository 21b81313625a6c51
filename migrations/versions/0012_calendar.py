"""When each occurrence last changed, so that a calendar can tell what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PLAN_MADE_AT = "UPDATE occurrence SET changed_at = (SELECT created_at FROM plan WHERE plan.id = plan_id)"


def upgrade() -> None:
    with op.batch_alter_table("occurrence") as table:
        table.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(PLAN_MADE_AT)
    with op.batch_alter_table("occurrence") as table:
        table.alter_column("changed_at", nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("occurrence") as table:
        table.drop_column("changed_at")
