"""Backpressure: new work waits, inbound texts and Revocations go on, and come back as it eases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.consent.model import ANY, ConsentTier, Source
from app.errors import LedgerBehind, StoreFull, Unavailable
from app.gateway.consents import GrantRequest
from app.gateway.copying import BATCH
from app.gateway.pressure import ALERT_FULL, LOOK_EVERY, MOST_FULL, Pressure
from app.gateway.send import Send
from app.phone import parse_phone
from app.web.health import readiness
from tests.consent.worlds import SENDER
from tests.gateway.conftest import ANNA, World

R = range(100)
GIVEN = int(datetime(2026, 1, 5, tzinfo=UTC).timestamp() * 1000)


def grant(world: World) -> None:
    asked = GrantRequest(parse_phone(ANNA), "reminders", ConsentTier.EXPRESS, Source.VERBAL, GIVEN, said="yes")
    world.gateway.consents.grant("demo", asked, by="test")


def fall_behind(world: World) -> None:
    outbox = world.gateway.core.store.keys("demo").outbox
    world.inbound("Hi")
    [(_, fields)] = world.gateway.core.store.client.xrevrange(outbox, count=1)
    pipe = world.gateway.core.store.client.pipeline()
    for _ in range(3_000):
        pipe.xadd(outbox, fields)
    pipe.execute()


@pytest.mark.parametrize("cause", ["behind", "full"])
def test_new_work_waits_and_what_protects_people_goes_on(world: World, cause: str) -> None:
    error: type[Unavailable]
    if cause == "behind":
        fall_behind(world)
        error = LedgerBehind
    else:
        world.memory[:] = [86, 100]
        error = StoreFull
    length = world.gateway.core.pressure.behind("demo")
    with pytest.raises(error) as refused:
        world.send()
    assert refused.value.retry_after >= 5
    with pytest.raises(error):
        grant(world)
    assert world.gateway.core.pressure.behind("demo") == length, "nothing was stored"
    assert world.inbound("Are you there?").fresh
    revoke = world.gateway.consents.revoke
    recorded = revoke("demo", parse_phone(ANNA), scope=ANY, source=Source.PHONE, received_at=GIVEN, note="", by="test")
    assert recorded.seq
    assert world.inbound("STOP", "+17045550124").fresh
    world.memory[:] = [85, 100]
    world.gateway.core.store.client.xtrim(world.gateway.core.store.keys("demo").outbox, maxlen=1)
    grant(world)
    assert world.send(to="+17045550125").state.value == "held"


@pytest.mark.parametrize("client", ["real"], indirect=True)  # a fake Redis takes a minute for so many texts
def test_a_ledger_that_drains_more_slowly_slows_new_texts_alone(world: World) -> None:
    """Texts come twice as fast as they are copied: some have to wait, no inbound text does, and none is lost."""
    sends = [Send(SENDER, parse_phone(f"+1704{area}01{last:02d}"), "Hello") for area in range(560, 600) for last in R]
    stored, refused, taken = 0, 0, 0
    for round in range(6):
        try:
            stored += len(world.gateway.submit.many("demo", sends))
        except LedgerBehind:
            refused += 1
        assert world.inbound(f"Still there? {round}", "+17045550125").fresh
        assert world.inbound("STOP", f"+1704555013{round}").fresh
        taken += 2
        assert world.copy() <= BATCH < len(sends)
    assert refused
    assert stored > len(sends), "it eases again and again"
    copied = world.gateway.core.ledger.wholes.businesses()["demo"]
    while done := world.copy():
        copied += done
    # The settings' own entry, each text that was stored, each that came in, and the answer to each STOP.
    assert copied == 1 + stored + taken + taken // 2
    assert len(world.gateway.submit.many("demo", sends)) == len(sends)


def test_readyz_says_so_before_it_hurts(world: World) -> None:
    assert readiness(world.gateway)["status"] == "ok"
    world.memory[:] = [71, 100]
    said = readiness(world.gateway)
    assert (said["status"], said["redis"]) == ("degraded", "71% of its memory is used")
    assert ALERT_FULL < MOST_FULL
    world.send()


def test_a_look_is_believed_for_half_a_second(world: World) -> None:
    looks: list[float] = []
    clock = [100.0]

    def memory() -> tuple[int, int]:
        looks.append(clock[0])
        return 1, 100

    pressure = Pressure(world.gateway.core.store, memory, now=lambda: clock[0])
    for step in (0.0, 0.1, LOOK_EVERY - 0.11, 0.02):
        clock[0] += step
        pressure.admit("demo")
    assert looks == [100.0, clock[0]]
