"""What is forwarded stays private: the tables hold no words, and an erasure takes what was still to be told."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.consent.model import State
from app.gateway.forwarding.outcomes import SCHEDULE
from app.ledger.tables import forwards
from app.phone import parse_phone
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder

BEN = "+17045550124"


def rows(world: World) -> list[Any]:
    with world.gateway.core.ledger.forwards._engine.begin() as connection:
        return list(connection.execute(select(forwards)))


@on_both
def test_an_erased_consumers_events_go_whatever_became_of_them(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = lambda got: (500, {}, b"") if got.event["data"].get("from") != BEN else OK
    world.inbound("the results of the biopsy")
    held = world.send("20% off", program="offers", client_ref="chart-99")
    assert held.state is State.HELD
    world.gateway.holds.withdraw("demo", held.id, by="test")
    world.inbound("the garden gate is blue", sender=BEN)
    forwarder.settle()
    assert [row.type for row in forwarder.rows(state="waiting")] == ["message.state", "text.received"]
    told = str(rows(world))
    for secret in ("biopsy", "garden", "chart-99", "7045550123", "7045550124"):
        assert secret not in told
    world.gateway.erasing.erase(
        "demo", parse_phone(ANNA), reason="She asked for it.", why="request", anyway=True, by="admin"
    )
    while world.copy():
        pass
    assert [row.state for row in forwarder.rows()] == ["delivered"], "Ben's is still there"
    del application.got[:]
    forwarder.pass_time(SCHEDULE[0])
    assert not application.got
    assert world.gateway.forwards.replay("demo", since=1) == 0


def test_what_was_erased_while_it_waited_to_leave_is_not_told(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    """The forwarder took it up before the erasure was copied, and reads its words after it."""
    application.answer = lambda _: (500, {}, b"")
    world.inbound("the results of the biopsy")
    world.inbound("one thing more")
    while world.copy():
        pass
    forwarder.forwarding._follow()  # taken up, and not begun
    world.gateway.erasing.erase(
        "demo", parse_phone(ANNA), reason="She asked for it.", why="request", anyway=True, by="admin"
    )
    while world.copy():
        pass
    assert any(one.waiting for one in forwarder.forwarding._endpoints.values())
    forwarder.settle()
    assert not [got for got in application.got if got.event["type"] == "text.received"]
    assert rows(world) == []
