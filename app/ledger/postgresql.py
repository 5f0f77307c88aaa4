"""The Ledger in PostgreSQL: how it is connected to, so that one that hangs is told within seconds.

Imports psycopg, which the extra `postgresql` brings; `engine` imports this file only where it is needed.
"""

from __future__ import annotations

from typing import Any, TypeVar

import psycopg
from psycopg.abc import Buffer, PQGen
from psycopg.pq import TransactionStatus
from psycopg.types.string import StrDumper
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

T = TypeVar("T")

CONNECT_SECONDS = 3
"""How long a server may take to let us in; of each host, where the URL names several."""
STATEMENT_MS = 5_000
"""How long the server works on one statement, waiting for another writer included."""
ANSWER_SECONDS = 6.0
"""How long we wait for the answer: a server that hangs does not count its own time."""
IDLE_MS = 10_000
"""How long a transaction may stand still: a writer that was stopped in it must not hold back the others."""
MIGRATING = 0x636F6E73656E7472  # "consentr": an advisory lock is a number

_BY_LANGUAGE = """
SELECT quote_ident(relname), quote_ident(attname) FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r' AND relnamespace = current_schema()::regnamespace
WHERE attnum > 0 AND NOT attisdropped AND atttypid = 'text'::regtype AND attcollation <> '"C"'::regcollation
ORDER BY 1, attnum
"""


def open_postgresql(url: URL) -> Engine:
    """The engine of a database of that URL. Connects to nothing yet."""
    asked = url.query.get("options", "")
    # What an operator set in the URL comes last, and so stands.
    options = [
        f"-c statement_timeout={STATEMENT_MS}",
        f"-c idle_in_transaction_session_timeout={IDLE_MS}",
        # The outbox is trimmed after our commit, so what we committed must be on disk, whatever the server's default.
        "-c synchronous_commit=on",
        asked if isinstance(asked, str) else " ".join(asked),
    ]
    # Parameters hold numbers and bodies: no error and no log line may show them.
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        isolation_level="READ COMMITTED",  # a writer that waited for the cursor's row sees where it then stands
        pool_size=5,
        max_overflow=20,
        pool_timeout=5,
        pool_pre_ping=True,
        use_native_hstore=False,
        connect_args={
            "connect_timeout": int(str(url.query.get("connect_timeout", CONNECT_SECONDS))),
            "options": " ".join(options),
        },
    )
    event.listen(engine, "do_connect", _connect)
    return engine


def begin_migrating(connection: Connection, seconds: int) -> None:
    """Wait until no other process migrates, `seconds` at most; then this transaction has all the time it needs."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text(f"SET LOCAL lock_timeout = '{seconds}s'"))
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    _driver(connection).patience = None
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})


def compare_bytes(connection: Connection) -> None:
    """Make every column of text compare byte by byte, as SQLite does, whichever step of the migrations made it.

    A database otherwise compares as its language does, and lists and cursors go by the order of ids. One statement a
    table, so that each index is made once; none where nothing is left to do.
    """
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(text(_BY_LANGUAGE)):
        found.setdefault(table, []).append(f'ALTER COLUMN {column} TYPE text COLLATE "C"')
    for table, changes in found.items():
        connection.exec_driver_sql(f"ALTER TABLE {table} {', '.join(changes)}")


def _driver(connection: Connection) -> Impatient:
    found = connection.connection.driver_connection
    assert isinstance(found, Impatient)
    return found


class Impatient(psycopg.Connection[Any]):
    """A connection that is given up when an answer does not come. `patience` in seconds, None for ever."""

    patience: float | None = ANSWER_SECONDS

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.close()  # the answer is still to come: nothing more can be asked here
            raise


class _Storable(StrDumper):
    """Text as it is stored: PostgreSQL has no NUL, so whoever asks for one is answered as if it could."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "\ufffd"))


def _connect(_dialect: object, _record: object, arguments: Any, named: Any) -> Impatient:
    connection = Impatient.connect(*arguments, **named)
    connection.adapters.register_dumper(str, _Storable)
    return connection
