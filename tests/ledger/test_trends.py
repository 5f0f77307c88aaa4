"""How texts went, as SQL counts it, on both databases."""

from __future__ import annotations

import pytest

from app.consent.model import DAY, HOUR
from app.ledger.queries import Ledger
from app.ledger.trends import Reach
from tests.ledger.test_held import add

OUT = {"direction": "out", "state": "sent", "kind": "informational", "program": "reminders", "created_at": 10 * DAY}
STOP = {"direction": "in", "state": "received", "intent": "stop", "program": "", "kind": "", "created_at": 11 * DAY}


def test_what_left_is_counted_by_day_and_kind(ledger: Ledger) -> None:
    add(
        ledger._engine,
        {**OUT},
        {**OUT, "state": "delivered"},
        {**OUT, "kind": "promotional", "created_at": 11 * DAY - 1},
        {**OUT, "created_at": 11 * DAY},
        *({**OUT, "state": state} for state in ("held", "denied", "withdrawn", "ready", "failed", "expired")),
        {**OUT, "own": "answer"},
        {**OUT, "business": "other"},
        {**OUT, "created_at": 9 * DAY},
        {**STOP},
    )
    found = {day: dict(kinds) for day, kinds in ledger.trends.by_day("demo", 10 * DAY, 0).items()}
    assert found == {10: {"informational": 2, "promotional": 1}, 11: {"informational": 1}}


@pytest.mark.parametrize(("ahead", "day"), [(0, 10), (-5 * HOUR, 9), (9 * HOUR, 10)])
def test_a_day_is_a_day_there(ledger: Ledger, ahead: int, day: int) -> None:
    add(ledger._engine, {**OUT, "created_at": 10 * DAY + 3 * HOUR})
    assert list(ledger.trends.by_day("demo", 0, ahead)) == [day]


def test_what_became_of_them_by_sender(ledger: Ledger) -> None:
    add(
        ledger._engine,
        {**OUT, "sender": "+1"},
        {**OUT, "sender": "+1", "state": "delivered"},
        {**OUT, "sender": "+2", "state": "unknown"},
        {**OUT, "sender": "+2", "state": "held"},
    )
    found = {sender: dict(states) for sender, states in ledger.trends.delivery("demo", 0).items()}
    assert found == {"+1": {"sent": 1, "delivered": 1}, "+2": {"unknown": 1}}


def test_who_said_stop_after_a_programs_text(ledger: Ledger) -> None:
    add(
        ledger._engine,
        *({**OUT, "consumer": f"c{n}"} for n in range(4)),
        {**OUT, "consumer": "c0", "created_at": 12 * DAY},  # texted twice, counted once
        {**OUT, "consumer": "c0", "program": "offers"},
        {**STOP, "consumer": "c0"},
        {**STOP, "consumer": "c1", "created_at": 9 * DAY},  # before the text
        {**STOP, "consumer": "c2", "business": "other"},
        {**STOP, "consumer": "c3", "intent": "help"},
        {**STOP, "consumer": "c9"},  # never texted by a program
    )
    assert ledger.trends.reach("demo", 0) == [Reach("offers", 1, 1), Reach("reminders", 4, 1)]
    assert [one.rate for one in ledger.trends.reach("demo", 0)] == [1.0, 0.25]
    assert ledger.trends.reach("demo", 20 * DAY) == []
