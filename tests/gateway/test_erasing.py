"""Erasure: the private parts go from every room and file; the chain, the stop and everybody else stay."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from sqlalchemy import select

from app.consent.erasures import Erased
from app.consent.model import DAY, ConsentTier, Source, State
from app.embedded import EmbeddedRedis
from app.errors import BadInput, Conflict, MustBeKept, NotFound
from app.gateway.consents import GrantRequest
from app.gateway.erasing import Erasure
from app.ledger.tables import consumers, entries, texts
from app.phone import parse_phone
from app.providers.seam import Receipt, Status
from tests.gateway.conftest import ANNA, World
from tests.ledger.story import check_whole
from tests.running import eventually

NUMBER = parse_phone(ANNA)
BEN = "+17045550124"
SECRETS = {
    "number": "7045550123",
    "body": "the results of the biopsy",
    "reply": "my neighbour Zoltan drives me",
    "name": "Annabella Quillfeather",
    "words": "she nodded over the counter",
    "ref": "chart-99-anna",
    "media": "pictures.example/anna.png",
}
BENS = "the garden gate is blue"


def tell(world: World) -> dict[str, str]:
    """A life with everything in it that may be private: waiting, sent, denied and unknown texts, evidence, a stop."""
    core = world.gateway.core
    world.inbound(SECRETS["reply"], media=((f"https://{SECRETS['media']}", "image/png"),))
    world.gateway.consents.profile("demo", NUMBER, {"name": SECRETS["name"]}, by="t")
    world.gateway.consents.grant(
        "demo",
        GrantRequest(
            NUMBER,
            "reminders",
            ConsentTier.EXPRESS,
            Source.VERBAL,
            core.clock() - DAY,
            said=SECRETS["words"],
            no_confirmation="told in person",
        ),
        by="t",
    )
    sent = world.send(f"About {SECRETS['body']}", client_ref=SECRETS["ref"]).id
    step(world, sent, State.SENDING)
    step(world, sent, State.SENT, provider_id="SMsent")
    unknown = world.send(f"Once more: {SECRETS['body']}").id
    step(world, unknown, State.SENDING)
    step(world, unknown, State.UNKNOWN)
    held = world.send(f"20% off {SECRETS['body']}", program="offers").id
    ready = world.send(f"Later: {SECRETS['body']}").id
    world.inbound(BENS, sender=BEN)
    world.send(f"So it is: {BENS}", to=BEN)
    return {"sent": sent, "unknown": unknown, "held": held, "ready": ready}


def step(world: World, text: str, after: State, **how: Any) -> None:
    """Take a step as a worker would."""

    def plan(draft: Any, reading: Any) -> Any:
        draft.move(reading.texts[text], after, **how)
        return draft.change(), None

    core = world.gateway.core
    core.change(world.policy, core.identity.consumer("demo", ANNA), plan, texts=[text], whole=True)


def erase(world: World, *, anyway: bool = True, why: str = "request", **more: Any) -> Erasure:
    reason = more.pop("reason", "She asked for it in writing.")
    return world.gateway.erasing.erase("demo", NUMBER, reason=reason, why=why, anyway=anyway, by="admin", **more)


def scrub(world: World) -> Any:
    return world.gateway.scrubbing.run([world.gateway.core.businesses.get("demo")])


def held_against(world: World, found: Iterable[bytes]) -> list[str]:
    """Which secrets stand in those bytes, in any spelling of the number."""
    spelt = [re.escape(secret.encode()) for secret in SECRETS.values()]
    spelt.append(rb"704\D{0,3}555\D{0,2}0123")
    return [pattern.decode() for blob in found for pattern in spelt if re.search(pattern, blob)]


def files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def dumped(client: redis.Redis) -> list[bytes]:
    """Every key and value, as Redis itself would write it: what was trimmed and is still in memory shows too."""
    return [part for key in client.scan_iter() for part in (key, client.dump(key) or b"")]


@pytest.fixture
def legible(real_redis: redis.Redis) -> Iterator[redis.Redis]:
    """Redis that writes its values as they are: what is packed tight cannot be searched."""
    real_redis.config_set("rdbcompression", "no")
    yield real_redis
    real_redis.config_set("rdbcompression", "yes")


@pytest.mark.parametrize("client", ["real"], indirect=True)
def test_nothing_private_is_left_anywhere(
    legible: redis.Redis, world: World, client: redis.Redis, redis_server: EmbeddedRedis, tmp_path: Path
) -> None:
    server = redis_server
    told = tell(world)
    while world.copy():
        pass
    for where, found in (("sql", files(tmp_path)), ("redis", dumped(client)), ("aof", files(server.folder))):
        assert held_against(world, found), f"{where} holds them before, or this looks in the wrong place"
    done = erase(world)
    assert set(done.withdrawn) == {told["held"], told["ready"]}
    assert scrub(world).whole
    assert held_against(world, files(tmp_path)) == []
    assert held_against(world, dumped(client)) == []
    # Redis deletes the files it rewrote in the background.
    eventually(lambda: not held_against(world, files(server.folder)))
    assert any(BENS.encode() in blob for blob in files(tmp_path))
    assert any(BENS.encode() in blob for blob in dumped(client))
