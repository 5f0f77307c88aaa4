"""What Alembic runs: the steps, on the connection and in the transaction that `engine.migrate` opened."""

from __future__ import annotations

from alembic import context

from app.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
