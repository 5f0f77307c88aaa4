"""Many rows at once: one by one over a prepared statement in SQLite, all in one statement in PostgreSQL.

PostgreSQL is told the rows as one JSON text and reads it as a table. Row by row, each cost it and us several times
what the entry itself costs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Integer, Table, Text, bindparam, cast, column, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import TableValuedAlias

Rows = Sequence[Mapping[str, Any]]
Upsert = postgresql.Insert | sqlite.Insert
_ROWS, _PLACE = "rows", "place"
_NUL = b"\\u0000"


def insert_in_order(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows, whose numbers are given in their order."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    placed = [{**row, _PLACE: place} for place, row in enumerate(rows)]
    told = _told(table, placed[0])
    wanted = select(*(told.c[name] for name in rows[0])).order_by(told.c[_PLACE])
    connection.execute(insert(table).from_select(list(rows[0]), wanted), _json(placed))


def upsert(connection: Connection, statement: Upsert, table: Table, rows: Rows) -> None:
    """Insert rows, or do with those that are there what the statement says. No two rows have one key."""
    if isinstance(statement, sqlite.Insert):
        connection.execute(statement, rows)
        return
    told = _told(table, rows[0])
    connection.execute(statement.from_select(list(rows[0]), select(*(told.c[name] for name in rows[0]))), _json(rows))


def change(connection: Connection, table: Table, key: Collection[str], rows: Rows) -> None:
    """Set the other columns of the rows that have those values in the columns of the key; some may not be there."""
    others = [name for name in rows[0] if name not in key]
    if connection.dialect.name != "postgresql":
        which = [table.c[name] == bindparam(f"this_{name}") for name in key]
        wanted = update(table).where(*which).values({name: bindparam(name) for name in others})
        named = {name: f"this_{name}" if name in key else name for name in rows[0]}
        connection.execute(wanted, [{named[name]: value for name, value in row.items()} for row in rows])
        return
    told = _told(table, rows[0])
    which = [table.c[name] == told.c[name] for name in key]
    connection.execute(update(table).where(*which).values({name: told.c[name] for name in others}), _json(rows))


def _told(table: Table, names: Collection[str]) -> TableValuedAlias:
    """The rows as a table: those columns, with the types that they have there."""
    columns = [column(name, Integer if name == _PLACE else _plain(table, name)) for name in names]
    told = func.json_to_recordset(cast(bindparam(_ROWS, type_=Text), postgresql.JSON))
    return told.table_valued(*columns, name="told").render_derived(with_types=True)


def _plain(table: Table, name: str) -> Any:
    found = table.c[name].type
    return Text() if isinstance(found, Text) else found


def _json(rows: Rows) -> dict[str, str]:
    told = msgspec.json.encode(rows)
    if _NUL in told:
        told = msgspec.json.encode([{name: _storable(value) for name, value in row.items()} for row in rows])
    return {_ROWS: told.decode()}


def _storable(value: Any) -> Any:
    """PostgreSQL's text has no NUL; the entry's own JSON keeps it, escaped."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
