"""Forwards: what goes on to the Businesses' own applications, and how far each was told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forward_cursors",
        sa.Column("business", sa.Text, primary_key=True, nullable=False),
        sa.Column("endpoint", sa.Text, primary_key=True, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("failing_since", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "forwards",
        sa.Column("business", sa.Text, primary_key=True, nullable=False),
        sa.Column("endpoint", sa.Text, primary_key=True, nullable=False),
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("consumer", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.BigInteger, nullable=False),
        sa.Column("next_at", sa.BigInteger, nullable=False),
        sa.Column("tried_at", sa.BigInteger, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "forwards_due",
        "forwards",
        ["business", "endpoint", "next_at"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("forwards_state", "forwards", ["business", "state", "n", "id"])
    op.create_index("forwards_consumer", "forwards", ["business", "consumer"])


def downgrade() -> None:
    for table in ("forwards", "forward_cursors"):
        op.drop_table(table)
