"""Advice: a text keeps what was advised when it was judged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("texts", sa.Column("advice", sa.Text, nullable=True))


def downgrade() -> None:
    op.drop_column("texts", "advice")
