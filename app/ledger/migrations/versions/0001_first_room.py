"""The first room: entries and chains, texts and consumers, cursors and meta."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _maybe(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text, nullable=True)


def upgrade() -> None:
    op.create_table(
        "entries",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True, nullable=False),
        *map(_word, ("id", "business", "consumer")),
        _number("seq"),
        _word("type"),
        _number("at"),
        _word("public"),
        *map(_maybe, ("private_hash", "private")),
        *map(_word, ("prev_hash", "hash", "position")),
        *map(_maybe, ("text", "event")),
        sa.PrimaryKeyConstraint("n", name="entries_pkey"),
        sa.UniqueConstraint("id", name="entries_id_key"),
        sa.UniqueConstraint("business", "consumer", "seq", name="entries_business_consumer_seq_key"),
    )
    op.create_index("entries_business_n", "entries", ["business", "n"])
    _create_partial_index("entries_business_event", "entries", "event")
    _create_partial_index("entries_business_text", "entries", "text")
    op.create_table(
        "chains",
        *map(_word, ("business", "consumer")),
        _number("seq"),
        _word("hash"),
        sa.PrimaryKeyConstraint("business", "consumer", name="chains_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "texts",
        *map(_word, ("id", "business", "consumer", "direction", "sender")),
        *map(_maybe, ("number", "body", "media", "client_ref")),
        *map(_word, ("program", "kind", "own", "topic", "author", "state")),
        *map(_word, ("verdict", "reason", "reasons", "because", "policy")),
        *map(_number, ("until", "expires_at")),
        _word("promises"),
        _maybe("provider_id"),
        _number("attempts"),
        _word("intent"),
        *map(_number, ("created_at", "updated_at")),
        *map(_word, ("why", "answers")),
        sa.PrimaryKeyConstraint("id", name="texts_pkey"),
    )
    op.create_index("texts_state", "texts", ["business", "state", "created_at", "id"])
    op.create_index("texts_consumer", "texts", ["business", "consumer", "created_at", "id"])
    op.create_index("texts_created", "texts", ["business", "created_at", "id", "direction"])
    _create_partial_index("texts_provider_id", "texts", "provider_id")
    op.create_table(
        "consumers",
        *map(_word, ("business", "consumer")),
        _maybe("number"),
        *map(_number, ("first_at", "last_at")),
        _maybe("profile"),
        sa.PrimaryKeyConstraint("business", "consumer", name="consumers_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cursors",
        *map(_word, ("business", "position")),
        *map(_number, ("seq", "updated_at")),
        sa.PrimaryKeyConstraint("business", name="cursors_pkey"),
    )
    op.create_table("meta", *map(_word, ("key", "value")), sa.PrimaryKeyConstraint("key", name="meta_pkey"))


def downgrade() -> None:
    for table in ("meta", "cursors", "consumers", "texts", "chains", "entries"):
        op.drop_table(table)


def _create_partial_index(name: str, table: str, column: str) -> None:
    """An index of the rows that have a value there."""
    there = sa.text(f"{column} IS NOT NULL")
    op.create_index(name, table, ["business", column], sqlite_where=there, postgresql_where=there)
