"""Draft: one Consumer's next entries and steps, worked out in memory, then committed as one Change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from app.consent.decide import Decision, decide
from app.consent.entries import Entry, Fact, Moved, Private, Reheld
from app.consent.fold import step
from app.consent.model import ARROWS, DAY, Ask, Kind, Policy, State
from app.consent.objection import Rule
from app.consent.replies import follow_up_until
from app.consent.standing import Standing
from app.consent.text import Judged, TextRecord
from app.consent.watch import watched
from app.errors import Conflict
from app.gateway.acting import with_place
from app.ids import entry_id
from app.store.change import Change, Snapshot, Step


def private(**values: Any) -> Private:
    """A private part with a fresh salt."""
    return Private(salt=os.urandom(16).hex(), **values)


class Draft:
    """What is about to happen to one Consumer. Its time never runs backwards."""

    def __init__(self, policy: Policy, snapshot: Snapshot, now: int, rules: Sequence[Rule]) -> None:
        self.policy = policy
        self.rules = rules
        self.snapshot = snapshot
        self.standing: Standing = snapshot.standing
        self.now = max(now, snapshot.standing.last_at)
        self.entries: list[Entry] = []
        self.steps: list[Step] = []

    def add(self, fact: Fact, hidden: Private | None = None) -> Entry:
        """Append an entry and fold it."""
        seq = self.standing.version + 1
        hidden = with_place(fact, hidden)
        entry = Entry(entry_id(self.policy.tag, self.snapshot.consumer, seq), seq, self.now, fact, hidden)
        self.standing = step(self.standing, entry)
        self.entries.append(entry)
        return entry

    def judge(self, ask: Ask) -> Decision:
        decision = decide(ask, self.standing, self.policy, self.now, self.rules)
        return watched(decision, ask, self.standing, self.policy, self.now)

    def promised_until(self, ask: Ask, decision: Decision) -> int:
        """Until when the follow-up that this text promises may go; 0 where it promises none inside a window."""
        if not ask.promises or ask.kind is not Kind.CONVERSATIONAL or decision.code != "window":
            return 0
        return follow_up_until(self.policy, self.policy.programs.get(ask.program), self.now)

    def move(
        self,
        record: TextRecord,
        after: State,
        *,
        decision: Decision | None = None,
        rewrite: bool = False,
        why: str = "",
        by: str = "",
        said_at: int = 0,
        **fields: Any,
    ) -> TextRecord:
        """Take one step of a text's life, with its entry. Raises Conflict for a step that no arrow allows."""
        before = record.state
        if after not in ARROWS[before]:
            raise Conflict(f"The text is {before.value} and cannot become {after.value}.")
        ask = record.text.ask
        judged = Judged.of(decision) if decision else record.judged
        released = after is State.READY and before is State.HELD
        fact = Moved(
            text=record.id,
            sender=ask.sender,
            program=ask.program,
            before=before,
            after=after,
            kind=ask.kind,
            author=ask.author,
            topic=ask.topic,
            reasons=judged.reasons if decision else (),
            because=judged.because if decision else (),
            policy=judged.policy if decision else "",
            until=judged.until if decision else 0,
            expires_at=int(fields.get("hold_until", 0)) if after is State.HELD else 0,
            promises=ask.promises if released else "",
            follow_up_until=self.promised_until(ask, decision) if released and decision else 0,
            provider_id=str(fields.get("provider_id", "")),
            attempt=int(fields.get("attempts", record.attempts)),
            why=why,
            by=by,
            line=ask.line if released else "",
            said_at=said_at,
        )
        self.add(fact)
        moved = replace(record, state=after, judged=judged, changed_at=self.now, why=why, **fields)
        self.steps.append(Step(moved, before, rewrite=rewrite))
        return moved

    def rehold(self, record: TextRecord, decision: Decision, *, rewrite: bool = False) -> TextRecord:
        """The text waits on, for other reasons than before."""
        ask, judged = record.text.ask, Judged.of(decision)
        self.add(Reheld(record.id, ask.sender, judged.reasons, judged.because, judged.policy, judged.until))
        held = replace(record, judged=judged, changed_at=self.now)
        self.steps.append(Step(held, State.HELD, rewrite=rewrite))
        return held

    def change(self, **how: Any) -> Change:
        """The Change that commits all of it, if nothing changed since the Snapshot and the Policy were read."""
        return Change(
            self.snapshot,
            self.standing,
            tuple(self.entries),
            tuple(self.steps),
            policy=self.policy.version,
            **how,
        )


def hold_end(policy: Policy, ask: Ask, now: int) -> int:
    """When the wait of a text that is held from `now` on ends in `expired`."""
    program = policy.programs.get(ask.program)
    end = max(now, ask.not_before) + (program.hold_for if program else DAY)
    return min(end, ask.expires_at) if ask.expires_at else end


def next_look(holds: Sequence[tuple[int, int]]) -> int:
    """When held texts with those (until, hold_until) are judged again: -1 for none."""
    instants = [min(until or end, end) for until, end in holds]
    return min(instants, default=-1)
