"""What is asked for twice: the first Decision stays the answer, and no caller's key takes an id of ours."""

from __future__ import annotations

import pytest

from app.consent.entries import Submitted
from app.consent.model import ConsentTier, Source
from app.gateway.consents import GrantRequest
from app.gateway.send import Send
from app.phone import parse_phone
from tests.consent.worlds import SENDER
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World
from tests.gateway.test_use_cases import outbox

SEND = Send(SENDER, parse_phone(ANNA), "Hello", program="reminders")


def forget(world: World) -> None:
    """As if seven days had passed: Redis has neither the key nor the text any more."""
    client, keys = world.gateway.core.store.client, world.gateway.core.store.keys("demo")
    for key in [*client.keys(f"{keys.prefix}t:*"), *client.keys(f"{keys.prefix}i:*")]:
        client.delete(key)


@on_both
@pytest.mark.parametrize("ending", ["released", "denied", "expired"])
def test_an_old_key_finds_the_first_decision_and_the_present_state(world: World, ending: str) -> None:
    first = world.gateway.submit.one("demo", SEND, key="k", body_hash="1")
    assert (first.state.value, first.judged.reasons[0][0]) == ("held", "no_consent")
    if ending == "released":
        given = world.gateway.core.clock()
        request = GrantRequest(
            parse_phone(ANNA),
            "reminders",
            ConsentTier.EXPRESS,
            Source.VERBAL,
            given,
            said="Yes, text me.",
            no_confirmation="told",
        )
        world.gateway.consents.grant("demo", request, by="anna")
    elif ending == "denied":
        world.inbound("STOP")
    else:
        world.pass_time(80 * 3_600_000)
    world.look()
    now = world.state(first.id)
    world.copy()
    forget(world)
    again = world.gateway.submit.one("demo", SEND, key="k", body_hash="1")
    assert (again.id, again.state.value) == (first.id, now)
    assert now == {"released": "ready"}.get(ending, ending)
    assert again.judged == first.judged, "what the caller was told the first time"


@pytest.mark.parametrize("key", ["answer:e7", "answer%20e7", "answere7"])
def test_no_key_of_a_caller_takes_the_id_of_an_answer(world: World, key: str) -> None:
    world.gateway.submit.one("demo", SEND, key=key, body_hash="1")
    world.inbound("STOP", event="e7")
    assert [e.private.body for e in outbox(world) if isinstance(e.fact, Submitted) and e.fact.own] == [
        "Demo: you will get no more texts from us. Reply START to get them again."
    ]
