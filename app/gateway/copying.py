"""Copying the outbox into the Ledger: read after the cursor, append in one transaction, then trim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from app.consent.entries import Entry, Moved, Revoked, Submitted
from app.consent.model import State
from app.errors import LedgerUnavailable
from app.gateway.core import Core
from app.store.codec import unpack_outbox
from app.store.troubles import LEDGER, Trouble, Troubles

_log = structlog.get_logger()

BATCH = 2_000

FINAL_DAYS = 1
"""A final text stays so long in Redis; then the Ledger has it alone."""
SENT_DAYS = 3
"""A sent text stays for the carrier's last word."""
DAY_SECONDS = 86_400
BEHIND_MS = 30_000
"""A Ledger this far behind is said to be so."""
TROUBLE_SECONDS = 30.0
"""So long it is believed that the writer cannot go on, unless it says so again."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the Ledger is behind: entries not yet copied, and the age of the oldest in ms."""

    entries: int
    ms: int


class Copying:
    """The ledger writer's loop body. Any number may run: the cursor lets one win each batch."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._troubles = Troubles(core.store)

    def once(self, business: str, tag: str) -> int:
        """Copy one batch. Returns how many entries were copied; 0 when there is nothing new.

        Raises LedgerUnavailable, LedgerFull where its disk is full: nothing was trimmed then, and `/readyz` says so.
        """
        store, writer = self._core.store, self._core.ledger.writer
        outbox = store.keys(business).outbox
        before = writer.position(business)
        found = store.call(lambda: store.client.xrange(outbox, min=f"({before}", count=BATCH))
        if not found:
            return 0
        entries = [unpack_outbox(tag, fields) for _, fields in found]
        after = found[-1][0].decode()
        if not self._append(business, before, after, entries):
            return 0  # another writer was faster; its cursor is read anew next time
        # Only what SQL has on disk is trimmed; the last record stays, so that the stream's place is never lost.
        store.call(lambda: store.client.xtrim(outbox, minid=after, approximate=False))
        self._let_expire(business, entries)
        return len(entries)

    def _append(self, business: str, before: str, after: str, entries: Sequence[tuple[str, Entry]]) -> bool:
        part = f"{LEDGER}:{business}"
        try:
            appended = self._core.ledger.writer.append(business, before, after, entries)
        except LedgerUnavailable as error:
            if self._troubles.say(part, Trouble(error.code, error.detail), TROUBLE_SECONDS):
                _log.error("ledger_not_written", business=business, code=error.code, why=error.detail)
            raise
        if self._troubles.over(part):
            _log.info("ledger_written_again", business=business)
        return appended

    def _let_expire(self, business: str, entries: Sequence[tuple[str, Entry]]) -> None:
        """Let Redis forget texts that the Ledger now has for good: memory follows what waits, not what was."""
        store = self._core.store
        keys = store.keys(business)
        pipe = store.client.pipeline(transaction=False)
        for text, seconds in kept_for(entries).items():
            pipe.expire(keys.text(text), seconds)
        if pipe.command_stack:
            store.call(pipe.execute)

    def lag(self, business: str, now: int) -> Lag:
        """How far behind the Ledger is for that Business."""
        store = self._core.store
        outbox = store.keys(business).outbox
        before = self._core.ledger.writer.position(business)
        first = store.call(lambda: store.client.xrange(outbox, min=f"({before}", count=1))
        if not first:
            return Lag(0, 0)
        length = int(store.call(lambda: store.client.xlen(outbox)))
        length -= before != "0-0"  # the last copied record stays in the stream
        return Lag(length, max(now - int(first[0][0].decode().split("-")[0]), 0))


def kept_for(entries: Sequence[tuple[str, Entry]]) -> dict[str, int]:
    """Seconds that Redis keeps each text which those entries brought to `sent` or to its end."""
    found: dict[str, int] = {}
    for _, entry in entries:
        fact = entry.fact
        if isinstance(fact, Moved | Submitted):
            state = fact.after if isinstance(fact, Moved) else fact.state
            if state is State.SENT:
                found[fact.text] = SENT_DAYS * DAY_SECONDS
            elif state.final:
                found[fact.text] = FINAL_DAYS * DAY_SECONDS
        elif isinstance(fact, Revoked):
            found |= dict.fromkeys(fact.denied, FINAL_DAYS * DAY_SECONDS)
    return found
