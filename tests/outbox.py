"""An outbox filled without the use cases, and what copies it: for tests and measures of the copying alone."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from app.consent.entries import Entry
from app.consent.model import State
from app.gateway.copying import Copying
from app.ids import entry_id
from app.ledger.queries import Ledger
from app.store.codec import pack_entry
from app.store.store import Store
from tests.ledger.story import AT, TAG, consumer_id, hidden, moved, submitted

BODY = "Acme: your appointment is on Tuesday 24 Nov at 9:00 with Dr. Smith. Reply C to confirm or call 704-555-0199"
STEPS = (
    (State.READY, State.SENDING, {"attempt": 1}),
    (State.SENDING, State.SENT, {"attempt": 1, "provider_id": True}),
    (State.SENT, State.DELIVERED, {"by": "receipt"}),
)


def told(round: int, people: int, together: int = 500) -> Iterator[tuple[str, Entry]]:
    """A text to each of so many Consumers, submitted and moved three times; 500 texts go side by side.

    The `round`-th time, from 0, that they are written to: four entries each time.
    """
    for first in range(0, people, together):
        some = range(first, min(first + together, people))
        for step in range(4):
            for person in some:
                consumer, seq = consumer_id(person), 4 * round + step + 1
                name = f"{person}:{round}"
                at = AT + 1_000 * (4 * round + step)
                if step == 0:
                    fact: Any = submitted(name, expires_at=at + 86_400_000)
                    yield consumer, Entry(entry_id(TAG, consumer, seq), seq, at, fact, hidden(person, BODY))
                    continue
                before, after, more = STEPS[step - 1]
                if "provider_id" in more:
                    more = more | {"provider_id": f"SM{person:024x}{round:08x}"}
                yield consumer, Entry(entry_id(TAG, consumer, seq), seq, at, moved(name, before, after, **more))


def fill(store: Store, business: str, entries: Iterator[tuple[str, Entry]]) -> int:
    """Append entries to the outbox as the commit script does. Returns how many."""
    outbox, count = store.keys(business).outbox, 0
    pipe = store.client.pipeline(transaction=False)
    for consumer, entry in entries:
        pipe.xadd(outbox, {"c": consumer, "e": pack_entry(entry)})
        count += 1
        if count % 1_000 == 0:
            pipe.execute()
    pipe.execute()
    return count


def copying(store: Store, ledger: Ledger) -> Copying:
    """The copying on that store and Ledger, which are all that it uses of the Core."""
    core: Any = SimpleNamespace(store=store, ledger=ledger)
    return Copying(core)
