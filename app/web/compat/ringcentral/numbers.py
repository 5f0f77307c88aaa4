"""Numbers: RingCentral's ids of messages are numbers below 2^53, and ours are 128 bits; nothing is kept to match them.

A text that an app sends here is given a random even number first, and its own id follows from that, as it does from an
Idempotency-Key. A text that came to be in another way has an odd one, made of when that was and of its id: a number
leads to the millisecond, and the id to the text. What RingCentral itself brought has RingCentral's number.
"""

from __future__ import annotations

import re
import secrets

from app.ids import Identity, fingerprint
from app.ledger.exchanged import Told
from app.ledger.rows import TextRow

ECHO = "ringcentral"
"""Under this name a text's number stands among what its app's API says again of it."""

MOST_IN_BATCH = 1_000
"""Texts of one batch. RingCentral's bound is 50 MB: here each is judged before the answer."""
_BITS = 53
_EPOCH = 1_577_836_800_000
"""2020-01-01, ms UTC: 41 bits of milliseconds last until 2089."""
_MARK = 11
_NUMBER = re.compile(r"[1-9][0-9]{0,15}")
_BATCH = re.compile(r"([1-9][0-9]{0,15})-([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?")


def new(key: str = "") -> int:
    """The number of a new text; under an Idempotency-Key always the same."""
    bits = int(fingerprint(f"ringcentral:{key}".encode())[:16], 16) if key else secrets.randbits(_BITS)
    # The highest bit is set, so that all are as long as RingCentral's own are by now.
    return (bits % (1 << _BITS) | 1 << _BITS - 1) & ~1


def key_of(number: int) -> str:
    """Under which Idempotency-Key the text of that number was stored."""
    return f"ringcentral:{number}"


def kept(identity: Identity, tag: str, business: str, number: int, place: int = 0) -> str:
    """The id of the text that an app sent under that number, the `place`-th of its batch from 0."""
    return identity.keyed_text(tag, business, key_of(number), place)


def read(said: str) -> int | None:
    """A number as a path says it; None for what is none."""
    return int(said) if _NUMBER.fullmatch(said) and int(said) < 1 << 53 else None


def of_row(row: TextRow, told: Told | None) -> int:
    """The number of a text as the Ledger has it, in the message store."""
    given = read(told.echo.get(ECHO, "")) if told else None
    carrier, _, id = told.event.rpartition(":") if told else ("", "", "")
    theirs = read(id) if carrier.partition(":")[0] == "ringcentral" else None
    return given or theirs or derived(row.id, row.created_at)


def derived(text: str, created_at: int) -> int:
    """The number of a text that no app sent here."""
    mark = int(fingerprint(text.encode())[:8], 16) % (1 << _MARK)
    return (created_at - _EPOCH) << _MARK + 1 | mark << 1 | 1


def moment(number: int) -> int:
    """When the text of such a number came to be, ms UTC; 0 for a number that is of another kind."""
    return (number >> _MARK + 1) + _EPOCH if number & 1 else 0


def batch(number: int, size: int, place: int = 0) -> str:
    """The id of a batch of A2P texts, or of its `place`-th text from 1."""
    return f"{number}-{size}-{place}" if place else f"{number}-{size}"


def read_batch(said: str) -> tuple[int, int, int] | None:
    """(number, size, place or 0) of such an id; None for any other."""
    found = _BATCH.fullmatch(said)
    if not found:
        return None
    size, place = int(found[2]), int(found[3] or 0)
    return (int(found[1]), size, place) if place <= size else None


def a2p_of_row(row: TextRow, told: Told | None) -> str:
    """The id of a text as the Ledger has it, among A2P messages."""
    given = told.echo.get(ECHO, "") if told else ""
    return given if read_batch(given) else str(of_row(row, told))
