"""The Ledger's questions: what lists, counts, searches and timelines read. It lags behind the store by the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, exists, func, literal, select, tuple_

from app.consent.entries import Entry
from app.consent.model import State
from app.consent.text import Judged
from app.ledger.activity import Activity
from app.ledger.backing import Backups
from app.ledger.checkpoints import Checkpoints
from app.ledger.engine import IDS_AT_ONCE, batched, guarded
from app.ledger.erasing import forget_bytes
from app.ledger.exchanged import Exchanged
from app.ledger.forwards import Forwards
from app.ledger.held import Held
from app.ledger.histories import Wholes, asked_since, history, rows
from app.ledger.inbox import Inbox
from app.ledger.proofs import Proofs
from app.ledger.rows import (
    ConsumerRow,
    EntryRow,
    Page,
    Passage,
    Resent,
    TextRow,
    denial,
    passage,
    read_cursor,
    write_cursor,
)
from app.ledger.stops import Stops
from app.ledger.tables import chains, consumers, entries, meta, texts
from app.ledger.trends import Trends
from app.ledger.writer import Writer

_STEPS = ("submitted", "moved", "text_received", "restored", "revoked")
"""The types of Entry by which a text comes to a state."""


class Ledger:
    """The read side; `writer` is the other. Every method raises LedgerUnavailable where SQL does not answer.

    Limits are counts of rows, at least 1; cursors are what an earlier page gave as `next`, BadInput otherwise.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.writer = Writer(engine)
        self.checkpoints = Checkpoints(engine)
        self.backups = Backups(engine)
        self.proofs = Proofs(engine)
        self.wholes = Wholes(engine)
        self.forwards = Forwards(engine)
        self.stops = Stops(engine)
        self.activity = Activity(engine)
        self.exchanged = Exchanged(engine)
        self.held = Held(engine)
        self.inbox = Inbox(engine)
        self.trends = Trends(engine)

    def close(self) -> None:
        """Close all connections that are not in use."""
        self._engine.dispose()

    def ping(self) -> None:
        """Returns when the database answers and has its tables."""
        with guarded(), self._engine.begin() as connection:
            connection.execute(select(meta.c.key).limit(1)).first()

    def store_id(self) -> str | None:
        """The id of the store that this Ledger belongs to; None before its first start."""
        with guarded(), self._engine.begin() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == "store_id"))

    # ---- texts ----

    def holds(
        self,
        business: str,
        *,
        reason: str | None = None,
        sender: str | None = None,
        program: str | None = None,
        consumer: str | None = None,
        older_than: int | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[TextRow]:
        """Held texts, oldest first. `reason` is the code of any of a text's reasons; `older_than` is an instant."""
        which = [texts.c.business == business, texts.c.state == State.HELD.value]
        for column, wanted in ((texts.c.sender, sender), (texts.c.program, program), (texts.c.consumer, consumer)):
            if wanted is not None:
                which.append(column == wanted)
        if reason is not None:
            which.append(_has_reason(reason))
        if older_than is not None:
            which.append(texts.c.created_at < older_than)
        return self._texts(which, limit, cursor, oldest_first=True)

    def texts(
        self,
        business: str,
        *,
        consumer: str | None = None,
        state: str | None = None,
        direction: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[TextRow]:
        """Texts in and out, newest first. `direction` is `in` or `out`; an inbound text's state is `received`."""
        which = [texts.c.business == business]
        for column, wanted in ((texts.c.consumer, consumer), (texts.c.state, state), (texts.c.direction, direction)):
            if wanted is not None:
                which.append(column == wanted)
        return self._texts(which, limit, cursor, oldest_first=False)

    def text(self, business: str, text: str) -> TextRow | None:
        """One text of this Business."""
        return self._text(texts.c.business == business, texts.c.id == text)

    def text_by_provider_id(self, business: str, provider_id: str) -> TextRow | None:
        """The outbound text that the provider knows under that id."""
        return self._text(texts.c.business == business, texts.c.provider_id == provider_id)

    def outbound(self, business: str, ids: Sequence[str]) -> dict[str, tuple[State, Judged, str | None]]:
        """Where those of the outbound texts are that the Ledger knows, what each was first judged, and its words."""
        found: dict[str, tuple[State, Judged, str | None]] = {}
        with guarded(), self._engine.begin() as connection:
            for some in batched(ids, IDS_AT_ONCE):
                known = select(texts).where(texts.c.business == business, texts.c.direction == "out")
                rows = [TextRow.of(row) for row in connection.execute(known.where(texts.c.id.in_(some)))]
                firsts = _entered(connection, business, [row.id for row in rows])
                found |= {row.id: (State(row.state), firsts[row.id].judged(), row.body) for row in rows}
        return found

    def resends(self, business: str, text: str) -> dict[str, Resent]:
        """The texts by which one was sent again, by id."""
        again = select(texts).where(texts.c.business == business, texts.c.resend_of == text)
        with guarded(), self._engine.begin() as connection:
            rows = [TextRow.of(row) for row in connection.execute(again)]
            firsts = _entered(connection, business, [row.id for row in rows])
        return {
            row.id: Resent(State(row.state), firsts[row.id].judged(), row.body or "", firsts[row.id].facts["key"])
            for row in rows
        }

    def counts(self, business: str) -> dict[str, int]:
        """How many texts are in each state; inbound ones count as `received`."""
        query = select(texts.c.state, func.count()).where(texts.c.business == business).group_by(texts.c.state)
        with guarded(), self._engine.begin() as connection:
            return {state: count for state, count in connection.execute(query)}

    def history(self, business: str, text: str) -> list[Passage]:
        """Every step of one text's life, oldest first; empty where there is no such text."""
        steps = select(entries).where(
            entries.c.business == business, entries.c.text == text, entries.c.type.in_(_STEPS)
        )
        with guarded(), self._engine.begin() as connection:
            found = [EntryRow.of(row) for row in connection.execute(steps.order_by(entries.c.n))]
            stop = self._denied_by(connection, business, text)
        return [passage(entry) for entry in found] + ([denial(stop)] if stop else [])

    # ---- entries ----

    def entry(self, business: str, entry: str) -> EntryRow | None:
        """One entry of this Business."""
        with guarded(), self._engine.begin() as connection:
            return _entry(connection, business, entry)

    def timeline(self, business: str, consumer: str, limit: int = 50, cursor: str | None = None) -> Page[EntryRow]:
        """One Consumer's entries, newest first; `total` is how many there are."""
        query = select(entries).where(entries.c.business == business, entries.c.consumer == consumer)
        if cursor is not None:
            query = query.where(entries.c.seq < read_cursor(cursor, int)[0])
        head = select(chains.c.seq).where(chains.c.business == business, chains.c.consumer == consumer)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.order_by(entries.c.seq.desc()).limit(max(1, limit) + 1)).all()
            total = connection.scalar(head) or 0
        rows = tuple(EntryRow.of(row) for row in found[: max(1, limit)])
        return Page(rows, write_cursor(rows[-1].seq) if len(found) > len(rows) else None, total)

    def events(
        self,
        business: str,
        *,
        type: str | None = None,
        consumer: str | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[EntryRow]:
        """Entries in the order in which they came to the Ledger, oldest first, not counted.

        `after` is a `next`, which here is never None where there are rows: asking again with it later gives what
        came since. An empty page gives back `after`. What was only looked at is left out, unless that type is asked
        for: whoever follows the entries would else follow their own reading.
        """
        query = select(entries).where(entries.c.business == business)
        query = query.where(entries.c.type == type if type is not None else entries.c.type != "seen")
        if consumer is not None:
            query = query.where(entries.c.consumer == consumer)
        if after is not None:
            query = query.where(entries.c.n > read_cursor(after, int)[0])
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.order_by(entries.c.n).limit(max(1, limit))).all()
        rows = tuple(EntryRow.of(row) for row in found)
        return Page(rows, write_cursor(rows[-1].n) if rows else after)

    def asked_since(self, business: str, since: int) -> Iterator[str]:
        """The Consumers to whom a text was asked to be sent at `since` or later, streamed."""
        return asked_since(self._engine, business, since)

    def history_of(self, business: str, consumer: str) -> Iterator[Entry]:
        """One Consumer's entries, oldest first, streamed."""
        return history(self._engine, business, consumer)

    def rows_of(self, business: str, consumer: str) -> Iterator[EntryRow]:
        """The same as they are kept."""
        return rows(self._engine, business, consumer)

    def knows_event(self, business: str, event: str) -> bool:
        """Whether an entry came from that event of a provider; Redis forgets events after 30 days, this does not."""
        query = select(exists().where(entries.c.business == business, entries.c.event == event))
        with guarded(), self._engine.begin() as connection:
            return bool(connection.scalar(query))

    # ---- consumers ----

    def consumer(self, business: str, consumer: str) -> ConsumerRow | None:
        """One Consumer of this Business."""
        query = select(consumers).where(consumers.c.business == business, consumers.c.consumer == consumer)
        with guarded(), self._engine.begin() as connection:
            row = connection.execute(query).first()
        return ConsumerRow.of(row) if row else None

    def texts_of(self, business: str, consumer: str) -> list[str]:
        """The ids of all outbound texts to a Consumer."""
        which = (texts.c.business == business) & (texts.c.consumer == consumer) & (texts.c.direction == "out")
        with guarded(), self._engine.begin() as connection:
            return list(connection.scalars(select(texts.c.id).where(which)))

    def old(self, business: str, before: int, after: str, limit: int) -> tuple[list[str], str]:
        """Consumers with a private part older than `before`, among the next `limit` of all after that one; and the
        last that was looked at, empty at the end."""
        here = (consumers.c.business == business) & (consumers.c.consumer > after) & (consumers.c.first_at < before)
        with guarded(), self._engine.begin() as connection:
            looked = list(
                connection.scalars(select(consumers.c.consumer).where(here).order_by(consumers.c.consumer).limit(limit))
            )
            which = (entries.c.business == business) & (entries.c.consumer.in_(looked)) & (entries.c.at < before)
            found = connection.scalars(
                select(entries.c.consumer).where(which, entries.c.private.is_not(None)).distinct()
            )
            return sorted(found), looked[-1] if len(looked) == limit else ""

    def forget_bytes(self) -> bool:
        """Let the database's files forget what was erased; see there."""
        return forget_bytes(self._engine)

    def _texts(
        self, which: list[ColumnElement[bool]], limit: int, cursor: str | None, *, oldest_first: bool
    ) -> Page[TextRow]:
        order = (texts.c.created_at, texts.c.id)
        query = select(texts).where(*which)
        if cursor is not None:
            place = tuple_(*map(literal, read_cursor(cursor, int, str)))
            query = query.where(tuple_(*order) > place if oldest_first else tuple_(*order) < place)
        query = query.order_by(*(order if oldest_first else (column.desc() for column in order)))
        total = select(func.count()).select_from(texts).where(*which)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.limit(max(1, limit) + 1)).all()
            count = connection.scalar(total)
        rows = tuple(TextRow.of(row) for row in found[: max(1, limit)])
        more = len(found) > len(rows)
        return Page(rows, write_cursor(rows[-1].created_at, rows[-1].id) if more else None, count)

    def _text(self, *which: ColumnElement[bool]) -> TextRow | None:
        with guarded(), self._engine.begin() as connection:
            row = connection.execute(select(texts).where(*which).limit(1)).first()
        return TextRow.of(row) if row else None

    def _denied_by(self, connection: Connection, business: str, text: str) -> EntryRow | None:
        """The Revocation that found the text waiting: it names the text, and the text names it."""
        query = select(texts.c.because).where(texts.c.business == business, texts.c.id == text)
        because = connection.scalar(query.where(texts.c.reason == "opted_out"))
        for named in msgspec.json.decode(because or "[]"):
            entry = _entry(connection, business, named)
            if entry is not None and text in entry.facts.get("denied", ()):
                return entry
        return None


def _entered(connection: Connection, business: str, ids: Sequence[str]) -> dict[str, EntryRow]:
    """The entries by which those outbound texts began, by text."""
    query = select(entries).where(
        entries.c.business == business, entries.c.type == "submitted", entries.c.text.in_(ids)
    )
    return {entry.facts["text"]: entry for entry in map(EntryRow.of, connection.execute(query))}


def _has_reason(code: str) -> ColumnElement[bool]:
    """Whether any reason has that code. Inside a JSON string a quote is escaped, so this stands nowhere else."""
    opening = msgspec.json.encode([code]).decode().removesuffix("]") + ","
    return texts.c.reasons.contains(opening, autoescape=True)


def _entry(connection: Connection, business: str, entry: str) -> EntryRow | None:
    row = connection.execute(select(entries).where(entries.c.business == business, entries.c.id == entry)).first()
    return EntryRow.of(row) if row else None
