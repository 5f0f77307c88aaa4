"""What becomes of a text goes to the address that was given with it, and never into our own network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import text as sql
from twilio.request_validator import RequestValidator

from app.consent.forwards import Forward
from app.consent.model import Policy, State
from app.gateway.forwarding.callbacks import CALLBACKS, is_ours
from app.gateway.forwarding.outcomes import ENDED_AFTER
from app.ledger.rows import EntryRow, TextRow
from app.providers.wire import Wire
from tests.consent.worlds import POLICY
from tests.gateway.conftest import TOKEN_ENV, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder
from tests.gateway.forwarding.test_events import step


def form(policy: Policy, entry: EntryRow, text: TextRow) -> Mapping[str, str] | None:
    """As the compatible API would say it; the step before `sent` is none of Twilio's."""
    after = "denied" if entry.type == "revoked" else entry.facts["after"]
    return None if after == "held" else {"MessageSid": "SM" + "0" * 32, "MessageStatus": after, "To": text.number or ""}


@pytest.fixture
def telling(world: World, forwarder: Forwarder) -> Forwarder:
    """A forwarder that tells addresses given with texts, with nothing forwarded besides."""
    forwarder.forwarding = forwarder.another(callbacks=form)
    world.gateway.core.store.client.delete("consentry:forwarder")
    forwarder.apply(Forward(""))
    return forwarder


def given(world: World, url: str) -> str:
    """A text that was asked for with that address: what keeps it is what the compatible API writes."""
    world.inbound("Hi")
    sent = world.send("Yes, at nine.").id
    while world.copy():
        pass
    engine = world.gateway.core.ledger.forwards._engine
    with engine.begin() as connection:
        connection.execute(
            sql(
                "UPDATE entries SET private = replace(private, '{', :echo) "
                "WHERE type = 'submitted' AND text = :text AND private NOT LIKE '%echo%'"
            ),
            {"echo": '{"echo":{"callback":"' + url + '"},', "text": sent},
        )
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
    telling.forwarding = telling.another(callbacks=form)
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
    assert "denied" in [got.form.get("MessageStatus") for got in application.got]


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
