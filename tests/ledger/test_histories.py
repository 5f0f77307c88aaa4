"""Histories: streamed in pages, whole and in order, and every entry comes back as it was."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from app.consent.entries import Entry
from app.consent.model import State
from app.ledger.histories import asked_since, history
from app.ledger.queries import Ledger
from tests.ledger.story import BUSINESS, Story, consumer_id, hidden, moved, received, submitted


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_pages_of_any_size_give_all_of_it(engine: Engine, ledger: Ledger, story: Story, at_once: int) -> None:
    told: dict[str, list[Entry]] = {}
    for n in range(1, 5):
        told[consumer_id(n)] = [
            story.tell(n, received(f"in{n}"), hidden(n, "Hi")),
            story.tell(n, submitted(f"t{n}"), hidden(n, "Hello")),
            story.tell(n, moved(f"t{n}", State.READY, State.SENDING)),
        ]
    story.tell(9, received("in9"), hidden(9))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    found = list(asked_since(engine, BUSINESS, 0, at_once=at_once))
    assert found == sorted(told), "only those to whom a text was asked to be sent"
    for consumer, entries in told.items():
        assert list(history(engine, BUSINESS, consumer, at_once=at_once)) == entries
    assert list(asked_since(engine, "other", 0)) == []
    assert list(asked_since(engine, BUSINESS, 2**50)) == []
