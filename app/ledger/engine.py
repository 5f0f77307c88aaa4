"""The SQL engine: how the Ledger's database is opened, brought up to date, and how its failures are told."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.errors import LedgerFull, LedgerUnavailable, StartRefused

MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_MS = 5_000
"""How long SQLite waits for another writer."""
MIGRATION_SECONDS = 60
"""How long one process waits while another migrates."""
IDS_AT_ONCE = 5_000
"""Ids named in one query; databases take 32,766 values at least."""


def open_engine(url: str) -> Engine:
    """The engine of a database URL: `sqlite:////path/ledger.db` or `postgresql://…`. Connects to nothing yet.

    Raises StartRefused for a URL that cannot be a Ledger's.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StartRefused("DATABASE_URL is no database URL; try sqlite:////var/lib/consentry/ledger.db") from None
    kind = parsed.get_backend_name() if parsed.drivername != "postgres" else "postgresql"
    if kind == "sqlite":
        return _open_sqlite(parsed)
    if kind == "postgresql":
        return _open_postgresql(parsed)
    raise StartRefused(f"DATABASE_URL names {kind}; the ledger is kept in sqlite or postgresql")


def migrate(engine: Engine) -> None:
    """Bring the tables up to date. Two processes may do so at once: one waits for the other.

    Raises LedgerUnavailable where the database does not answer.
    """
    with guarded():
        end = time.monotonic() + MIGRATION_SECONDS
        while True:
            try:
                if not _is_newest(engine):
                    _upgrade(engine)
                break
            except OperationalError as error:
                if not _locked(error.orig) or time.monotonic() > end:
                    raise
        # Nothing open is left behind: what starts the processes must not hand them its own connections.
        engine.dispose()


@contextmanager
def guarded() -> Iterator[None]:
    """Tells every failure of the database as LedgerUnavailable, and a full disk as LedgerFull."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        if isinstance(error, DBAPIError) and _full(error.orig):
            raise LedgerFull(
                "The disk of the ledger's database is full, or cannot be written: nothing more is copied to it until "
                "there is room. Inbound texts and STOP go on."
            ) from error
        raise LedgerUnavailable(f"The ledger's database does not answer ({type(error).__name__}).") from error


_SQLITE_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)


def _full(error: object) -> bool:
    """Whether a database says that it has no room. SQLite calls a limit on a file's size an error in writing it."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) in _SQLITE_FULL
    return getattr(error, "sqlstate", "") == "53100"  # disk_full


T = TypeVar("T")


def batched(ids: Iterable[T], most: int) -> Iterator[list[T]]:
    """The ids in lists of at most so many (itertools has it from Python 3.12 on)."""
    left = iter(ids)
    while some := list(islice(left, most)):
        yield some


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take SQLite's write lock when they begin, not in their middle:
    one that read first could no longer wait for another writer, it would fail."""
    return engine.execution_options(immediate=True)


def _open_sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:") or "mode=memory" in str(url):
        raise StartRefused("DATABASE_URL names a database in memory; the ledger must survive a restart")
    # Parameters hold numbers and bodies: no error and no log line may show them.
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=5,
        max_overflow=20,
        pool_timeout=5,
        connect_args={"timeout": BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that DDL is part of the transaction too
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        _use_wal(cursor)
        # FULL: the outbox is trimmed after our commit, so what we committed must outlive a power cut.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone leaves it in the disk's cache
        cursor.execute("PRAGMA checkpoint_fullfsync=ON")
        # A batch touches index pages all over the file: with room for them they are written once, not thrice.
        cursor.execute("PRAGMA cache_size=-32000")  # KiB
        cursor.execute("PRAGMA wal_autocheckpoint=8000")  # pages of 4 KiB
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what erasure nulls is overwritten in the file
    finally:
        cursor.close()


def _use_wal(cursor: sqlite3.Cursor) -> None:
    """Turn WAL on, which the file then remembers. Two first connections at once make SQLite answer `locked`
    without waiting."""
    end = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not _locked(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _open_postgresql(url: URL) -> Engine:
    try:
        from app.ledger.postgresql import open_postgresql
    except ImportError:
        raise StartRefused(
            "DATABASE_URL names postgresql; its driver is missing: pip install 'psycopg[binary]'"
        ) from None
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise StartRefused(f"DATABASE_URL names the driver {url.drivername}; write postgresql://…")
    return open_postgresql(url)


def _is_newest(engine: Engine) -> bool:
    """Whether an SQLite file has all its tables: most commands find it so, and need not load what makes them."""
    if engine.dialect.name != "sqlite":
        return False
    newest = max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return list(connection.scalars(text("SELECT version_num FROM alembic_version"))) == [newest]


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        if connection.dialect.name != "postgresql":
            command.upgrade(config, "head")
            return
        from app.ledger.postgresql import begin_migrating, compare_bytes

        begin_migrating(connection, MIGRATION_SECONDS)
        command.upgrade(config, "head")
        compare_bytes(connection)


def _locked(error: BaseException | None) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
