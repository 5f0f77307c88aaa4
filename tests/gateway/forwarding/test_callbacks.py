"""What becomes of a text goes to the address that was given with it, and never into our own network."""

from __future__ import annotations

from typing import Any

import pytest
from twilio.request_validator import RequestValidator

from app.consent.forwards import Forward
from app.consent.model import State
from app.gateway.forwarding.callbacks import CALLBACKS, is_ours
from app.gateway.forwarding.outcomes import ENDED_AFTER
from app.gateway.forwarding.statuses import twilio_status
from app.providers.wire import Wire
from tests.consent.worlds import POLICY
from tests.gateway.conftest import TOKEN_ENV, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder
from tests.gateway.forwarding.test_events import step


@pytest.fixture
def telling(world: World, forwarder: Forwarder) -> Forwarder:
    """A forwarder that tells addresses given with texts, with nothing forwarded besides."""
    forwarder.forwarding = forwarder.another(callbacks=twilio_status)
    world.gateway.core.store.client.delete("consentry:forwarder")
    forwarder.apply(Forward(""))
    return forwarder


def given(world: World, url: str) -> str:
    """A text that was asked for with that address."""
    world.inbound("Hi")
    sent = world.send("Yes, at nine.", echo={"callback": url}).id
    while world.copy():
        pass
    return sent


def deliver(world: World, text: str) -> None:
    for after in (State.SENDING, State.SENT, State.DELIVERED):
        step(world, text, after)


def told(application: Application) -> list[Any]:
    return [got.form["MessageStatus"] for got in application.got]


def test_an_address_is_told_of_its_own_text_alone_signed(
    world: World, telling: Forwarder, application: Application
) -> None:
    telling.wire.close()
    telling.wire = Wire(total_timeout=20.0, connect_timeout=20.0, public=lambda address: True)
    telling.forwarding = telling.another(callbacks=twilio_status)
    world.gateway.core.store.client.delete("consentry:forwarder")
    text, other = given(world, application.url), world.send("Another").id
    deliver(world, text)
    deliver(world, other)
    telling.settle()
    assert told(application) == ["sent", "delivered"]
    token = world.gateway.core.secret(TOKEN_ENV)
    for got in application.got:
        assert RequestValidator(token).validate(application.url, got.form, got.headers["x-twilio-signature"])
    assert world.gateway.forwards.endpoints("demo") == [], "it is no endpoint of the settings"
    assert {row.endpoint for row in telling.rows()} == {CALLBACKS}


def test_an_address_in_our_own_network_is_not_reached(
    world: World, telling: Forwarder, application: Application
) -> None:
    deliver(world, given(world, application.url))
    telling.settle()
    assert not application.got
    assert {(row.state, row.answer) for row in telling.rows()} == {("waiting", "not_public")}


def test_the_host_of_the_businesss_own_endpoint_is_trusted(
    world: World, telling: Forwarder, application: Application
) -> None:
    telling.apply(Forward(application.url, events=("consent.revoked",)))
    deliver(world, given(world, application.url.replace("/sms/", "/status")))
    telling.settle()
    assert told(application) == ["sent", "delivered"]
    assert {got.path for got in application.got} == {"/status?from=us"}


def test_a_stop_that_denies_a_text_is_told(world: World, telling: Forwarder, application: Application) -> None:
    telling.apply(Forward(application.url, events=("message.state",), format="twilio"))
    given(world, application.url)
    application.got.clear()
    world.inbound("STOP")
    telling.settle()
    assert ("failed", "21610") in [
        (got.form.get("MessageStatus"), got.form.get("ErrorCode")) for got in application.got
    ]


def test_callbacks_are_never_ended(world: World, telling: Forwarder, application: Application) -> None:
    telling.apply(Forward(application.url, events=("consent.revoked",)))
    application.answer = lambda _: (410, {}, b"")
    deliver(world, given(world, application.url))
    telling.settle()
    telling.pass_time(ENDED_AFTER)
    assert {row.state for row in telling.rows(endpoint=CALLBACKS)} == {"waiting"}
    application.answer = lambda _: OK
    del application.got[:]
    telling.pass_time(ENDED_AFTER)
    assert told(application) == ["sent", "delivered"]


@pytest.mark.parametrize(
    ("own", "url", "ours"),
    [
        ("https://a.example/x", "https://a.example/y?z", True),
        ("https://a.example/x", "https://A.example/y", True),
        ("https://a.example/x", "http://a.example/y", False),
        ("https://a.example/x", "https://a.example:8443/y", False),
        ("https://a.example/x", "https://a.example.evil.example/y", False),
        ("https://a.example/x", "https://a.example@evil.example/y", False),
        ("", "https://a.example/", False),
        ("", "/", False),
    ],
)
def test_only_the_same_origin_is_ours(own: str, url: str, ours: bool) -> None:
    from msgspec.structs import replace

    assert is_ours(url, replace(POLICY, forward=Forward(own))) is ours
