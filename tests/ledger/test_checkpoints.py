"""Checkpoints: what came is sealed once, signed, and linked to the checkpoint before."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec.json import decode
from sqlalchemy import Engine, select

from app.errors import StartRefused
from app.ids import fingerprint
from app.keyring import Signer
from app.ledger.checkpoints import IDLE_MS, Checkpoint, Watched
from app.ledger.queries import Ledger
from app.ledger.tables import entries
from app.verify import root_of
from tests.ledger.story import AT, BUSINESS, Story, consumer_id, hidden, received

SIGNER = Signer(b"k" * 32)
NEW = Signer(b"n" * 32)


def tell(ledger: Ledger, story: Story, *numbers: int) -> None:
    """Each number writes, once more each time."""
    before = ledger.writer.position(BUSINESS)
    for number in numbers:
        story.tell(number, received(f"in-{number}-{story.now}"), hidden(number, "Hello"))
    after = f"{int(before.split('-')[0]) + 1}-0"
    assert ledger.writer.append(BUSINESS, before, after, story.take())


def said(checkpoint: Checkpoint | None) -> dict[str, Any]:
    assert checkpoint is not None
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(SIGNER.public))
    public.verify(bytes.fromhex(checkpoint.signature), checkpoint.statement.encode())
    return dict(decode(checkpoint.statement))


def test_what_came_is_sealed_with_one_leaf_for_each_consumer(ledger: Ledger, story: Story, engine: Engine) -> None:
    tell(ledger, story, 1, 2, 1, 3)
    made = said(ledger.checkpoints.seal(BUSINESS, SIGNER, AT, Watched(5, 7)))
    assert made == {
        "about": "consentry checkpoint 1",
        "business": BUSINESS,
        "number": 1,
        "at": AT,
        "previous": "0" * 64,
        "entries": 4,
        "count": 3,
        "root": made["root"],
        "watched_since": 5,
        "watched_to": 7,
        "store": "",
        "key": SIGNER.key,
    }
    with engine.begin() as connection:
        hashes = {(r.consumer, r.seq): r.hash for r in connection.execute(select(entries))}
    for number, seq in ((1, 2), (2, 1), (3, 1)):
        (seal,) = ledger.checkpoints.seals(BUSINESS, consumer_id(number))
        assert (seal.seq, seal.checkpoint) == (seq, 1)
        path = [bytes.fromhex(step) for step in seal.path]
        found = root_of(hashes[consumer_id(number), seq], seal.place, made["count"], path)
        assert found is not None
        assert found.hex() == made["root"]


def test_each_is_linked_to_the_one_before_and_seals_only_what_is_new(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, 2)
    first = ledger.checkpoints.seal(BUSINESS, SIGNER, AT)
    assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT + 60_000) is None, "nothing came"
    tell(ledger, story, 2)
    second = ledger.checkpoints.seal(BUSINESS, SIGNER, AT - 5)
    assert first is not None
    assert said(second) | {"root": ""} == said(first) | {
        "number": 2,
        "at": AT,  # time never runs backwards
        "previous": fingerprint(first.statement.encode()),
        "entries": 1,
        "count": 1,
        "root": "",
    }
    assert [seal.checkpoint for seal in ledger.checkpoints.seals(BUSINESS, consumer_id(2))] == [1, 2]
    assert ledger.checkpoints.all(BUSINESS, after=1) == [second]
    assert ledger.checkpoints.last(BUSINESS) == second


def test_an_hour_without_entries_is_sealed_too(ledger: Ledger, story: Story) -> None:
    assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT) is None, "a business without entries has none"
    tell(ledger, story, 1)
    ledger.checkpoints.seal(BUSINESS, SIGNER, AT)
    assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT + IDLE_MS - 1) is None
    made = said(ledger.checkpoints.seal(BUSINESS, SIGNER, AT + IDLE_MS, Watched(1, 2)))
    assert (made["entries"], made["count"], made["root"], made["watched_to"]) == (0, 0, "", 2)


def test_two_that_seal_at_once_make_one_row(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, *range(50))
    made: list[Checkpoint | None] = []
    start = threading.Barrier(6)

    def seal() -> None:
        start.wait()
        made.append(ledger.checkpoints.seal(BUSINESS, SIGNER, AT))

    threads = [threading.Thread(target=seal) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len([one for one in made if one is not None]) == 1
    assert len(ledger.checkpoints.all(BUSINESS)) == 1


def test_much_at_once_takes_several(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1, 2, 3, 1, 2)
    assert said(ledger.checkpoints.seal(BUSINESS, SIGNER, AT, at_once=3))["entries"] == 3
    assert said(ledger.checkpoints.seal(BUSINESS, SIGNER, AT, at_once=3))["entries"] == 2
    assert ledger.checkpoints.seal(BUSINESS, SIGNER, AT) is None


def test_a_new_key_is_vouched_for_and_the_old_one_signs_no_more(ledger: Ledger, story: Story) -> None:
    tell(ledger, story, 1)
    ledger.checkpoints.seal(BUSINESS, SIGNER, AT)
    ledger.checkpoints.rotate(SIGNER, NEW, AT + 1)
    first, second = ledger.checkpoints.signing_keys()
    assert [decode(key.statement)["former"] for key in (first, second)] == ["", SIGNER.key]
    for signer, signature, key in (
        (SIGNER, first.signature, first),
        (NEW, second.signature, second),
        (SIGNER, second.former_signature, second),
    ):
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer.public))
        public.verify(bytes.fromhex(signature), key.statement.encode())
    tell(ledger, story, 1)
    with pytest.raises(StartRefused, match="rotate"):
        ledger.checkpoints.seal(BUSINESS, SIGNER, AT + 2)
    with pytest.raises(StartRefused, match="rotate"):
        ledger.checkpoints.rotate(SIGNER, Signer(b"z" * 32), AT + 2)
    made = ledger.checkpoints.seal(BUSINESS, NEW, AT + 2)
    assert made is not None
    assert decode(made.statement)["key"] == NEW.key


def test_a_clock_set_back_dates_nothing_before_its_key_nor_a_key_before_what_was_signed(
    ledger: Ledger, story: Story
) -> None:
    tell(ledger, story, 1)
    ledger.checkpoints.seal(BUSINESS, SIGNER, AT)
    ledger.checkpoints.rotate(SIGNER, NEW, AT - 5_000)
    first, second = (decode(key.statement) for key in ledger.checkpoints.signing_keys())
    assert (first["at"], second["at"]) == (AT, AT)
    before = ledger.writer.position("other")
    story.tell(9, received("elsewhere"), hidden(9, "Hello"))
    assert ledger.writer.append("other", before, "1-0", story.take())
    made = ledger.checkpoints.seal("other", NEW, AT - 9_000)
    assert made is not None
    assert made.at == AT
