"""Texts that left by another way than through us: found in the carrier's list, once, judged, and told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from msgspec.structs import replace

from app.consent.findings import SentElsewhere
from app.consent.model import Verdict
from app.gateway.deliver import Deliver
from app.gateway.elsewhere import EVERY
from app.gateway.polling import Polling
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.store import real_now
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World, on
from tests.gateway.test_polling import BEN, Poller
from tests.log_server import RingCentralLog

ACCOUNT = "AC" + "0" * 31 + "1"


@pytest.fixture
def poller(world: World, carrier: CarrierThread) -> Iterator[Poller]:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    poller = Poller(world, carrier)
    poller.begin()
    yield poller
    poller.wire.close()


def by_another_way(poller: Poller, body: str, to: str = ANNA) -> str:
    """A text from our number that a desktop app sends."""
    url = f"{poller.carrier.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    answer = requests.post(url, data={"From": SENDER, "To": to, "Body": body}, timeout=5)
    assert answer.status_code == 201
    return str(answer.json()["sid"])


def look(poller: Poller, times: int = 1) -> None:
    for _ in range(times):
        while poller.world.copy():
            pass
        poller.monotonic += EVERY
        poller.heartbeat.beat()
        poller.polling.round()
    while poller.world.copy():
        pass


def found(world: World, number: str = ANNA) -> list[SentElsewhere]:
    who = world.gateway.core.identity.consumer("demo", number)
    return [e.fact for e in world.gateway.core.ledger.history_of("demo", who) if isinstance(e.fact, SentElsewhere)]


def test_it_is_found_once_and_judged_by_what_was_known(world: World, poller: Poller) -> None:
    world.inbound("Are you open?")
    sid = by_another_way(poller, "Yes, until five.")
    other = by_another_way(poller, "We miss you!", to=BEN)
    look(poller, times=3)
    (answer,) = found(world)
    assert (answer.provider_id, answer.verdict, answer.reasons[0][0]) == (sid, Verdict.ALLOW, "window")
    (cold,) = found(world, BEN)
    assert (cold.provider_id, cold.verdict, cold.reasons[0][0]) == (other, Verdict.HOLD, "no_consent")
    assert world.gateway.core.beside.counts("demo") == {"allowed": 1, "not_allowed": 1}


def test_after_a_stop_the_carriers_own_answer_is_none_and_the_next_is(world: World, poller: Poller) -> None:
    world.inbound("Hi")
    world.inbound("STOP")
    by_another_way(poller, "You have successfully been unsubscribed.")
    by_another_way(poller, "Wait, please!")
    look(poller, times=2)
    own, after = sorted(found(world), key=lambda fact: not fact.answer)
    assert (own.answer, own.verdict) == (True, Verdict.ALLOW)
    assert (after.verdict, after.reasons[0][0]) == (Verdict.DENY, "opted_out")


def test_a_text_that_has_just_left_may_be_one_of_ours(world: World, poller: Poller) -> None:
    gateway = world.gateway
    polling = Polling(
        gateway.core, gateway.receive, gateway.receipts, gateway.copying, poller.wire, now=lambda: poller.monotonic
    )
    by_another_way(poller, "We miss you!", to=BEN)
    while world.copy():
        pass
    polling.round()
    assert found(world, BEN) == []
    poller.monotonic += EVERY
    poller.polling.round()
    while world.copy():
        pass
    assert len(found(world, BEN)) == 1


def test_texts_of_ours_are_none(world: World, poller: Poller) -> None:
    world.inbound("Are you open?")
    world.send("Yes, until five.")
    wire = Wire(total_timeout=5.0)
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain()
    wire.close()
    assert len(poller.carrier.received) == 1
    look(poller, times=2)
    assert found(world) == []


def test_what_left_before_the_sender_was_here_is_none(world: World, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    poller = Poller(world, carrier)
    core = world.gateway.core
    by_another_way(poller, "An old one", to=BEN)
    poller.begin()
    mark = core.beside.read_to("demo", [SENDER])[SENDER]
    core.beside.was_read("demo", SENDER, mark + 11 * 60_000)  # as if the Sender had come eleven minutes later
    look(poller)
    poller.wire.close()
    assert found(world, BEN) == []


def test_an_identical_text_of_ours_whose_fate_is_unknown_comes_first(world: World, poller: Poller) -> None:
    world.inbound("Are you open?")
    text = world.send("Yes, until five.").id
    while world.copy():
        pass
    with world.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE texts SET state = 'unknown' WHERE id = '{text}'")
    by_another_way(poller, "Yes, until five. ")
    elsewhere = poller.polling._elsewhere
    who = world.gateway.core.identity.consumer("demo", ANNA)
    look(poller)
    assert found(world) == []
    assert elsewhere._core.ledger.texts("demo", consumer=who, state="unknown").rows


@pytest.fixture
def shared(world: World) -> Iterator[RingCentralLog]:
    """A number of RingCentral's that colleagues answer from in message threads."""
    log = RingCentralLog()
    with log.server as server:
        senders = {
            number: replace(
                sender,
                provider="ringcentral" if number == SENDER else "simulator",
                api_base=server.url.rstrip("/"),
                auth_token_env=(TOKEN_ENV,),
                options={"client_id": "an-app", "threads": "read"} if number == SENDER else {},
                key_envs={"client_secret": (TOKEN_ENV,)} if number == SENDER else {},
            )
            for number, sender in POLICY.senders.items()
        }
        world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
        yield log


def test_what_colleagues_send_in_threads_is_found_and_what_we_sent_is_not(
    world: World, shared: RingCentralLog, carrier: CarrierThread
) -> None:
    poller = Poller(world, carrier)
    poller.begin()
    world.inbound("Are you open?")
    ours = world.send("Yes, until five.")
    wire = Wire(total_timeout=5.0)
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain()
    wire.close()
    assert world.state(ours.id) == "sent"
    now = real_now()
    shared.in_thread(now, "Yes, until five.")  # the very text, under another id
    shared.in_thread(now, "Also on Sunday.")
    shared.add(now, "From the desk app", out=True)
    shared.in_thread(now, "From the desk app")
    look(poller, times=2)
    assert sorted(fact.provider_id[:1] for fact in found(world)) == ["1", "m"]
    who = world.gateway.core.identity.consumer("demo", ANNA)
    entries = world.gateway.core.ledger.history_of("demo", who)
    texts = [one.private.body for one in entries if isinstance(one.fact, SentElsewhere) and one.private]
    assert sorted(texts) == ["Also on Sunday.", "From the desk app"]
    poller.wire.close()
