"""PostgreSQL compares words byte by byte, as SQLite does, whatever language the database was made with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = ("entries", "chains", "texts", "consumers", "cursors", "meta")


def upgrade() -> None:
    _collate("C")


def downgrade() -> None:
    _collate("default")


def _collate(collation: str) -> None:
    """One statement a table, so that each index is made once."""
    if op.get_context().dialect.name != "postgresql":
        return
    found = sa.inspect(op.get_bind())
    for table in _TABLES:
        words = [column["name"] for column in found.get_columns(table) if isinstance(column["type"], sa.Text)]
        changes = ", ".join(f'ALTER COLUMN "{name}" TYPE text COLLATE "{collation}"' for name in words)
        op.execute(f"ALTER TABLE {table} {changes}")
