"""Backups of the embedded Ledger: a whole copy of the SQLite file, taken while it is in use.

The Ledger is all that a backup needs: Redis is made anew from it, and then nothing leaves until the provider's logs
were read from its last entry on. A PostgreSQL is backed up by its own means.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from app.disk import keep_entries, written
from app.errors import FileNotWritten, StartRefused
from app.ledger.engine import guarded

NAME = "ledger-%Y%m%dT%H%M%SZ.db"
KEPT_DAYS = 30
"""Backups age out, so that what was erased is gone from them too."""
PAGES_AT_ONCE = 2_000
DAY_SECONDS = 86_400


class Backups:
    """Copies of one Ledger in a folder."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def possible(self) -> bool:
        """Whether the Ledger is a file that can be copied so."""
        return self._engine.dialect.name == "sqlite"

    def make(self, folder: Path, now: float) -> Path:
        """Copy the Ledger into a new file of `folder`, named by the time (`now` in s), while it is in use. Raises
        StartRefused for a database that is no file, LedgerUnavailable where it does not answer, and FileNotWritten
        where the copy has no room; then nothing of it is left."""
        if not self.possible:
            raise StartRefused("The ledger is in PostgreSQL: back it up with pg_dump. Redis is made anew from it.")
        with written(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / datetime.fromtimestamp(now, UTC).strftime(NAME)
        draft = path.with_suffix(".part")
        try:
            with written(path):
                os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
                self._copy(draft, path)
                with draft.open("rb") as file:
                    os.fsync(file.fileno())
                os.replace(draft, path)
                keep_entries(folder)
        finally:
            for left in folder.glob(f"{draft.name}*"):  # SQLite's own log of it, too
                left.unlink(missing_ok=True)
        return path

    def _copy(self, draft: Path, path: Path) -> None:
        """Copy the Ledger's pages, and see that they are whole."""
        with guarded(), closing(self._engine.raw_connection()) as source:
            try:
                with closing(sqlite3.connect(draft)) as target:
                    source.driver_connection.backup(target, pages=PAGES_AT_ONCE)  # type: ignore[union-attr]
                    target.execute("PRAGMA journal_mode=DELETE")  # one file, with no log beside it
            except sqlite3.Error as error:
                raise FileNotWritten(
                    f"{path} was not written: {error}. Nothing of it is left: see whether that disk has room for a "
                    "copy of the ledger, then try again."
                ) from error
        _check(draft)

    def daily(self, folder: Path, now: float) -> int:
        """Make one where the newest is a day old, and delete those older than KEPT_DAYS. Returns how many were made.

        Old ones go first: on a disk that is full they may be what it is full of. The newest stays until there is
        another.
        """
        if not self.possible:
            return 0
        there = sorted(folder.glob("ledger-*.db"))
        if there and there[-1].stat().st_mtime > now - DAY_SECONDS:
            return 0
        old = [path for path in there if path.stat().st_mtime < now - KEPT_DAYS * DAY_SECONDS]
        for path in old:
            if path != there[-1]:
                path.unlink()
        made = self.make(folder, now)
        if there and there[-1] in old and there[-1] != made:
            there[-1].unlink()
        return 1


def put_back(backup: Path, data: Path, now: float) -> Path:
    """Put a backup in the place of the Ledger of `data`; what was there, Redis's files among it, is kept in a folder
    beside, which is returned. Nothing may be running. Raises StartRefused for a file that is no whole backup, and
    FileNotWritten where there is no room for it; then all is as it was."""
    _check(backup)
    fresh = data / "ledger.db.new"
    try:
        with written(fresh):
            shutil.copyfile(backup, fresh)
            fresh.chmod(0o600)
            with fresh.open("rb") as file:
                os.fsync(file.fileno())
    except FileNotWritten:
        fresh.unlink(missing_ok=True)
        raise
    aside = data / datetime.fromtimestamp(now, UTC).strftime("before-restore-%Y%m%dT%H%M%SZ")
    aside.mkdir(parents=True, mode=0o700)
    for name in ("ledger.db", "ledger.db-wal", "ledger.db-shm", "redis"):
        if (data / name).exists():
            os.replace(data / name, aside / name)
    os.replace(fresh, data / "ledger.db")
    keep_entries(data)
    return aside


def _check(path: Path) -> None:
    """See that it is a whole SQLite file with a Ledger in it."""
    try:
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as found:
            whole = found.execute("PRAGMA quick_check(1)").fetchone()[0]
            found.execute("SELECT count(*) FROM cursors").fetchone()
    except sqlite3.Error as error:
        raise StartRefused(f"{path} is no backup of a ledger ({error}).") from None
    if whole != "ok":
        raise StartRefused(f"{path} is damaged ({whole}): take another backup.")
