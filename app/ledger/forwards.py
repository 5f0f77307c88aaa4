"""Forwards in SQL: what goes on to the Businesses' own applications, how far each was told, and what they answered.

A row names the Entry that it tells of and holds none of its words: those are read when it is sent, and are gone from
it once they are erased. All times but `at` are real time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, ColumnElement, Engine, bindparam, delete, func, literal, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from app.errors import Conflict
from app.ledger.engine import IDS_AT_ONCE, batched, guarded, writing
from app.ledger.forward_rows import STATES, ForwardRow, Mark, Told
from app.ledger.many import change, upsert
from app.ledger.rows import EntryRow, Page, TextRow, read_cursor, write_cursor
from app.ledger.tables import entries, forward_cursors, forwards, texts

SWEPT_AT_ONCE = 2_000


class Forwards:
    """The tables of forwards. Every method raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = writing(engine)
        begin = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        self._begin = begin(forward_cursors).on_conflict_do_nothing()
        self._file = begin(forwards).on_conflict_do_nothing()

    # ---- how far each endpoint was told ----

    def marks(self, business: str) -> dict[str, Mark]:
        """How far each endpoint of the Business was told."""
        columns = forward_cursors.c
        query = select(columns.endpoint, columns.n, columns.address, columns.failing_since, columns.ended_at).where(
            columns.business == business
        )
        with guarded(), self._engine.begin() as connection:
            return {endpoint: Mark(*mark) for endpoint, *mark in connection.execute(query)}

    def beginning(self, business: str, version: int, since: int) -> int | None:
        """Where an endpoint begins that the Policy of that version has: after the entry that applied it, and after
        whatever is older than `since`. None where that entry has not come to the Ledger yet."""
        ours = entries.c.business == business
        # The Business's own chain has few entries; the newest that applied a Policy is near its end.
        applied = select(entries).where(ours, entries.c.type == "policy_applied").order_by(entries.c.n.desc()).limit(1)
        old = select(func.max(entries.c.n)).where(ours, entries.c.at < since)
        with guarded(), self._engine.begin() as connection:
            row = connection.execute(applied).first()
            if row is None or EntryRow.of(row).facts["version"] < version:
                return None
            return max(int(row.n), connection.scalar(old) or 0)

    def begin(self, business: str, endpoint: str, mark: Mark) -> None:
        """Begin with an endpoint, if it is not there yet."""
        first = {
            "business": business,
            "endpoint": endpoint,
            "n": mark.n,
            "address": mark.address,
            "failing_since": 0,
            "ended_at": 0,
        }
        with guarded(), self._writes.begin() as connection:
            connection.execute(self._begin, first)

    def moved(self, business: str, endpoint: str, address: str) -> None:
        """The endpoint has another address: what its former one did is no longer held against it."""
        values = {"address": address, "failing_since": 0, "ended_at": 0}
        with guarded(), self._writes.begin() as connection:
            connection.execute(update(forward_cursors).where(*_endpoint(business, endpoint)).values(values))

    def drop(self, business: str, endpoint: str) -> None:
        """The endpoint is no more: what waits for it never goes by itself, and can be seen."""
        with guarded(), self._writes.begin() as connection:
            connection.execute(delete(forward_cursors).where(*_endpoint(business, endpoint)))
            connection.execute(_dead(business, endpoint, "removed"))

    def end(self, business: str, endpoint: str, at: int, why: str) -> None:
        """Forward nothing to the endpoint from now on."""
        with guarded(), self._writes.begin() as connection:
            connection.execute(update(forward_cursors).where(*_endpoint(business, endpoint)).values(ended_at=at))
            connection.execute(_dead(business, endpoint, why))

    def resume(self, business: str, endpoint: str) -> None:
        """Forward to it again what happens from now on."""
        values = {"failing_since": 0, "ended_at": 0}
        with guarded(), self._writes.begin() as connection:
            connection.execute(update(forward_cursors).where(*_endpoint(business, endpoint)).values(values))

    # ---- what is to be told ----

    def fresh(self, business: str, after: int, types: Collection[str], limit: int) -> tuple[list[EntryRow], int]:
        """The next entries of those types after that one, oldest first, and the last that was looked at."""
        ours = entries.c.business == business
        with guarded(), self._engine.begin() as connection:
            # A Business's entries come in the order of `n`: up to the last that is seen none is still to come.
            last = connection.scalar(select(func.max(entries.c.n)).where(ours)) or 0
            if last <= after:
                return [], after
            which = [ours, entries.c.n > after, entries.c.n <= last, entries.c.type.in_(sorted(types))]
            found = connection.execute(select(entries).where(*which).order_by(entries.c.n).limit(limit)).all()
        rows = [EntryRow.of(row) for row in found]
        return rows, rows[-1].n if len(rows) == limit else last

    def senders_of(self, business: str, ids: Collection[str]) -> dict[str, str]:
        """The Sender of each of those texts."""
        found: dict[str, str] = {}
        with guarded(), self._engine.begin() as connection:
            for some in batched(sorted(ids), IDS_AT_ONCE):
                query = select(texts.c.id, texts.c.sender).where(texts.c.business == business, texts.c.id.in_(some))
                found.update((text, sender) for text, sender in connection.execute(query))
        return found

    def callbacks_of(self, business: str, ids: Collection[str]) -> dict[str, str]:
        """The address that was given with each of those texts, to be told what becomes of it; only where one was."""
        found: dict[str, str] = {}
        with guarded(), self._engine.begin() as connection:
            for some in batched(sorted(ids), IDS_AT_ONCE):
                query = select(entries.c.text, entries.c.private).where(
                    entries.c.business == business,
                    entries.c.text.in_(some),
                    entries.c.type == "submitted",
                    entries.c.private.contains('"callback"', autoescape=True),
                )
                for text, hidden in connection.execute(query):
                    url = (msgspec.json.decode(hidden).get("echo") or {}).get("callback")
                    if url:
                        found[text] = url
        return found

    def file(self, business: str, endpoint: str, before: int, after: int, rows: Sequence[ForwardRow]) -> bool:
        """Put rows down to be sent and move the endpoint's place, both or none. False where another was faster."""
        here = (*_endpoint(business, endpoint), forward_cursors.c.n == before)
        with guarded(), self._writes.connect() as connection, connection.begin() as transaction:
            if connection.execute(update(forward_cursors).where(*here).values(n=after)).rowcount != 1:
                transaction.rollback()
                return False
            if rows:
                upsert(connection, self._file, forwards, [row.columns() for row in rows])
        return True

    def due(self, business: str, endpoint: str, now: int, limit: int) -> list[ForwardRow]:
        """What is to be sent to that endpoint now, in the order in which it happened."""
        which = [
            forwards.c.business == business,
            forwards.c.endpoint == endpoint,
            forwards.c.state == "waiting",
            forwards.c.next_at <= now,
        ]
        query = select(forwards).where(*which).order_by(forwards.c.next_at, forwards.c.n, forwards.c.place).limit(limit)
        with guarded(), self._engine.begin() as connection:
            return [ForwardRow.of(row) for row in connection.execute(query)]

    def told(self, business: str, rows: Iterable[ForwardRow]) -> Told:
        """What those forwards tell of, as it is now."""
        wanted = list(rows)
        ids, about = sorted({row.entry for row in wanted}), sorted({row.text for row in wanted if row.text})
        said: dict[str, EntryRow] = {}
        sent: dict[str, TextRow] = {}
        with guarded(), self._engine.begin() as connection:
            for some in batched(ids, IDS_AT_ONCE):
                query = select(entries).where(entries.c.business == business, entries.c.id.in_(some))
                said.update((row.id, EntryRow.of(row)) for row in connection.execute(query))
            for some in batched(about, IDS_AT_ONCE):
                query = select(texts).where(texts.c.business == business, texts.c.id.in_(some))
                sent.update((row.id, TextRow.of(row)) for row in connection.execute(query))
        return Told(said, sent)

    def record(self, rows: Sequence[ForwardRow]) -> None:
        """What became of those that were tried; whether their endpoints fail follows from it, in their order."""
        with guarded(), self._writes.begin() as connection:
            changed = [{name: value for name, value in row.columns().items() if name in _TRIED} for row in rows]
            change(connection, forwards, ("business", "endpoint", "id"), changed)
            for row in rows:
                here = _endpoint(row.business, row.endpoint)
                if row.state == "delivered":
                    failing = update(forward_cursors).where(*here).values(failing_since=0)
                else:
                    begins = forward_cursors.c.failing_since == 0
                    failing = update(forward_cursors).where(*here, begins).values(failing_since=row.tried_at)
                connection.execute(failing)

    def forget(self, row: ForwardRow) -> None:
        """Take away one whose words were erased."""
        with guarded(), self._writes.begin() as connection:
            connection.execute(
                delete(forwards).where(*_endpoint_rows(row.business, row.endpoint), forwards.c.id == row.id)
            )

    def sweep(self, business: str, delivered_before: int, dead_before: int) -> int:
        """Take away what was delivered before the one, or last due before the other and died: some at a time, the
        oldest first, since writers wait meanwhile. Returns how many; SWEPT_AT_ONCE where there may be more."""
        found: list[dict[str, str]] = []
        for state, old in (
            ("delivered", forwards.c.tried_at < delivered_before),
            ("dead", forwards.c.next_at < dead_before),
        ):
            query = select(forwards.c.endpoint, forwards.c.id).where(
                forwards.c.business == business, forwards.c.state == state, old
            )
            query = query.order_by(forwards.c.n).limit(SWEPT_AT_ONCE - len(found))
            with guarded(), self._engine.begin() as connection:
                found += [{"in_": endpoint, "this": id} for endpoint, id in connection.execute(query)]
        if found:
            one = (*_endpoint_rows(business, bindparam("in_")), forwards.c.id == bindparam("this"))
            with guarded(), self._writes.begin() as connection:
                connection.execute(delete(forwards).where(*one), found)
        return len(found)

    # ---- what operators ask ----

    def page(
        self,
        business: str,
        *,
        state: str | None = None,
        endpoint: str | None = None,
        since: int | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[ForwardRow]:
        """Forwards, newest first; `total` is how many there are."""
        states = [state] if state else STATES
        order = (forwards.c.n, forwards.c.id)
        most = max(1, limit)
        found: list[ForwardRow] = []
        with guarded(), self._engine.begin() as connection:
            # State by state, each in the order of an index, and merged here.
            for each in states:
                query = select(forwards).where(*_which(business, [each], endpoint, since))
                if cursor is not None:
                    query = query.where(tuple_(*order) < tuple_(*map(literal, read_cursor(cursor, int, str))))
                query = query.order_by(*(column.desc() for column in order)).limit(most + 1)
                found += [ForwardRow.of(row) for row in connection.execute(query)]
            total = connection.scalar(
                select(func.count()).select_from(forwards).where(*_which(business, states, endpoint, since))
            )
        found.sort(key=lambda row: (row.n, row.id), reverse=True)
        rows = tuple(found[:most])
        return Page(rows, write_cursor(rows[-1].n, rows[-1].id) if len(found) > len(rows) else None, total)

    def counts(self, business: str) -> dict[tuple[str, str], int]:
        """How many wait, and how many are dead, by (endpoint, state)."""
        query = select(forwards.c.endpoint, forwards.c.state, func.count()).where(
            forwards.c.business == business, forwards.c.state.in_(("waiting", "dead"))
        )
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.group_by(forwards.c.endpoint, forwards.c.state))
            return {(endpoint, state): count for endpoint, state, count in found}

    def replay(
        self,
        business: str,
        *,
        states: Collection[str],
        id: str | None = None,
        endpoint: str | None = None,
        since: int | None = None,
    ) -> int:
        """Let those be sent again, from their first try on. Returns how many. Raises Conflict where one of their
        endpoints was ended or is no more: it has to be enabled first."""
        which = _which(business, states, endpoint, since)
        if id is not None:
            which.append(forwards.c.id == id)
        open_ = select(forward_cursors.c.endpoint).where(
            forward_cursors.c.business == business, forward_cursors.c.ended_at == 0
        )
        again = {"state": "waiting", "attempts": 0, "next_at": 0}
        with guarded(), self._writes.begin() as connection:
            shut = connection.scalar(select(forwards.c.endpoint).where(*which, forwards.c.endpoint.not_in(open_)))
            if shut is not None:
                raise Conflict(f"Nothing is forwarded to {shut} at present: enable it first, or set its address.")
            return connection.execute(update(forwards).where(*which).values(again)).rowcount


_TRIED = frozenset({"business", "endpoint", "id", "state", "attempts", "next_at", "tried_at", "answer"})


def _endpoint(business: str, endpoint: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return forward_cursors.c.business == business, forward_cursors.c.endpoint == endpoint


def _endpoint_rows(
    business: str, endpoint: str | BindParameter[str]
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return forwards.c.business == business, forwards.c.endpoint == endpoint


def _dead(business: str, endpoint: str, why: str) -> Any:
    waiting = (*_endpoint_rows(business, endpoint), forwards.c.state == "waiting")
    return update(forwards).where(*waiting).values(state="dead", answer=why)


def _which(
    business: str, states: Collection[str], endpoint: str | None, since: int | None
) -> list[ColumnElement[bool]]:
    which = [forwards.c.business == business, forwards.c.state.in_(sorted(states))]
    if endpoint is not None:
        which.append(forwards.c.endpoint == endpoint)
    if since is not None:
        which.append(forwards.c.at >= since)
    return which
