"""A writer to be killed: appends a fixed run of batches, each of which follows from the position alone."""

from __future__ import annotations

import sys

from app.consent.entries import Entry
from app.consent.model import State
from app.ids import entry_id
from app.ledger.engine import open_engine
from app.ledger.writer import BEGINNING, Writer
from tests.ledger.story import AT, BUSINESS, TAG, consumer_id, hidden, moved, submitted

PEOPLE = 25


def batch(number: int) -> list[tuple[str, Entry]]:
    """The `number`-th batch, from 1: every Consumer is sent a text, which then leaves."""
    found = []
    for person in range(PEOPLE):
        consumer, name, seq = consumer_id(person), f"{person}:{number}", 2 * number - 1
        at = AT + number
        fact = submitted(name)
        found.append((consumer, Entry(entry_id(TAG, consumer, seq), seq, at, fact, hidden(person, "Hello"))))
        step = moved(name, State.READY, State.SENDING, attempt=1)
        found.append((consumer, Entry(entry_id(TAG, consumer, seq + 1), seq + 1, at, step)))
    return found


def number_of(position: str) -> int:
    return 0 if position == BEGINNING else int(position.partition("-")[2])


def go_on(writer: Writer, most: int) -> int:
    """Append up to so many batches from where the Ledger stands. Returns the number of the last."""
    for _ in range(most):
        before = writer.position(BUSINESS)
        number = number_of(before) + 1
        writer.append(BUSINESS, before, f"1700000000000-{number}", batch(number))
    return number_of(writer.position(BUSINESS))


if __name__ == "__main__":
    writer = Writer(open_engine(sys.argv[1]))
    print("ready", writer.position(BUSINESS), flush=True)
    go_on(writer, 1_000_000)
