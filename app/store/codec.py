"""How values are written: one version byte, then MessagePack. Lua sees them as opaque strings."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from app.consent.entries import FACTS, Entry, Fact, Private, Revoked
from app.consent.model import Policy
from app.consent.standing import Revocation, Standing
from app.consent.text import Judged, Text
from app.ids import entry_id

VERSION = b"\x01"

_encoder = msgspec.msgpack.Encoder()
_standing = msgspec.msgpack.Decoder(Standing)
_revocation = msgspec.msgpack.Decoder(Revocation)
_text = msgspec.msgpack.Decoder(Text)
_judged = msgspec.msgpack.Decoder(Judged)
_policy = msgspec.msgpack.Decoder(Policy)
_entry = msgspec.msgpack.Decoder(tuple[str, int, int, str, msgspec.Raw, Private | None])
_facts: Mapping[str, msgspec.msgpack.Decoder[Fact]] = {
    name: msgspec.msgpack.Decoder(fact) for name, fact in FACTS.items()
}


def _pack(value: object) -> bytes:
    return VERSION + _encoder.encode(value)


def _body(blob: bytes) -> memoryview:
    if blob[:1] != VERSION:
        raise ValueError(f"unknown encoding version {blob[:1]!r}: this store was written by a newer Consentry")
    return memoryview(blob)[1:]


def pack_entry(entry: Entry) -> bytes:
    return _pack((entry.id, entry.seq, entry.at, entry.type, entry.fact, entry.private))


def unpack_entry(blob: bytes) -> Entry:
    entry, seq, at, name, fact, private = _entry.decode(_body(blob))
    return Entry(entry, seq, at, _facts[name].decode(fact), private)


def unpack_outbox(tag: str, fields: Mapping[bytes, bytes]) -> tuple[str, Entry]:
    """One outbox record as (Consumer, Entry). A Revocation's place, denials and open claims came from its script."""
    consumer = fields[b"c"].decode()
    entry = unpack_entry(fields[b"e"])
    if b"q" not in fields:
        return consumer, entry
    seq = int(fields[b"q"])
    fact = entry.fact
    if isinstance(fact, Revoked):
        denied, in_flight = (tuple(fields.get(name, b"").decode().split()) for name in (b"d", b"f"))
        fact = replace(fact, denied=denied, in_flight=in_flight)
    return consumer, replace(entry, id=entry_id(tag, consumer, seq), seq=seq, fact=fact)


def pack_standing(standing: Standing) -> bytes:
    """Without the Revocations: each has its own field, since one is written without reading the rest."""
    return _pack(replace(standing, revocations={}) if standing.revocations else standing)


def pack_revocation(revocation: Revocation) -> bytes:
    return _pack(revocation)


def unpack_standing(tag: str, consumer: str, fields: Mapping[bytes, bytes]) -> Standing:
    """The Standing out of a Consumer's hash: s, the r:<scope> fields beside it, and the version."""
    blob = fields.get(b"s")
    standing = _standing.decode(_body(blob)) if blob else Standing()
    revocations: dict[str, Revocation] = {}
    last_at = standing.last_at
    for name, value in fields.items():
        if name.startswith(b"r:"):
            seq, _, packed = value.partition(b":")
            found = replace(_revocation.decode(_body(packed)), seq=int(seq), entry=entry_id(tag, consumer, int(seq)))
            revocations[name[2:].decode()] = found
            last_at = max(last_at, found.at)
    version = int(fields.get(b"v", 0))
    if not revocations and version == standing.version:
        return standing
    return replace(standing, version=version, last_at=last_at, revocations=revocations)


def pack_text(text: Text) -> bytes:
    return _pack(text)


def unpack_text(blob: bytes) -> Text:
    return _text.decode(_body(blob))


def pack_judged(judged: Judged) -> bytes:
    return _pack(judged)


def unpack_judged(blob: bytes) -> Judged:
    return _judged.decode(_body(blob))


def policy_json(policy: Policy) -> str:
    """A Policy whole, as its entry's private part keeps it."""
    return msgspec.json.encode(policy).decode()


def policy_of(text: str) -> Policy:
    return msgspec.json.decode(text, type=Policy)


def pack_policy(policy: Policy) -> bytes:
    return _pack(policy)


def unpack_policy(blob: bytes) -> Policy:
    return _policy.decode(_body(blob))
