"""Checkpoints: signed Merkle roots over what came to the Ledger, the place of each Consumer in them, and the keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("business", sa.Text, primary_key=True, nullable=False),
        sa.Column("number", sa.BigInteger, primary_key=True, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("last_n", sa.BigInteger, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seals",
        sa.Column("business", sa.Text, primary_key=True, nullable=False),
        sa.Column("consumer", sa.Text, primary_key=True, nullable=False),
        sa.Column("seq", sa.BigInteger, primary_key=True, nullable=False),
        sa.Column("checkpoint", sa.BigInteger, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signing_keys",
        sa.Column("number", sa.BigInteger, primary_key=True, nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("former_signature", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("signing_keys", "seals", "checkpoints"):
        op.drop_table(table)
