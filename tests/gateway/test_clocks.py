"""Clocks: a provider's time stands beside ours, a difference is told once, and one set back changes no order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog

from app.consent.entries import Entry, Moved, Noted, Restored, Revoked, TextReceived
from app.consent.model import HOUR, MINUTE, ConsentTier, Source
from app.consent.standing import Grant, Revocation, revoked_by
from app.gateway.clocks import ALERT_MS, LEAST, TELL_EVERY, WINDOW, Skews
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.phone import parse_phone
from app.providers.answers import clock_of
from app.providers.calls import Answer, Fault
from app.providers.seam import Receipt, Status
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.store import Store, real_now
from app.web.health import Texts
from tests.consent.worlds import SENDER
from tests.gateway.conftest import ANNA, World, on


def facts(world: World, number: str = ANNA) -> list[Entry]:
    while world.copy():
        pass
    core = world.gateway.core
    return list(core.ledger.history_of("demo", core.identity.consumer("demo", number)))


def said(world: World) -> dict[str, float]:
    """The metric's figures."""
    found = {}
    for family in Texts(world.gateway).collect():
        if family.name == "consentry_clock_skew_seconds":
            found |= {sample.labels["provider"]: sample.value for sample in family.samples}
    return found


# ---- their time beside ours ----


def test_what_came_in_and_what_became_of_a_text_carry_both_times(world: World, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1000.0), by="test")
    ahead = world.gateway.core.directory.ahead()
    theirs = real_now() - 7_000
    world.inbound("Hi", received_at=theirs)
    text = world.send("Yes, at nine.").id
    wire = Wire(total_timeout=1.0)
    before = real_now() // 1000 * 1000
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain()
    wire.close()
    sender = world.policy.senders[SENDER]
    for event, status in (("e:1", Status.DELIVERED), ("e:2", Status.FAILED)):
        receipt = Receipt(event, "SM1", status, text, at=theirs + 9_000)
        assert world.gateway.receipts.take(world.policy, sender, receipt)
    world.inbound("START", received_at=theirs + 10_000)
    world.inbound("STOP", received_at=theirs + 11_000)
    entries = facts(world)
    times = {type(e.fact): e.fact.received_at - ahead for e in entries if isinstance(e.fact, TextReceived | Restored)}
    assert times == {TextReceived: theirs, Restored: theirs + 10_000}
    (stop,) = [e for e in entries if isinstance(e.fact, Revoked)]
    assert stop.fact.received_at - ahead == theirs + 11_000  # type: ignore[union-attr]
    moved = {e.fact.after.value: e.fact.said_at for e in entries if isinstance(e.fact, Moved) and e.fact.text == text}
    assert moved["sending"] == 0, "the provider has said nothing yet"
    assert before <= moved["sent"] - ahead <= real_now()
    assert moved["delivered"] - ahead == theirs + 9_000
    (noted,) = [e.fact for e in entries if isinstance(e.fact, Noted)]
    assert noted.said_at - ahead == theirs + 9_000
    assert all(e.at >= before + ahead - 60_000 for e in entries), "ours is our own"


@pytest.mark.parametrize(
    ("answer", "at"),
    [
        (Answer(200, {"date": "Tue, 24 Nov 2026 17:00:01 GMT"}, b""), datetime(2026, 11, 24, 17, 0, 1, tzinfo=UTC)),
        (Answer(200, {"date": "Tue, 24 Nov 2026 17:00:01 -0000"}, b""), datetime(2026, 11, 24, 17, 0, 1, tzinfo=UTC)),
        (Answer(200, {"date": "yesterday"}, b""), None),
        (Answer(200, {"date": "Tue, 99 Nov 2026 17:00:01 GMT"}, b""), None),
        (Answer(200, {}, b""), None),
        (Fault(True, "timeout"), None),
    ],
)
def test_the_clock_of_an_answer(answer: Answer | Fault, at: datetime | None) -> None:
    assert clock_of(answer) == (int(at.timestamp() * 1000) if at else 0)


# ---- skew ----


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def shown(store: Store, differences: Sequence[int], hand: Hand, step: float = 1.0) -> tuple[list[Any], Skews]:
    """The lines of the log, and what is kept, after such differences (ours - theirs)."""
    skews = Skews(store, hand)
    now = real_now()
    with structlog.testing.capture_logs() as lines:
        for difference in differences:
            hand.now += step
            skews.seen("twilio", now - difference, now)
    return [line["event"] for line in lines], skews


LATE, EARLY = ALERT_MS + 3_000, -ALERT_MS - 3_000


@pytest.mark.parametrize(
    ("differences", "lines", "seconds"),
    [
        ([40, 900, 30], [], 0.03),
        ([LATE] * 2, [], None),
        ([LATE] * LEAST, ["clock_skew"], 8.0),
        ([LATE] * 20, ["clock_skew"], 8.0),
        ([LATE, LATE + 60_000, 50, LATE], [], 0.05),
        ([EARLY], ["clock_skew"], -8.0),
        ([EARLY + 500, EARLY, EARLY + 200] * 5, ["clock_skew"], -7.5),
        ([LATE] * LEAST + [20], ["clock_skew", "clock_skew_over"], 0.02),
    ],
)
def test_a_skew_is_the_least_delay_and_said_once(
    world: World, differences: list[int], lines: list[str], seconds: float | None
) -> None:
    said_in_log, skews = shown(world.gateway.core.store, differences, Hand())
    assert said_in_log == lines
    assert skews.now().get("twilio") == seconds


def test_of_two_processes_one_says_it(world: World) -> None:
    store = world.gateway.core.store
    assert shown(store, [LATE] * LEAST, Hand())[0] == ["clock_skew"]
    assert shown(store, [LATE] * LEAST, Hand())[0] == []


def test_what_was_seen_long_ago_counts_no_more(world: World) -> None:
    hand = Hand()
    lines, skews = shown(world.gateway.core.store, [10] + [LATE] * LEAST, hand, step=TELL_EVERY)
    assert lines == []
    hand.now += WINDOW
    now = real_now()
    with structlog.testing.capture_logs() as found:
        for _ in range(LEAST):
            skews.seen("twilio", now - LATE, now)
    assert [line["event"] for line in found] == ["clock_skew"]


def test_webhooks_and_receipts_are_seen_and_what_was_looked_up_is_not(world: World) -> None:
    for _ in range(LEAST):
        world.inbound("Hi", received_at=real_now() + 20_000)
    assert said(world)["simulator"] == pytest.approx(-20, abs=2)
    now = real_now()
    before = dict(said(world))
    receipt = Receipt("e:9", "SM1", Status.DELIVERED, "msg_x", at=now + 90_000, fresh=False)
    world.gateway.receipts.take(world.policy, world.policy.senders[SENDER], receipt)
    assert said(world) == before


def test_the_carriers_answers_tell_its_clock(world: World, carrier: CarrierThread) -> None:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1000.0), by="test")
    world.inbound()
    for n in range(LEAST):
        world.send(f"{n}")
    wire = Wire(total_timeout=1.0)
    Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set).drain()
    wire.close()
    assert abs(said(world)["simulator"]) < 5, "a second is the finest that Date says"


# ---- set back ----


def set_back(world: World, ms: int) -> None:
    """The gateway's clock goes back: consent time is handed out by the simulator's clock, which can."""
    world.gateway.core.directory.advance(-ms)


def recorded(world: World) -> list[dict[str, Any]]:
    while world.copy():
        pass
    own = world.gateway.core.identity.consumer("demo", "")
    return [row.facts for row in world.gateway.core.ledger.rows_of("demo", own) if row.type == "clock_set_back"]


def test_a_clock_set_back_is_recorded_once_each_time(world: World) -> None:
    look = world.gateway.set_back.look
    world.inbound("Hi")
    newest = facts(world)[-1].at
    assert not look(world.policy)
    set_back(world, HOUR)
    world.inbound("Hi", "+17045550124")  # dated an hour before the newest
    assert look(world.policy)
    for _ in range(3):
        world.inbound("Hi", "+17045550125")
        assert not look(world.policy)
    (fact,) = recorded(world)
    assert fact["newest"] == newest
    assert HOUR - MINUTE < fact["by"] <= HOUR
    world.pass_time(HOUR + 10_000)
    assert not look(world.policy)
    world.inbound("Hi", "+17045550125")
    look(world.policy)
    set_back(world, HOUR)
    assert look(world.policy)
    assert len(recorded(world)) == 2


def test_clocks_of_two_machines_that_nearly_agree_are_no_news(world: World) -> None:
    world.inbound("Hi")
    set_back(world, 4_000)
    assert not world.gateway.set_back.look(world.policy)
    assert recorded(world) == []


def test_a_set_back_clock_opens_no_window_anew_and_keeps_the_order(world: World) -> None:
    world.inbound("Hi")
    closes = facts(world)[-1].fact.closes_at  # type: ignore[union-attr]
    set_back(world, 3 * HOUR)
    assert world.send("Yes.").state.value == "ready"
    world.inbound("And more")
    entries = facts(world)
    assert [e.seq for e in entries] == list(range(1, len(entries) + 1))
    assert [e.at for e in entries] == sorted(e.at for e in entries), "time of one Consumer never runs backwards"
    again = entries[-1].fact
    assert isinstance(again, TextReceived)
    assert 0 <= again.closes_at - closes < MINUTE, "it slid by the moments that passed, not back"
    world.send("Good.")  # so that no first reply is owed
    world.pass_time(3 * HOUR + 25 * HOUR)
    assert world.send("Late.").state.value == "held", "it closes by the dates that stand in it"


def test_a_stop_after_the_clock_was_set_back_stands_whatever_its_date(world: World) -> None:
    now = world.gateway.core.clock()
    given = GrantRequest(
        parse_phone(ANNA), "reminders", ConsentTier.EXPRESS, Source.WEB_FORM, now, disclosure_version="",
        disclosure="Demo: by giving your number you agree to appointment reminders by text, up to 4 a month. "
        "Message and data rates may apply. Reply STOP to opt out, HELP for help.", evidence={"ip": "192.0.2.1"},
    )  # fmt: skip
    world.gateway.consents.grant("demo", given, by="test")
    set_back(world, HOUR)
    assert world.inbound("STOP").fresh
    refused = world.send("Your appointment is tomorrow.", program="reminders")
    assert refused.state.value == "denied"
    entries = facts(world)
    stop = next(e for e in entries if isinstance(e.fact, Revoked))
    assert stop.at < now, "it is dated before the consent that it ends"
    world.inbound("START")
    assert (
        world.gateway.core.store.read(
            "demo", world.policy.tag, [who := world.gateway.core.identity.consumer("demo", ANNA)]
        )
        .snapshots[who]
        .standing.last_at
        >= now
    )


@pytest.mark.parametrize(
    ("at", "received_at", "own_act_at", "ended"),
    [
        (1_000_000, 0, 900_000, True),
        (1_000_000, 0, 1_100_000, True),  # the clock was set back: the sequence decides
        (1_000_000, 999_000, 999_500, True),  # closer than clocks are alike
        (1_000_000, 500_000, 900_000, False),  # entered late: they agreed again after they had said stop
        (1_000_000, 500_000, 400_000, True),
    ],
)
def test_the_sequence_decides_between_a_stop_and_what_was_agreed_before_it(
    at: int, received_at: int, own_act_at: int, ended: bool
) -> None:
    grant = Grant(
        program="reminders", tier=ConsentTier.EXPRESS, seq=1, at=own_act_at, entry="e", source=Source.WEB_FORM,
        own_act_at=own_act_at,
    )  # fmt: skip
    stop = Revocation(2, at, "s", Source.TEXT, received_at=received_at)
    assert revoked_by(stop, grant) is ended
