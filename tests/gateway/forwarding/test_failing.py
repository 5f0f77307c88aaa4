"""An application that is slow, broken, gone or hostile: it is told again, later, and nobody else waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs

from app.consent.acts import ForwardSwitched
from app.consent.forwards import Forward
from app.consent.model import DAY, HOUR, MINUTE
from app.errors import BadInput, Conflict, NotFound
from app.gateway.forwarding.following import DEAD_MS, DELIVERED_MS
from app.gateway.forwarding.outcomes import ENDED_AFTER, SCHEDULE, tried
from app.ledger.forward_rows import ForwardRow
from app.providers.calls import Answer, Fault
from app.providers.wire import Wire
from tests.consent.worlds import OTHER, POLICY
from tests.databases import on_both
from tests.gateway.conftest import ANNA, TOKEN_ENV, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder, Got, Reply

ROW = ForwardRow("demo", "business", "evt_1", "ent_1", 1, 0, "C", "text.received", "msg_1", None, 1)


def always(reply: Reply) -> Callable[[Got], Reply]:
    return lambda _: reply


@contextmanager
def patience(forwarder: Forwarder, seconds: float) -> Iterator[None]:
    """The forwarder waits so long for an answer."""
    forwarder.wire.close()
    forwarder.wire = Wire(total_timeout=seconds, connect_timeout=20.0)
    forwarder.world.gateway.core.store.client.delete("consentry:forwarder")
    forwarder.forwarding = forwarder.another()
    yield


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ((500, {}, b"broken"), "500"),
        ((404, {}, b""), "404"),
        ((401, {}, b""), "401"),
        ((302, {"Location": "/elsewhere"}, b""), "302"),
        ((200, {"Transfer-Encoding": "nonsense"}, b"x"), None),
        ((200, {"X": "x" * 70_000}, b""), "too_big"),
        ((200, {}, b"x" * 70_000), "too_big"),
    ],
    ids=["500", "404", "401", "302", "garbage head", "huge head", "huge body"],
)
def test_what_is_no_success_is_told_again_and_no_redirect_is_followed(
    world: World, forwarder: Forwarder, application: Application, reply: Reply, why: str | None
) -> None:
    application.answer = always(reply)
    world.inbound("Hi")
    forwarder.settle()
    (row,) = forwarder.rows()
    assert row.state == "waiting"
    assert row.attempts == 1
    assert why is None or row.answer == why
    assert [got.path for got in application.got] == ["/sms/?from=us"]
    application.answer = always(OK)
    forwarder.pass_time(SCHEDULE[0] - 1)
    assert len(application.got) == 1, "not before its time"
    forwarder.pass_time(1)
    assert forwarder.rows()[0].state == "delivered"
    assert [got.event["id"] for got in application.got] == [row.id] * 2, "under the same id"
    assert len({got.headers["webhook-id"] for got in application.got}) == 1


def test_an_application_that_hangs_is_cut_off(world: World, forwarder: Forwarder, application: Application) -> None:
    over = threading.Event()

    def hang(_: Got) -> Reply:
        over.wait(60)
        return OK

    application.answer = hang
    with patience(forwarder, 1.0):
        world.inbound("Hi")
        forwarder.settle()
        assert [(row.state, row.answer) for row in forwarder.rows()] == [("waiting", "timeout")]
    over.set()


def test_an_application_that_is_not_there_is_told_later(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    forwarder.apply(Forward("http://127.0.0.1:1/sms"))
    world.inbound("Hi")
    forwarder.settle()
    assert [(row.state, row.answer) for row in forwarder.rows()] == [("waiting", "connect_refused")]
    forwarder.apply()
    forwarder.pass_time(SCHEDULE[0])
    assert [event["data"]["body"] for event in application.events] == ["Hi"], "at its new address"


def test_a_failing_event_does_not_hold_up_the_next_of_the_same_consumer(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = lambda got: (500, {}, b"") if got.event["data"]["body"] == "bad" else OK
    world.inbound("bad")
    world.inbound("good")
    forwarder.settle()
    assert [event["data"]["body"] for event in application.events] == ["bad", "good"]
    assert [row.state for row in forwarder.rows()] == ["delivered", "waiting"]
    assert forwarder.state().state == "on", "it has answered since"


def test_the_tries_follow_the_schedule_and_then_the_event_is_dead(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = always((503, {}, b""))
    world.inbound("Hi")
    forwarder.settle()
    for wait in SCHEDULE:
        forwarder.pass_time(wait)
    assert len(application.got) == len(SCHEDULE) + 1
    (row,) = forwarder.rows()
    assert (row.state, row.attempts, row.answer) == ("dead", len(SCHEDULE) + 1, "503")
    forwarder.pass_time(2 * DAY)
    assert len(application.got) == len(SCHEDULE) + 1, "it is told nothing more of it"


@pytest.mark.parametrize(
    ("end", "wait"),
    [
        (Answer(500, {}, b""), SCHEDULE[0]),
        (Fault(False, "dns"), SCHEDULE[0]),
        ("no_secret", SCHEDULE[0]),
        (Answer(503, {"retry-after": "120"}, b""), 2 * MINUTE),
        (Answer(429, {"retry-after": "1"}, b""), SCHEDULE[0]),
        (Answer(429, {"retry-after": "999999999"}, b""), DAY),
        (Answer(503, {"retry-after": "9" * 400}, b""), SCHEDULE[0]),
        (Answer(503, {"retry-after": "²"}, b""), SCHEDULE[0]),
        (Answer(503, {"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT"}, b""), SCHEDULE[0]),
        (Answer(500, {"retry-after": "120"}, b""), SCHEDULE[0]),
    ],
)
def test_a_failed_try_is_followed_by_one_at_its_time(end: Answer | Fault | str, wait: int) -> None:
    done = tried(ROW, end, 1_000, lambda: 0.0)
    assert done.row.next_at == 1_000 + wait
    late = tried(ROW, end, 1_000, lambda: 1.0)
    assert done.row.next_at <= late.row.next_at <= 1_000 + max(wait, int(SCHEDULE[0] * 1.1))


@pytest.mark.parametrize("status", [199, 300, 301, 304, 400, 410, 500])
def test_only_2xx_is_a_success(status: int) -> None:
    assert tried(ROW, Answer(status, {}, b""), 1).row.state == "waiting"
    assert tried(ROW, Answer(204, {}, b""), 1).row.state == "delivered"
    assert tried(ROW, Answer(status, {}, b""), 1).gone == (status == 410)


@on_both
def test_an_endpoint_that_fails_for_days_is_ended_with_a_notice(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = always((500, {}, b""))
    world.inbound("of day 0")
    forwarder.settle()
    for _ in range(4):
        forwarder.pass_time(DAY)
    assert forwarder.state().state == "failing"
    with capture_logs() as logs:
        world.inbound("of day 5")
        forwarder.pass_time(ENDED_AFTER - 4 * DAY)
    assert [line["why"] for line in logs if line["event"] == "forward_ended"] == ["failing"]
    assert forwarder.state().state == "ended"
    tries = len(application.got)
    world.inbound("of day 6")
    forwarder.pass_time(DAY)
    assert len(application.got) == tries, "it is told nothing more"
    assert {row.state for row in forwarder.rows()} == {"dead"}
    own = world.gateway.core.ledger.events("demo", type="forward_switched").rows
    assert [(row.facts["endpoint"], row.facts["on"], row.facts["why"]) for row in own] == [
        ("business", False, "failing")
    ]
    with pytest.raises(Conflict, match="enable it first"):
        world.gateway.forwards.replay("demo", since=1)
    application.answer = always(OK)
    assert world.gateway.forwards.enable("demo", "business", by="test").state == "on"
    world.gateway.forwards.enable("demo", "business", by="test")
    forwarder.settle()
    assert len(application.got) == tries, "what died is sent only when it is replayed"
    assert world.gateway.forwards.replay("demo", since=1) == 3
    forwarder.settle()
    bodies = [got.event["data"]["body"] for got in application.got[tries:]]
    assert bodies == ["of day 0", "of day 5", "of day 6"]
    own = world.gateway.core.ledger.events("demo", type="forward_switched").rows
    assert [row.facts["on"] for row in own] == [False, True], "an endpoint that is on is not begun again"
    assert isinstance(own[1].entry().fact, ForwardSwitched)


def test_an_application_that_says_410_is_told_nothing_more(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = always((410, {}, b""))
    world.inbound("Hi")
    forwarder.settle()
    assert forwarder.state().state == "ended"
    assert [row.state for row in forwarder.rows()] == ["dead"]
    forwarder.apply(Forward(application.url.replace("sms", "new")))
    assert forwarder.state().state == "on", "a new address begins anew"
    application.answer = always(OK)
    world.inbound("Hello")
    forwarder.settle()
    assert application.got[-1].event["data"]["body"] == "Hello"


def test_what_was_under_way_when_its_endpoint_ended_is_not_tried_again(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    over = threading.Event()

    def answer(got: Got) -> Reply:
        if got.event["data"]["body"] == "late":
            over.wait(60)
            return 500, {}, b""
        return 410, {}, b""

    application.answer = answer
    world.inbound("late")
    world.inbound("gone", sender="+17045550124")
    while world.copy():
        pass
    for _ in range(400):
        forwarder.forwarding.round(0.05)
        if forwarder.state().state == "ended":
            break
    over.set()
    forwarder.settle()
    assert {(row.state, row.answer) for row in forwarder.rows()} == {("dead", "ended"), ("dead", "500")}


def test_what_a_forwarder_did_not_live_to_write_down_is_told_again_under_its_id(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    world.inbound("Hi")
    while world.copy():
        pass
    for _ in range(400):
        forwarder.forwarding._begin()
        forwarder.forwarding._follow()
        if forwarder.forwarding._end(forwarder.wire.poll(0.05)):
            break
    assert len(application.got) == 1
    assert [row.state for row in forwarder.rows()] == ["waiting"], "it died here"
    with patience(forwarder, 20.0):
        forwarder.settle()
    assert [row.state for row in forwarder.rows()] == ["delivered"]
    assert [got.event["id"] for got in application.got] == [forwarder.rows()[0].id] * 2


def test_an_endpoint_that_is_no_more_is_told_nothing_more(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = always((500, {}, b""))
    world.inbound("Hi")
    forwarder.settle()
    forwarder.apply(Forward(""))
    forwarder.pass_time(HOUR)
    assert len(application.got) == 1
    assert [(row.state, row.answer) for row in forwarder.rows()] == [("dead", "removed")]
    assert world.gateway.forwards.endpoints("demo") == []
    with pytest.raises(Conflict):
        world.gateway.forwards.replay("demo", since=1)


def test_one_is_replayed_by_its_id_and_those_since_an_instant_together(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    desk = world.gateway.forwards
    world.inbound("one")
    forwarder.settle()
    world.pass_time(HOUR)
    since = world.gateway.core.clock()
    world.inbound("two")
    forwarder.settle()
    two, one = forwarder.rows()
    assert desk.replay("demo", id=one.id) == 1, "also one that was delivered"
    forwarder.settle()
    assert desk.replay("demo", since=since) == 0, "nothing is dead"
    assert desk.replay("demo", since=since, states=("dead", "delivered")) == 1
    forwarder.settle()
    assert [got.event["id"] for got in application.got] == [one.id, two.id, one.id, two.id]
    with pytest.raises(NotFound):
        desk.replay("demo", id="evt_DEM0AA_NONE")
    with pytest.raises(BadInput):
        desk.replay("demo")
    with pytest.raises(NotFound):
        desk.enable("demo", OTHER, by="test")


def test_a_business_that_hangs_does_not_hold_up_another_sender(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    """Eight requests that hang are all that one endpoint may have under way."""
    over = threading.Event()
    with Application() as hanging:
        hanging.answer = lambda _: (over.wait(60), OK)[1]
        senders = {**POLICY.senders, OTHER: replace(POLICY.senders[OTHER], forward=Forward(hanging.url))}
        forwarder.apply(senders=senders)
        for n in range(20):
            inbound_to(world, OTHER, f"+1704555{n + 100:04d}")
        world.inbound("Hi")
        while world.copy():
            pass
        for _ in range(200):
            forwarder.forwarding.round(0.05)
            if application.got:
                break
        assert [event["data"]["body"] for event in application.events] == ["Hi"]
        assert len(hanging.got) <= 8
        over.set()
        forwarder.settle()
        assert len(hanging.got) == 20


def inbound_to(world: World, sender: str, number: str) -> None:
    from app.providers.seam import InboundText

    world.events += 1
    text = InboundText(sender=sender, consumer=number, body="x", event=f"e{world.events}", provider_id="SM")
    world.gateway.receive.text(world.policy, world.policy.senders[sender], text)


def test_without_its_secret_nothing_goes_out(world: World, forwarder: Forwarder, application: Application) -> None:
    forwarder.apply(Forward(application.url, secret_env=("DEMO_FORWARD_SECRET",)))
    world.inbound("Hi")
    forwarder.settle()
    assert not application.got
    assert [(row.state, row.answer) for row in forwarder.rows()] == [("waiting", "no_secret")]
    with pytest.raises(BadInput, match="DEMO_FORWARD_SECRET, which is not set"):
        world.gateway.forwards.secret("demo", "business")
    # What is set there but is no secret of Standard Webhooks signs nothing either.
    forwarder.apply(Forward(application.url, secret_env=(TOKEN_ENV,)))
    forwarder.pass_time(SCHEDULE[0])
    assert not application.got


def test_what_was_done_with_is_taken_away_in_time(world: World, forwarder: Forwarder, application: Application) -> None:
    world.inbound("delivered")
    forwarder.settle()
    application.answer = always((410, {}, b""))
    world.inbound("dead")
    forwarder.settle()
    following = forwarder.forwarding._following
    forwarder.ahead += DELIVERED_MS - 1
    following.sweep(world.policy)
    assert len(forwarder.rows()) == 2
    forwarder.ahead += 2
    following.sweep(world.policy)
    assert [row.state for row in forwarder.rows()] == ["dead"]
    forwarder.ahead += DEAD_MS - DELIVERED_MS + MINUTE
    following.sweep(world.policy)
    assert forwarder.rows() == []


def test_a_line_in_the_log_says_what_failed_without_words_or_numbers(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = always((500, {}, b"secret answer"))
    with capture_logs() as logs:
        world.inbound("secret words")
        forwarder.settle()
    (line,) = [line for line in logs if line["event"] == "forward_failed"]
    assert (line["why"], line["attempt"], line["business"]) == ("500", 1, "demo")
    assert "secret" not in str(logs)
    assert ANNA.removeprefix("+1") not in str(logs)
