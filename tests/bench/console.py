"""The console with a million held texts: how long the server takes to draw the queue, with SQLite."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import requests
from sqlalchemy import insert, text

from app.ledger.engine import open_engine
from app.ledger.tables import texts
from tests.bench.system import numbers, row, system
from tests.ledger.test_held import EMPTY
from tests.running import BUSINESS_NUMBER, System, eventually

ROWS = 1_000_000
AT_ONCE = 20_000
ROUNDS = 20
REASONS = ("campaign_not_approved",) * 6 + ("no_consent", "window_closed", "quiet_hours", "paused")
VIEWS = {
    "the first page": "",
    "newest first": "?sort=newest",
    "soonest to end": "?sort=ending",
    "one cause": "?q=reason:paused",
    "one program": "?q=program:offers",
    "one person": "?q=to:%2B17045550199",
    "older than a day": "?q=age:>1d",
}


def main() -> None:
    """(g) The held queue of the console."""
    print(f"(g) console: ms to draw the held queue of {ROWS:,} texts, HTTP included; wanted: below 200")
    with system("web", "reconcile") as it:
        it.consentry("user", "add", "anna", "--role", "admin", said="correct horse battery\n")
        # The first page is of texts that really wait: the rest are in the Ledger alone, and sorted after them.
        wanted = [{"from": BUSINESS_NUMBER, "to": n, "body": "Your order is ready."} for n in numbers(60)]
        it.api("POST", "/messages/batch", {"messages": wanted})
        desk = logged_in(it)
        eventually(lambda: desk("").count('class="row"') >= 50, within=60)
        fill(it)
        for name, query in VIEWS.items():
            took = []
            for _ in range(ROUNDS):
                start = time.perf_counter()
                desk(query)
                took.append((time.perf_counter() - start) * 1000)
            print(row(name, took))


def logged_in(it: System) -> Any:
    """A function that gets the held queue with a query."""
    session, base = requests.Session(), f"http://127.0.0.1:{it.admin_port}/console"
    session.post(f"{base}/login", data={"user": "anna", "password": "correct horse battery"}, timeout=10)

    def get(query: str) -> str:
        answer = session.get(f"{base}/held{query}", timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.text

    return get


def fill(it: System) -> None:
    """Put the rest into the Ledger."""
    engine = open_engine(it.parts().settings.database_url)
    now = int(time.time() * 1000)

    def some(start: int) -> Iterator[dict[str, object]]:
        for number in range(start, min(start + AT_ONCE, ROWS)):
            yield EMPTY | {
                "id": f"msg_FILLED_{number:026d}",
                "business": "acme",
                "consumer": f"c{number // 3:025d}",
                "sender": BUSINESS_NUMBER,
                "program": ("support", "reminders", "offers")[number % 3],
                "kind": "informational",
                "state": "held",
                "reason": REASONS[number % len(REASONS)],
                "created_at": now + number,
                "expires_at": now + 10**9 + number * 7 % 10**8,
            }

    with engine.begin() as connection:
        for start in range(0, ROWS, AT_ONCE):
            connection.execute(insert(texts), list(some(start)))
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()
