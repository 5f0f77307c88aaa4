"""How an entry that the Ledger keeps becomes a record of an evidence file: told where it can be, as it is where not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from app.consent.account.record import Record, Shown
from app.consent.acts import DisclosureAdded
from app.consent.entries import FACTS, Entry, Private
from app.ledger.proofs import Kept

_public = msgspec.json.Decoder(dict[str, Any])
_private = msgspec.json.Decoder(Private)


def read_entry(kept: Kept) -> Entry | None:
    """The public part as an Entry; None where this version cannot read it, or somebody changed it."""
    try:
        found = _public.decode(kept.public)
        return Entry(kept.id, kept.seq, kept.at, msgspec.convert(found["facts"], FACTS[found["type"]]))
    except (msgspec.DecodeError, KeyError, TypeError):
        return None


def record_of(kept: Kept, entry: Entry | None, chosen: bool, *, shown: bool) -> Record:
    """An entry as the file has it, its private part only where it is `shown`."""
    if kept.private is None:
        how = Shown.NONE if kept.private_hash is None else Shown.ERASED
    else:
        how = Shown.HERE if shown else Shown.WITHHELD
    if how is Shown.HERE and entry is not None and kept.private is not None:
        try:
            entry = replace(entry, private=_private.decode(kept.private))
        except msgspec.DecodeError:
            entry = None
    return Record(kept.id, kept.seq, kept.at, kept.type, entry, how, chosen)


def wordings_of(read: Sequence[Entry | None], entries: Sequence[Kept]) -> dict[str, str]:
    """The wordings that are kept, by their hash."""
    found: dict[str, str] = {}
    for entry, kept in zip(read, entries, strict=True):
        if entry is not None and isinstance(entry.fact, DisclosureAdded) and kept.private is not None:
            record = record_of(kept, entry, True, shown=True)
            if record.entry is not None and record.entry.private is not None:
                found[entry.fact.hash] = record.entry.private.words
    return found
