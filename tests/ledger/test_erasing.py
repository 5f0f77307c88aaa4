"""Erasing in SQL: nulled with the record of it, whatever the batch; and no file keeps the bytes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine, func, select

from app.consent.entries import Entry
from app.consent.erasures import Erased
from app.consent.findings import ProfileChanged
from app.ids import base32, entry_id
from app.ledger.engine import open_engine
from app.ledger.erasing import SPANS_AT_ONCE, forget_bytes
from app.ledger.queries import Ledger
from app.ledger.tables import entries, texts
from tests.databases import on_sqlite
from tests.ledger.story import AT, BUSINESS, TAG, Story, check_whole, consumer_id, hidden, received, submitted

PEOPLE = 3_000


def erased(*seqs: str, whole: bool = False) -> Erased:
    return Erased("request", "t", seqs, 1, 1, whole=whole)


def told(number: int, bodies: list[str]) -> list[tuple[str, Any]]:
    """Texts from one person, by seq from 1."""
    consumer = consumer_id(number)
    return [
        (
            consumer,
            Entry(entry_id(TAG, consumer, seq), seq, AT + seq, received(f"{number}-{seq}"), hidden(number, body)),
        )
        for seq, body in enumerate(bodies, 1)
    ]


def put(number: int, seq: int, fact: Any) -> tuple[str, Entry]:
    consumer = consumer_id(number)
    return consumer, Entry(entry_id(TAG, consumer, seq), seq, AT + seq, fact)


def left(engine: Engine, number: int) -> tuple[list[int], list[str]]:
    """Whose private part is there still, by seq, and the words of the texts."""
    with engine.begin() as connection:
        which = (entries.c.consumer == consumer_id(number)) & entries.c.private.is_not(None)
        seqs = list(connection.scalars(select(entries.c.seq).where(which).order_by(entries.c.seq)))
        theirs = (texts.c.consumer == consumer_id(number)) & texts.c.body.is_not(None)
        return seqs, list(connection.scalars(select(texts.c.body).where(theirs).order_by(texts.c.created_at)))


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "later"])
def test_an_erasure_nulls_its_spans_and_no_other(engine: Engine, ledger: Ledger, together: bool) -> None:
    anna, ben = told(1, list("abcdefgh")), told(2, list("ij"))
    tombstone = put(1, 9, erased("2-4", "7"))
    batches = [[*anna, *ben, tombstone]] if together else [[*anna, *ben], [tombstone]]
    for number, batch in enumerate(batches):
        assert ledger.writer.append(BUSINESS, f"{number}-0", f"{number + 1}-0", batch)
    assert left(engine, 1) == ([1, 5, 6, 8], list("aefh"))
    assert left(engine, 2) == ([1, 2], list("ij"))
    check_whole(engine)
    row = ledger.consumer(BUSINESS, consumer_id(1))
    assert row is not None
    assert row.number is not None, "a part was erased: they are still known"


def test_nothing_that_came_before_it_in_its_batch_is_known_after_it(engine: Engine, ledger: Ledger) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", [*told(1, ["a", "b"]), put(1, 3, erased("1-2", whole=True))])
    row = ledger.consumer(BUSINESS, consumer_id(1))
    assert row is not None
    assert (row.number, row.profile) == (None, None)


def test_what_is_known_of_a_consumer_goes_with_the_whole(engine: Engine, ledger: Ledger) -> None:
    profile = put(1, 3, ProfileChanged(("name",), "t"))
    consumer, entry = profile
    profile = consumer, msgspec.structs.replace(entry, private=hidden(1, profile={"name": "Anna"}))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", [*told(1, ["a", "b"]), profile, *told(2, ["c"])])
    again = put(1, 5, received("again"))
    again = again[0], msgspec.structs.replace(again[1], private=hidden(1, "d"))
    assert ledger.writer.append(BUSINESS, "1-0", "2-0", [put(1, 4, erased("1-3", whole=True)), again])
    row = ledger.consumer(BUSINESS, consumer)
    assert row is not None
    assert (row.number, row.profile) == (hidden(1).number, None), "they wrote again after it"
    assert left(engine, 1) == ([5], ["d"])
    assert ledger.writer.append(BUSINESS, "2-0", "3-0", [put(1, 6, erased("1-5", whole=True))])
    row = ledger.consumer(BUSINESS, consumer)
    assert row is not None
    assert (row.number, row.profile) == (None, None)
    other = ledger.consumer(BUSINESS, consumer_id(2))
    assert other is not None
    assert other.number is not None


def test_any_number_of_spans_is_erased(engine: Engine, ledger: Ledger) -> None:
    many = 2 * SPANS_AT_ONCE + 50
    batch = [*told(1, [str(n) for n in range(many)]), put(1, many + 1, erased(*map(str, range(2, many + 1, 2))))]
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", batch)
    seqs, _ = left(engine, 1)
    assert seqs == list(range(1, many + 1, 2))


@on_sqlite
def test_no_page_of_the_file_keeps_a_copy(engine: Engine, ledger: Ledger, tmp_path: Path) -> None:
    """Rows that grow move to other pages, and SQLite leaves what moved away behind in the old one: without VACUUM
    four of these thousand stay."""
    rng = random.Random(1)
    people = [base32(rng.randbytes(16)) for _ in range(PEOPLE)]
    place = 0

    def append(batch: list[tuple[str, Entry]]) -> None:
        nonlocal place
        assert ledger.writer.append(BUSINESS, f"{place}-0", f"{place + 1}-0", batch)
        place += 1

    for seq in range(1, 4):
        order = list(range(PEOPLE))
        rng.shuffle(order)
        for part in range(0, PEOPLE, 100):
            append([profiled(people[at], at, seq, rng.randrange(300)) for at in order[part : part + 100]])
    gone = range(0, PEOPLE, 3)
    tombstone = erased("1-3", whole=True)
    append([(people[at], Entry(entry_id(TAG, people[at], 4), 4, AT + at, tombstone)) for at in gone])
    assert forget_bytes(engine)
    files = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
    found = {at for at in range(PEOPLE) if number_of(at) in files or secret_of(at) in files}
    assert found == set(range(PEOPLE)) - set(gone)
    check_whole(engine)


def number_of(at: int) -> bytes:
    return f"+17045550199{at:06d}".encode()


def secret_of(at: int) -> bytes:
    return f"secret {at:06d}".encode()


def profiled(consumer: str, at: int, seq: int, length: int) -> tuple[str, Entry]:
    """What is known of somebody, so long."""
    profile = {"name": f"{secret_of(at).decode()} {'x' * length}"}
    private = msgspec.structs.replace(hidden(at), number=number_of(at).decode(), profile=profile)
    return consumer, Entry(entry_id(TAG, consumer, seq), seq, AT + at, ProfileChanged(("name",), "t"), private)


@on_sqlite
def test_a_reader_that_is_under_way_is_told_of(engine: Engine, ledger: Ledger, url: str) -> None:
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told(1, ["a"]))
    other = open_engine(url)
    with other.connect() as reading:
        reading.scalar(select(func.count()).select_from(entries))
        assert forget_bytes(engine, seconds=0.2) is False
    other.dispose()
    assert forget_bytes(engine)


def test_old_ones_are_found_page_by_page(ledger: Ledger, story: Story) -> None:
    for number in range(7):
        story.tell(number, received(f"t{number}"), hidden(number, "x"))
    story.tell(3, erased("1", whole=True))
    story.tell(8, submitted("none"))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    found: list[str] = []
    after = ""
    while True:
        some, after = ledger.old(BUSINESS, story.now + 1, after, 2)
        found += some
        if not after:
            break
    assert found == [consumer_id(n) for n in range(7) if n != 3]
    assert ledger.old(BUSINESS, AT - 1, "", 2) == ([], "")
