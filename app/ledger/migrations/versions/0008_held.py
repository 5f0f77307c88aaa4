"""Held: what waits is counted by its first reason and listed by reason, Program and end, however much there is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_HELD = sa.text("state = 'held'")


def upgrade() -> None:
    for name, first in (("reason", "reason"), ("program", "program"), ("expires", "expires_at")):
        columns = ["business", first, *(["created_at"] if first != "expires_at" else []), "id"]
        op.create_index(f"texts_held_{name}", "texts", columns, sqlite_where=_HELD, postgresql_where=_HELD)


def downgrade() -> None:
    for name in ("reason", "program", "expires"):
        op.drop_index(f"texts_held_{name}", "texts")
