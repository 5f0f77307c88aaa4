"""Who answers whom, and who is put aside, on a fake Redis and a real one."""

from __future__ import annotations

from typing import Any

import pytest

from app.store import attending
from app.store.attending import Attending
from app.store.store import Store


@pytest.fixture
def desk(client: Any) -> Attending:
    return Attending(Store(client))


def test_the_first_takes_it_until_it_is_left_or_taken_over(desk: Attending) -> None:
    assert desk.take("b", "c", "anna") == "anna"
    assert desk.take("b", "c", "otto") == "anna"
    assert desk.take("b", "c", "anna") == "anna", "once more is no harm"
    assert desk.of("b", ["c", "d"]) == {"c": "anna"}
    assert desk.take("b", "c", "otto", over=True) == "otto"
    assert desk.owned_by("b", "otto") == ("c",)
    assert desk.owned_by("b", "anna") == ()
    desk.leave("b", "c")
    assert desk.of("b", ["c"]) == {}
    assert desk.owned_by("b", "otto") == ()
    assert desk.owned_by("other", "otto") == ()


def test_what_ran_out_is_nobodys(desk: Attending, client: Any) -> None:
    desk.take("b", "c", "anna")
    assert 0 < client.ttl("{b}:a:c") <= attending.SECONDS
    client.delete("{b}:a:c")  # as its end does
    assert desk.owned_by("b", "anna") == ()
    assert client.hlen("{b}:owners") == 0


def test_aside_until_its_time(desk: Attending, client: Any) -> None:
    assert desk.put_aside("b", "c", "anna", 60_000)
    assert desk.put_aside("b", "d", "anna", -1)
    assert {one: how.user for one, how in desk.aside("b").items()} == {"c": "anna"}
    assert client.hlen("{b}:aside") == 1
    desk.take_back("b", "c")
    assert desk.aside("b") == {}


def test_only_so_many(desk: Attending) -> None:
    assert all(desk.put_aside("b", f"c{n}", "anna", 60_000) for n in range(attending.MOST))
    assert not desk.put_aside("b", "more", "anna", 60_000)
    assert desk.put_aside("b", "c0", "anna", 90_000)
