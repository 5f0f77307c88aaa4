"""A full disk beneath the Ledger: the writer says so and writes nothing by half; with room it goes on where it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.consent.entries import Entry
from app.errors import FileNotWritten, LedgerFull
from app.ledger.backing import put_back
from app.ledger.queries import Ledger
from tests.databases import on_sqlite
from tests.full import full, small_files
from tests.ledger.story import BUSINESS, Story, check_whole, consumer_id, hidden, received

MANY = 400
NOW = 1_796_000_000.0


def told(story: Story, first: int, many: int = MANY) -> list[tuple[str, Entry]]:
    for number in range(first, first + many):
        story.tell(1, received(f"in-{number}"), hidden(1, f"Hello {number} " + "x" * 100))
    return story.take()


def test_nothing_is_written_by_half_and_with_room_it_goes_on(engine: Engine, ledger: Ledger, story: Story) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(story, 0))
    batch = told(story, MANY)
    with full(engine):
        for _ in range(2):
            with pytest.raises(LedgerFull) as refused:
                ledger.writer.append(BUSINESS, "1-0", "2-0", batch)
            assert refused.value.code == "ledger_full"
            assert "disk" in refused.value.detail
        assert ledger.writer.position(BUSINESS) == "1-0", "what it has can be read"
        assert check_whole(engine) == {consumer_id(1): MANY}
    assert ledger.writer.append(BUSINESS, "1-0", "2-0", batch)
    assert check_whole(engine) == {consumer_id(1): 2 * MANY}


@on_sqlite
def test_a_file_that_may_not_grow_is_the_same(engine: Engine, ledger: Ledger, story: Story, tmp_path: Path) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(story, 0))
    batch = told(story, MANY)
    sizes = [path.stat().st_size for path in tmp_path.glob("ledger.db*")]
    with small_files(max(sizes) + 8_192), pytest.raises(LedgerFull):
        ledger.writer.append(BUSINESS, "1-0", "2-0", batch)
    assert check_whole(engine) == {consumer_id(1): MANY}
    assert ledger.writer.append(BUSINESS, "1-0", "2-0", batch)
    assert check_whole(engine) == {consumer_id(1): 2 * MANY}


@on_sqlite
def test_a_backup_without_room_is_absent_and_the_one_before_stays(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(story, 0))
    before = ledger.backups.make(folder, NOW)
    with small_files(100_000), pytest.raises(FileNotWritten) as refused:
        ledger.backups.make(folder, NOW + 60)
    assert str(folder) in refused.value.detail
    assert "room" in refused.value.detail
    assert list(folder.iterdir()) == [before], "nothing of it is left to fill the disk further"
    assert ledger.backups.make(folder, NOW + 120).exists()


@on_sqlite
def test_a_backup_that_has_no_room_to_be_put_back_changes_nothing(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(story, 0))
    path = ledger.backups.make(tmp_path / "backups", NOW)
    there = tmp_path / "there"
    there.mkdir()
    (there / "ledger.db").write_text("mine")
    with small_files(100_000), pytest.raises(FileNotWritten, match=r"ledger\.db\.new"):
        put_back(path, there, NOW)
    assert [found.name for found in there.iterdir()] == ["ledger.db"]
    assert (there / "ledger.db").read_text() == "mine"


@on_sqlite
def test_old_backups_go_though_no_new_one_can_be_made(ledger: Ledger, story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(story, 0))
    for days in (60, 45, 40):
        path = ledger.backups.make(folder, NOW - days * 86_400)
        os.utime(path, (NOW - days * 86_400,) * 2)
    with small_files(100_000), pytest.raises(FileNotWritten):
        ledger.backups.daily(folder, NOW)
    assert list(folder.iterdir()) == [path], "the newest stays until there is another"
    assert ledger.backups.daily(folder, NOW) == 1
    assert len(list(folder.iterdir())) == 1
    assert not path.exists()
