"""What nobody has answered, as SQL tells it."""

from __future__ import annotations

import pytest

from app.ledger.queries import Ledger
from tests.ledger.plans import plan, sorts
from tests.ledger.test_held import add

IN = {"direction": "in", "state": "received", "reason": "", "intent": "none", "program": "", "kind": ""}
OUT = {"direction": "out", "state": "sent"}


def ids(ledger: Ledger, since: int = 0) -> list[str]:
    return [row.id for row in ledger.inbox.page("demo", since).rows]


@pytest.mark.parametrize(
    ("later", "waits"),
    [
        ({**OUT}, False),
        ({**OUT, "state": "unknown"}, False),
        ({**OUT, "state": "ready"}, False),
        ({**OUT, "state": "held"}, True),
        ({**OUT, "state": "denied"}, True),
        ({**OUT, "own": "answer"}, True),
        ({**OUT, "consumer": "ben"}, True),
        ({**OUT, "created_at": 1}, True),
        ({**IN, "intent": "help"}, True),
        ({**IN, "business": "other"}, True),
    ],
)
def test_what_comes_after_a_text_answers_it_or_not(ledger: Ledger, later: dict[str, object], waits: bool) -> None:
    add(ledger._engine, {**IN}, later)
    assert ids(ledger) == (["msg_000"] if waits else [])


def test_the_newest_of_each_newest_first_page_by_page(ledger: Ledger) -> None:
    add(
        ledger._engine,
        {**IN},
        {**IN, "consumer": "ben"},
        {**IN},
        {**IN, "consumer": "cleo"},
        {**IN, "consumer": "dan", "intent": "stop"},
        {**IN, "consumer": "eve", "intent": "ambiguous"},
    )
    assert ids(ledger) == ["msg_005", "msg_003", "msg_002", "msg_001"]
    assert ids(ledger, since=1_003) == ["msg_005", "msg_003"]
    first = ledger.inbox.page("demo", 0, limit=3)
    assert [row.id for row in first.rows] == ["msg_005", "msg_003", "msg_002"]
    second = ledger.inbox.page("demo", 0, limit=3, cursor=first.next)
    assert ([row.id for row in second.rows], second.next) == (["msg_001"], None)


def test_what_may_mean_stop_comes_from_its_index_newest_first(ledger: Ledger) -> None:
    rows = [{**IN, "intent": "ambiguous", "consumer": f"c{n}", "created_at": n} for n in range(5)]
    add(ledger._engine, *rows, {**IN}, {**IN, "intent": "ambiguous", "business": "other"})
    first = ledger.inbox.unclear("demo", limit=3)
    assert [row.created_at for row in first.rows] == [4, 3, 2]
    rest = ledger.inbox.unclear("demo", limit=3, cursor=first.next)
    assert [row.created_at for row in rest.rows] == [1, 0]
    assert rest.next is None
    which = "business = 'demo' AND intent = 'ambiguous'"
    asked = f"SELECT * FROM texts WHERE {which} ORDER BY created_at DESC, id DESC LIMIT 50"
    with ledger._engine.begin() as connection:
        found = plan(connection, asked)
    assert "texts_unclear" in found, found
    assert not sorts(found), found
