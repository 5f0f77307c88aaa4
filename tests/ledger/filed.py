"""Evidence files for tests, put together from a real Ledger: what its writer, its checkpoints and its signer made."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from msgspec.json import decode
from sqlalchemy import Engine, func, select

from app.consent.acts import PolicyApplied
from app.consent.entries import Private
from app.consent.model import State
from app.gateway.sealing import Sealing
from app.ids import fingerprint
from app.keyring import Signer
from app.ledger.chain import START, canonical, link
from app.ledger.checkpoints import Watched
from app.ledger.queries import Ledger
from app.ledger.tables import entries
from tests.databases import migrated
from tests.ledger.story import BUSINESS, Story, consumer_id, moved, phone, received, submitted

FIRST = Signer(b"k" * 32)
SECOND = Signer(b"n" * 32)
FOREIGN = Signer(b"z" * 32)
OWN, ANNA, BEN = 0, 1, 2
"""The Business's own chain, and those of two Consumers."""
OTHER, APART = "other", 100
"""Another Business, whose Consumers have the same numbers and ids of their own."""


class Files(NamedTuple):
    """Anna's file, Ben's of the same Business, and Anna's of another Business, all by the same keys; and one of Anna's
    that was made before, by the first key."""

    anna: dict[str, Any]
    ben: dict[str, Any]
    other: dict[str, Any]
    earlier: dict[str, Any]


def private(salt: str, number: int = OWN, body: str = "") -> Private:
    return Private(salt=fingerprint(salt.encode())[:32], number=phone(number) if number % APART else "", body=body)


def tell(ledger: Ledger, story: Story, business: str = BUSINESS) -> None:
    before = ledger.writer.position(business)
    after = f"{int(before.split('-')[0]) + 1}-0"
    assert ledger.writer.append(business, before, after, story.take())


def talk(ledger: Ledger, story: Story, signer: Signer, rounds: int, business: str = BUSINESS, apart: int = 0) -> None:
    """Ben and Anna write and are answered, the settings change; each round is sealed."""
    for _ in range(rounds):
        now = story.now
        story.tell(OWN + apart, PolicyApplied(now, '{"mode":"guard"}', "operator"), private(f"own {now}"))
        for number in (ANNA + apart, BEN + apart):
            name = f"{number}-{now}"
            story.tell(number, received(f"in-{name}"), private(f"in {name}", number, "Schönen Tag! 🦷\u007f"))
            story.tell(number, submitted(f"out-{name}"), private(f"out {name}", number, "Is Tuesday good?"))
            story.tell(number, moved(f"out-{name}", State.READY, State.SENDING))
        tell(ledger, story, business)
        ledger.checkpoints.seal(business, signer, story.now, Watched(story.now - 9_000, story.now))


def chain(engine: Engine, ledger: Ledger, number: int, sealing: Sealing, business: str = BUSINESS) -> dict[str, Any]:
    consumer = consumer_id(number)
    mine = select(entries).where(entries.c.business == business, entries.c.consumer == consumer)
    with engine.begin() as connection:
        rows = connection.execute(mine.order_by(entries.c.seq)).all()
    return {
        "consumer": consumer,
        "number": phone(number) if number % APART else None,
        **({"own": True} if number % APART == OWN else {}),
        "entries": [{"public": row.public, "private": row.private} for row in rows],
        "seals": [
            {"seq": s.seq, "checkpoint": s.checkpoint, "place": s.place, "path": list(s.path)}
            for s in ledger.checkpoints.seals(business, consumer)
        ],
        "head": sealing.head(business, consumer, rows[-1].seq, rows[-1].hash),
    }


def file(
    engine: Engine, ledger: Ledger, signer: Signer, now: int, numbers: tuple[int, ...], business: str = BUSINESS
) -> dict[str, Any]:
    """The file about the last of these numbers, with the chains of all."""
    with engine.begin() as connection:
        newest = connection.scalar(select(func.max(entries.c.at)).where(entries.c.business == business)) or 0
    last = ledger.checkpoints.last(business)
    at = max(now, newest, last.at if last else 0)  # a clock set back dates no head before what it stands on
    sealing = Sealing(SimpleNamespace(ledger=ledger, clock=lambda: at), signer)  # type: ignore[arg-type]
    chains = [chain(engine, ledger, number, sealing, business) for number in numbers]
    named = {seal["checkpoint"] for one in chains for seal in one["seals"]}
    return {
        "consentry_evidence": 1,
        "about": {"kind": "consumer", "consumer": chains[-1]["consumer"], "number": chains[-1]["number"]},
        "made_at": now,
        "made_by": "an operator",
        "business": {"id": business, "name": "Acme Dental"},
        "sentences": ["She wrote first."],
        "coverage": {"share": 0.99},
        "chains": chains,
        "checkpoints": [
            {"statement": made.statement, "signature": made.signature}
            for made in ledger.checkpoints.all(business)
            if made.number in named
        ],
        "keys": [
            {"statement": key.statement, "signature": key.signature, "former_signature": key.former_signature}
            for key in ledger.checkpoints.signing_keys()
        ],
    }


def files(engine: Engine, ledger: Ledger, story: Story, rounds: int = 2) -> Files:
    """Two keys, some rounds sealed by each, and a last text of Anna's that nothing has sealed yet."""
    elsewhere = Story()
    talk(ledger, story, FIRST, rounds)
    talk(ledger, elsewhere, FIRST, rounds, OTHER, APART)
    story.now += 60_000
    story.tell(ANNA, received("alone"), private("alone", ANNA, "Only I"))
    tell(ledger, story)
    ledger.checkpoints.seal(BUSINESS, FIRST, story.now)
    earlier = file(engine, ledger, FIRST, story.now, (OWN, ANNA))
    ledger.checkpoints.rotate(FIRST, SECOND, story.now + 1)
    story.now = elsewhere.now = story.now + 2
    talk(ledger, story, SECOND, rounds)
    talk(ledger, elsewhere, SECOND, rounds, OTHER, APART)
    story.tell(ANNA, received("last"), private("last", ANNA, "Not sealed yet"))
    tell(ledger, story)
    now = story.now + 5
    return Files(
        file(engine, ledger, SECOND, now, (OWN, ANNA)),
        file(engine, ledger, SECOND, now, (OWN, BEN)),
        file(engine, ledger, SECOND, now, (OWN + APART, ANNA + APART), OTHER),
        earlier,
    )


def filed(folder: Path, rounds: int = 2) -> Files:
    """The files of a Ledger that is made in that folder for them."""
    engine = migrated(f"sqlite:///{folder}/ledger.db")
    try:
        return files(engine, Ledger(engine), Story(), rounds)
    finally:
        engine.dispose()


def signed_again(signed: dict[str, str], signer: Signer, **changes: object) -> dict[str, str]:
    """The same statement but for these changes, with a signature that is right."""
    statement = canonical(decode(signed["statement"]) | changes)
    return signed | {"statement": statement.decode(), "signature": signer.sign(statement)}


def headed_again(chain: dict[str, Any], signer: Signer, **changes: object) -> None:
    """Make a chain's head fit its entries, as only who has the key can."""
    hashed = START
    for entry in chain["entries"]:
        hashed = link(hashed, entry["public"].encode())
    changes = {"seq": len(chain["entries"]), "hash": hashed, "key": signer.key} | changes
    chain["head"] = signed_again(chain["head"], signer, **changes)


def changed_entry(entry: dict[str, Any], **changes: object) -> None:
    """Change what an entry says, and write it as it should be written."""
    entry["public"] = canonical(decode(entry["public"]) | changes).decode()
