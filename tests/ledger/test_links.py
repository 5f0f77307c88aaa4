"""Links: a chain that holds has no faults, and each way to change an entry afterwards is one."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from app.consent.model import State
from app.ledger.links import Links
from app.ledger.queries import Ledger
from app.ledger.tables import entries
from tests.ledger.story import BUSINESS, Story, consumer_id, hidden, moved, received, submitted

WHO = consumer_id(1)


@pytest.fixture
def told(ledger: Ledger, story: Story) -> list[str]:
    """The ids of four entries of one Consumer."""
    found = [
        story.tell(1, received("in"), hidden(1, "Hi")),
        story.tell(1, submitted("a"), hidden(1, "Hello")),
        story.tell(1, moved("a", State.READY, State.SENDING)),
        story.tell(1, moved("a", State.SENDING, State.SENT)),
    ]
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    return [entry.id for entry in found]


def faults(ledger: Ledger) -> list[tuple[str, str]]:
    links = Links()
    for row in ledger.rows_of(BUSINESS, WHO):
        links.follow(row)
    return links.faults


def test_what_was_written_holds(ledger: Ledger, told: list[str]) -> None:
    assert faults(ledger) == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"at": 7}, "columns"),
        ({"type": "reheld"}, "columns"),
        ({"private_hash": None}, "columns"),
        ({"private": '{"salt":"0"}'}, "private part"),
        ({"private": None}, ""),
        ({"hash": "0" * 64}, "chained"),
        ({"prev_hash": "0" * 64}, "chained"),
        ({"hash": "none"}, "chained"),
    ],
)
def test_a_changed_column_is_a_fault(
    engine: Engine, ledger: Ledger, told: list[str], values: dict[str, Any], says: str
) -> None:
    with engine.begin() as connection:
        connection.execute(update(entries).where(entries.c.id == told[1]).values(**values))
    found = faults(ledger)
    if not says:
        assert found == [], "erasing is none"
        return
    assert found[0][0] == told[1]
    assert says in found[0][1]


def test_a_changed_fact_and_a_missing_entry_are_faults(engine: Engine, ledger: Ledger, told: list[str]) -> None:
    with engine.begin() as connection:
        public = connection.scalar(select(entries.c.public).where(entries.c.id == told[2])) or ""
        changed = public.replace("sending", "unknown")
        connection.execute(update(entries).where(entries.c.id == told[2]).values(public=changed))
    assert faults(ledger) == [(told[2], "what is chained was changed afterwards")]
    with engine.begin() as connection:
        connection.execute(delete(entries).where(entries.c.id == told[2]))
    assert faults(ledger) == [(told[3], "entry 4 does not follow the one before it")]
