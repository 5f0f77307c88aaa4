"""What waits, as SQL answers it: counted by cause, narrowed, in three orders, page by page; by its indexes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, insert

from app.errors import BadInput
from app.ledger.held import ENDING, NEWEST, OLDEST, SORTS, Cause, HeldBy
from app.ledger.queries import Ledger
from app.ledger.tables import texts
from tests.ledger.plans import plan, sorts

EMPTY = {
    "direction": "out",
    "number": None,
    "body": None,
    "media": None,
    "client_ref": None,
    "own": "",
    "topic": "",
    "author": "automation",
    "verdict": "hold",
    "reasons": "[]",
    "because": "[]",
    "policy": "1",
    "until": 0,
    "promises": "",
    "provider_id": None,
    "attempts": 0,
    "intent": "",
    "updated_at": 0,
    "why": "",
    "answers": "",
    "resend_of": None,
    "advice": None,
}


def add(engine: Engine, *rows: dict[str, object]) -> None:
    with engine.begin() as connection:
        connection.execute(delete(texts))
        for number, row in enumerate(rows):
            values = {
                "id": f"msg_{number:03}",
                "business": "demo",
                "consumer": "anna",
                "sender": "+17045550100",
                "program": "support",
                "kind": "conversational",
                "state": "held",
                "reason": "no_consent",
                "created_at": 1_000 + number,
                "expires_at": 9_000 - number,
            }
            connection.execute(insert(texts), {**EMPTY, **values, **row})


def ids(ledger: Ledger, by: HeldBy | None = None, sort: str = OLDEST) -> list[str]:
    return [row.id for row in ledger.held.page("demo", by or HeldBy(), sort=sort).rows]


def test_counts_are_by_the_first_reason_the_largest_first(ledger: Ledger) -> None:
    add(
        ledger._engine,
        {"reason": "paused"},
        {"reason": "no_consent", "created_at": 5},
        {"reason": "no_consent"},
        {"reason": "no_consent", "state": "denied"},
        {"reason": "no_consent", "business": "other"},
    )
    assert ledger.held.causes("demo") == [Cause("no_consent", 2, 5), Cause("paused", 1, 1_000)]
    assert ledger.held.causes("nobody") == []


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (HeldBy(), ["msg_000", "msg_001", "msg_002"]),
        (HeldBy(reason="paused"), ["msg_001"]),
        (HeldBy(program="offers"), ["msg_001"]),
        (HeldBy(kind="promotional"), ["msg_001"]),
        (HeldBy(sender="+17045550101"), ["msg_002"]),
        (HeldBy(consumer="ben"), ["msg_002"]),
        (HeldBy(text="msg_000"), ["msg_000"]),
        (HeldBy(since=1_001), ["msg_001", "msg_002"]),
        (HeldBy(before=1_001), ["msg_000"]),
        (HeldBy(ends_before=9_000), ["msg_001", "msg_002"]),
        (HeldBy(reason="paused", consumer="ben"), []),
    ],
)
def test_it_is_narrowed_and_counted_alike(ledger: Ledger, by: HeldBy, wanted: list[str]) -> None:
    add(
        ledger._engine,
        {},
        {"reason": "paused", "program": "offers", "kind": "promotional"},
        {"consumer": "ben", "sender": "+17045550101"},
        {"state": "ready"},
        {"business": "other"},
    )
    assert ids(ledger, by) == wanted
    assert ledger.held.count("demo", by) == len(wanted)


def test_the_orders(ledger: Ledger) -> None:
    add(ledger._engine, {}, {}, {})
    assert ids(ledger, sort=OLDEST) == ["msg_000", "msg_001", "msg_002"]
    assert ids(ledger, sort=NEWEST) == ids(ledger, sort=ENDING) == ["msg_002", "msg_001", "msg_000"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=12),
    sort=st.sampled_from(SORTS),
    size=st.integers(1, 5),
)
def test_page_by_page_each_is_shown_once(ledger: Ledger, rows: list[tuple[int, int]], sort: str, size: int) -> None:
    add(ledger._engine, *({"created_at": created, "expires_at": ends} for created, ends in rows))
    seen, cursor = [], None
    while True:
        page = ledger.held.page("demo", HeldBy(), sort=sort, limit=size, cursor=cursor)
        seen += [row.id for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert seen == ids(ledger, sort=sort)
    assert len(seen) == len(rows)


def test_a_cursor_that_no_page_gave(ledger: Ledger) -> None:
    with pytest.raises(BadInput):
        ledger.held.page("demo", HeldBy(), cursor="x")


@pytest.mark.parametrize(
    ("which", "order", "index"),
    [
        ("reason = 'paused'", "created_at, id", "texts_held_reason"),
        ("program = 'offers'", "created_at DESC, id DESC", "texts_held_program"),
        ("expires_at > 0", "expires_at, id", "texts_held_expires"),
    ],
)
def test_a_page_of_a_million_is_read_from_its_index_and_not_sorted(
    ledger: Ledger, which: str, order: str, index: str
) -> None:
    add(ledger._engine, {}, {"reason": "paused", "program": "offers"})
    asked = f"SELECT * FROM texts WHERE business = 'demo' AND state = 'held' AND {which} ORDER BY {order} LIMIT 51"
    with ledger._engine.begin() as connection:
        found = plan(connection, asked)
    assert index in found, found
    assert not sorts(found), found
