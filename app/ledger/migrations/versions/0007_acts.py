"""Acts: who acted stands beside each entry, and from where, which can be erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SAID = {
    "sqlite": "json_extract(public, '$.facts.{}')",
    "postgresql": "(public::json -> 'facts' ->> '{}')",
}


def upgrade() -> None:
    for name in ("origin", "actor", "about"):
        op.add_column("entries", sa.Column(name, sa.Text, nullable=True))
    said = _SAID[op.get_bind().dialect.name]
    by, about = said.format("by"), said.format("consumer")
    # Who acted was always said in the public part; from where was not.
    acted = " OR ".join(f"{by} LIKE '{begins}%'" for begins in ("key:", "consentry "))
    op.execute(f"UPDATE entries SET actor = {by} WHERE {acted}")
    op.execute(f"UPDATE entries SET about = NULLIF({about}, '') WHERE type = 'evidence_exported'")
    op.create_index(
        "entries_business_actor",
        "entries",
        ["business", "n", "actor", "at"],
        sqlite_where=sa.text("actor IS NOT NULL"),
        postgresql_where=sa.text("actor IS NOT NULL"),
    )
    op.create_index(
        "entries_business_about",
        "entries",
        ["business", "about", "n"],
        sqlite_where=sa.text("about IS NOT NULL"),
        postgresql_where=sa.text("about IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("entries_business_about", "entries")
    op.drop_index("entries_business_actor", "entries")
    for name in ("about", "actor", "origin"):
        op.drop_column("entries", name)
