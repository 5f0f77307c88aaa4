"""Unclear: the texts that may have meant stop are listed without reading the others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_UNCLEAR = sa.text("intent = 'ambiguous'")


def upgrade() -> None:
    columns = ["business", "created_at", "id"]
    op.create_index("texts_unclear", "texts", columns, sqlite_where=_UNCLEAR, postgresql_where=_UNCLEAR)


def downgrade() -> None:
    op.drop_index("texts_unclear", "texts")
