"""Lives: a chain's entries by what they tell of: each text of ours with its steps, their texts, their grants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.consent.account.record import Record
from app.consent.entries import Granted, Moved, Reheld, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import Kept, NumberEnded, StopMisread
from app.consent.model import State

Act = Revoked | NumberEnded | Restored | StopMisread | Kept | Granted
"""What may end a consent, or lift what ended it."""

_LEFT = (State.SENT, State.DELIVERED, State.UNDELIVERED)


@dataclass(slots=True)
class Life:
    """One text of ours: its first entry, then its steps. `denied_by` is the stop that found it waiting."""

    first: Record
    asked: Submitted
    steps: list[tuple[Record, Moved | Reheld]] = field(default_factory=list)
    denied_by: Record | None = None

    @property
    def state(self) -> State:
        """Where it is as far as the chain goes."""
        if self.denied_by is not None:
            return State.DENIED
        moves = [fact.after for _, fact in self.steps if isinstance(fact, Moved)]
        return moves[-1] if moves else self.asked.state

    @property
    def left_at(self) -> int:
        """When it was handed to the carrier; 0 where it was not, or that is not known."""
        return next((r.at for r, f in self.steps if isinstance(f, Moved) and f.after in _LEFT), 0)

    @property
    def provider_id(self) -> str:
        return next((f.provider_id for _, f in reversed(self.steps) if isinstance(f, Moved) and f.provider_id), "")

    @property
    def basis(self) -> tuple[str, ...]:
        """The entries that it went on, by the last Decision that let it."""
        for _, fact in reversed(self.steps):
            if isinstance(fact, Moved) and fact.reasons and fact.after in (State.READY, State.SENDING):
                return fact.because
        return self.asked.because if self.asked.state is State.READY else ()

    @property
    def chosen(self) -> bool:
        return self.first.chosen or any(record.chosen for record, _ in self.steps)

    @property
    def entries(self) -> tuple[str, ...]:
        stop = (self.denied_by.id,) if self.denied_by else ()
        return (self.first.id, *(record.id for record, _ in self.steps), *stop)


class Lives:
    """One chain, looked through once."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records: dict[str, Record] = {}
        self.texts: dict[str, Life] = {}
        self.inbound: dict[str, Record] = {}
        self.acts: list[tuple[Record, Act]] = []
        self.resting: dict[str, list[Life]] = {}
        for record in records:
            self.records[record.id] = record
            self._take(record)
        for life in self.texts.values():
            for entry in life.basis:
                self.resting.setdefault(entry, []).append(life)

    def _take(self, record: Record) -> None:
        fact = record.entry.fact if record.entry else None
        if isinstance(fact, Submitted):
            self.texts[fact.text] = Life(record, fact)
        elif isinstance(fact, Moved | Reheld):
            if fact.text in self.texts:
                self.texts[fact.text].steps.append((record, fact))
        elif isinstance(fact, TextReceived):
            self.inbound[record.id] = record
        elif isinstance(fact, Act):
            self.acts.append((record, fact))
            if isinstance(fact, Restored):
                self.inbound[record.id] = record
        if isinstance(fact, Revoked):
            if fact.text:
                self.inbound[record.id] = record
            for text in fact.denied:
                if text in self.texts:
                    self.texts[text].denied_by = record

    def answered(self, life: Life) -> Record | None:
        """Their text that this one of ours answered: what it rests on, or what its own basis is."""
        on = [self.inbound[e] for e in (*life.basis, life.asked.basis) if e in self.inbound]
        return on[0] if on else None

    def sent_under(self, grant: Record) -> list[Life]:
        """Texts of ours that went on that grant and left."""
        return [life for life in self.resting.get(grant.id, ()) if life.left_at]

    def granted(self) -> Iterable[tuple[Record, Granted]]:
        """Their grants, oldest first."""
        return ((record, fact) for record, fact in self.acts if isinstance(fact, Granted))

    def acts_after(self, record: Record) -> Iterable[tuple[Record, Act]]:
        """The acts that came after an entry."""
        return self.acts[bisect_right(self.acts, record.seq, key=lambda act: act[0].seq) :]
