"""Backups: a whole copy while the Ledger is in use, which ages out, and comes back only where it is whole."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.errors import StartRefused
from app.ledger.backing import KEPT_DAYS, put_back
from app.ledger.engine import open_engine
from app.ledger.queries import Ledger
from tests.databases import on_postgresql, on_sqlite
from tests.ledger.story import BUSINESS, Story, check_whole, hidden, received

NOW = 1_796_000_000.0
DAY = 86_400.0


def tell(ledger: Ledger, story: Story, before: int) -> None:
    story.tell(1, received(f"in-{before}"), hidden(1, "Hello"))
    assert ledger.writer.append(BUSINESS, f"{before}-0", f"{before + 1}-0", story.take())


@on_sqlite
def test_a_backup_is_whole_though_work_goes_on(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    tell(ledger, story, 0)
    path = ledger.backups.make(tmp_path / "backups", NOW)
    tell(ledger, story, 1)
    assert path.stat().st_mode & 0o777 == 0o600
    copy = open_engine(f"sqlite:///{path}")
    assert list(check_whole(copy).values()) == [1]
    assert Ledger(copy).writer.position(BUSINESS) == "1-0"
    copy.dispose()


@on_sqlite
def test_one_a_day_is_made_and_old_ones_go(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    tell(ledger, story, 0)

    def pass_a_day(day: int) -> int:
        made = ledger.backups.daily(folder, NOW + day * DAY)
        for path in folder.glob("ledger-*.db"):
            if path.stat().st_mtime > NOW + (day + 1) * DAY or path.stat().st_mtime < NOW:
                os.utime(path, (NOW + day * DAY,) * 2)
        return made

    assert pass_a_day(0) == 1
    assert ledger.backups.daily(folder, NOW + DAY - 1) == 0, "the newest is not a day old"
    assert pass_a_day(2) == 1
    assert len(list(folder.iterdir())) == 2
    assert ledger.backups.daily(folder, NOW + (KEPT_DAYS + 1) * DAY) == 1
    assert len(list(folder.iterdir())) == 2, "the first aged out"


@on_sqlite
def test_it_takes_the_place_of_what_is_there_which_is_kept(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    tell(ledger, story, 0)
    path = ledger.backups.make(tmp_path / "backups", NOW)
    data = tmp_path / "data"
    (data / "redis").mkdir(parents=True)
    (data / "redis" / "a.aof").write_text("old")
    (data / "ledger.db").write_text("old")
    (data / "ledger.db-wal").write_text("old")
    aside = put_back(path, data, NOW)
    assert sorted(found.name for found in aside.iterdir()) == ["ledger.db", "ledger.db-wal", "redis"]
    assert sorted(found.name for found in data.iterdir() if found != aside) == ["ledger.db"]
    back = open_engine(f"sqlite:///{data / 'ledger.db'}")
    assert list(check_whole(back).values()) == [1]
    back.dispose()


@on_sqlite
@pytest.mark.parametrize("damage", ["empty", "text", "another", "cut"])
def test_what_is_no_whole_backup_changes_nothing(ledger: Ledger, story: Story, tmp_path: Path, damage: str) -> None:
    for before in range(30):
        tell(ledger, story, before)
    path = ledger.backups.make(tmp_path / "backups", NOW)
    if damage == "another":
        path.unlink()
        sqlite3.connect(path).execute("CREATE TABLE other (a)").connection.close()
    else:
        whole = path.read_bytes()
        path.write_bytes({"empty": b"", "text": b"no database", "cut": whole[: len(whole) // 2]}[damage])
    data = tmp_path / "data"
    data.mkdir()
    (data / "ledger.db").write_text("mine")
    with pytest.raises(StartRefused, match=r"backup"):
        put_back(path, data, NOW)
    assert [found.name for found in data.iterdir()] == ["ledger.db"]


@on_postgresql
def test_a_postgresql_is_told_of(engine: Engine, tmp_path: Path) -> None:
    ledger = Ledger(engine)
    assert ledger.backups.daily(tmp_path, NOW) == 0
    with pytest.raises(StartRefused, match="pg_dump"):
        ledger.backups.make(tmp_path, NOW)
