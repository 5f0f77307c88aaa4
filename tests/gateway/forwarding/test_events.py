"""What a Business's application is told as events: each once, signed, in order, with what it needs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.forwards import Forward
from app.consent.model import DAY, HOUR, ConsentTier, Source, State
from app.gateway.consents import GrantRequest
from app.gateway.forwarding.sending import EACH_AT_ONCE
from app.phone import parse_phone
from app.providers.standard_webhooks import key_of
from tests.consent.worlds import OTHER, POLICY, SENDER
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder, Got

BEN = "+17045550124"


def kinds(application: Application) -> list[tuple[str, str]]:
    """(type, what is most of interest in it) of each event."""
    return [(e["type"], str(e["data"].get("state") or e["data"].get("intent") or "")) for e in application.events]


def step(world: World, text: str, after: State, **how: Any) -> None:
    """Take a step as a worker would."""

    def plan(draft: Any, reading: Any) -> Any:
        draft.move(reading.texts[text], after, **how)
        return draft.change(), None

    core = world.gateway.core
    core.change(world.policy, core.identity.consumer("demo", ANNA), plan, texts=[text], whole=True)


@on_both
def test_a_text_goes_on_with_what_an_application_needs(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    received = world.inbound(
        "Is nine fine?", media=(("https://pictures.example/a.png", "image/png"),), event="twilio:SM1"
    )
    forwarder.settle()
    (event,) = application.events
    assert event["type"] == "text.received"
    assert event["business"] == "demo"
    data = event["data"]
    assert (data["id"], data["from"], data["to"], data["body"]) == (received.text, ANNA, SENDER, "Is nine fine?")
    assert data["media"] == ["https://pictures.example/a.png"]
    assert (data["intent"], data["marked"], data["provider_id"]) == ("none", None, "SM1")
    assert data["window_until"] > event["timestamp"]
    assert application.got[0].path == "/sms/?from=us"
    forwarder.settle()
    assert len(application.got) == 1, "each event once"
    assert [(row.state, row.attempts, row.answer) for row in forwarder.rows()] == [("delivered", 1, "200")]


def test_the_signature_is_of_standard_webhooks_and_its_secret_is_printed(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    world.inbound("Hi")
    forwarder.settle()
    (got,) = application.got
    key = key_of(world.gateway.forwards.secret("demo", "business"))
    assert key
    assert got.headers["webhook-id"] == got.event["id"]
    said = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    assert got.headers["webhook-signature"] == f"v1,{made}"


@pytest.mark.parametrize(
    ("words", "marked", "intent"),
    [
        ("STOP", "stop", "stop"),
        ("please take me off this list", "stop", "stop"),
        ("START", "start", "start"),
        ("HELP", "help", "help"),
        ("Hello", None, "none"),
    ],
)
def test_stop_start_and_help_are_marked(
    world: World, forwarder: Forwarder, application: Application, words: str, marked: str | None, intent: str
) -> None:
    world.inbound(words)
    forwarder.settle()
    texts = [event["data"] for event in application.events if event["type"] == "text.received"]
    assert [(text["body"], text["marked"], text["intent"]) for text in texts] == [(words, marked, intent)]


def test_keywords_are_kept_where_they_are_not_wanted_and_other_words_are_not(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    forwarder.apply(Forward(application.url, keywords="kept"))
    for number, words in enumerate(["STOP", "START", "HELP", "please take me off this list", "Hello"]):
        world.inbound(words, sender=f"+1704555013{number}")
    forwarder.settle()
    texts = [event["data"]["body"] for event in application.events if event["type"] == "text.received"]
    assert sorted(texts) == ["Hello", "please take me off this list"]
    revoked = [event["data"]["consumer"] for event in application.events if event["type"] == "consent.revoked"]
    assert sorted(revoked) == ["+17045550130", "+17045550133"], "that they said stop is known all the same"


def test_a_stop_tells_of_the_revocation_and_of_every_text_that_it_denied(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    world.inbound("Hi")
    waiting = [world.send(f"Number {n}", client_ref=f"ref-{n}").id for n in range(2)]
    world.inbound("STOP")
    forwarder.settle()
    assert kinds(application)[:3] == [("text.received", "none"), ("text.received", "stop"), ("consent.revoked", "")]
    revoked = application.events[2]["data"]
    assert (revoked["consumer"], revoked["scope"], revoked["source"], revoked["keyword"]) == (
        ANNA,
        "business",
        "text",
        True,
    )
    assert sorted(revoked["denied"]) == sorted(waiting)
    denied = [event["data"] for event in application.events[3:]]
    assert sorted(one["id"] for one in denied) == sorted(waiting)
    assert {one["state"] for one in denied} == {"denied"}
    assert {one["reasons"][0]["code"] for one in denied} == {"opted_out"}
    assert sorted(one["client_ref"] for one in denied) == ["ref-0", "ref-1"]


def test_what_becomes_of_a_text_is_told_and_what_is_only_on_its_way_is_not(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    world.inbound("Hi")
    text = world.send("Yes, at nine.", client_ref="ref").id
    step(world, text, State.SENDING)
    step(world, text, State.READY)
    step(world, text, State.SENDING)
    step(world, text, State.SENT, provider_id="SMx")
    step(world, text, State.DELIVERED)
    forwarder.settle()
    told = [e["data"] for e in application.events if e["type"] == "message.state"]
    assert [(one["state"], one["before"]) for one in told] == [("sent", "sending"), ("delivered", "sent")]
    assert {one["id"] for one in told} == {text}
    assert (told[1]["to"], told[1]["client_ref"], told[1]["provider_id"]) == (ANNA, "ref", "SMx")
    assert "Yes, at nine." not in str(told)


def test_a_held_text_that_is_let_go_is_told(world: World, forwarder: Forwarder, application: Application) -> None:
    held = world.send("See you on Monday.", program="reminders")
    assert held.state is State.HELD
    world.gateway.consents.grant(
        "demo",
        GrantRequest(
            parse_phone(ANNA),
            "reminders",
            ConsentTier.EXPRESS,
            Source.VERBAL,
            world.gateway.core.clock() - DAY,
            said="yes",
            no_confirmation="told in person",
        ),
        by="t",
    )
    world.look()
    forwarder.settle()
    assert kinds(application) == [("message.state", "ready")]


def test_texts_of_our_own_are_not_told(world: World, forwarder: Forwarder, application: Application) -> None:
    world.inbound("HELP")
    core = world.gateway.core
    who = core.identity.consumer("demo", ANNA)
    (own,) = [text for text in core.store.read("demo", "DEM0AA", [who], whole=True).snapshots[who].queue]
    step(world, own.text, State.SENDING)
    step(world, own.text, State.SENT)
    forwarder.settle()
    assert kinds(application) == [("text.received", "help")]


def test_only_the_types_that_are_asked_for_are_told(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    forwarder.apply(Forward(application.url, events=("consent.revoked",)))
    world.inbound("Hi")
    world.inbound("STOP")
    forwarder.settle()
    assert kinds(application) == [("consent.revoked", "")]


def test_a_sender_with_an_address_of_its_own_has_its_texts_there(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    with Application() as another:
        senders = {**POLICY.senders, OTHER: replace(POLICY.senders[OTHER], forward=Forward(another.url))}
        forwarder.apply(senders=senders)
        world.inbound("To the first")
        text = replace_sender(world, "To the second")
        world.inbound("STOP")
        forwarder.settle()
        assert [event["data"]["body"] for event in another.events if event["type"] == "text.received"] == [text]
        bodies = [event["data"]["body"] for event in application.events if event["type"] == "text.received"]
        assert bodies == ["To the first", "STOP"]
        for one in (another, application):
            assert [e["type"] for e in one.events].count("consent.revoked") == 1, "a stop concerns both"
        assert forwarder.state(OTHER).state == "on"


def replace_sender(world: World, body: str) -> str:
    """A text to the other Sender."""
    from app.providers.seam import InboundText

    text = InboundText(sender=OTHER, consumer=BEN, body=body, event="eo", provider_id="SMo")
    world.gateway.receive.text(world.policy, world.policy.senders[OTHER], text)
    return body


def test_a_new_endpoint_hears_nothing_of_what_was_before_it(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    forwarder.apply(Forward(""))
    world.inbound("Before")
    forwarder.settle()
    forwarder.apply()
    world.inbound("After")
    forwarder.settle()
    assert [event["data"]["body"] for event in application.events] == ["After"]


def test_what_happens_between_the_settings_and_the_forwarders_first_look_is_told(
    world: World, application: Application
) -> None:
    forwarder = Forwarder(world, application)
    policy = replace(POLICY, forward=Forward(application.url))
    world.policy = world.gateway.admin.apply(policy, by="test")
    world.inbound("Just then")
    forwarder.settle()
    assert [event["data"]["body"] for event in application.events] == ["Just then"]
    forwarder.wire.close()


def test_an_endpoint_that_was_long_there_begins_with_the_last_hour(world: World, application: Application) -> None:
    """As where a version that forwards comes to a Business whose settings had named an address before."""
    world.policy = world.gateway.admin.apply(replace(POLICY, forward=Forward(application.url)), by="test")
    world.inbound("Of yesterday")
    world.pass_time(DAY)
    world.inbound("Of now")
    world.pass_time(HOUR // 2)
    forwarder = Forwarder(world, application)
    forwarder.settle()
    assert [event["data"]["body"] for event in application.events] == ["Of now"]
    forwarder.wire.close()


def test_one_consumers_events_leave_in_order_and_many_consumers_side_by_side(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    here = threading.Barrier(EACH_AT_ONCE)

    def together(got: Got) -> tuple[int, dict[str, str], bytes]:
        if got.event["data"]["body"] == "first":
            here.wait(20)
        return OK

    application.answer = together
    people = [f"+1704555{n:04d}" for n in range(100, 100 + EACH_AT_ONCE)]
    for body in ("first", "second", "third"):
        for number in people:
            world.inbound(body, sender=number)
    forwarder.settle()
    assert application.most_at_once == EACH_AT_ONCE
    for number in people:
        bodies = [e["data"]["body"] for e in application.events if e["data"]["from"] == number]
        assert bodies == ["first", "second", "third"]


def test_no_event_of_a_consumer_leaves_before_the_one_before_it_has_come_to_its_end(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    second = threading.Event()

    def slow(got: Got) -> tuple[int, dict[str, str], bytes]:
        if got.event["data"]["body"] == "first":
            assert not second.wait(0.5), "both at once"
        else:
            second.set()
        return OK

    application.answer = slow
    world.inbound("first")
    world.inbound("second")
    forwarder.settle()
    assert [event["data"]["body"] for event in application.events] == ["first", "second"]
    assert application.most_at_once == 1


def test_a_second_forwarder_does_nothing_while_the_first_works(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    world.inbound("Hi")
    while world.copy():
        pass
    another = forwarder.another()
    assert [another.round(0.01) for _ in range(3)] == [0, 0, 0]
    assert not application.got
    forwarder.settle()
    assert len(application.got) == 1
