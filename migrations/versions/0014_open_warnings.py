"""Red flags that no clinician has looked at are found without reading all verdicts."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OPEN = sa.text("effect IN ('emergency','stop') AND seen_at IS NULL AND withdrawn_at IS NULL")


def upgrade() -> None:
    op.create_index("ix_verdict_open", "verdict", ["at"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_index("ix_verdict_open", "verdict")
