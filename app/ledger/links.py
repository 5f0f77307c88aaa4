"""Links: whether each of a Consumer's entries still says what was chained, read in their order."""

from __future__ import annotations

from app.ids import fingerprint
from app.ledger.chain import START, canonical, link
from app.ledger.rows import EntryRow


class Links:
    """Follows one chain from its first entry. `faults` are (entry, what is wrong with it), in their order."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, str]] = []
        self.seen = 0
        self._prev = START

    def follow(self, row: EntryRow) -> None:
        """Look at the next entry."""
        self.seen += 1
        if fault := self._fault(row):
            self.faults.append((row.id, fault))
        self._prev = row.hash

    def _fault(self, row: EntryRow) -> str:
        if row.seq != self.seen:
            self.seen = row.seq  # said once, not of all that follow
            return f"entry {row.seq} does not follow the one before it"
        if row.prev_hash != self._prev or not _links(row):
            return "what is chained was changed afterwards"
        if not row.columns_agree:
            return "its columns say other than what is chained"
        if row.private is not None and fingerprint(canonical(row.private)) != row.private_hash:
            return "its private part was changed afterwards"
        return ""


def _links(row: EntryRow) -> bool:
    try:
        return row.hash == link(row.prev_hash, row.public.encode())
    except ValueError:  # the hash before is none
        return False
