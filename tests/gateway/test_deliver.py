"""Delivery over the real wire to a Twilio-shaped carrier on loopback, with every kind of answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from app.gateway.deliver import Deliver
from app.gateway.send import Send
from app.gateway.steps import BACKOFF_MS, backoff
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.store import real_now
from tests.consent.worlds import OTHER, POLICY, SENDER
from tests.gateway.conftest import ANNA, World, on


@pytest.fixture
def deliver(world: World, carrier: CarrierThread) -> Iterator[Deliver]:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1000.0), by="test")
    wire = Wire(total_timeout=1.0)
    yield Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    wire.close()


def bodies(carrier: CarrierThread) -> list[str]:
    return [text.body for text in carrier.received]


def fault(carrier: CarrierThread, name: str, **more: Any) -> None:
    carrier.control(faults={name: more})


def test_a_ready_text_leaves_once(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    sent = world.send("Yes, at nine.")
    assert deliver.drain() == 1
    assert bodies(carrier) == ["Yes, at nine."]
    assert carrier.received[0].id == sent.id, "our id is in the callback's address"
    assert world.state(sent.id) == "sent"
    assert deliver.drain() == 0
    assert len(bodies(carrier)) == 1


def test_texts_to_one_consumer_leave_in_order(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    for n in range(12):
        world.send(f"{n}")
    deliver.drain()
    assert bodies(carrier) == [f"{n}" for n in range(12)]


def test_many_consumers_leave_together(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    numbers = [f"+1704555{n:04}" for n in range(100, 300)]
    for number in numbers:
        world.inbound(sender=number)
    world.gateway.submit.many("demo", [Send(SENDER, parse_phone(number), "hello") for number in numbers])
    assert deliver.drain() == 200
    assert sorted(text.to for text in carrier.received) == numbers


def test_a_stop_between_submit_and_claim_is_seen(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    sent = world.send()
    world.inbound("STOP")
    deliver.drain()
    assert world.state(sent.id) == "denied"
    assert [b for b in bodies(carrier) if "no more texts" not in b] == []
    assert len(bodies(carrier)) == 1, "the answer that the STOP is owed, and nothing else"


def test_a_window_that_closed_meanwhile_holds_at_the_claim(
    world: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    world.inbound()
    world.send("first")
    world.send("second")
    world.pass_time(5 * 24 * 3_600_000)
    deliver.drain()
    assert bodies(carrier) == []
    assert world.gateway.core.store.client.zcard("{demo}:look") == 1


@pytest.mark.parametrize(
    ("name", "more", "state", "arrivals"),
    [
        ("5xx_before", {}, "unknown", 0),
        ("5xx_after", {}, "unknown", 1),
        ("reset_after_accept", {}, "unknown", 1),
        ("garbage", {}, "unknown", 1),
        ("hang", {}, "unknown", None),
        ("drip", {}, "unknown", None),
    ],
)
def test_what_may_have_left_is_unknown_and_never_sent_again(
    world: World,
    deliver: Deliver,
    carrier: CarrierThread,
    name: str,
    more: dict[str, Any],
    state: str,
    arrivals: int | None,
) -> None:
    world.inbound()
    fault(carrier, name, count=1, **more)
    sent = world.send()
    deliver.drain()
    assert world.state(sent.id) == state
    carrier.control(faults={})
    deliver.drain()
    assert world.state(sent.id) == state
    if arrivals is not None:
        assert len(bodies(carrier)) == arrivals


def test_an_unknown_does_not_block_the_next(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    fault(carrier, "5xx_before", count=1)
    first, second = world.send("first"), world.send("second")
    deliver.drain()
    assert (world.state(first.id), world.state(second.id)) == ("unknown", "sent")


def test_a_429_is_tried_again_when_the_carrier_says(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    fault(carrier, "429", count=1, retry_after=0)
    sent = world.send()
    deliver.drain()
    assert world.state(sent.id) == "sent"
    assert len(bodies(carrier)) == 1


def test_a_refused_connection_waits_and_is_tried_again(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    closed = replace(
        POLICY, senders={n: replace(s, api_base="http://127.0.0.1:9") for n, s in on(carrier).senders.items()}
    )
    world.policy = world.gateway.admin.apply(closed, by="test")
    world.inbound()
    sent = world.send()
    before = real_now()
    deliver.drain(0.5)
    assert world.state(sent.id) == "ready"
    due = world.gateway.core.lanes.next_due("demo", [SENDER])
    assert due is not None
    assert due >= before + BACKOFF_MS[0] // 2, "not at once"


def test_a_refusal_by_the_carrier_is_final(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    carrier.control(opted_out=[ANNA])
    sent = world.send()
    deliver.drain()
    assert world.state(sent.id) == "failed"
    assert world.send().judged.reasons[0][0] == "opted_out", "21610 with nothing on record is a Revocation"


def test_the_rate_is_kept_over_many_bells(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier, rate=20.0), by="test")
    numbers = [f"+1704555{n:04}" for n in range(100, 140)]
    for number in numbers:
        world.inbound(sender=number)
    world.gateway.submit.many("demo", [Send(SENDER, parse_phone(number), "hello") for number in numbers])
    for _ in range(10):
        deliver.drain(0.1)
    assert len(bodies(carrier)) <= 20 * 1.5 + 2, "a new bell gives no new credit"


def test_two_workers_never_send_the_same_text(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    numbers = [f"+1704555{n:04}" for n in range(100, 200)]
    for number in numbers:
        world.inbound(sender=number)
    world.gateway.submit.many("demo", [Send(SENDER, parse_phone(number), number) for number in numbers])
    wire = Wire()
    other = Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    thread = threading.Thread(target=other.drain)
    thread.start()
    deliver.drain()
    thread.join()
    wire.close()
    deliver.drain()
    assert sorted(bodies(carrier)) == numbers


def test_both_senders_have_lanes_of_their_own(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.inbound()
    world.send("one")
    ben = "+17045550124"
    world.inbound(sender=ben)
    world.gateway.receive.text(
        world.policy,
        world.policy.senders[OTHER],
        _to(OTHER, ben),
    )
    world.gateway.submit.one("demo", Send(OTHER, parse_phone(ben), "two"))
    deliver.drain()
    assert {(t.sender, t.body) for t in carrier.received} == {(SENDER, "one"), (OTHER, "two")}


def _to(sender: str, consumer: str) -> Any:
    from app.providers.seam import InboundText

    return InboundText(event="other", provider_id="SMother", sender=sender, consumer=consumer, body="Hi")


def test_a_lost_worker_leaves_an_unknown(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    from app.gateway.steps import claim, give_up

    world.inbound()
    sent = world.send()
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)

    def plan(draft: Any, reading: Any) -> Any:
        claim(draft, reading.texts[sent.id], "gone")
        return draft.change(claim_until=real_now() - 1), None

    core.change(core.businesses.get("demo"), who, plan, texts=[sent.id])
    assert core.lanes.given_up("demo", real_now()) == [(who, sent.id)]
    assert give_up(core, core.businesses.get("demo"), who, sent.id)
    assert world.state(sent.id) == "unknown"
    deliver.drain()
    assert bodies(carrier) == []


def test_a_text_that_comes_while_a_lane_is_tidied_is_not_stranded(
    world: World, deliver: Deliver, carrier: CarrierThread
) -> None:
    """A worker finds nothing of a Consumer in its lane and takes them out; a text submitted meanwhile still leaves."""
    world.inbound()
    world.send("refused")
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)
    world.inbound("STOP", answered=True)
    assert core.store.client.zrange("{demo}:l:" + SENDER, 0, -1) == [who.encode()], "the lane is tidied later"
    read, store = core.store.read, core.store

    def read_then_overtaken(*what: Any, **how: Any) -> Any:
        found = read(*what, **how)
        store.read = read  # type: ignore[method-assign]
        world.inbound("START", answered=True)
        world.send("meanwhile")
        return found

    store.read = read_then_overtaken  # type: ignore[method-assign]
    deliver.drain()
    deliver.drain()
    assert bodies(carrier) == ["meanwhile"]


def test_backoff_grows_and_listens() -> None:
    assert backoff(1, 7.0) == 7000
    assert backoff(1, -5.0) == 0
    assert 500 <= backoff(1, None) <= 1000
    assert 4000 <= backoff(4, None) <= 8000
    assert backoff(50, None) <= 300_000


def test_a_drain_ends_when_told(world: World, deliver: Deliver, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1.0), by="test")
    world.inbound()
    for n in range(5):
        world.send(f"{n}")
    begun = time.monotonic()
    deliver.drain(20, stop=lambda: time.monotonic() - begun > 0.3)
    assert time.monotonic() - begun < 5
