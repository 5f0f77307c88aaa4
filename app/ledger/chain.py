"""The chain: each Consumer's entries, every one hashed with the one before. Only public parts are in it.

A private part is present as a salted hash, so erasing it leaves every chain whole. All hashes are SHA-256 in hex.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from app.consent.entries import Entry, Private
from app.ids import fingerprint

START = "0" * 64
"""What the first entry of a chain is linked to."""

_LARGEST = 2**53 - 1  # of the integers that every JSON reader tells apart (RFC 8785, section 3.2.2.3)
_DOUBTFUL = re.compile(rb":-?(?:[0-9]{16}|[0-9]+[.e])")


def public_part(business: str, consumer: str, entry: Entry, hidden: str | None) -> dict[str, Any]:
    """What is chained of an Entry. `hidden` is the hash of its private part, None where it has none.

    Facts stand whole, defaults included, enums by value: what an old Entry says never depends on newer code.
    """
    return {
        "id": entry.id,
        "business": business,
        "consumer": consumer,
        "seq": entry.seq,
        "type": entry.type,
        "at": entry.at,
        "facts": msgspec.to_builtins(entry.fact),
        "private_hash": hidden,
    }


def canonical(value: Mapping[str, Any]) -> bytes:
    """RFC 8785 (JCS) of a value made of strings, integers, booleans, None, lists and mappings.

    Numbers stand in mappings only. Raises ValueError for floats, and for integers of 2**53 and more.
    """
    written = msgspec.json.encode(value, order="sorted")
    # The encoder sorts by code point, JCS by UTF-16 unit: they differ only outside ASCII. Nearly every value is
    # ASCII without a large or broken number, and a look at its bytes says so.
    if written.isascii() and not _DOUBTFUL.search(written):
        return written
    return msgspec.json.encode(_strict(value))


def private_hash(private: Private) -> str:
    """The hash of a private part over its canonical JSON, which includes its salt."""
    return fingerprint(private_part(private))


def private_part(private: Private) -> bytes:
    """The canonical JSON of a private part: what is stored, and what its hash is of.

    From where somebody acted stands in it as a hash, so that an evidence file, which has the Consumer's private parts
    as they are, tells it to nobody, and what is kept of it beside (`origin_of`) cannot be changed.
    """
    values = msgspec.to_builtins(private)
    if origin := origin_of(private):
        values["where"] = fingerprint(origin.encode())
    return canonical(values)


def origin_of(private: Private | None) -> str | None:
    """The salt and place of which a private part has the hash; None where it has none, or the hash alone."""
    return private.where if private is not None and " " in private.where else None


def link(prev_hash: str, public: bytes) -> str:
    """The hash of an entry: SHA-256 over the 32 bytes of the hash before, then the public part's canonical JSON."""
    return hashlib.sha256(bytes.fromhex(prev_hash) + public).hexdigest()


def _strict(value: Any) -> Any:
    """`value` with its keys in JCS order; ValueError for numbers that JSON readers may tell differently."""
    if isinstance(value, Mapping):
        return {key: _strict(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list | tuple):
        return [_strict(item) for item in value]
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _LARGEST):
        raise ValueError("only integers below 2**53 have one canonical form")
    return value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")
