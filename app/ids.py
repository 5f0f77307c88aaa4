"""Ids: what names a Consumer, a text and an entry. A Consumer's id cannot be turned back without the pepper."""

from __future__ import annotations

import hashlib
import hmac
import random
import time

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [high + low for high in _CROCKFORD for low in _CROCKFORD]
_SHIFTS = range(120, -1, -10)


def base32(value: bytes) -> str:
    """Sixteen bytes as 26 characters of Crockford's base32, as a ULID is written."""
    # Two characters at a time: several of these are made for each text.
    number = int.from_bytes(value)
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


def unbase32(text: str) -> bytes:
    """The sixteen bytes that 26 such characters write. Raises ValueError for others."""
    number = 0
    for character in text:
        number = number << 5 | _CROCKFORD.index(character)
    if len(text) != 26 or number >> 128:
        raise ValueError("not sixteen bytes in base32")
    return number.to_bytes(16)


def ulid(now: int | None = None) -> str:
    """A new ULID: 48 bits of time in ms, 80 random bits."""
    moment = int(time.time() * 1000) if now is None else now
    # Unique, not secret: no system call is made for it, at which another thread would take over.
    return base32(moment.to_bytes(6) + random.randbytes(10))


def entry_id(tag: str, consumer: str, seq: int) -> str:
    """The id of a Consumer's `seq`-th entry; follows from both, so that a commit need not know it in advance."""
    digest = hashlib.sha256(f"{consumer}:{seq}".encode()).digest()
    return f"ent_{tag}_{base32(digest[:16])}"


def text_id(tag: str, unique: str) -> str:
    return f"msg_{tag}_{unique}"


def fingerprint(value: bytes) -> str:
    """SHA-256 in hex: of a body, a key, a Disclosure."""
    return hashlib.sha256(value).hexdigest()


class Identity:
    """The ids that need the pepper."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper

    def consumer(self, business: str, address: str) -> str:
        """A Consumer's id: 16 bytes of HMAC-SHA-256(pepper, business, address), so STOP outlives erasure.

        The empty address names the Business itself, whose own chain holds policy and keys. SMS, MMS and RCS
        share a number's id; other channels have their own, since grants and windows never cross channels.
        """
        return base32(self._mac("consumer", business, address.removeprefix("rcs:")))

    def keyed_text(self, tag: str, business: str, key: str, index: int) -> str:
        """The id of the `index`-th text sent under an Idempotency-Key: a repeat finds the same text."""
        return text_id(tag, base32(self._mac("text", business, f"{index}:{key}")))

    def inbound_text(self, tag: str, business: str, event: str) -> str:
        """The id of an inbound text, by the provider's id of it."""
        return text_id(tag, base32(self._mac("inbound", business, event)))

    def tag(self, business: str) -> str:
        """Six characters that stand for the Business in its ids."""
        return base32(self._mac("tag", business, ""))[1:7]

    def derived(self, purpose: str, length: int = 26) -> str:
        """A secret that every start derives anew and alike (the demo key, the simulator's token)."""
        return (base32(self._mac("derived", purpose, "0")) + base32(self._mac("derived", purpose, "1")))[1 : length + 1]

    def fingerprint(self) -> str:
        """What the store keeps of the keyring, to notice another one."""
        return fingerprint(b"keyring:" + self._pepper)[:32]

    def _mac(self, purpose: str, business: str, value: str) -> bytes:
        message = f"{purpose}\0{business}\0{value}".encode()
        return hmac.digest(self._pepper, message, "sha256")[:16]
