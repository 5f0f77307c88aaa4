"""Why: the Decisions of one text, worked out anew from the Ledger with the Policy of their day, beside the ones on
record. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from app.consent.entries import Entry
from app.consent.fold import step
from app.consent.hours import instant
from app.consent.standing import Standing
from app.errors import BadInput, ConsentryError, LedgerBehind, LedgerUnavailable, NotFound
from app.gateway.copying import Copying
from app.gateway.core import Core
from app.gateway.differing import Difference, Recheck, row_differences
from app.gateway.rechecks import Rechecks
from app.gateway.then import PastPolicies
from app.ledger.links import Links
from app.ledger.projection import Projection
from app.ledger.rows import Passage, TextRow
from app.phone import Phone
from app.store.store import real_now

ATTEMPTS = 5
"""How often a text is read again that took a step while it was read."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the Ledger can say for one text. `row` is where its row says other than its entries, `faults` are entries
    of its Consumer that do not say what was chained: (entry, what is wrong)."""

    text: TextRow
    decisions: tuple[Recheck, ...]
    history: tuple[Passage, ...]
    row: tuple[Difference, ...]
    entries: int
    faults: tuple[tuple[str, str], ...]

    @property
    def agrees(self) -> bool:
        """Whether all that is on record comes out again."""
        return not self.row and not self.faults and not any(one.differences for one in self.decisions)

    def as_json(self) -> dict[str, Any]:
        text = self.text
        return {
            "id": text.id,
            "agrees": self.agrees,
            "from": text.sender,
            "to": Phone(text.number).masked if text.number else None,
            "program": text.program,
            "kind": text.kind,
            "own": text.own or None,
            "state": text.state,
            "decisions": [one.as_json() for one in self.decisions],
            "row": [difference.as_json() for difference in self.row],
            "chain": {
                "entries": self.entries,
                "holds": not self.faults,
                "faults": [{"entry": entry, "what": what} for entry, what in self.faults],
            },
            "history": [
                {"at": instant(one.at), "state": one.state, "by": one.by, "why": one.why} for one in self.history
            ],
        }


class Why:
    """Answers for texts that the Business asked for, and for Consentry's own."""

    def __init__(self, core: Core, copying: Copying) -> None:
        self._core = core
        self._copying = copying

    def text(self, business: str, text: str) -> Account:
        """Judge it again. Raises NotFound, BadInput for one that came in, LedgerBehind for one that is not copied yet,
        LedgerUnavailable, and ConsentryError where what is kept of it cannot be read at all."""
        try:
            for _ in range(ATTEMPTS):
                row = self._row(business, text)
                account = self._account(row)
                if self._core.ledger.text(business, text) == row:
                    return account
        except (msgspec.MsgspecError, KeyError, ValueError, OverflowError) as error:
            raise ConsentryError(
                f"What the ledger keeps of {text} or of its consumer cannot be read: it was changed afterwards, or "
                f"written by a newer Consentry ({type(error).__name__})."
            ) from error
        raise LedgerUnavailable("The text takes steps faster than it can be read; ask again in a moment.")

    def _row(self, business: str, text: str) -> TextRow:
        row = self._core.ledger.text(business, text)
        if row is None:
            if text not in self._core.store.texts(business, [text]):
                raise NotFound("There is no such text.")
            lag = self._copying.lag(business, real_now())
            raise LedgerBehind(
                f"{text} is not in the ledger yet, which is {lag.entries} entries ({lag.ms / 1000:.1f} s) behind; ask "
                "again in a moment."
            )
        if row.direction == "in":
            raise BadInput("id", "id: that text came in, and nothing was decided about it; name one that goes out")
        return row

    def _account(self, row: TextRow) -> Account:
        ledger, business = self._core.ledger, row.business
        rechecks = Rechecks(self._core, business, row.id, PastPolicies(self._core, business))
        projection, links, standing = Projection(business), Links(), Standing()
        for one in ledger.rows_of(business, row.consumer):
            links.follow(one)
            entry = one.entry()
            if rechecks.follow(one, entry, standing):
                projection.add(row.consumer, entry)
            standing = step(standing, entry)
        return Account(
            row,
            tuple(self._resting(business, one) for one in rechecks.found),
            tuple(ledger.history(business, row.id)),
            row_differences(row, projection.new.get(row.id)),
            links.seen,
            tuple(links.faults),
        )

    def _resting(self, business: str, one: Recheck) -> Recheck:
        """With the entries that it rested on."""
        found: list[Entry] = []
        for named in one.said.because if one.said else ():
            if (row := self._core.ledger.entry(business, named)) is not None:
                found.append(row.entry())
        return replace(one, rests_on=tuple(found))
