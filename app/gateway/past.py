"""The past: all entries of one Consumer, as the Ledger has them once it has caught up with the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from app.consent.entries import Entry
from app.consent.erasures import Erased
from app.consent.model import Policy
from app.consent.text import TextRecord
from app.errors import LedgerBehind, NotFound
from app.gateway.copying import Copying
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.store.gate import behind

T = TypeVar("T")

COPY_SECONDS = 5.0
"""How long an act waits for the Ledger to have all of a number."""
TEXTS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Past:
    """All of a Consumer: the Ledger's entries, which are as many as the store's, and the texts in the store."""

    entries: Sequence[Entry]
    records: Mapping[str, TextRecord] = field(repr=False)

    @property
    def present(self) -> list[int]:
        """The entries whose private part may be erased. Why something was erased is not the Consumer's own."""
        return [e.seq for e in self.entries if e.private is not None and not isinstance(e.fact, Erased)]


class Behind(Exception):
    """The Ledger has not all of a number yet."""


class Pasts:
    """Reads a Consumer's past. It is whole where the Ledger has as many entries as the store."""

    def __init__(self, core: Core, copying: Copying) -> None:
        self._core = core
        self._copying = copying

    def copy(self, policy: Policy, seconds: float = COPY_SECONDS) -> bool:
        """Let the Ledger catch up with what is on record now; False where it did not in that time."""
        business, writer = policy.business, self._core.ledger.writer
        last = self._core.directory.last_entry(business)
        end = time.monotonic() + seconds
        while behind(writer.position(business), last):
            if time.monotonic() > end:
                return False
            if not self._copying.once(business, policy.tag):
                time.sleep(0.02)  # another writer has it
        return True

    def of(self, policy: Policy, consumer: str, draft: Draft) -> Past:
        """All of a Consumer, read after the Snapshot: what came since makes the commit stale."""
        if not draft.snapshot.standing.version:
            raise NotFound("You have no entry about this number.")
        core, business = self._core, policy.business
        entries = list(core.ledger.history_of(business, consumer))
        if len(entries) < draft.snapshot.standing.version:
            raise Behind
        entries = entries[: draft.snapshot.standing.version]
        ids = core.ledger.texts_of(business, consumer)
        records: dict[str, TextRecord] = {}
        for start in range(0, len(ids), TEXTS_AT_ONCE):
            records |= core.store.texts(business, ids[start : start + TEXTS_AT_ONCE])
        return Past(entries, records)

    def caught_up(self, policy: Policy, run: Callable[[], T]) -> T:
        """Run what needs all of a number in the Ledger, which may be a moment behind."""
        for _ in range(3):
            try:
                return run()
            except Behind:
                self.copy(policy)
        raise LedgerBehind("The ledger does not have all of this number yet; try again in a moment.")
