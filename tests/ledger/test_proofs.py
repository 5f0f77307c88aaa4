"""Proofs: one moment of the Ledger, up to its newest checkpoint, just as it is kept."""

from __future__ import annotations

import pytest
from msgspec.json import decode
from sqlalchemy import Engine, delete, update

from app.consent.account.asked import Asked
from app.consent.entries import Granted, Revoked
from app.consent.findings import Kept
from app.consent.model import ANY, ConsentTier, Source, State
from app.keyring import Signer
from app.ledger.checkpoints import IDLE_MS, Watched
from app.ledger.proofs import Snapshot
from app.ledger.queries import Ledger
from app.ledger.tables import checkpoints, entries
from tests.ledger.story import AT, BUSINESS, Story, consumer_id, hidden, received, submitted, text_of

SIGNER = Signer(b"k" * 32)
OWN = consumer_id(99)


def put(ledger: Ledger, story: Story) -> None:
    """Append what was told."""
    before = ledger.writer.position(BUSINESS)
    assert ledger.writer.append(BUSINESS, before, f"{int(before.split('-')[0]) + 1}-0", story.take())


def tell(ledger: Ledger, story: Story, *numbers: int, seal: bool = True) -> None:
    """Each number writes, once more each time."""
    for number in numbers:
        story.tell(number, received(f"in-{number}-{story.now}"), hidden(number, "Hello"))
    put(ledger, story)
    if seal:
        ledger.checkpoints.seal(BUSINESS, SIGNER, story.now)


def test_what_comes_while_it_is_read_is_not_seen(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, 2)
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        first = snapshot.chain(consumer_id(1))
        tell(ledger, story, 1, 2, 3)
        assert snapshot.chain(consumer_id(1)) == first
        assert len(snapshot.chain(consumer_id(2)).entries) == 1
        assert snapshot.consumers(Asked("period", until=2**50), OWN) == [consumer_id(1), consumer_id(2)]
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        assert len(snapshot.chain(consumer_id(2)).entries) == 2


def test_a_chain_ends_where_the_newest_checkpoint_does(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, 1)
    tell(ledger, story, 1, 4, seal=False)
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        chain = snapshot.chain(consumer_id(1))
        unsealed = snapshot.chain(consumer_id(4))
        assert snapshot.consumers(Asked("period", until=2**50), OWN) == [consumer_id(1)]
    assert [entry.seq for entry in chain.entries] == [1, 2]
    assert chain.head == (2, chain.entries[-1].hash)
    assert [seal.seq for seal in chain.seals] == [2]
    assert (list(unsealed.entries), unsealed.head) == ([], (0, "0" * 64))


@pytest.mark.parametrize("gone", [2, 3])
def test_what_was_taken_out_is_not_hidden(ledger: Ledger, story: Story, engine: Engine, gone: int) -> None:
    tell(ledger, story, 1, 1, 1)
    with engine.begin() as connection:
        connection.execute(delete(entries).where(entries.c.consumer == consumer_id(1), entries.c.seq == gone))
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        chain = snapshot.chain(consumer_id(1))
    assert gone not in [entry.seq for entry in chain.entries]
    assert chain.head[0] == 3, "the Ledger says itself that there were three"


def test_whom_a_question_concerns(ledger: Ledger, story: Story) -> None:
    story.tell(1, submitted("a", State.HELD, program="reminders"), hidden(1, "x"))
    begun = story.now
    story.tell(2, submitted("b", State.HELD, program="Reminders"), hidden(2, "x"))
    story.tell(3, Granted("reminders", ConsentTier.EXPRESS, Source.PAPER, AT), hidden(3))
    story.tell(4, Revoked("reminders", Source.EMAIL), hidden(4))
    story.tell(5, Revoked(ANY, Source.EMAIL), hidden(5))
    story.tell(6, Kept(("offers", "reminders"), "msg", ()), hidden(6))
    story.tell(7, received('says "program":"reminders"'), hidden(7))
    story.tell(99, submitted("own", State.HELD, program="reminders"), hidden(99))
    put(ledger, story)
    ledger.checkpoints.seal(BUSINESS, SIGNER, AT)
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        told = set(snapshot.consumers(Asked("program", program="reminders"), OWN))
        assert {consumer_id(n) for n in (1, 3, 4, 6)} <= told
        assert not told & {consumer_id(n) for n in (5, 7, 99)}
        assert snapshot.consumers(Asked("message", message=text_of("b")), OWN) == [consumer_id(2)]
        assert snapshot.consumers(Asked("message", message="msg_%"), OWN) == []
        assert snapshot.consumers(Asked("program", program="%"), OWN) == []
        assert snapshot.consumers(Asked("consumer", consumer=consumer_id(7)), OWN) == [consumer_id(7)]
        assert snapshot.consumers(Asked("period", since=begun, until=begun + 1), OWN) == [consumer_id(1)]


def test_the_spans_that_were_watched_are_found_whatever_their_number(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, seal=False)
    said = [(0, 0), (5, 10), (5, 20), (5, 30), (40, 50), (40, 60), (70, 80), (0, 0), (90, 95)]
    for number, (since, to) in enumerate(said):
        assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT + number * IDLE_MS, Watched(since, to))
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        everything = snapshot.watched(0)
        assert everything[-1] == (90, 95)
        assert set(everything) <= {(5, 30), (40, 60), (70, 80), (90, 95)}, "nothing is claimed that was not"
        assert snapshot.watched(92) == ((90, 95),), "no further back than was asked"


def test_a_year_of_checkpoints_takes_a_few_questions(ledger: Ledger, story: Story, engine: Engine) -> None:
    tell(ledger, story, 1, seal=False)
    for number in range(200):
        since = 5 if number < 120 else 1_000
        assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT + number * IDLE_MS, Watched(since, since + number))
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        asked: list[int] = []
        said = snapshot._said
        snapshot._said = lambda number: asked.append(number) or said(number)  # type: ignore[func-returns-value, method-assign]
        assert snapshot.watched(0) == ((5, 124), (1_000, 1_199))
    assert len(asked) < 40


def test_a_statement_that_was_broken_is_read_as_saying_nothing(ledger: Ledger, story: Story, engine: Engine) -> None:
    tell(ledger, story, 1)
    with engine.begin() as connection:
        connection.execute(update(checkpoints).values(statement='{"watched_since": [}'))
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        assert snapshot.watched(0) == ()
        (checkpoint,) = snapshot.checkpoints({1, 7})
    assert checkpoint.statement == '{"watched_since": [}'


def test_the_keys_are_those_of_the_ledger(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1)
    new = Signer(b"n" * 32)
    ledger.checkpoints.rotate(SIGNER, new, AT)
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        assert [decode(key.statement)["key"] for key in snapshot.signing_keys()] == [SIGNER.key, new.key]


def test_a_business_without_checkpoints_has_nothing_to_show(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, seal=False)
    with ledger.proofs.snapshot(BUSINESS) as snapshot:
        assert isinstance(snapshot, Snapshot)
        assert (snapshot.checkpoint, snapshot.consumers(Asked("period", until=2**50), OWN)) == (0, [])
