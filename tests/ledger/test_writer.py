"""The writer: every entry once, in its place, whatever is killed and whoever else writes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text, update

from app.consent.acts import KeyMade
from app.consent.entries import Granted, Restored
from app.consent.findings import Settled
from app.consent.model import ConsentTier, Source, State
from app.errors import LedgerUnavailable
from app.ledger.chain import START
from app.ledger.queries import Ledger
from app.ledger.tables import consumers, cursors, entries, texts
from app.ledger.writer import Writer
from tests.ledger.appender import PEOPLE, batch, go_on, number_of
from tests.ledger.story import (
    BUSINESS,
    SENDER,
    Story,
    check_whole,
    consumer_id,
    hidden,
    moved,
    received,
    submitted,
    text_of,
)

ROOT = Path(__file__).parents[2]


def count(engine: Engine) -> int:
    with engine.begin() as connection:
        return connection.scalar(select(func.count()).select_from(entries)) or 0


def test_an_append_is_done_once(engine: Engine, ledger: Ledger) -> None:
    writer = ledger.writer
    assert writer.position(BUSINESS) == "0-0"
    assert writer.append(BUSINESS, "0-0", "1700000000000-1", batch(1))
    assert not writer.append(BUSINESS, "0-0", "1700000000000-1", batch(1))
    assert not writer.append(BUSINESS, "1600000000000-0", "1700000000000-2", batch(2))
    assert writer.position(BUSINESS) == "1700000000000-1"
    assert writer.append(BUSINESS, "1700000000000-1", "1700000000000-2", batch(2))
    assert check_whole(engine) == {consumer_id(person): 4 for person in range(PEOPLE)}
    with engine.begin() as connection:
        cursor = connection.execute(select(cursors)).one()
    assert (cursor.position, cursor.seq, cursor.updated_at) == ("1700000000000-2", 4 * PEOPLE, batch(2)[0][1].at)


def test_the_position_moves_where_there_is_nothing_to_append(ledger: Ledger) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "5-0", [])
    assert ledger.writer.append(BUSINESS, "5-0", "6-0", [])
    assert ledger.writer.position(BUSINESS) == "6-0"
    with pytest.raises(ValueError, match="move"):
        ledger.writer.append(BUSINESS, "6-0", "6-0", [])


def test_businesses_stand_apart(engine: Engine, ledger: Ledger, story: Story) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    assert ledger.writer.position("other") == "0-0"
    story.tell(900, submitted("a"))
    assert ledger.writer.append("other", "0-0", "9-9", story.take())
    assert check_whole(engine, "other") == {consumer_id(900): 1}
    assert len(check_whole(engine)) == PEOPLE


@pytest.mark.parametrize("skipped", ["the first", "one between", "none, but the last again"])
def test_a_gap_is_never_papered_over(engine: Engine, ledger: Ledger, story: Story, skipped: str) -> None:
    for name in "abc":
        story.tell(1, submitted(name), hidden(1, "Hi"))
    told = story.take()
    wrong = {"the first": told[1:], "one between": [told[0], told[2]], "none, but the last again": [*told, told[2]]}
    with pytest.raises(LedgerUnavailable) as gap:
        ledger.writer.append(BUSINESS, "0-0", "1-1", wrong[skipped])
    assert gap.value.code == "ledger_gap"
    assert (ledger.writer.position(BUSINESS), count(engine), ledger.counts(BUSINESS)) == ("0-0", 0, {})
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", told)
    assert check_whole(engine) == {consumer_id(1): 3}


def test_a_gap_between_appends_is_found_too(ledger: Ledger) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    with pytest.raises(LedgerUnavailable, match="outbox and ledger do not fit"):
        ledger.writer.append(BUSINESS, "1-1", "1-3", batch(3))
    assert ledger.writer.position(BUSINESS) == "1-1"


def test_of_two_writers_one_wins_each_time(engine: Engine) -> None:
    won: list[int] = []
    rounds, start = 15, threading.Barrier(3)

    def race() -> None:
        writer = Writer(engine)
        start.wait()
        for number in range(1, rounds + 1):
            before = f"1700000000000-{number - 1}" if number > 1 else "0-0"
            while number_of(writer.position(BUSINESS)) < number - 1:
                time.sleep(0.001)
            if writer.append(BUSINESS, before, f"1700000000000-{number}", batch(number)):
                won.append(number)

    threads = [threading.Thread(target=race) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == list(range(1, rounds + 1))
    assert check_whole(engine) == {consumer_id(person): 2 * rounds for person in range(PEOPLE)}


def test_a_writer_killed_at_any_point_left_whole_batches(engine: Engine, url: str) -> None:
    chance = random.Random(7)
    writer, reached = Writer(engine), 0
    for _ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ledger.appender", url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        with process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("ready")
            time.sleep(chance.uniform(0.01, 0.12))
            process.send_signal(signal.SIGKILL)
        last = go_on(writer, 1)
        assert last > reached
        reached = last
        assert check_whole(engine) == {consumer_id(person): 2 * last for person in range(PEOPLE)}
        assert Ledger(engine).counts(BUSINESS) == {"sending": PEOPLE * last}
    assert reached > 10, "nothing was killed in the middle of its work"


def test_changing_a_public_part_is_seen(engine: Engine, ledger: Ledger) -> None:
    ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    with engine.begin() as connection:
        connection.execute(text("UPDATE entries SET public = replace(public, 'reminders', 'remindery') WHERE n = 7"))
    with pytest.raises(AssertionError, match="public part was changed"):
        check_whole(engine)


@pytest.mark.parametrize("change", ["at = at + 1", "seq = 9", "type = 'moved'", "prev_hash = hash", "private = '{}'"])
def test_changing_a_column_is_seen(engine: Engine, ledger: Ledger, change: str) -> None:
    ledger.writer.append(BUSINESS, "0-0", "1-1", batch(1))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE entries SET {change} WHERE n = 7"))
    with pytest.raises(AssertionError):
        check_whole(engine)


def test_what_is_erased_leaves_the_chain_whole(engine: Engine, ledger: Ledger, story: Story, tmp_path: Path) -> None:
    words = "I agree to be texted about my visits"
    story.tell(3, received("in"), hidden(3, "Hello there"))
    story.tell(3, Granted("reminders", ConsentTier.EXPRESS, Source.PAPER, story.now), hidden(3, words=words))
    story.tell(3, submitted("a"), hidden(3, "See you at ten"))
    ledger.writer.append(BUSINESS, "0-0", "1-1", story.take())
    whole = check_whole(engine)
    with engine.begin() as connection:
        connection.execute(update(entries).values(private=None))
        connection.execute(update(texts).values(number=None, body=None, media=None, client_ref=None))
        connection.execute(update(consumers).values(number=None, profile=None))
    assert check_whole(engine) == whole
    row = ledger.timeline(BUSINESS, consumer_id(3)).rows[0]
    assert row.private is None
    assert row.private_hash is not None, "that there was something is still known"
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL overwrites what it frees when it is vacuumed
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for gone in (words, "Hello there", "See you at ten", "+17045550103"):
        assert gone.encode() not in kept, "SQLite overwrites what it frees"


def test_a_chain_starts_from_zeros_and_keeps_the_outbox_position(ledger: Ledger) -> None:
    ledger.writer.append(BUSINESS, "0-0", "1700000000000-1", batch(1))
    second, first = ledger.timeline(BUSINESS, consumer_id(0)).rows
    assert (first.prev_hash, second.prev_hash) == (START, first.hash)
    assert first.position == "1700000000000-1"


def test_the_business_own_chain_makes_no_consumer(engine: Engine, ledger: Ledger, story: Story) -> None:
    story.tell(0, KeyMade("k1", ("send",), "operator"))
    ledger.writer.append(BUSINESS, "0-0", "1-1", story.take())
    assert ledger.consumer(BUSINESS, consumer_id(0)) is None
    assert check_whole(engine) == {consumer_id(0): 1}


def test_a_ledger_belongs_to_one_store(ledger: Ledger) -> None:
    assert ledger.store_id() is None
    assert ledger.writer.adopt("store-1") == "store-1"
    assert ledger.writer.adopt("store-2") == "store-1"
    assert ledger.store_id() == "store-1"


def test_a_large_batch_of_many_consumers_is_one_append(engine: Engine, ledger: Ledger, story: Story) -> None:
    people = 6_000  # more than are named in one query
    for person in range(people):
        story.tell(person, submitted(str(person)))
    assert ledger.writer.append(BUSINESS, "0-0", "1-1", story.take())
    for person in range(people):
        story.tell(person, moved(str(person), State.READY, State.SENDING))
    assert ledger.writer.append(BUSINESS, "1-1", "1-2", story.take())
    assert set(check_whole(engine).values()) == {2}
    assert ledger.counts(BUSINESS) == {"sending": people}


NUL = "a\0b"


def test_a_nul_in_the_words_of_others_stops_nothing(engine: Engine, ledger: Ledger, story: Story) -> None:
    """A carrier or a caller may put one anywhere; PostgreSQL's text cannot hold it."""
    story.tell(1, Restored(text_of("in"), SENDER, NUL, 0, 0), hidden(1, NUL, client_ref=NUL))
    story.tell(
        1, submitted("a", topic=NUL, promises=NUL, reasons=((NUL, {NUL: NUL}),), state=State.HELD), hidden(1, NUL)
    )
    story.tell(1, moved("a", State.HELD, State.READY, why=NUL, by=NUL))
    story.tell(1, moved("a", State.READY, State.SENDING, provider_id=NUL))
    story.tell(1, Settled(text_of("a"), NUL, NUL))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    assert check_whole(engine) == {consumer_id(1): 5}
    assert [entry.private for entry in ledger.history_of(BUSINESS, consumer_id(1))][0] == hidden(1, NUL, client_ref=NUL)
    assert ledger.knows_event(BUSINESS, NUL)
    found = ledger.text_by_provider_id(BUSINESS, NUL)
    assert found is not None
    assert (found.id, found.state, found.body) == (text_of("a"), "sending", "a\ufffdb")
    assert found == ledger.text(BUSINESS, text_of("a"))


def test_asking_for_a_nul_finds_nothing(ledger: Ledger, story: Story) -> None:
    story.tell(1, submitted("a", State.HELD), hidden(1))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    assert ledger.text(BUSINESS, NUL) is None
    assert ledger.entry(BUSINESS, NUL) is None
    assert ledger.holds(BUSINESS, reason=NUL, sender=NUL, program=NUL, consumer=NUL).rows == ()
    assert ledger.texts(NUL, state=NUL).rows == ()
    assert ledger.outbound(BUSINESS, [NUL]) == {}
    assert ledger.timeline(BUSINESS, NUL).rows == ()
