"""How a database would answer a question: from which index, and whether it has to sort."""

from __future__ import annotations

from sqlalchemy import Connection


def plan(connection: Connection, query: str) -> str:
    """The plan in the database's own words. PostgreSQL would read a small table whole, and sort it."""
    if connection.dialect.name == "sqlite":
        return " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    connection.exec_driver_sql("ANALYZE")
    for way in ("seqscan", "bitmapscan", "sort"):
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    return " ".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {query}"))


def sorts(plan: str) -> bool:
    return "TEMP B-TREE" in plan or "Sort" in plan
