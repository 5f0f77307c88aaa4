"""What the tables of forwards hold. All times but `at` are real time, in ms UTC, 0 where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row

from app.ledger.rows import EntryRow, TextRow

STATES = ("waiting", "delivered", "dead")


@dataclass(frozen=True, slots=True)
class ForwardRow:
    """One event for one endpoint. Its words stand in the entry that it names."""

    business: str
    endpoint: str  # `business`, or the number of a Sender that has its own
    id: str  # of the event: the same in every try
    entry: str
    n: int  # of the entry
    place: int  # among what the entry tells
    consumer: str
    type: str
    text: str  # the text it is about; empty for none
    url: str | None = field(repr=False)  # where it goes, if not to the endpoint's own address
    at: int
    state: str = "waiting"
    attempts: int = 0
    next_at: int = 0
    tried_at: int = 0
    answer: str = ""  # to the last try: an HTTP status, or a code

    @classmethod
    def of(cls, row: Row[Any]) -> ForwardRow:
        """From a row of all columns of `forwards`."""
        return cls(**row._mapping)

    def columns(self) -> dict[str, Any]:
        """All columns by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one endpoint was told. `address` is the fingerprint of its URL; a time that is 0 is not so."""

    n: int
    address: str
    failing_since: int = 0
    ended_at: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What is needed to tell of some forwards: their entries and texts, by id. What was erased is None in them."""

    entries: Mapping[str, EntryRow] = field(repr=False)
    texts: Mapping[str, TextRow] = field(repr=False)
