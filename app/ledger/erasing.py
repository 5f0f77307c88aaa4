"""Erasing in SQL: private parts become null in the transaction that records it, then the files forget the old bytes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing

from sqlalchemy import Connection, Engine, and_, delete, or_, select, text, update

from app.consent.erasures import read_spans
from app.ledger.engine import guarded
from app.ledger.tables import consumers, entries, forwards, texts

SPANS_AT_ONCE = 200
CHECKPOINT_SECONDS = 20
"""How long the write-ahead log's end is waited for: a reader that is under way holds it."""
_WITH_TEXT = ("submitted", "text_received", "restored", "revoked")


def forget_entries(connection: Connection, business: str, consumer: str, spans: Iterable[str]) -> None:
    """Null the private parts of those spans of a Consumer's entries, and of the texts that they tell of."""
    left = read_spans(spans)
    while left:
        some, left = left[:SPANS_AT_ONCE], left[SPANS_AT_ONCE:]
        which = and_(
            entries.c.business == business,
            entries.c.consumer == consumer,
            or_(*(entries.c.seq.between(first, last) for first, last in some)),
        )
        told = select(entries.c.text).where(which, entries.c.text.is_not(None), entries.c.type.in_(_WITH_TEXT))
        theirs = and_(texts.c.business == business, texts.c.consumer == consumer, texts.c.id.in_(told))
        nothing = {"number": None, "body": None, "media": None, "client_ref": None}
        connection.execute(update(texts).where(theirs).values(nothing))
        # What is still to be forwarded, or never was: its words are gone, so it is too.
        untold = select(entries.c.id).where(which, entries.c.private.is_not(None))
        whose = and_(forwards.c.business == business, forwards.c.consumer == consumer)
        connection.execute(delete(forwards).where(whose, or_(forwards.c.entry.in_(untold), forwards.c.text.in_(told))))
        connection.execute(update(entries).where(which).values(private=None, origin=None))


def forget_consumer(connection: Connection, business: str, consumer: str) -> None:
    """Null a Consumer's number and profile."""
    which = and_(consumers.c.business == business, consumers.c.consumer == consumer)
    connection.execute(update(consumers).where(which).values(number=None, profile=None))


def forget_bytes(engine: Engine, seconds: float = CHECKPOINT_SECONDS) -> bool:
    """Make the database's files forget what rows no longer hold. False where a reader kept SQLite's log from its end.

    SQLite: what is nulled is overwritten at once (`secure_delete`), but a page that was split may keep a copy of what
    moved away; VACUUM writes every page anew, and the log is cut to nothing. PostgreSQL: VACUUM gives the old row
    versions up to be overwritten; its log and its backups age out. Takes as long as writing the whole file.
    """
    if engine.dialect.name == "postgresql":
        with guarded(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (entries, texts, consumers, forwards):
                connection.execute(text(f"VACUUM {table.name}"))
        return True
    with guarded(), closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute("VACUUM")
        end = time.monotonic() + seconds
        while True:
            busy, left, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy and not left:
                return True
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
