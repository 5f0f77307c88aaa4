"""Full disks for tests, without root: a limit on the size of files, and databases that may not grow."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event, text


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes: a write then ends in EFBIG, for Python ignores SIGXFSZ."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def limit_files(pid: int, most: int = resource.RLIM_INFINITY) -> None:
    """The same for a process that runs; without `most` there is room again."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, hard))


@contextmanager
def full(engine: Engine) -> Iterator[None]:
    """The database has no room for another entry. SQLite may take no page more; PostgreSQL, which has no such limit,
    raises disk_full at the first entry, as it does where it cannot extend the table's file."""
    engine.dispose()
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _no_page_more)
        try:
            yield
        finally:
            event.remove(engine, "connect", _no_page_more)
            engine.dispose()
        return
    with engine.begin() as connection:
        connection.execute(text(_FULL))
        connection.execute(text("CREATE TRIGGER no_room BEFORE INSERT ON entries EXECUTE FUNCTION full_disk()"))
    try:
        yield
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP TRIGGER no_room ON entries"))


_FULL = """
CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$
"""


def _no_page_more(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    cursor.execute(f"PRAGMA max_page_count={pages}")
    cursor.close()
