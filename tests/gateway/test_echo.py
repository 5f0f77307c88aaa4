"""What an app's own API has to say again of a text stays with it: in the store, in the Ledger, after a rebuild."""

from __future__ import annotations

from app.gateway.unearthing import text_of
from tests.gateway.conftest import ANNA, World

ECHO = {"callback": "https://app.example.com/status", "service": "MG1"}


def test_a_text_keeps_its_echo(world: World) -> None:
    done, plain = world.send(echo=ECHO), world.send("Without")
    core = world.gateway.core
    assert core.store.texts("demo", [done.id])[done.id].text.echo == ECHO
    world.copy()
    told = core.ledger.exchanged.told("demo", [done.id, plain.id])
    assert (told[done.id].echo, told[plain.id].echo) == (ECHO, {})
    assert told[done.id].seq < told[plain.id].seq


def test_a_rebuilt_text_has_its_echo_again(world: World) -> None:
    done = world.send(echo=ECHO)
    world.copy()
    core = world.gateway.core
    row = core.ledger.text("demo", done.id)
    assert row is not None
    consumer = core.identity.consumer("demo", ANNA)
    places = {entry.id: entry for entry in core.ledger.history_of("demo", consumer)}
    begun = {getattr(entry.fact, "text", ""): entry for entry in places.values()}
    again = text_of(row, begun, places, {})
    assert again is not None
    assert again.text.echo == ECHO
