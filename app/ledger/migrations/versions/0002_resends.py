"""Resends: a text knows which text of unknown outcome it sends again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("texts", sa.Column("resend_of", sa.Text, nullable=True))
    there = sa.text("resend_of IS NOT NULL")
    op.create_index("texts_resend_of", "texts", ["business", "resend_of"], sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    op.drop_index("texts_resend_of", "texts")
    op.drop_column("texts", "resend_of")
