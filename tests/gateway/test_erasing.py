"""Erasure: the private parts go from every room and file; the chain, the stop and everybody else stay."""

from __future__ import annotations

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


def rows(world: World, table: Any) -> list[Any]:
    with world.gateway.core.ledger._engine.begin() as connection:
        return list(connection.execute(select(table).where(table.c.business == "demo")))


def of(world: World, number: str) -> str:
    return world.gateway.core.identity.consumer("demo", number)


def copy(world: World) -> None:
    while world.copy():
        pass


def test_the_chain_holds_and_a_tombstone_says_what_is_gone(world: World) -> None:
    told = tell(world)
    copy(world)
    before = {row.id: row for row in rows(world, entries)}
    anna, ben = of(world, ANNA), of(world, BEN)
    done = erase(world)
    found = {row.id: row for row in rows(world, entries)}
    assert check_whole(world.gateway.core.ledger._engine, "demo")[anna] > 10
    for row in found.values():
        if row.id in before:
            assert (row.public, row.hash) == (before[row.id].public, before[row.id].hash)
        if row.consumer == anna and row.id != done.entry:
            assert row.private is None
        elif row.id in before:
            assert row.private == before[row.id].private
    tombstone = world.gateway.core.ledger.entry("demo", done.entry)
    assert tombstone is not None
    fact = tombstone.entry().fact
    assert isinstance(fact, Erased)
    assert (fact.why, fact.by, fact.whole) == ("request", "admin", True)
    assert set(fact.withdrawn) == {told["held"], told["ready"]}
    assert fact.entries == sum(row.consumer == anna and row.private is not None for row in before.values())
    assert fact.texts == 5
    assert fact.set_aside == ("consent", "decision")
    assert tombstone.private is not None
    assert tombstone.private["note"] == "She asked for it in writing."
    assert world.gateway.core.ledger.timeline("demo", anna).rows[0].id == done.entry
    people = {row.consumer: row for row in rows(world, consumers)}
    assert (people[anna].number, people[anna].profile) == (None, None)
    assert people[ben].number == BEN
    for row in rows(world, texts):
        hidden = (row.number, row.body, row.media, row.client_ref)
        assert (hidden == (None, None, None, None)) is (row.consumer == anna)


def test_a_stop_stays_in_force_and_they_may_write_again(world: World) -> None:
    tell(world)
    world.inbound("STOP")
    copy(world)
    assert erase(world).entries
    refused = world.send("Hello again")
    assert refused.state is State.DENIED
    assert world.reasons(refused.id) == ["opted_out"]
    world.inbound("START")
    assert world.send("Welcome back").state is State.READY
    copy(world)
    back = world.gateway.core.ledger.consumer("demo", of(world, ANNA))
    assert back is not None
    assert back.number == ANNA
    assert back.profile is None


def test_what_came_after_it_in_the_same_batch_stays(world: World) -> None:
    """The Ledger may copy an erasure together with what follows it."""
    tell(world)
    world.gateway.consents.profile("demo", NUMBER, {"name": SECRETS["name"]}, by="t")
    copying = world.gateway.copying.once
    copy(world)
    world.gateway.erasing._pasts._copying.once = lambda business, tag: 0  # type: ignore[method-assign]
    world.gateway.erasing._pasts.copy = lambda policy: False  # type: ignore[method-assign, assignment]
    assert not erase(world).copied
    world.inbound("It is me again")
    copying("demo", world.policy.tag)
    back = world.gateway.core.ledger.consumer("demo", of(world, ANNA))
    assert back is not None
    assert (back.number, back.profile) == (ANNA, None)
    bodies = [row.body for row in rows(world, texts) if row.consumer == of(world, ANNA) and row.body]
    assert bodies == ["It is me again"]


def test_what_the_law_asks_to_keep_speaks_against_it(world: World) -> None:
    tell(world)
    with pytest.raises(MustBeKept, match="rest on a consent, while it stands") as refused:
        erase(world, anyway=False)
    assert {why for _, _, why, _ in refused.value.kept} == {"consent", "decision"}
    assert world.gateway.erasing.look("demo", NUMBER).entries == 7
    copy(world)
    assert sum(row.private is None and row.private_hash is not None for row in rows(world, entries)) == 0


def test_without_anything_to_keep_it_needs_no_setting_aside(world: World) -> None:
    world.inbound(SECRETS["reply"])
    assert erase(world, anyway=False).entries == 1


def test_erasing_again_is_harmless(world: World) -> None:
    tell(world)
    first = erase(world)
    version = world.gateway.core.store.read("demo", world.policy.tag, [of(world, ANNA)]).snapshots[of(world, ANNA)]
    again = erase(world, anyway=False)
    assert (again.entry, again.entries, again.texts) == (first.entry, 0, 0)
    now = world.gateway.core.store.read("demo", world.policy.tag, [of(world, ANNA)]).snapshots[of(world, ANNA)]
    assert now.standing.version == version.standing.version
    with pytest.raises(NotFound):
        world.gateway.erasing.erase(
            "demo", parse_phone("+17045550177"), reason="x", why="request", anyway=True, by="admin"
        )


def test_the_same_key_is_answered_alike(world: World) -> None:
    tell(world)
    first = erase(world, event="key:1")
    world.inbound("It is me again")
    assert erase(world, event="key:1") == first
    assert world.gateway.erasing.look("demo", NUMBER).entries == 1


def test_a_text_on_its_way_is_waited_for(world: World) -> None:
    world.inbound()
    text = world.send().id
    step(world, text, State.SENDING)
    with pytest.raises(Conflict) as refused:
        erase(world)
    assert refused.value.code == "still_sending"
    step(world, text, State.SENT, provider_id="SM1")
    assert erase(world).entries == 2


def test_the_carriers_last_word_still_finds_its_text(world: World) -> None:
    told = tell(world)
    erase(world)
    receipt = Receipt(status=Status.DELIVERED, text=told["sent"], provider_id="SMsent", event="r1", code="")
    assert world.gateway.receipts.take(world.policy, world.policy.senders["+17045550100"], receipt)
    assert world.state(told["sent"]) == "delivered"
    with pytest.raises(Conflict) as refused:
        world.gateway.resend.one("demo", told["unknown"], by="t")
    assert refused.value.code == "not_resendable"


def test_the_reason_must_not_name_the_number(world: World) -> None:
    tell(world)
    for reason in ("+1 (704) 555-0123 asked", "7045550123"):
        with pytest.raises(BadInput):
            erase(world, reason=reason)
    with pytest.raises(BadInput):
        erase(world, why="whim")


def test_under_a_legal_hold_nothing_goes(world: World) -> None:
    tell(world)
    first = world.gateway.legal_holds.begin("demo", NUMBER, note="claim", by="admin", event="key:h")
    assert world.gateway.legal_holds.begin("demo", NUMBER, note="claim", by="admin", event="key:h") == first
    second = world.gateway.legal_holds.begin("demo", NUMBER, note="another claim", by="admin")
    with pytest.raises(Conflict, match=first) as refused:
        erase(world)
    assert refused.value.code == "legal_hold"
    world.pass_time(4_000 * DAY)
    assert world.gateway.sweeping.whole("demo", write=False).consumers == 1, "Ben's alone"
    _, ended = world.gateway.legal_holds.end("demo", NUMBER, hold=first, note="settled", by="admin")
    assert ended == (first,)
    with pytest.raises(Conflict, match=second):
        erase(world)
    entry, ended = world.gateway.legal_holds.end("demo", NUMBER, note="settled", by="admin", event="key:e")
    assert ended == (second,)
    assert world.gateway.legal_holds.end("demo", NUMBER, note="settled", by="admin", event="key:e") == (entry, ended)
    with pytest.raises(Conflict) as none:
        world.gateway.legal_holds.end("demo", NUMBER, note="settled", by="admin")
    assert none.value.code == "no_legal_hold"
    assert erase(world).entries == 7 + 4, "the notes of the holds too"


def test_files_are_cleared_once_and_only_where_something_was_erased(world: World) -> None:
    scrubbing = world.gateway.scrubbing
    tell(world)
    assert scrubbing.wanted() == []
    erase(world)
    assert [policy.business for policy in scrubbing.wanted()] == ["demo"]
    done = scrub(world)
    assert done.copied
    assert done.ledger
    # The fake has no append-only file: it is not said to be clear, and is not tried again at once.
    assert scrubbing.wanted() == []


def test_a_fresh_outbox_goes_on_where_it_was(world: World, client: Any) -> None:
    tell(world)
    erase(world)
    outbox = world.gateway.core.store.keys("demo").outbox
    before = client.xinfo_stream(outbox)["last-generated-id"]
    assert scrub(world).copied
    assert client.xinfo_stream(outbox)["last-generated-id"] == before
    assert client.xlen(outbox) == 1
    world.inbound("It is me again")
    assert world.copy() == 1
    check_whole(world.gateway.core.ledger._engine, "demo")
