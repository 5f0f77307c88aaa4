"""What proves an evidence file. Needs nothing of Consentry: Python (3.9 or newer) and `cryptography` alone.

    python verify.py FILE --key PUBLIC_KEY

PUBLIC_KEY is the signing key's public half (64 hex digits), or a file that holds it; have it by another way than FILE.
Exit codes: 0 the file holds; 1 it is broken, and where; 2 it cannot be judged: not readable, or no key that is trusted.
The form of the file, and what must hold, is docs/evidence-format.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

VERSION = 1
MIB = 1024 * 1024
MOST_BYTES = 256 * MIB
"""Of a file that is read, unless more is asked for."""
START = "0" * 64
TYPES = (
    "text_received restored revoked revoked_earlier acknowledged granted submitted moved reheld noted blocked settled "
    "compared quarantine_settled stop_misread kept number_ended profile_changed erased legal_hold_set legal_hold_ended "
    "policy_applied key_made key_ended disclosure_added list_imported evidence_exported connected disconnected "
    "clock_set_back forward_switched seen sent_elsewhere user_set user_ended extended corrected"
)
"""The types of entries there were when this was written. Others hold as well: they are named as newer."""
_PARTS = {
    "file": {"consentry_evidence", "about", "made_at", "made_by", "business", "sentences", "coverage", "chains"}
    | {"checkpoints", "keys"},
    "chain": {"consumer", "number", "own", "entries", "seals", "head"},
    "entry": {"public", "private"},
}
_LARGEST = 2**53 - 1  # of the integers that every JSON reader tells apart (RFC 8785, section 3.2.2.3)
_HASH = re.compile("[0-9a-f]{64}")
_SIGNATURE = re.compile("[0-9a-f]{128}")


class Unreadable(Exception):
    """There is nothing to judge: no evidence file, one cut short, of a newer form, or one of no key that is trusted."""


class Wrong(ValueError):
    """One thing that does not hold, in words that follow the name of its place."""


@dataclass
class Break:
    """Where the file is broken: in which part, at which place of it, and how."""

    part: str
    place: str
    what: str


@dataclass
class Key:
    """A signing key. `trust` says whence it comes; empty: from nowhere. `ended` is when the next began, 0 for never."""

    name: str
    public: str
    began: int
    linked: bool  # to the one before it
    ended: int = 0
    trust: str = ""


@dataclass
class Checkpoint:
    """A checkpoint that holds. Instants are ms UTC."""

    number: int
    at: int
    count: int
    root: str
    watched_since: int
    watched_to: int
    statement: str


@dataclass
class Chain:
    """What was found of one chain. `sealed` entries are under a checkpoint that holds, the last by `sealed_by`."""

    place: int
    consumer: str
    number: str | None
    own: bool
    entries: int = 0
    first_at: int = 0
    last_at: int = 0
    sealed: int = 0
    sealed_by: int = 0
    sealed_at: int = 0
    head_at: int = 0
    head_checkpoint: int = 0  # the newest one when the head was signed
    shown: int = 0  # private parts that are there and fit
    missing: int = 0  # private parts that are withheld or were erased
    number_shown: bool = False  # by a private part
    types: dict[str, int] = field(default_factory=dict)


@dataclass
class Report:
    """What was found. `trusted`: a key was given from elsewhere. It holds where nothing is broken."""

    business: str
    trusted: bool
    breaks: list[Break] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    checkpoints: list[int] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    watched: list[tuple[int, int]] = field(default_factory=list)
    outside: int | None = None  # checkpoints found alike in what was told outside; None: nothing to compare with
    remarks: list[str] = field(default_factory=list)
    not_proven: list[str] = field(default_factory=list)

    def broken(self, part: str, place: str, what: object) -> None:
        self.breaks.append(Break(part, place, str(what)))


# ---- hashes, signatures and canonical JSON ----


def leaf(entry_hash: str) -> bytes:
    """The leaf of an entry's hash in a checkpoint's tree (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(entry_hash)).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The node over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(entry_hash: str, place: int, count: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to from the `place`-th of `count` leaves; None where it does not fit that place."""
    if not 0 <= place < count:
        return None
    found, steps = leaf(entry_hash), iter(path)
    while count > 1:
        if place % 2 or place < count - 1:
            sibling = next(steps, None)
            if sibling is None:
                return None
            found = node(sibling, found) if place % 2 else node(found, sibling)
        place, count = place // 2, (count + 1) // 2
    return found if next(steps, None) is None else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, no name of which stands twice: readers differ in which of two values they take."""
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise Wrong(f"has `{_plain(twice)}` twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > _LARGEST:
        raise Wrong("has a number of 2^53 or more, which readers tell differently")
    return int(digits)


def _never(written: str) -> float:
    raise Wrong(f"has the number {_plain(written)}, which has no one canonical form")


_FILE = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole, parse_constant=_never)
_STRICT = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole, parse_float=_never, parse_constant=_never)
_SORTED = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=True)
_AS_IT_IS = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def canonical(text: str) -> dict[str, Any]:
    """The object that a string is the canonical JSON of (RFC 8785, without fractions). Raises Wrong for any other."""
    try:
        value = _STRICT.decode(text)
        # The encoder sorts by code point, the RFC by UTF-16 unit: they differ only outside ASCII.
        again = _SORTED.encode(value) if text.isascii() else _AS_IT_IS.encode(_by_utf16(value))
    except Wrong:
        raise
    except (ValueError, RecursionError):
        raise Wrong("is no JSON") from None
    if again != text or not isinstance(value, dict):
        raise Wrong("is not canonical JSON")
    return value


def _by_utf16(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _by_utf16(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
    return [_by_utf16(item) for item in value] if isinstance(value, list) else value


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Wrong("has half of a character, which has no bytes") from None


@lru_cache(maxsize=64)
def _public(key: str) -> Any:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))


def _verify(public: str, signature: str, statement: str, whose: str) -> None:
    from cryptography.exceptions import InvalidSignature

    if not _SIGNATURE.fullmatch(signature):
        raise Wrong("has a signature that is not 128 hex digits in lower case")
    try:
        _public(public).verify(bytes.fromhex(signature), _bytes(statement))
    except InvalidSignature:
        raise Wrong(f"is not signed by {whose}: the statement or its signature was changed") from None


# ---- the parts of the file ----


def check(
    raw: bytes,
    trusted: Iterable[str],
    outside: Mapping[tuple[str, int], str] | None = None,
    most: int = MOST_BYTES,
) -> Report:
    """Check a whole file. `trusted` are public keys in hex; with none, the file's own newest key is taken, and the
    report is not `trusted`. `outside` are hashes of checkpoints' statements by business and number, as others kept.

    Raises Unreadable where there is nothing to judge. Never reads, writes or evaluates anything else.
    """
    file = _read(raw, most)
    business = file["business"].get("id") if isinstance(file.get("business"), dict) else None
    if not isinstance(business, str):
        raise Unreadable("It names no business: it is no evidence file, or a part of one.")
    for name in ("chains", "checkpoints", "keys"):
        if not isinstance(file.get(name), list):
            raise Unreadable(f"It has no list of {name}: it is no evidence file, or a part of one.")
    wanted = frozenset(trusted)
    report = Report(business, trusted=bool(wanted))
    keys = _keys(file["keys"], wanted, report)
    checkpoints = _checkpoints(file["checkpoints"], keys, report)
    named: set[int] = set()
    for place, chain in enumerate(file["chains"], 1):
        _chain(place, chain, keys, checkpoints, named, report)
    for number in sorted(checkpoints.keys() - named):
        report.broken("checkpoints", f"checkpoint {number}", "is named by no seal: one was left out")
    if outside is not None:
        _compare(checkpoints, outside, report)
    _together(file, report)
    _in_words(file, report)
    report.checkpoints = sorted(checkpoints)
    report.watched = _watched(checkpoints.values())
    return report


def _read(raw: bytes, most: int) -> dict[str, Any]:
    if len(raw) > most:
        raise Unreadable(f"It is larger than {most // MIB} MiB; --mib lets more be read, in four times the memory.")
    try:
        file = _FILE.decode(raw.decode("utf-8-sig"))
    except Wrong as wrong:
        raise Unreadable(f"It {wrong}.") from None
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"It is no whole JSON (line {error.lineno}, column {error.colno}): was it cut short?"
        ) from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"It is no text in UTF-8 (byte {error.start}).") from None
    except RecursionError:
        raise Unreadable("It is nested deeper than any evidence file.") from None
    if not isinstance(file, dict) or "consentry_evidence" not in file:
        raise Unreadable("It is no evidence file: `consentry_evidence` is missing.")
    version = file["consentry_evidence"]
    if type(version) is not int or version != VERSION:
        raise Unreadable(f"It is of version {_plain(version)}, and this verifier knows {VERSION}: get a newer one.")
    return file


def _text(said: Any, name: str) -> str:
    found = said.get(name) if isinstance(said, dict) else None
    if not isinstance(found, str):
        raise Wrong(f"has no `{name}`")
    return found


def _count(said: Mapping[str, Any], name: str, least: int = 0) -> int:
    found = said.get(name)
    if type(found) is not int or found < least:
        raise Wrong(f"has no `{name}` that is a whole number of {least} or more")
    return found


def _hash(found: Any, name: str) -> str:
    if not isinstance(found, str) or not _HASH.fullmatch(found):
        raise Wrong(f"has no `{name}` of 64 hex digits in lower case")
    return found


def _same(said: Mapping[str, Any], name: str, wanted: str, what: str) -> None:
    if said.get(name) != wanted:
        raise Wrong(f"is of the {what} {_plain(said.get(name))}, not of {_plain(wanted)}")


def _said(signed: Any, about: str) -> dict[str, Any]:
    """What a statement says, before its signature is looked at."""
    said = canonical(_text(signed, "statement"))
    if said.get("about") != about:
        raise Wrong(f"is about {_plain(said.get('about'))}, not “{about}”")
    return said


def _signed(signed: Any, said: Mapping[str, Any], keys: Mapping[str, Key]) -> int:
    """When it was signed; Wrong unless it was by a key that is trusted, in that key's time."""
    key = keys.get(_text(said, "key"))
    if key is None:
        raise Wrong(f"names the key {_plain(said['key'])}, which the file does not have, or which does not hold")
    _verify(key.public, _text(signed, "signature"), signed["statement"], f"the key {key.name}")
    if not key.trust:
        raise Wrong(f"is signed by the key {key.name}, for which no key that is trusted vouches")
    at = _count(said, "at")
    if at < key.began:
        raise Wrong(f"says {_when(at)}, but its key {key.name} began only {_when(key.began)}")
    if key.ended and at > key.ended:
        raise Wrong(f"says {_when(at)}, but its key {key.name} was followed by another {_when(key.ended)}")
    return at


def _keys(found: list[Any], trusted: frozenset[str], report: Report) -> dict[str, Key]:
    """The keys that hold, by name. From those that are trusted the others follow, forward and backward."""
    row: list[Key | None] = []
    names: set[str] = set()
    for place, signed in enumerate(found, 1):
        try:
            key = _key(signed, place)
            if key.name in names:
                raise Wrong("is there twice")
            names.add(key.name)
            row.append(key)
            _vouched(signed, key, row)
            key.linked = True
        except Wrong as wrong:
            row += [None] * (place - len(row))
            report.broken("keys", f"key {place}", wrong)
    held = [key for key in row if key]
    roots = [key for key in held if key.public in trusted] if trusted else held[-1:]
    if not roots:
        there = ", ".join(key.name for key in held[-10:]) or "none that holds"
        first = "".join(f" The {at.place} {at.what}." for at in report.breaks[:1])
        raise Unreadable(f"No key in it is one that you trust. Its keys: {there}.{first}")
    for key in roots:
        key.trust = "given" if trusted else "named by this file alone"
    pairs = [(row[at], row[at + 1]) for at in range(len(row) - 1)]
    for before, after in pairs:
        if before and after:
            before.ended = after.began
            if before.trust and after.linked:
                after.trust = after.trust or f"vouched for by {before.name}"
    for before, after in reversed(pairs):
        if before and after and after.trust and after.linked:
            before.trust = before.trust or f"named by {after.name}, which followed it"
    report.keys = held
    return {key.name: key for key in held}


def linked(found: list[Any], trusted: Iterable[str]) -> list[str]:
    """The public halves of those keys that follow from the trusted ones. Raises Unreadable where none of them does."""
    return [key.public for key in _keys(found, frozenset(trusted), Report("", trusted=True)).values() if key.trust]


def _key(signed: Any, place: int) -> Key:
    said = _said(signed, "consentry signing key 1")
    public = _hash(said.get("public"), "public")
    name = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]
    if said.get("key") != name:
        raise Wrong(f"calls itself {_plain(said.get('key'))}, and is {name}")
    _verify(public, _text(signed, "signature"), signed["statement"], "itself")
    if _count(said, "number") != place:
        raise Wrong(f"says that it is number {said['number']}: one was left out, put in or moved")
    return Key(name, public, _count(said, "at"), linked=False)


def _vouched(signed: Any, key: Key, row: list[Key | None]) -> None:
    """Wrong unless the key before, the last but one of the row, has signed this one."""
    said, by = canonical(signed["statement"]), _text(signed, "former_signature")
    if len(row) == 1:
        if said.get("former") != "" or by:
            raise Wrong("is the first, and yet names one before it")
        return
    former = row[-2]
    if former is None:
        raise Wrong("follows one that does not hold")
    if said.get("former") != former.name:
        raise Wrong(f"follows {_plain(said.get('former'))}, not {former.name}, which stands before it")
    _verify(former.public, by, signed["statement"], f"the key before it, {former.name}")
    if key.began < former.began:
        raise Wrong("began before the one that it follows")


def _checkpoints(found: list[Any], keys: Mapping[str, Key], report: Report) -> dict[int, Checkpoint]:
    """The checkpoints that hold, by number."""
    good: dict[int, Checkpoint] = {}
    before: Checkpoint | None = None
    for place, signed in enumerate(found, 1):
        name = f"the {place}. in the list"
        try:
            said = _said(signed, "consentry checkpoint 1")
            number = _count(said, "number", 1)
            name = f"checkpoint {number}"
            at = _signed(signed, said, keys)
            _same(said, "business", report.business, "business")
            one = _checkpoint(said, signed["statement"], at)
            previous = _hash(said.get("previous"), "previous")
            if number == 1 and previous != START:
                raise Wrong("is the first, and yet names one before it")
            if before and number <= before.number:
                raise Wrong(f"stands after checkpoint {before.number}: it was doubled or moved")
            if before and at < before.at:
                raise Wrong(f"is of {_when(at)}, earlier than checkpoint {before.number} before it")
            if before and number == before.number + 1 and previous != _sha(before.statement):
                raise Wrong(f"follows another checkpoint {before.number} than the one in the file")
            good[number] = before = one
        except Wrong as wrong:
            report.broken("checkpoints", name, wrong)
    return good


def _checkpoint(said: Mapping[str, Any], statement: str, at: int) -> Checkpoint:
    count, root = _count(said, "count"), said.get("root")
    if _count(said, "entries") < count or (count == 0) != (root == ""):
        raise Wrong("contradicts itself: `entries`, `count` and `root` do not go together")
    since, to = _count(said, "watched_since"), _count(said, "watched_to")
    return Checkpoint(said["number"], at, count, _hash(root, "root") if count else "", since, to, statement)


def _chain(
    place: int,
    found: Any,
    keys: Mapping[str, Key],
    checkpoints: Mapping[int, Checkpoint],
    named: set[int],
    report: Report,
) -> None:
    """One chain: its entries, then what they lead to: the seals' checkpoints and the head."""
    part = f"chain {place}"
    try:
        entries, seals = (found.get("entries"), found.get("seals")) if isinstance(found, dict) else (None, None)
        chain = Chain(place, _text(found, "consumer"), found.get("number"), found.get("own") is True)
        if not isinstance(entries, list) or not isinstance(seals, list):
            raise Wrong("has no list of entries, or none of seals")
        if not (chain.number is None or isinstance(chain.number, str)) or type(found.get("own", False)) is not bool:
            raise Wrong("has no `number` or no `own` as it should be")
    except Wrong as wrong:
        report.broken(part, "the chain", wrong)
        return
    report.chains.append(chain)
    hashes = _entries(part, chain, entries, report)
    ends: list[tuple[int, str, str, bool]] = []  # which entry, at which place, what was signed, and whether it fits
    last = (0, 0)
    for number, seal in enumerate(seals, 1):
        name = f"seal {number}"
        try:
            if not isinstance(seal, dict):
                raise Wrong("is no seal")
            seq, by = _count(seal, "seq", 1), _count(seal, "checkpoint", 1)
            name = f"seal of entry {seq}"
            named.add(by)
            if seq <= last[0] or by <= last[1]:
                raise Wrong(f"stands after that of entry {last[0]} by checkpoint {last[1]}: it was doubled or moved")
            last = (seq, by)
            fits = _fits(seal, hashes, checkpoints.get(by))
            ends.append((seq, name, f"what checkpoint {by} has sealed", fits))
            if fits:
                chain.sealed, chain.sealed_by, chain.sealed_at = seq, by, checkpoints[by].at
        except Wrong as wrong:
            report.broken(part, name, wrong)
    try:
        ends.append(
            (len(hashes) - 1, "head", "what the head names", _head(chain, found.get("head"), hashes, keys, report))
        )
    except Wrong as wrong:
        report.broken(part, "head", wrong)
    _judge(part, ends, report)
    if chain.head_at and chain.head_at < chain.last_at:
        late = f"is of {_when(chain.head_at)}, and the newest entry of {_when(chain.last_at)}"
        report.broken(part, "head", late)


def _judge(part: str, ends: list[tuple[int, str, str, bool]], report: Report) -> None:
    """Say where the chain is broken: in the entries, or in what does not fit them although what comes later does."""
    sure = max((seq for seq, _, _, fits in ends if fits), default=0)
    for seq, name, signed, fits in ends:
        if fits:
            continue
        if seq <= sure:
            report.broken(part, name, f"does not lead to {signed}, though the entries are right up to entry {sure}")
        else:
            place = f"entry {seq}" if seq == sure + 1 else f"entries {sure + 1} to {seq}"
            how = "changed, left out, put in or moved"
            report.broken(part, place, f"cannot lead to {signed}: something was {how}")


def _entries(part: str, chain: Chain, entries: list[Any], report: Report) -> list[str]:
    """Check each entry by itself and in its turn. Returns the hashes, the first being that before the first entry."""
    hashes, last, turned = [START], 0, 0
    for position, entry in enumerate(entries, 1):
        hashed, name = "", f"entry {position}"
        try:
            public = _text(entry, "public")
            hashed = hashlib.sha256(bytes.fromhex(hashes[-1]) + _bytes(public)).hexdigest()
            said = canonical(public)
            _same(said, "business", report.business, "business")
            _same(said, "consumer", chain.consumer, "Consumer")
            seq, at, kind = _count(said, "seq", 1), _count(said, "at"), _text(said, "type")
            if not _text(said, "id") or not isinstance(said.get("facts"), dict):
                raise Wrong("has no `id` or no `facts`")
            chain.types[kind] = chain.types.get(kind, 0) + 1
            before, last = last, seq
            if seq != before + 1:
                raise Wrong(f"says that it is entry {seq}, and entry {before} stands before it")
            _private(entry, said, chain)
            turned += at < chain.last_at
            chain.first_at, chain.last_at = chain.first_at or at, max(at, chain.last_at)
        except Wrong as wrong:
            report.broken(part, name, wrong)
        hashes.append(hashed or START)
    chain.entries = len(entries)
    if turned:
        report.remarks.append(
            f"{part}: {turned} entries are dated before the one in front: their order is that of seq."
        )
    return hashes


def _private(entry: Mapping[str, Any], said: Mapping[str, Any], chain: Chain) -> None:
    """The private part: what its hash is of, or not there."""
    hidden, hashed = entry.get("private"), said.get("private_hash", "")
    if hashed is not None:
        _hash(hashed, "private_hash")
    if hidden is None:
        chain.missing += hashed is not None
        return
    if not isinstance(hidden, str) or _sha(hidden) != hashed:
        raise Wrong("has another private part than the one that it was made with")
    told = canonical(hidden)
    number = told.get("number")
    if number and chain.number:
        if not isinstance(number, str) or _bare(number) != _bare(chain.number):
            raise Wrong(f"is of the number {_plain(number)}, and the chain is said to be of {_plain(chain.number)}")
        chain.number_shown = True
    chain.shown += 1


def _bare(number: str) -> str:
    """A number without the channel that shares its chain."""
    return number[4:] if number.startswith("rcs:") else number


def _sha(text: str) -> str:
    return hashlib.sha256(_bytes(text)).hexdigest()


def _fits(seal: Mapping[str, Any], hashes: Sequence[str], checkpoint: Checkpoint | None) -> bool:
    """Whether a seal leads to its checkpoint's root."""
    place, path = _count(seal, "place"), seal.get("path")
    if not isinstance(path, list):
        raise Wrong("has no path")
    steps = [bytes.fromhex(_hash(step, "path")) for step in path]
    if checkpoint is None:
        raise Wrong(f"names checkpoint {seal['checkpoint']}, which the file does not have, or which does not hold")
    if seal["seq"] >= len(hashes):
        raise Wrong(f"seals more than there is: the chain ends with entry {len(hashes) - 1}, so its end is missing")
    root = root_of(hashes[seal["seq"]], place, checkpoint.count, steps)
    return root is not None and root.hex() == checkpoint.root


def _head(chain: Chain, found: Any, hashes: Sequence[str], keys: Mapping[str, Key], report: Report) -> bool:
    """Whether the head names the hash that the entries lead to; Wrong where it is no head of this chain."""
    said = _said(found, "consentry head 1")
    at = _signed(found, said, keys)
    _same(said, "business", report.business, "business")
    _same(said, "consumer", chain.consumer, "Consumer")
    seq, hashed, newest = _count(said, "seq"), _hash(said.get("hash"), "hash"), _count(said, "checkpoint")
    if seq != len(hashes) - 1:
        how = "the end was cut off" if seq >= len(hashes) else "more was put in"
        raise Wrong(f"names entry {seq} as the newest, and the chain ends with entry {len(hashes) - 1}: {how}")
    chain.head_at, chain.head_checkpoint = at, newest
    return hashed == hashes[-1]


# ---- what the parts say of each other, and what nothing proves ----


def _together(file: Mapping[str, Any], report: Report) -> None:
    """What goes across chains: the Business's own is the first, all are of one time, the number asked for is there."""
    if not report.chains:
        report.broken("chains", "all of them", "are missing: nothing is proven")
    newest = max((chain.head_checkpoint for chain in report.chains), default=0)
    seen: set[str] = set()
    for chain in report.chains:
        if chain.consumer in seen:
            name = _plain(chain.consumer)
            report.broken(f"chain {chain.place}", "the chain", f"is of the Consumer {name}, who has one already")
        seen.add(chain.consumer)
        if chain.head_at and chain.head_checkpoint != newest:
            old = f"was signed at checkpoint {chain.head_checkpoint}, and another of this file at {newest}"
            report.broken(f"chain {chain.place}", "head", f"{old}: the chain is an older one, put in")
    for chain in report.chains:
        if chain.own != (chain.place == 1) or (chain.own and chain.number is not None):
            report.broken(
                f"chain {chain.place}", "the chain", "should be the business's own if it is the first, and only then"
            )
    about = file.get("about")
    if not isinstance(about, dict) or about.get("kind") != "consumer":
        return
    people = [chain for chain in report.chains if not chain.own]
    for name in ("consumer", "number"):
        wanted, there = about.get(name), [getattr(chain, name) for chain in people]
        # The number of a chain without one may be erased.
        if isinstance(wanted, str) and wanted not in there and None not in there:
            report.broken("chains", "all of them", f"are of others than the {name} asked for, {_plain(wanted)}")


def _compare(checkpoints: Mapping[int, Checkpoint], outside: Mapping[tuple[str, int], str], report: Report) -> None:
    """Hold the checkpoints against what others have kept of them."""
    report.outside = 0
    for number, one in checkpoints.items():
        kept = outside.get((report.business, number))
        report.outside += kept == _sha(one.statement)
        if kept not in (None, _sha(one.statement)):
            report.broken("checkpoints", f"checkpoint {number}", "is another than the one that was told outside")


def _in_words(file: Mapping[str, Any], report: Report) -> None:
    """Name what nothing in the file proves, and what this verifier does not know."""
    said = [name for name in ("about", "made_at", "made_by", "sentences", "coverage") if name in file]
    report.not_proven += [f"`{name}`" for name in said] + ["the business's name"]
    for chain in report.chains:
        if chain.number is not None and not chain.number_shown:
            report.not_proven.append(f"that chain {chain.place} is of {_plain(chain.number)}: no private part says so")
        newer = {kind: times for kind, times in chain.types.items() if kind not in TYPES.split()}
        if newer:
            kinds = ", ".join(_plain(kind) for kind in islice(newer, 5))
            report.remarks.append(
                f"chain {chain.place}: {sum(newer.values())} entries are of types newer than this verifier ({kinds}): "
                "they are proven like the others."
            )
    unknown = set(file) - _PARTS["file"]
    for found in file["chains"]:
        if isinstance(found, dict):
            unknown |= set(found) - _PARTS["chain"]
            for entry in found["entries"] if isinstance(found.get("entries"), list) else ():
                unknown |= entry.keys() - _PARTS["entry"] if isinstance(entry, dict) else set()
    if unknown:
        names = ", ".join(_plain(name) for name in islice(sorted(unknown), 10))
        report.not_proven.append(f"fields that this verifier does not know: {names}")


def _watched(checkpoints: Iterable[Checkpoint]) -> list[tuple[int, int]]:
    """The stretches in which webhooks were taken without a gap, as the checkpoints say it, joined."""
    found: list[tuple[int, int]] = []
    for since, to in sorted((one.watched_since, one.watched_to) for one in checkpoints):
        if not since or to < since:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(to, found[-1][1]))
        else:
            found.append((since, to))
    return found


# ---- telling it ----


def _plain(value: object) -> str:
    """A value of the file for a terminal: in one line, at most 80 characters, nothing that the terminal obeys."""
    if isinstance(value, (list, dict)):
        return "(a list or an object)"
    return "".join(character if character.isprintable() else "?" for character in str(value)[:80])


def _when(ms: int) -> str:
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(ms // 1000))
    except (ValueError, OverflowError, OSError):
        return f"{ms} ms"


def code(report: Report) -> int:
    """The exit code: 0 holds, 1 broken, 2 whole in itself but signed by a key that nobody has said to trust."""
    return 1 if report.breaks else 0 if report.trusted else 2


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON says it."""
    return {"holds": (True, False, None)[code(report)], **asdict(report)}


def told(report: Report) -> list[str]:
    """The report in lines for people."""
    lines = [
        (
            "The file holds.",
            "The file is BROKEN.",
            "NOT DECIDED. The file fits together, but nobody has said that its key is the right one: anyone can make a "
            "file with a key of their own. Get the public key from its owner and give it with --key.",
        )[code(report)]
    ]
    parts: dict[str, list[Break]] = {}
    for one in report.breaks:
        parts.setdefault(one.part, []).append(one)
    for part, found in parts.items():
        lines.append(f"  {part}, {found[0].place}: {found[0].what}.")
        if len(found) > 1:
            lines.append(f"    and {len(found) - 1} more in the same part")
    lines.append(f"Business {_plain(report.business)}")
    for key in report.keys:
        until = f" until {_when(key.ended)}" if key.ended else ""
        lines.append(f"Key {key.name}, {key.trust or 'NOT trusted'}; signs from {_when(key.began)}{until}")
        if key.trust == "named by this file alone":
            lines.append(f"  its public half: {key.public}")
    if report.checkpoints:
        alike = "" if report.outside is None else f"; as they were told outside: {report.outside}"
        numbers = f"numbers {report.checkpoints[0]} to {report.checkpoints[-1]}"
        lines.append(f"Checkpoints that hold: {len(report.checkpoints)}, {numbers}{alike}")
    for chain in report.chains:
        lines += _told_of(chain)
    lines += [f"Watched from {_when(since)} to {_when(to)}, say the checkpoints" for since, to in report.watched]
    lines += [f"Note: {remark}" for remark in report.remarks]
    return [*lines, "Proven by nothing here: " + "; ".join(report.not_proven)]


def _told_of(chain: Chain) -> list[str]:
    whose = "the business's own" if chain.own else _plain(chain.number or "a number not shown")
    lines = [f"Chain {chain.place}, {whose} ({_plain(chain.consumer)}): {chain.entries} entries"]
    if chain.entries:
        lines[0] += f", {_when(chain.first_at)} to {_when(chain.last_at)}"
    sealed = f"sealed up to entry {chain.sealed}, by checkpoint {chain.sealed_by} of {_when(chain.sealed_at)}"
    lines.append(f"  {sealed}" if chain.sealed else "  nothing of it is sealed by a checkpoint")
    if 0 < chain.sealed < chain.entries:
        lines[-1] += f"; the {chain.entries - chain.sealed} after it by the head alone"
    lines.append(f"  head signed {_when(chain.head_at)}" if chain.head_at else "  NO head that holds")
    return [*lines, f"  private parts: {chain.shown} shown and right, {chain.missing} withheld or erased"]


def keys_of(given: str) -> list[str]:
    """Public keys from what `--key` was given: 64 hex digits, or the name of a file that holds such words.

    Raises Unreadable where there is none.
    """
    if _HASH.fullmatch(given.lower()):
        return [given.lower()]
    try:
        with open(given, encoding="utf-8", errors="replace") as file:
            words = file.read(MIB).lower().split()
    except (OSError, ValueError):
        raise Unreadable(f"--key: {_plain(given)} is neither a file nor a public key of 64 hex digits.") from None
    found = [word for word in words if _HASH.fullmatch(word)]
    if not found:
        raise Unreadable(f"--key: {_plain(given)} holds no public key, a word of 64 hex digits.")
    return found


def kept_outside(path: str) -> dict[tuple[str, int], str]:
    """Hashes of checkpoints' statements by business and number, from lines of JSON: checkpoints.jsonl, or a log.

    Of two with one number the first stands: it is what was said at the time.
    """
    found: dict[tuple[str, int], str] = {}
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if "consentry checkpoint 1" not in line:
                continue
            try:
                statement = _FILE.decode(line)["statement"]
                said = canonical(statement)
                found.setdefault((said["business"], said["number"]), _sha(statement))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
    return found


def refused(why: str, json_wanted: bool) -> int:
    """Say that there is no verdict, and why. Returns the exit code."""
    _print(json.dumps({"holds": None, "error": why}) if json_wanted else f"CANNOT BE JUDGED. {why}")
    return 2


def run(
    path: str,
    trusted: Iterable[str],
    outside: str | None = None,
    json_wanted: bool = False,
    most: int = MOST_BYTES,
) -> int:
    """Check the file of that name (`-`: what comes in), print what was found, and return the exit code."""
    try:
        with sys.stdin.buffer if path == "-" else open(path, "rb") as file:
            raw = file.read(most + 1)
        report = check(raw, trusted, kept_outside(outside) if outside else None, most)
    except ImportError:
        return refused("The library `cryptography` is missing: pip install cryptography.", json_wanted)
    except (Unreadable, OSError) as error:
        return refused(str(error), json_wanted)
    for line in [json.dumps(as_json(report), indent=2)] if json_wanted else told(report):
        _print(line)
    return code(report)


def _print(line: str) -> None:
    # A terminal that cannot show a letter gets its number.
    print(line.encode(sys.stdout.encoding or "ascii", "backslashreplace").decode(sys.stdout.encoding or "ascii"))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    import argparse

    parser = argparse.ArgumentParser(
        description="Check a Consentry evidence file.",
        epilog=__doc__.partition("\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the evidence file; - for standard input")
    parser.add_argument("--key", action="append", default=[], help="a public key you trust, or a file of them")
    parser.add_argument("--outside", metavar="FILE", help="checkpoints as others kept them: checkpoints.jsonl or a log")
    parser.add_argument("--mib", type=int, default=MOST_BYTES // MIB, help="how large a FILE may be (default: 256)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    try:
        trusted = [key for each in given.key for key in keys_of(each)]
    except Unreadable as error:
        return refused(str(error), given.json)
    return run(given.file, trusted, given.outside, given.json, given.mib * MIB)


if __name__ == "__main__":
    sys.exit(main())
