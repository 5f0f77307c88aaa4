"""A stop that was misread: whether another one stands behind it, which its own record has hidden."""

from __future__ import annotations

from app.consent.entries import Entry
from app.consent.findings import StopMisread
from app.consent.fold import fold
from app.consent.model import ANY
from app.consent.standing import Revocation
from app.errors import LedgerUnavailable
from app.gateway.core import Core


def stop_before(core: Core, business: str, consumer: str, scope: str, found: Revocation) -> Revocation | None:
    """The Revocation of that scope that was in force when `found` came, and of which the Ledger alone still tells.

    A Standing keeps the last of each scope. Raises LedgerUnavailable where the Ledger does not answer, or has not yet
    all that happened before `found`.
    """
    earlier: list[Entry] = []
    misread: set[int] = set()
    for entry in core.ledger.history_of(business, consumer):
        if entry.seq < found.seq:
            earlier.append(entry)
        if isinstance(entry.fact, StopMisread):
            misread.add(entry.fact.stop_seq)
    if len(earlier) < found.seq - 1:
        raise LedgerUnavailable("The ledger does not have all of this number yet; try again in a moment.")
    before = fold(entry for entry in earlier if entry.seq not in misread)
    stop = before.revocations.get(scope)
    lifted = max(before.lifted.get(ANY, 0), before.lifted.get(scope, 0))
    return stop if stop is not None and stop.seq > lifted else None
