"""Checkpoints: each seals what came to a Business's chains since the one before, under one signed Merkle root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Engine, Row, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.errors import StartRefused
from app.ids import fingerprint
from app.ledger.chain import START, canonical
from app.ledger.engine import guarded, writing
from app.ledger.merkle import root_and_paths
from app.ledger.tables import checkpoints, entries, meta, seals, signing_keys
from app.verify import leaf

ENTRIES_AT_ONCE = 20_000
"""Entries that one checkpoint seals at most: it holds SQLite's write lock for as long as it takes."""
IDLE_MS = 3_600_000
"""Where nothing comes, a checkpoint is made after so long all the same: it says that the system was there."""


class Signer(Protocol):
    """Signs statements. `key` names it, `public` is its public half in hex."""

    @property
    def key(self) -> str: ...

    @property
    def public(self) -> str: ...

    def sign(self, statement: bytes) -> str:
        """The signature in hex."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Webhooks were taken without a gap since then, until then (ms UTC; 0 where that is not known)."""

    since: int = 0
    to: int = 0


UNWATCHED = Watched()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One checkpoint as it is kept. `statement` is the very JSON that was signed."""

    number: int
    at: int
    statement: str
    signature: str


@dataclass(frozen=True, slots=True)
class Seal:
    """An entry's place in a checkpoint's tree; `path` in hex, from the sibling up."""

    seq: int
    checkpoint: int
    place: int
    path: tuple[str, ...]

    @classmethod
    def of(cls, row: Row[Any]) -> Seal:
        """From a row of all columns of `seals`."""
        return cls(row.seq, row.checkpoint, row.place, _hashes(row.path))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One signing key's statement, signed by itself and by the one before it."""

    key: str
    statement: str
    signature: str
    former_signature: str


class Checkpoints:
    """Makes and reads them. Every method raises LedgerUnavailable where SQL does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = writing(engine)

    def seal(
        self, business: str, signer: Signer, now: int, watched: Watched = UNWATCHED, *, at_once: int = ENTRIES_AT_ONCE
    ) -> Checkpoint | None:
        """Seal what came since the last one, `at_once` entries of it. None where there is nothing to seal, or another
        process was faster. Raises StartRefused where the Ledger knows another signing key."""
        try:
            with guarded(), self._writes.begin() as connection:
                return self._seal(connection, business, signer, now, watched, at_once)
        except _Taken:
            return None

    def _seal(
        self, connection: Connection, business: str, signer: Signer, now: int, watched: Watched, at_once: int
    ) -> Checkpoint | None:
        store, began = self._own_key(connection, signer, now)
        mine = checkpoints.c.business == business
        last = connection.execute(
            select(checkpoints).where(mine).order_by(checkpoints.c.number.desc()).limit(1)
        ).first()
        new = (
            select(entries.c.n, entries.c.consumer, entries.c.seq, entries.c.hash)
            .where(entries.c.business == business, entries.c.n > (last.last_n if last else 0))
            .order_by(entries.c.n)
            .limit(at_once)
        )
        found = connection.execute(new).all()
        if not found and (last is None or now - last.at < IDLE_MS):
            return None
        newest = {row.consumer: row for row in found}
        leaves = sorted(newest.values(), key=lambda row: row.n)
        root, paths = root_and_paths([leaf(row.hash) for row in leaves]) if leaves else (b"", [])
        # A clock set back must not date it before the one in front, nor before its key: a verifier would refuse it.
        number, at = (last.number + 1, max(now, began, last.at)) if last else (1, max(now, began))
        statement = canonical(
            {
                "about": "consentry checkpoint 1",
                "business": business,
                "number": number,
                "at": at,
                "previous": fingerprint(last.statement.encode()) if last else START,
                "entries": len(found),
                "count": len(leaves),
                "root": root.hex(),
                "watched_since": watched.since,
                "watched_to": watched.to,
                "store": store,
                "key": signer.key,
            }
        )
        made = Checkpoint(number, at, statement.decode(), signer.sign(statement))
        row = {
            "business": business,
            "number": number,
            "at": at,
            "last_n": found[-1].n if found else last.last_n if last else 0,
            "statement": made.statement,
            "signature": made.signature,
        }
        _insert(connection, checkpoints, [row])
        if leaves:
            connection.execute(
                insert(seals),
                [
                    {
                        "business": business,
                        "consumer": row.consumer,
                        "seq": row.seq,
                        "checkpoint": number,
                        "place": place,
                        "path": b"".join(path).hex(),
                    }
                    for place, (row, path) in enumerate(zip(leaves, paths, strict=True))
                ],
            )
        return made

    def _own_key(self, connection: Connection, signer: Signer, now: int) -> tuple[str, int]:
        """See that the signing key is the Ledger's newest, or its first. Returns the store's id, and when the key
        began (ms)."""
        store = connection.scalar(select(meta.c.value).where(meta.c.key == "store_id")) or ""
        newest = connection.execute(select(signing_keys).order_by(signing_keys.c.number.desc()).limit(1)).first()
        if newest is None:
            _insert(connection, signing_keys, [_key_row(1, signer, None, now, store)])
            return store, now
        if newest.key != signer.key:
            raise StartRefused(
                f"The ledger is signed with the key {newest.key}, this process has {signer.key}: start it again if the "
                "key was changed (`consentry signing-key rotate`), or put the right keyring.json in its place."
            )
        return store, int(msgspec.json.decode(newest.statement)["at"])

    def rotate(self, former: Signer, new: Signer, now: int) -> None:
        """Make `new` the signing key from now on, vouched for by the `former` one. Raises StartRefused where that is
        not the Ledger's."""
        with guarded(), self._writes.begin() as connection:
            store, began = self._own_key(connection, former, now)
            number = len(connection.execute(select(signing_keys.c.number)).all()) + 1
            # Not before anything that the former has signed, whatever the clock says.
            newest = connection.scalar(select(func.max(checkpoints.c.at))) or 0
            connection.execute(insert(signing_keys), _key_row(number, new, former, max(now, began, newest), store))

    # ---- reading ----

    def signing_keys(self) -> list[SigningKey]:
        """Every signing key there was, oldest first."""
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(select(signing_keys).order_by(signing_keys.c.number)).all()
        return [SigningKey(row.key, row.statement, row.signature, row.former_signature) for row in found]

    def last(self, business: str) -> Checkpoint | None:
        """The newest checkpoint."""
        query = select(checkpoints).where(checkpoints.c.business == business).order_by(checkpoints.c.number.desc())
        with guarded(), self._engine.begin() as connection:
            row = connection.execute(query.limit(1)).first()
        return Checkpoint(row.number, row.at, row.statement, row.signature) if row else None

    def all(self, business: str, *, after: int = 0, limit: int = 10_000) -> list[Checkpoint]:
        """Checkpoints by number, those after `after`."""
        query = select(checkpoints).where(checkpoints.c.business == business, checkpoints.c.number > after)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query.order_by(checkpoints.c.number).limit(limit)).all()
        return [Checkpoint(row.number, row.at, row.statement, row.signature) for row in found]

    def seals(self, business: str, consumer: str) -> list[Seal]:
        """The seals of one chain, oldest first."""
        query = select(seals).where(seals.c.business == business, seals.c.consumer == consumer).order_by(seals.c.seq)
        with guarded(), self._engine.begin() as connection:
            found = connection.execute(query).all()
        return [Seal.of(row) for row in found]


def _hashes(path: str) -> tuple[str, ...]:
    return tuple(path[at : at + 64] for at in range(0, len(path), 64))


class _Taken(Exception):
    """Another process has made that checkpoint."""


def _insert(connection: Connection, table: object, rows: list[dict[str, object]]) -> None:
    try:
        connection.execute(insert(table), rows)  # type: ignore[arg-type]
    except IntegrityError as error:
        raise _Taken from error


def _key_row(number: int, signer: Signer, former: Signer | None, now: int, store: str) -> dict[str, object]:
    statement = canonical(
        {
            "about": "consentry signing key 1",
            "number": number,
            "key": signer.key,
            "public": signer.public,
            "former": former.key if former else "",
            "at": now,
            "store": store,
        }
    )
    return {
        "number": number,
        "key": signer.key,
        "statement": statement.decode(),
        "signature": signer.sign(statement),
        "former_signature": former.sign(statement) if former else "",
    }
