"""Rebuild: a Redis that was lost is made anew from the Ledger; nothing is sent twice, and no STOP is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.model import ANY, ConsentTier, Source
from app.errors import StartRefused, StoreUnavailable
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.intake import Heartbeat, OpenLanes
from app.gateway.polling import Polling
from app.gateway.rebuild import Rebuild, Rebuilt
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.codec import pack_standing
from app.store.keys import STORE_ID
from tests.consent.worlds import SENDER
from tests.gateway.conftest import ANNA, World, on

BEN, CLEO, DORA, EVA = (f"+1704555012{last}" for last in range(4, 8))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "lost.jsonl"


@pytest.fixture
def running(world: World, carrier: CarrierThread) -> Iterator[Polling]:
    """The world on a carrier, webhooks being taken and every list read; the poller, to be used again."""
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    gateway, wire = world.gateway, Wire(total_timeout=5.0, max_body=4 * 1024 * 1024)
    clock = iter(range(0, 10**9, 1_000))
    polling = Polling(
        gateway.core,
        gateway.receive,
        gateway.receipts,
        gateway.copying,
        wire,
        unknown_after=0,
        now=lambda: float(next(clock)),
    )
    Heartbeat(gateway.core).beat()
    polling.round()
    yield polling
    wire.close()


def rebuild(world: World, kept: Path, **how: Any) -> Rebuilt:
    core = world.gateway.core
    known = core.directory.identity()
    (done,) = Rebuild(core, known.get("keyring") or how.pop("keyring"), kept, settle=0.0).run(**how)
    return done


def lose(world: World) -> str:
    """Redis's files are gone. Returns the fingerprint of the keyring, which is not."""
    core = world.gateway.core
    keyring = core.directory.identity()["keyring"]
    ahead = core.directory.ahead()
    core.store.client.flushdb()
    core.directory.advance(ahead)
    return str(keyring)


def standings(world: World, *numbers: str) -> dict[str, bytes]:
    core = world.gateway.core
    ids = {
        number: core.identity.consumer("demo", number) if number else core.identity.consumer("demo", "")
        for number in numbers
    }
    found = core.store.read("demo", world.policy.tag, list(ids.values())).snapshots
    return {
        number: pack_standing(found[who].standing) + repr(sorted(found[who].standing.revocations.items())).encode()
        for number, who in ids.items()
    }


def busy(world: World) -> dict[str, str]:
    """People in every condition, and texts in every state that is not an end. Returns the texts."""
    texts = {}
    world.inbound("Are you open?")
    texts["ready"] = world.send("Yes, until five.").id
    world.inbound("Hello", sender=BEN)
    texts["held"] = world.send("Your order is ready.", to=BEN, program="reminders").id
    world.inbound("Hi", sender=CLEO)
    texts["denied"] = world.send("Hello", to=CLEO).id
    world.inbound("STOP", sender=CLEO)
    world.inbound("Hi", sender=EVA)
    world.gateway.consents.revoke(
        "demo", parse_phone(EVA), scope=ANY, source=Source.PHONE, received_at=0, note="", by="test"
    )
    request = GrantRequest(
        parse_phone(DORA), "reminders", ConsentTier.EXPRESS, Source.VERBAL, world.gateway.core.clock(), said="Yes, do."
    )
    world.gateway.consents.grant("demo", request, by="test")
    texts["granted"] = world.send("Your visit is tomorrow.", to=DORA, program="reminders").id
    return texts


def drain(world: World) -> None:
    while world.copy():
        pass


def test_everything_is_there_again_byte_for_byte(world: World, kept: Path) -> None:
    texts = busy(world)
    secret = world.gateway.admin.make_key("demo", ("read",), name="app", by="test")
    world.gateway.disclosures.add("demo", "We text you. Reply STOP to end.", "v1", by="test")
    drain(world)
    people = (ANNA, BEN, CLEO, DORA, EVA, "")
    counts = world.gateway.core.ledger.counts("demo")
    waited = counts["ready"] + counts["held"]
    before = standings(world, *people)
    records = world.gateway.core.store.texts("demo", list(texts.values()))
    keyring = lose(world)
    with pytest.raises(StoreUnavailable, match="rebuild"):
        world.send()
    with pytest.raises(StoreUnavailable):
        world.inbound("STOP", sender=DORA)
    done = rebuild(world, kept, keyring=keyring)
    assert (done.held, done.unknown, done.stops, done.dropped) == (waited, 0, 0, [])
    # Of whom something waited there is one step more: it is held now. All else is as it was, to the byte.
    after = standings(world, *people)
    assert {n for n in people if after[n] == before[n]} == {EVA, ""}
    core = world.gateway.core
    for name, text in texts.items():
        record = core.store.texts("demo", [text]).get(text)
        if name == "denied":
            assert record is None, "the Ledger alone keeps what is at its end"
            continue
        assert record is not None
        assert record.state.value == "held"
        assert "rebuilt" in [code for code, _ in record.judged.reasons]
        was = records[text].text
        again = replace(record.text, ask=replace(record.text.ask, rebuilt_at=0, expires_at=was.ask.expires_at))
        assert again == was, "sender, body, topic, place: all that it was asked with"
    assert world.gateway.admin.authorize(secret)[0] == "demo"
    assert [one.version for one in world.gateway.disclosures.all("demo")] == ["v1"]
    assert core.businesses.get("demo") == world.policy
    assert world.send("Anything else?").state.value in ("ready", "held")
    assert world.inbound("STOP", sender=DORA).fresh


def test_an_event_that_was_taken_is_not_taken_again(world: World, kept: Path) -> None:
    world.inbound("Hi", event="e-1")
    world.inbound("STOP", event="e-2")
    drain(world)
    keyring = lose(world)
    rebuild(world, kept, keyring=keyring)
    assert not world.inbound("Hi", event="e-1").fresh
    assert not world.inbound("STOP", event="e-2").fresh


def test_who_was_shown_what_goes_on_where_it_was(world: World, kept: Path) -> None:
    world.inbound("Hi")
    seeing = world.gateway.seeing
    assert seeing.record("demo", by="key:ONE", route="GET /v1/consumers/{number}", rows=1)
    while world.copy():
        pass
    keyring = lose(world)
    rebuild(world, kept, keyring=keyring)
    assert seeing.record("demo", by="key:TWO", route="GET /v1/consumers/{number}", rows=1)
    while world.copy():
        pass
    acts = [one for one in world.gateway.core.ledger.activity.page("demo").rows if one.type == "seen"]
    assert [one.by for one in acts] == ["key:TWO", "key:ONE"]


def test_what_the_log_shows_is_not_sent_again_and_the_rest_goes(
    world: World, running: Polling, carrier: CarrierThread, kept: Path
) -> None:
    world.inbound("Are you open?")
    world.inbound("And you?", sender=BEN)
    later = world.gateway.core.clock() + 60_000
    gone = world.send("Yes, until five.").id
    waits = world.send("Tomorrow at nine.", to=BEN, not_before=later).id
    drain(world)
    # It leaves, the carrier has it, and then all of Redis is lost before the Ledger hears of it.
    assert deliver(world) == 1
    keyring = lose(world)
    Heartbeat(world.gateway.core).beat()
    done = rebuild(world, kept, keyring=keyring)
    assert done.held == 2
    assert not OpenLanes(world.gateway.core).among([("demo", SENDER)]), "its inbound log comes first"
    world.pass_time(1_000)
    for _ in range(3):
        running.round()
        drain(world)
    assert world.state(gone) in ("sent", "delivered")
    assert world.reasons(waits) == ["not_yet"]
    world.pass_time(60_000)
    assert deliver(world) == 1
    assert sorted(text.body for text in carrier.received) == ["Tomorrow at nine.", "Yes, until five."]
    assert world.gateway.core.directory.last_rebuilt("demo") is None


def test_a_stop_of_the_lost_time_is_found_in_the_log(
    world: World, running: Polling, carrier: CarrierThread, kept: Path
) -> None:
    world.inbound("Are you open?")
    drain(world)
    sid, _ = carrier.text_in(ANNA, SENDER, "STOP")
    world.inbound("STOP", event=f"twilio:{sid}", provider_id=sid)
    keyring = lose(world)  # it was on disk in Redis alone
    Heartbeat(world.gateway.core).beat()
    rebuild(world, kept, keyring=keyring)
    core = world.gateway.core
    for _ in range(2):
        running.round()
    who = core.identity.consumer("demo", ANNA)
    assert core.store.read("demo", world.policy.tag, [who]).snapshots[who].standing.revoked() is not None
    assert world.send("Still there?").state.value == "denied"


def test_an_operator_says_whether_it_had_left(world: World, kept: Path) -> None:
    world.inbound("Are you open?")
    world.inbound("And you?", sender=BEN)
    first, second = world.send("Yes.").id, world.send("No.", to=BEN).id
    drain(world)
    rebuild(world, kept, keyring=lose(world))
    holds = world.gateway.holds
    assert holds.had_left("demo", first, None, by="Olga").state.value == "sent"
    assert holds.had_not_left("demo", second, by="Olga").state.value == "ready"
    drain(world)
    rows = {row.id: row for row in world.gateway.core.ledger.texts("demo", direction="out").rows}
    assert (rows[first].state, rows[second].state) == ("sent", "ready")


def test_the_stops_of_an_older_file_that_went_on_are_kept(world: World, kept: Path) -> None:
    """Yesterday's file was put back, and for a moment work went on with it."""
    core, client = world.gateway.core, world.gateway.core.store.client
    world.inbound("Are you open?")
    drain(world)
    old = {key: client.dump(key) for key in client.scan_iter()}
    world.inbound("One more thing")
    drain(world)
    client.flushdb()
    for key, value in old.items():
        client.restore(key, 0, value)
    core.businesses.forget()
    world.inbound("STOP", sender=BEN)
    world.inbound("Quite another thing")  # the Ledger has another entry in this place
    done = rebuild(world, kept)
    assert done.stops == 1
    assert [type(entry.fact).__name__ for _, entry in done.dropped] == ["Submitted", "TextReceived"]
    assert world.send("Hi", to=BEN).state.value == "denied"
    drain(world)
    assert not kept.exists()


def test_one_that_was_cut_short_goes_on_where_it_was(world: World, kept: Path) -> None:
    texts = busy(world)
    drain(world)
    keyring = lose(world)

    class Cut(Exception):
        pass

    def cut(business: str, entries: int) -> None:
        raise Cut

    core = world.gateway.core
    with pytest.raises(Cut):
        Rebuild(core, keyring, kept, settle=0.0).run(cut)
    assert core.store.client.hexists(STORE_ID, "rebuilding")
    with pytest.raises(StoreUnavailable):
        world.send()
    (done,) = Rebuild(core, keyring, kept, settle=0.0).run()
    assert done.consumers == 0, "all of them were written before"
    assert [world.state(texts[name]) for name in ("ready", "held", "granted")] == ["held"] * 3
    drain(world)  # no gap and nothing twice
    assert not core.store.client.hexists(STORE_ID, "rebuilding")


def test_a_redis_that_is_whole_is_copied_first(world: World, kept: Path) -> None:
    """Nothing of it was in the Ledger yet, so a rebuild would have found nothing to make it of."""
    world.inbound("Are you open?")
    text = world.send("Yes.").id
    done = rebuild(world, kept)
    assert (done.stops, done.dropped) == (0, [])
    assert done.entries >= 3
    assert world.state(text) == "held"


def test_with_another_keyring_it_is_refused(world: World, kept: Path) -> None:
    drain(world)
    with pytest.raises(StartRefused, match="keyring"):
        Rebuild(world.gateway.core, "another", kept, settle=0.0).run()


def deliver(world: World) -> int:
    """Let a worker serve the lanes until nothing is due. Returns how many texts left."""
    with closing(Wire(total_timeout=2.0)) as wire:
        return Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain(5)
