"""How the Ledger's tables came to be, step by step (Alembic); `engine.migrate` runs them."""
