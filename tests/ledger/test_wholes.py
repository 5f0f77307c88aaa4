"""Wholes: every chain of a Business comes whole and once, however it is cut into pages."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from app.consent.model import State
from app.ledger.histories import Wholes
from app.ledger.queries import Ledger
from tests.ledger.story import AT, BUSINESS, Story, consumer_id, hidden, moved, received, submitted, text_of

LENGTHS = {1: 1, 2: 5, 3: 3, 4: 7, 5: 2}


@pytest.fixture
def told(ledger: Ledger, story: Story) -> None:
    for turn in range(max(LENGTHS.values())):
        for number, length in LENGTHS.items():
            if turn < length:
                story.tell(number, received(f"{number}-{turn}"), hidden(number, "Hello"))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    story.tell(9, received("other"), hidden(9, "Hello"))
    assert ledger.writer.append("other", "0-0", "1-0", story.take())


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("at_once", [1, 2, 3, 4, 5, 6, 18, 19, 1_000])
def test_each_chain_comes_whole_and_once(engine: Engine, at_once: int) -> None:
    wholes = Wholes(engine)
    found = list(wholes.chains(BUSINESS, at_once=at_once))
    assert [consumer for consumer, _ in found] == sorted(map(consumer_id, LENGTHS))
    lengths = {consumer_id(number): length for number, length in LENGTHS.items()}
    assert all([entry.seq for entry in chain] == list(range(1, lengths[who] + 1)) for who, chain in found)
    after = found[1][0]
    assert list(wholes.chains(BUSINESS, after, at_once=at_once)) == found[2:]
    assert wholes.businesses() == {BUSINESS: sum(LENGTHS.values()), "other": 1}


def test_what_is_not_at_its_end_is_found(ledger: Ledger, story: Story) -> None:
    waits = State.READY, State.HELD
    for number, state in enumerate((*waits, State.DENIED)):
        story.tell(1, submitted(state.value, state), hidden(1, f"text {number}"))
    for name, after in (("gone", State.SENT), ("lost", State.UNKNOWN), ("done", State.FAILED)):
        story.tell(1, submitted(name), hidden(1, name))
        story.tell(1, moved(name, State.READY, State.SENDING))
        story.tell(1, moved(name, State.SENDING, after))
    story.tell(2, submitted("another"), hidden(2, "another"))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    found = {row.id for row in ledger.wholes.unfinished(BUSINESS, [consumer_id(1)], AT)}
    assert found == {text_of(name) for name in ("ready", "held", "gone", "lost")}
    later = {row.id for row in ledger.wholes.unfinished(BUSINESS, [consumer_id(1)], story.now + 1)}
    assert found - later == {text_of("gone")}, "a sent text's last word may still come for a while only"
