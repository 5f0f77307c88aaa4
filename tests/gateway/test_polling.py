"""Texts whose webhook was lost are found in the carrier's list, and nothing leaves before it was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from app.consent.entries import Revoked
from app.consent.model import HOUR, MINUTE, Source
from app.consent.standing import Standing
from app.gateway.deliver import Deliver
from app.gateway.draft import private
from app.gateway.intake import Heartbeat, OpenLanes, shut_lanes
from app.gateway.polling import AGAIN, EVERY, Polling
from app.gateway.send import Send
from app.phone import parse_phone
from app.providers.seam import InboundText
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.intake import GAP_MS
from app.store.keys import INTAKE
from app.store.store import real_now
from tests.consent.worlds import OTHER, SENDER
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World, on

BEN = "+17045550124"
LANE = ("demo", SENDER)
CLOSED = "http://127.0.0.1:1"
"""Nobody answers there."""


class Poller:
    """A poller whose clock the test moves, and the web's heartbeat."""

    def __init__(self, world: World, carrier: CarrierThread) -> None:
        self.world, self.carrier = world, carrier
        self.monotonic = 0.0
        self.wire = Wire(total_timeout=5.0, max_body=4 * 1024 * 1024)
        self.heartbeat = Heartbeat(world.gateway.core)
        self.polling = self.another()

    def another(self) -> Polling:
        gateway = self.world.gateway
        return Polling(
            gateway.core,
            gateway.receive,
            gateway.receipts,
            gateway.copying,
            self.wire,
            unknown_after=0,
            now=lambda: self.monotonic,
        )

    def begin(self) -> None:
        """The web is up, and every list was read for the first time."""
        self.heartbeat.beat()
        self.polling.round()

    def lost(self, body: str, sender: str = ANNA) -> str:
        """A text whose webhook found nobody."""
        sid, _ = self.carrier.text_in(sender, SENDER, body)
        return sid

    def gap(self) -> None:
        """No process took webhooks for a while; now one does."""
        client = self.world.gateway.core.store.client
        client.hincrby(INTAKE, "beat", -GAP_MS)
        self.heartbeat.beat()

    def open(self) -> bool:
        return OpenLanes(self.world.gateway.core).among([LANE]) == {LANE}


@pytest.fixture
def poller(world: World, carrier: CarrierThread) -> Iterator[Poller]:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    poller = Poller(world, carrier)
    yield poller
    poller.wire.close()


def standing(world: World, number: str = ANNA) -> Standing:
    core = world.gateway.core
    who = core.identity.consumer("demo", number)
    return core.store.read("demo", world.policy.tag, [who]).snapshots[who].standing


def test_a_stop_that_no_webhook_brought_is_told_with_its_delay(
    poller: Poller, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    poller.lost("STOP", sender=BEN)
    poller.begin()
    assert world.gateway.core.beside.late_stops("demo")[0] == 0, "of the time before, none was missed"
    poller.lost("STOP")
    poller.gap()
    poller.monotonic += EVERY
    poller.polling.round()
    count, delay = world.gateway.core.beside.late_stops("demo")
    assert count == 1
    assert 0 <= delay < 60_000
    assert "stop_found_late" in capsys.readouterr().out


def test_a_stop_that_no_webhook_brought_is_found_once(world: World, poller: Poller) -> None:
    poller.begin()
    world.inbound("Hi")
    waiting = world.send("Yes, at nine.")
    sid = poller.lost("STOP")
    poller.gap()
    assert poller.polling.round() == 1
    assert world.state(waiting.id) == "denied"
    assert world.send("Hello").state.value == "denied"
    late = world.inbound("STOP", event=f"simulator:{sid}")
    assert not late.fresh, "the webhook after all is the same text"
    poller.monotonic += EVERY
    assert poller.polling.round() == 0


def test_nothing_leaves_from_the_gap_until_the_list_was_read(world: World, poller: Poller) -> None:
    wire = Wire()
    lanes = OpenLanes(world.gateway.core, now=iter(range(10_000)).__next__)
    deliver = Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=lanes.among)
    world.inbound("Hi")
    sent = world.send("Yes, at nine.")
    assert deliver.drain(1) == 0, "no web process has ever said that it takes webhooks"
    poller.heartbeat.beat()
    assert deliver.drain(1) == 0, "what came before it began was not looked for"
    world.rung.clear()
    poller.polling.round()
    assert world.rung == ["demo"], "what had to wait is due now"
    assert deliver.drain(1) == 1
    assert world.state(sent.id) == "sent"
    world.send("One thing more.")
    poller.gap()
    assert deliver.drain(1) == 0
    poller.polling.round()
    assert deliver.drain(1) == 1
    wire.close()


def test_a_silent_web_shuts_every_lane_and_so_does_a_webhook_answered_5xx(world: World, poller: Poller) -> None:
    poller.begin()
    assert poller.open()
    poller.heartbeat.beat()
    assert poller.open(), "a heartbeat in time is no gap"
    world.gateway.core.store.client.hincrby(INTAKE, "beat", -GAP_MS)
    assert not poller.open()
    assert shut_lanes(world.gateway.core)[LANE] >= GAP_MS
    poller.heartbeat.beat()
    assert not poller.open()
    poller.polling.round()
    assert poller.open()
    assert shut_lanes(world.gateway.core) == {}
    poller.heartbeat.lost()
    poller.heartbeat.beat()
    assert not poller.open()


def test_what_was_written_before_the_first_reading_may_stop_and_opens_nothing(world: World, poller: Poller) -> None:
    poller.lost("Hi")
    poller.lost("STOP", BEN)
    poller.heartbeat.beat()
    assert poller.polling.round() == 2
    assert standing(world).windows == {}
    assert standing(world, BEN).revoked()
    assert world.send("Hello").state.value == "held"


def test_a_text_found_late_opens_its_window_from_when_it_was_written(world: World, poller: Poller) -> None:
    poller.begin()
    world.pass_time(HOUR)
    written = real_now() // 1000 * 1000  # the list has whole seconds
    poller.lost("Do you have time tomorrow?")
    poller.gap()
    assert poller.polling.round() == 1
    closes_at = standing(world).windows[SENDER].closes_at
    ahead = world.gateway.core.directory.ahead()
    assert closes_at - ahead - world.policy.senders[SENDER].window in (written, written + 1000)


def test_a_start_lifts_the_stop_before_it_and_never_the_one_after_it(world: World, poller: Poller) -> None:
    poller.begin()
    for body in ("STOP", "START"):
        poller.lost(body)
    poller.lost("START", BEN)
    world.inbound("STOP", sender=BEN)
    poller.gap()
    assert poller.polling.round() == 3
    assert standing(world).revoked() is None
    assert standing(world, BEN).revoked(), "their last word was STOP, although it was found first"


def test_a_text_on_its_way_by_webhook_is_left_to_it(world: World, poller: Poller) -> None:
    poller.begin()
    world.gateway.core.store.client.hincrby(INTAKE, "resumed", -10_000)
    poller.lost("Hi")
    poller.monotonic += EVERY
    assert poller.polling.round() == 0
    assert standing(world).windows == {}


def test_a_carrier_whose_clock_is_ahead_of_ours_hides_no_stop(world: World, poller: Poller) -> None:
    poller.begin()
    poller.gap()
    world.gateway.core.store.client.hincrby(INTAKE, "resumed", -3_000)
    poller.lost("STOP")
    poller.monotonic += EVERY
    assert poller.polling.round() == 1
    assert standing(world).revoked()


def test_every_page_is_read_and_each_text_taken_once(world: World, poller: Poller) -> None:
    poller.begin()
    people = [f"+1704555{n:04}" for n in range(100, 199)]
    for n in range(450):
        poller.lost(f"text {n}", people[n % len(people)])
    poller.gap()
    assert poller.polling.round() == 450
    assert all(standing(world, number).windows for number in people)
    poller.gap()
    assert poller.polling.round() == 0


def test_a_list_that_fails_is_tried_again_and_keeps_its_lane_shut(world: World, poller: Poller) -> None:
    poller.begin()
    poller.lost("STOP")
    right = on(poller.carrier)
    wrong = replace(right.senders[SENDER], api_base="http://127.0.0.1:9")
    world.gateway.admin.apply(replace(right, senders={**right.senders, SENDER: wrong}), by="test")
    poller.gap()
    assert poller.polling.round() == 0
    assert not poller.open()
    assert OpenLanes(world.gateway.core).among([("demo", OTHER)]), "another list was read"
    world.gateway.admin.apply(right, by="test")
    assert poller.polling.round() == 0, "not at once"
    poller.monotonic += AGAIN[0]
    assert poller.polling.round() == 1
    assert poller.open()


def test_a_provider_without_a_log_gets_the_time_it_takes_to_bring_a_text_again(world: World, poller: Poller) -> None:
    right = on(poller.carrier)
    held = replace(right.senders[SENDER], provider="plivo")
    world.gateway.admin.apply(replace(right, senders={**right.senders, SENDER: held}), by="test")
    poller.heartbeat.beat()
    for passed, is_open in ((0, False), (200, False), (50, True)):
        world.gateway.core.store.client.hincrby(INTAKE, "resumed", -1000 * passed)
        poller.monotonic += EVERY
        poller.polling.round()
        assert poller.open() == is_open, "Plivo tries for the last time 240 s after its last failure"


def test_one_poller_works_at_a_time(world: World, poller: Poller) -> None:
    poller.begin()
    poller.lost("STOP")
    poller.gap()
    assert poller.another().round() == 0
    assert poller.polling.round() == 1


@on_both
@pytest.mark.parametrize("fault", ["reset_after_accept", "5xx_after", "garbage"])
def test_a_text_of_unknown_outcome_is_settled_by_the_list(world: World, poller: Poller, fault: str) -> None:
    poller.begin()
    poller.carrier.control(callbacks={"enabled": False}, faults={fault: {"count": 1}})
    world.inbound("Hi")
    lost, other = world.send("Yes, at nine."), world.send("Yes, at nine.")
    deliver_all(world)
    assert [world.state(text.id) for text in (lost, other)] == ["unknown", "sent"]
    poller.gap()
    poller.polling.round()
    assert world.state(lost.id) == "unknown", "the Ledger does not know yet whose the rows are"
    world.copy()
    poller.gap()
    poller.polling.round()
    assert world.state(lost.id) == "sent"
    ids = {world.gateway.core.store.texts("demo", [text.id])[text.id].provider_id for text in (lost, other)}
    assert ids == {text.sid for text in poller.carrier.received}, "one row for one text"


@pytest.mark.parametrize("fails", [SENDER, OTHER])
def test_a_list_that_fails_holds_up_no_other_senders(world: World, poller: Poller, fails: str) -> None:
    poller.begin()
    poller.carrier.control(callbacks={"enabled": False}, faults={"reset_after_accept": {"count": 2}})
    texts = {}
    for number in (SENDER, OTHER):
        world.policy = world.gateway.core.businesses.get("demo")
        text = InboundText(f"e:{number}", "SM1", number, ANNA, "Hi")
        world.gateway.receive.text(world.policy, world.policy.senders[number], text)
        texts[number] = world.gateway.submit.one("demo", Send(number, parse_phone(ANNA), "Yes, at nine.")).id
    deliver_all(world)
    assert {world.state(text) for text in texts.values()} == {"unknown"}
    world.copy()
    senders = {n: replace(s, api_base=CLOSED) if n == fails else s for n, s in world.policy.senders.items()}
    world.policy = world.gateway.admin.apply(replace(world.policy, senders=senders), by="test")
    poller.gap()
    poller.polling.round()
    assert {number: world.state(text) for number, text in texts.items()} == {
        number: "unknown" if number == fails else "sent" for number in texts
    }


@on_both
def test_a_text_that_no_list_shows_stays_unknown(world: World, poller: Poller) -> None:
    poller.begin()
    poller.carrier.control(callbacks={"enabled": False}, faults={"reset_before_accept": {"count": 1}})
    world.inbound("Hi")
    lost, other = world.send("Yes, at nine."), world.send("Yes, at nine.")
    deliver_all(world)
    world.copy()
    poller.gap()
    poller.polling.round()
    assert [world.state(text.id) for text in (lost, other)] == ["unknown", "sent"]


def deliver_all(world: World) -> None:
    wire = Wire(total_timeout=2.0)
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain(5)
    wire.close()


def test_a_start_found_late_lifts_no_stop_that_came_another_way_after_it(world: World, poller: Poller) -> None:
    poller.begin()
    poller.lost("STOP")
    poller.lost("START")
    world.pass_time(MINUTE)
    phoned = Revoked("*", Source.PHONE, by="an operator")
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)
    core.revoke(world.policy, who, phoned, private(number=ANNA), core.clock())
    poller.gap()
    poller.polling.round()
    assert standing(world).revoked() is not None, "what they said on the phone is newer than their START"
