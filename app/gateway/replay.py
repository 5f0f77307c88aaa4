"""Replay: a draft Policy run over what was asked in the past, to see what it would have decided. It writes nothing.

Each Ask is judged in the moment it was made, on all that had really happened by then: a text that the draft would
have held still went, and still began or answered a conversation. What an entry says of the settings of its time
(when a window closes, until when a first reply or a follow-up may go) is worked out anew under the draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from app.consent.decide import Decision
from app.consent.entries import Entry, Moved, Restored, Submitted, TextReceived
from app.consent.fold import step
from app.consent.hours import instant
from app.consent.intent import Intent
from app.consent.model import Policy, State, Verdict
from app.consent.replies import follow_up_until, window_of
from app.consent.standing import Standing
from app.errors import BadInput
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.gateway.send import wish
from app.gateway.then import PastPolicies, send_again
from app.phone import Phone
from app.store.change import Snapshot

UNCHANGED, ALLOWED, HELD, DENIED, REFUSED = "unchanged", "allowed", "held", "denied", "refused"
OUTCOMES = (UNCHANGED, HELD, ALLOWED, DENIED, REFUSED)
"""`refused`: the draft has no such sender or program, so the Ask itself would be bad input."""

_VERDICT = {State.READY: Verdict.ALLOW, State.HELD: Verdict.HOLD}
_OUTCOME = {Verdict.ALLOW: ALLOWED, Verdict.HOLD: HELD, Verdict.DENY: DENIED}


@dataclass(frozen=True, slots=True)
class Example:
    """One text that would fare otherwise. No body, and the number masked."""

    text: str
    to: str
    at: int
    program: str
    was: str  # verdict and first reason, as in `held window_closed`
    would: str

    def as_json(self) -> dict[str, str]:
        return {
            "id": self.text,
            "to": self.to,
            "at": instant(self.at),
            "program": self.program,
            "was": self.was,
            "would": self.would,
        }


@dataclass(slots=True)
class Report:
    """What the draft would have made of a period. `reasons` counts by outcome and code: of what would be allowed, the
    code that held it; `otherwise` are unchanged verdicts that would have another first reason."""

    business: str
    since: int
    until: int
    most_examples: int
    people: int = 0
    judged: int = 0
    erased: int = 0
    otherwise: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, list[Example]] = field(default_factory=dict)
    recomputed: Counter[str] = field(default_factory=Counter)

    def take(self, outcome: str, code: str, example: Example) -> None:
        """Count one judged Ask."""
        self.judged += 1
        self.outcomes[outcome] += 1
        if outcome == UNCHANGED:
            self.otherwise += example.was != example.would
            return
        self.reasons[outcome, code] += 1
        shown = self.examples.setdefault(outcome, [])
        if len(shown) < self.most_examples:
            shown.append(example)

    def as_json(self) -> dict[str, object]:
        return {
            "business": self.business,
            "since": instant(self.since),
            "until": instant(self.until),
            "people": self.people,
            "judged": self.judged,
            "cannot_be_judged_again": self.erased,
            "outcomes": {outcome: self.outcomes[outcome] for outcome in OUTCOMES},
            "unchanged_for_another_reason": self.otherwise,
            "reasons": {
                outcome: {code: n for (of, code), n in self.reasons.most_common() if of == outcome}
                for outcome in OUTCOMES[1:]
            },
            "recomputed": dict(sorted(self.recomputed.items())),
            "examples": {outcome: [e.as_json() for e in self.examples.get(outcome, [])] for outcome in OUTCOMES[1:]},
        }


class Replay:
    """One draft over one Business's past."""

    def __init__(self, core: Core, draft: Policy, *, since: int, until: int, examples: int = 5) -> None:
        self._core = core
        self._draft = draft
        self._report = Report(draft.business, since, until, examples)
        self._policies = PastPolicies(core, draft.business)

    def run(self, progress: Callable[[Report], None] = lambda report: None) -> Report:
        """Judge everything again, one Consumer after the other; `progress` is called after each."""
        report = self._report
        for consumer in self._core.ledger.asked_since(self._draft.business, report.since):
            self._consumer(consumer, self._core.ledger.history_of(self._draft.business, consumer))
            report.people += 1
            progress(report)
        return report

    def _consumer(self, consumer: str, entries: Iterator[Entry]) -> None:
        standing = Standing()
        for entry in entries:
            fact = entry.fact
            if entry.at > self._report.until:
                return
            if isinstance(fact, Submitted) and fact.own is None and entry.at >= self._report.since:
                self._judge(consumer, standing, entry, fact)
            standing = step(standing, self._under_the_draft(entry))

    # ---- one Ask ----

    def _judge(self, consumer: str, standing: Standing, entry: Entry, fact: Submitted) -> None:
        """Judge one Ask again where its words are still there."""
        hidden = entry.private
        if hidden is None or not hidden.number:
            self._report.erased += 1
            return
        to = Phone(hidden.number)
        verdict = _VERDICT.get(fact.state, Verdict.DENY)
        was = f"{verdict.word} {fact.reasons[0][0]}" if fact.reasons else verdict.word
        found = self._decision(consumer, standing, entry, fact)
        if isinstance(found, Decision):
            outcome = UNCHANGED if found.verdict is verdict else _OUTCOME[found.verdict]
            would = f"{found.verdict.word} {found.code}"
            code = fact.reasons[0][0] if outcome == ALLOWED and fact.reasons else found.code
        else:
            outcome, code, would = REFUSED, found, f"refused {found}"
        self._report.take(outcome, code, Example(fact.text, to.masked, entry.at, fact.program, was, would))

    def _decision(self, consumer: str, standing: Standing, entry: Entry, fact: Submitted) -> Decision | str:
        """What the draft says; the code of what is wrong with the Ask where it cannot be made any more."""
        hidden = entry.private
        assert hidden is not None  # noqa: S101 (looked at by the caller)
        program = self._draft.programs.get(fact.program)
        # A stricter Program makes its texts stricter; one that was asked to be stricter stays so.
        kind = max(fact.kind, program.kind, key=lambda k: k.rank) if program else fact.kind
        send = send_again(fact, hidden, kind=kind)
        draft = Draft(self._draft, Snapshot(consumer, standing), entry.at, self._core.rules)
        try:
            ask, _ = wish(self._draft, standing, send, draft.now, fact.text)
        except BadInput as error:
            return error.code
        return draft.judge(ask)

    # ---- entries, as the draft would have written them ----

    def _under_the_draft(self, entry: Entry) -> Entry:
        fact = entry.fact
        if isinstance(fact, TextReceived | Restored) and fact.closes_at:
            return self._inbound(entry, fact)
        if isinstance(fact, Submitted | Moved) and fact.follow_up_until:
            program = self._draft.programs.get(fact.program)
            until = follow_up_until(self._draft, program, entry.at)
            if until != fact.follow_up_until:
                self._report.recomputed["follow_ups"] += 1
                return replace(entry, fact=replace(fact, follow_up_until=until))
        return entry

    def _inbound(self, entry: Entry, fact: TextReceived | Restored) -> Entry:
        """A text of theirs with the window that the draft gives it, from when it was written."""
        sender = self._draft.senders.get(fact.sender)
        if sender is None:
            return entry
        then = self._policies.at(entry.at)
        before = then.senders.get(fact.sender, sender) if then else sender
        written = min(fact.closes_at - before.window, entry.at)
        closes_at, owed = window_of(self._draft, sender, Intent.NONE, False, written)
        if closes_at != fact.closes_at:
            self._report.recomputed["windows"] += 1
        if owed != fact.first_reply_until:
            self._report.recomputed["first_replies"] += 1
        return replace(entry, fact=replace(fact, closes_at=closes_at, first_reply_until=owed))
