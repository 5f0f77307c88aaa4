"""How long a text waits that was ready and had to wait after all, and that every list says so."""

from __future__ import annotations

from typing import Any

import pytest

from app.consent.model import DAY, HOUR
from app.gateway.draft import Draft
from app.gateway.steps import claim
from app.web.api import said
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World


def held_at_its_claim(world: World, **more: Any) -> str:
    """A reply that was ready, and is claimed when the conversation is long over."""
    world.inbound()
    world.send("first", **more)
    text = world.send("second", **more).id
    world.pass_time(5 * DAY)
    core = world.gateway.core

    def plan(draft: Draft, reading: Any) -> Any:
        held = claim(draft, reading.texts[text], "worker")
        return draft.change(look_at=held.hold_until), None

    core.change(world.policy, core.identity.consumer("demo", ANNA), plan, texts=[text])
    assert world.state(text) == "held"
    return text


@on_both
@pytest.mark.parametrize(("more", "waits"), [({}, DAY), ({"expires_at": 5 * DAY + HOUR}, HOUR)])
def test_a_text_held_at_its_claim_waits_as_long_as_any(world: World, more: dict[str, int], waits: int) -> None:
    began = world.gateway.core.clock()
    text = held_at_its_claim(world, **{name: began + after for name, after in more.items()})
    record = world.gateway.core.store.texts("demo", [text])[text]
    assert 0 <= record.hold_until - (began + 5 * DAY) - waits < HOUR / 2
    world.copy()
    (row,) = (row for row in world.gateway.core.ledger.holds("demo").rows if row.id == text)
    assert row.expires_at == record.hold_until, "the list of holds says what the text itself says"
    assert said.row(row)["expires_at"] == said.record(record)["expires_at"]
    world.pass_time(waits + HOUR)
    world.look()
    assert world.state(text) == "expired"
