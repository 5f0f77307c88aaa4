"""Forwards in SQL: what is due comes in order by an index, pages merge the states, and a sweep takes the oldest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.errors import Conflict
from app.ledger.forward_rows import ForwardRow, Mark
from app.ledger.forwards import SWEPT_AT_ONCE
from app.ledger.queries import Ledger
from tests.ledger.plans import plan

ROW = ForwardRow("acme", "business", "evt_0", "ent_0", 0, 0, "C", "text.received", "msg_0", None, 1, next_at=5)


def filed(ledger: Ledger, count: int, *, begin: int = 1) -> list[ForwardRow]:
    """So many rows, as the forwarder puts them down."""
    ledger.forwards.begin("acme", "business", Mark(0, "a"))
    before = ledger.forwards.marks("acme")["business"].n
    rows = [
        replace(ROW, id=f"evt_{n:05}", entry=f"ent_{n}", text=f"msg_{n}", n=n, at=n)
        for n in range(begin, begin + count)
    ]
    assert ledger.forwards.file("acme", "business", before, before + count, rows)
    return rows


def test_a_place_is_moved_once(ledger: Ledger) -> None:
    rows = filed(ledger, 2)
    assert not ledger.forwards.file("acme", "business", 0, 2, rows), "another was faster"
    assert ledger.forwards.file("acme", "business", 2, 3, rows), "what is there stays"
    assert ledger.forwards.page("acme").total == 2
    ledger.forwards.begin("acme", "business", Mark(77, "b"))
    assert ledger.forwards.marks("acme") == {"business": Mark(3, "a")}


def test_what_is_due_comes_in_the_order_in_which_it_happened(ledger: Ledger) -> None:
    rows = filed(ledger, 3)
    assert ledger.forwards.due("acme", "business", 4, 10) == []
    assert ledger.forwards.due("acme", "business", 5, 10) == rows
    assert ledger.forwards.due("acme", "business", 5, 2) == rows[:2]
    ledger.forwards.record([replace(rows[0], next_at=9, attempts=1, tried_at=6, answer="500")])
    assert [row.n for row in ledger.forwards.due("acme", "business", 9, 10)] == [2, 3, 1]
    assert ledger.forwards.due("other", "business", 9, 10) == []


def test_an_endpoint_fails_from_its_first_failure_to_its_next_success(ledger: Ledger) -> None:
    one, two, three = filed(ledger, 3)
    failing = lambda: ledger.forwards.marks("acme")["business"].failing_since  # noqa: E731
    ledger.forwards.record([replace(one, tried_at=10), replace(two, tried_at=20)])
    assert failing() == 10
    ledger.forwards.record([replace(three, state="delivered", tried_at=30), replace(one, tried_at=40)])
    assert failing() == 40
    ledger.forwards.record([replace(one, state="delivered", tried_at=50)])
    assert failing() == 0


def test_pages_merge_the_states_newest_first(ledger: Ledger) -> None:
    rows = filed(ledger, 9)
    states = ("waiting", "delivered", "dead")
    ledger.forwards.record([replace(row, state=states[row.n % 3], tried_at=1) for row in rows])
    found: list[int] = []
    cursor = None
    while True:
        page = ledger.forwards.page("acme", limit=2, cursor=cursor)
        assert page.total == 9
        found += [row.n for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert found == list(range(9, 0, -1))
    assert [row.n for row in ledger.forwards.page("acme", state="dead").rows] == [8, 5, 2]
    assert [row.n for row in ledger.forwards.page("acme", since=8).rows] == [9, 8]
    assert ledger.forwards.counts("acme") == {("business", "waiting"): 3, ("business", "dead"): 3}


def test_a_sweep_takes_some_at_a_time_the_oldest_first(ledger: Ledger) -> None:
    rows = filed(ledger, SWEPT_AT_ONCE + 5)
    ledger.forwards.record([replace(row, state="delivered", tried_at=row.n) for row in rows])
    assert ledger.forwards.sweep("other", 10**9, 0) == 0
    assert ledger.forwards.sweep("acme", len(rows), 0) == SWEPT_AT_ONCE
    assert ledger.forwards.sweep("acme", len(rows), 0) == 4
    assert [row.n for row in ledger.forwards.page("acme").rows] == [len(rows)]


def test_what_belongs_to_an_ended_endpoint_is_not_replayed(ledger: Ledger) -> None:
    rows = filed(ledger, 2)
    ledger.forwards.end("acme", "business", 7, "ended")
    assert {row.state for row in ledger.forwards.page("acme").rows} == {"dead"}
    with pytest.raises(Conflict):
        ledger.forwards.replay("acme", states=("dead",), since=0)
    ledger.forwards.resume("acme", "business")
    assert ledger.forwards.replay("acme", states=("dead",), since=2) == 1
    assert [row.id for row in ledger.forwards.due("acme", "business", 0, 9)] == [rows[1].id]


def test_what_is_due_is_found_by_its_index(engine: Engine) -> None:
    query = (
        "SELECT id FROM forwards WHERE business = 'acme' AND endpoint = 'business' AND state = 'waiting' "
        "AND next_at <= 5 ORDER BY next_at LIMIT 9"
    )
    with engine.begin() as connection:
        assert "forwards_due" in plan(connection, query)
