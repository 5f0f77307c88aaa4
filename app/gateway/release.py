"""Release: held texts are judged again when something changed, or when their time comes; nobody has to ask."""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.model import Ask, Policy, State
from app.consent.text import TextRecord
from app.gateway.core import Core
from app.gateway.draft import Draft, next_look
from app.store.change import Change, Reading

LOOKS = 50
"""Consumers judged again in one turn."""


class Release:
    """Looks at held texts whose Consumer, policy or time changed."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def look(self, policy: Policy) -> int:
        """Judge the Consumers that are due for a look. Returns how many texts took a step."""
        due = self._core.lanes.looks(policy.business, self._core.clock(), LOOKS)
        return sum(self.consumer(policy, consumer) for consumer in due)

    def consumer(self, policy: Policy, consumer: str) -> int:
        """Judge all held texts of one Consumer, in their order, as one change."""

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, int]:
            places = draft.snapshot.held_texts
            records = self._core.store.texts(policy.business, [place.text for place in places])
            still: list[tuple[int, int]] = []
            for place in places:
                record = records.get(place.text)
                if record is None or record.state is not State.HELD:
                    continue
                moved = rejudge(draft, record)
                if moved.state is State.HELD:
                    still.append((moved.judged.until, moved.hold_until))
            change = draft.change(look_at=next_look(still), look_exactly=True)
            return change, sum(step.before is not step.after for step in draft.steps)

        return self._core.change(policy, consumer, plan, whole=True)[0]


def for_release(ask: Ask, hold_until: int, now: int) -> Ask:
    """A held text's Ask as it is judged for its release: with the end of its hold, once that has come."""
    ask = replace(ask, releasing=ask.own is None)
    return replace(ask, expires_at=min(ask.expires_at or hold_until, hold_until)) if now >= hold_until else ask


def rejudge(draft: Draft, record: TextRecord) -> TextRecord:
    """Judge one held text now: it is released, refused, expires, or waits on for what it says now."""
    decision = draft.judge(for_release(record.text.ask, record.hold_until, draft.now))
    if decision.state is not State.HELD:
        return draft.move(record, decision.state, decision=decision, by="release")
    if decision.stored == record.judged.reasons:
        return record
    return draft.rehold(record, decision)
