"""The overview's last days, and where the carriers and we disagree."""

from __future__ import annotations

import re
from collections import Counter

from sqlalchemy import update

from app.ledger.tables import texts
from app.web.console.trending import DAYS, HEIGHT, Trending
from tests.web.conftest import ANNA, SENDER
from tests.web.console.conftest import Desk


def left(desk: Desk) -> None:
    """All that was sent has arrived."""
    desk.api.copy()
    with desk.api.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(texts).where(texts.c.direction == "out").values(state="delivered"))


def test_nothing_was_sent(otto: Desk) -> None:
    otto.get("/overview")
    assert otto.text.count("Nothing was sent.") == 3


def test_the_last_days_are_drawn_and_stand_in_a_table_too(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    otto.api.send("Yes")
    otto.api.send("Until five")
    otto.api.inbound("STOP")
    left(otto)
    otto.get("/overview")
    (bar,) = re.findall(r'<rect class="conversational" x="(\d+)" y="0" width="16" height="100">', otto.page)
    assert int(bar) == 20 * (DAYS - 1) + 2, "today, at the right"
    assert "30 Nov 2 0 0" in otto.text
    assert f"{SENDER} simulator 2 2 100.0% 0 0.0% 0 0.0%" in otto.text
    assert "support 1 1 100.0%" in otto.text
    assert ANNA not in otto.page


def test_a_day_is_as_high_as_its_share_of_the_highest(otto: Desk) -> None:
    otto.api.inbound("Hi")
    for n in range(4):
        otto.api.send(f"Text {n}")
        if n == 0:
            otto.api.gateway.core.directory.advance(24 * 3_600_000)
            otto.api.inbound("Hi again")
    left(otto)
    policy = otto.api.gateway.core.businesses.get("demo")
    days = Trending(otto.api.gateway).of(policy).days
    assert [day.total for day in days[-2:]] == [1, 3]
    assert [day.bars[0].height for day in days[-2:]] == [HEIGHT // 3, HEIGHT]


def test_counts_are_kept_for_a_moment(otto: Desk) -> None:
    policy, trending = otto.api.gateway.core.businesses.get("demo"), Trending(otto.api.gateway)
    first = trending.of(policy)
    otto.api.inbound("Hi")
    otto.api.send("Yes")
    left(otto)
    assert trending.of(policy) is first


def test_where_the_carrier_and_we_disagree(otto: Desk) -> None:
    otto.get("/drift")
    assert "the first comparison has not been made" in otto.text
    beside = otto.api.gateway.core.beside
    beside.drift_was_looked_for("demo", 1_800_000_000_000, Counter())
    otto.get("/drift")
    assert "They agree." in otto.text
    beside.drift_was_looked_for("demo", 1_800_000_000_000, Counter({(SENDER, "only_here"): 3}))
    beside.found_late("demo", 7_200_000)
    otto.get("/drift")
    assert f"{SENDER} simulator they have stopped here alone 3 their stop is written" in otto.text
    assert "1 were found in the carrier's own list, the last 2 h after it was written" in otto.text
