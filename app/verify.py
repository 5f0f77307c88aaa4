"""What proves an evidence file. Needs nothing of Consentry: Python and `cryptography` alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


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
