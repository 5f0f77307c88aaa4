"""Exchanged: the texts of some Senders, both ways, as an SDK's list asks for them, and what entries say besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Engine, literal, select, tuple_

from app.consent.erasures import read_spans
from app.consent.model import State
from app.ledger.engine import IDS_AT_ONCE, batched, guarded
from app.ledger.rows import TextRow, read_cursor, write_cursor
from app.ledger.tables import entries, texts

_TOLD = ("submitted", "text_received", "restored", "revoked", "moved")
_LEFT = (State.SENT.value, State.DELIVERED.value, State.UNDELIVERED.value)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts: those of `senders`, narrowed to one direction, Sender or Consumer and to a time, ms UTC."""

    senders: tuple[str, ...]
    direction: str = ""
    sender: str = ""
    consumer: str = ""
    since: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A page, newest first. `newer` and `older` are the cursors of the pages beside it, None where there is none."""

    rows: tuple[TextRow, ...]
    newer: str | None
    older: str | None


@dataclass(slots=True)
class Told:
    """What a text's entries say that its row does not: when it left (0: not), what its app's API says again of it,
    the place of its first entry, who asked for it, and of an inbound one the event that brought it."""

    left_at: int = 0
    echo: Mapping[str, str] = field(default_factory=dict)
    seq: int = 0
    by: str = ""
    event: str = ""


class Exchanged:
    """Questions to the Ledger; each raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self, business: str, wanted: Wanted, *, limit: int, newer_than: str = "", older_than: str = "", skip: int = 0
    ) -> Exchange:
        """The page after or before the place that a cursor names, or the first, after `skip` rows. Raises BadInput
        naming `cursor`."""
        order = (texts.c.created_at, texts.c.id)
        which = _which(business, wanted)
        back = bool(newer_than)
        cursor = newer_than or older_than
        if cursor:
            place = tuple_(*map(literal, read_cursor(cursor, int, str)))
            which.append(tuple_(*order) > place if back else tuple_(*order) < place)
        query = select(texts).where(*which).order_by(*(order if back else (column.desc() for column in order)))
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.limit(limit + 1).offset(skip or None)).all()
        more = len(found) > limit
        rows = [TextRow.of(row) for row in found[:limit]]
        if back:
            rows.reverse()
        if not rows:
            return Exchange((), None, None)
        first = write_cursor(rows[0].created_at, rows[0].id)
        last = write_cursor(rows[-1].created_at, rows[-1].id)
        newer = first if (more if back else bool(cursor)) else None
        return Exchange(tuple(rows), newer, last if back or more else None)

    def rows(self, business: str, ids: Sequence[str]) -> dict[str, TextRow]:
        """Those of the texts that the Ledger knows, by id."""
        found: dict[str, TextRow] = {}
        with guarded(), self._engine.begin() as connection:
            for some in batched(ids, IDS_AT_ONCE):
                here = (texts.c.business == business) & texts.c.id.in_(some)
                found |= {row.id: TextRow.of(row) for row in connection.execute(select(texts).where(here))}
        return found

    def told(self, business: str, ids: Sequence[str]) -> dict[str, Told]:
        """What the entries of those texts say, by text."""
        found: dict[str, Told] = {}
        columns = (entries.c.text, entries.c.type, entries.c.seq, entries.c.at, entries.c.public, entries.c.private)
        with guarded(), self._engine.begin() as connection:
            for some in batched(ids, IDS_AT_ONCE):
                here = (entries.c.business == business) & entries.c.text.in_(some) & entries.c.type.in_(_TOLD)
                for row in connection.execute(select(*columns).where(here).order_by(entries.c.n)):
                    _tell(found.setdefault(row.text, Told()), row)
        return found

    def erased_by(self, business: str, consumer: str, seq: int) -> str:
        """Who erased the private part of that entry; empty where nobody did."""
        here = (entries.c.business == business) & (entries.c.consumer == consumer) & (entries.c.type == "erased")
        with guarded(), self._engine.begin() as connection:
            for public in connection.scalars(select(entries.c.public).where(here, entries.c.seq > seq)):
                facts = msgspec.json.decode(public)["facts"]
                if any(first <= seq <= last for first, last in read_spans(facts["seqs"])):
                    return str(facts["by"])
        return ""


def _which(business: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    which = [texts.c.business == business, texts.c.sender.in_(wanted.senders)]
    for column, value in (
        (texts.c.direction, wanted.direction),
        (texts.c.sender, wanted.sender),
        (texts.c.consumer, wanted.consumer),
    ):
        if value:
            which.append(column == value)
    if wanted.since:
        which.append(texts.c.created_at >= wanted.since)
    if wanted.before:
        which.append(texts.c.created_at < wanted.before)
    return which


def _tell(told: Told, row: Any) -> None:
    if row.type != "moved":
        told.seq = row.seq
        facts = msgspec.json.decode(row.public)["facts"]
        told.by = str(facts.get("by", ""))
        told.event = str(facts.get("event", ""))
        told.echo = (msgspec.json.decode(row.private).get("echo") if row.private else None) or {}
    elif not told.left_at and msgspec.json.decode(row.public)["facts"]["after"] in _LEFT:
        told.left_at = row.at
