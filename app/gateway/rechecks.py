"""Rechecks: one text's Decisions, each worked out anew as its Consumer's entries are read from the first one on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from app.consent.decide import Decision
from app.consent.entries import Entry, Moved, Reasons, Reheld, Revoked, Submitted
from app.consent.findings import Compared, Corrected, Settled
from app.consent.fold import step
from app.consent.hours import instant
from app.consent.model import ANY, FIRST_STATES, Ask, Policy, State, Verdict, kind_scope
from app.consent.objection import Rule
from app.consent.rules import RULES
from app.consent.standing import Standing
from app.consent.text import Judged
from app.errors import BadInput
from app.gateway.again import ADVICE, AREA, Again, ask_again
from app.gateway.assumed import END, GONE, PACKS, as_recorded, ended, needs_packs
from app.gateway.core import Core, opted_out
from app.gateway.differing import Difference, Recheck, compared, judgements
from app.gateway.draft import Draft, hold_end
from app.gateway.release import for_release
from app.gateway.then import PastPolicies
from app.ledger.rows import EntryRow
from app.store.change import Snapshot

_NO_POLICY = "The ledger has no readable version of the policy of that day, so nothing could be recomputed."

REBUILD = "rebuild"
"""By whom a rebuild moves texts."""
_VERDICTS = {State.READY: Verdict.ALLOW, State.SENDING: Verdict.ALLOW, State.HELD: Verdict.HOLD}

Pairs = Iterable[tuple[str, Any, Any]]


class Rechecks:
    """Follows one text. Hand it every entry of its Consumer in order, with the Standing right before it."""

    def __init__(self, core: Core, business: str, text: str, policies: PastPolicies) -> None:
        self.found: list[Recheck] = []
        self._rules = core.rules
        self._business = business
        self._text = text
        self._policies = policies
        self._again: Again | None = None
        self._reasons: Reasons = ()  # the ones that stand, as they are on record
        self._state: State | None = None
        self._hold_until = 0
        self._was_held = False
        self._ends = 0  # when it was to end, as its first entry has it
        self._told = (0, False)  # the seq at which somebody last told what it is, and whether it is a release
        self._left = False  # the provider's log showed, after a rebuild, that it had left

    def follow(self, row: EntryRow, entry: Entry, standing: Standing) -> bool:
        """Look at one entry; True where it concerns the text."""
        fact = entry.fact
        if isinstance(fact, Revoked):
            return self._revoked(row, entry, fact, standing)
        if getattr(fact, "text", "") != self._text:
            return False
        match fact:
            case Submitted():
                self._submitted(row, entry, fact, standing)
            case Reheld():
                self._later(row, entry, fact, State.HELD, standing)
            case Moved() if fact.reasons or (self._claims(fact) and not self._left):
                self._later(row, entry, fact, fact.after, standing)
            case Settled():
                self._settled(entry, fact, standing)
            case Corrected():
                self._corrected(entry, fact)
            case Compared():
                self._compared(entry, fact)
            case _:
                pass
        if isinstance(fact, Moved):
            self._state = fact.after
        return True

    @staticmethod
    def _claims(fact: Moved) -> bool:
        return (fact.before, fact.after) == (State.READY, State.SENDING)

    # ---- the ways to a Decision ----

    def _submitted(self, row: EntryRow, entry: Entry, fact: Submitted, standing: Standing) -> None:
        recorded = row.judged()
        self._state, self._reasons, self._ends = fact.state, fact.reasons, fact.expires_at
        self._was_held = fact.state is State.HELD
        self._hold_until = fact.expires_at if self._was_held else 0
        policy, differences = self._policy_of(fact.policy, row)
        if policy is None:
            self._keep(entry, "submitted", fact.state, fact.policy, recorded, None, differences, (_NO_POLICY,))
            return
        try:
            again = ask_again(policy, standing, entry, fact)
        except BadInput as error:
            refused = Difference("ask", "taken", f"refused as bad input: {error.detail}")
            self._keep(entry, "submitted", fact.state, fact.policy, recorded, None, (*differences, refused))
            return
        if "line" not in row.facts:  # from before anybody looked
            again = Again(replace(again.ask, line=""), again.gone)
        ask = again.ask
        draft, decision = self._judge(policy, standing, entry, ask, again.gone, recorded)
        state = decision.state if decision.state in FIRST_STATES else State.DENIED
        pairs: list[tuple[str, Any, Any]] = [
            ("state", fact.state.value, state.value),
            ("expires_at", fact.expires_at, hold_end(policy, ask, entry.at) if state is State.HELD else ask.expires_at),
            ("line", fact.line, ask.line),
            ("promises", fact.promises, ask.promises),
            ("basis", fact.basis, ask.basis),
            (
                "follow_up_until",
                fact.follow_up_until,
                draft.promised_until(ask, decision) if state is State.READY else 0,
            ),
        ]
        if "advice" in row.facts and ADVICE not in again.gone:
            pairs.append(("advice", list(fact.advice), list(decision.advice)))
        self._again = Again(replace(ask, seq=entry.seq), again.gone)
        self._compare(entry, "submitted", fact.state, policy, recorded, decision, pairs, differences)

    def _later(self, row: EntryRow, entry: Entry, fact: Moved | Reheld, after: State, standing: Standing) -> None:
        claim = isinstance(fact, Moved) and fact.before is State.READY and fact.by != REBUILD
        recorded = _recorded(fact, after) if fact.reasons else None
        policy, differences = self._policy_of(fact.policy if recorded else "", row)
        if policy is None or self._again is None:
            notes = (_NO_POLICY,) if policy is None else ("How it was asked for could not be worked out.",)
            self._keep(entry, "judged again", after, fact.policy, recorded, None, differences, notes)
            self._go_on(fact, after)
            return
        name, ask, also = self._asked(entry, fact, claim, self._again)
        before = self._reasons
        draft, decision = self._judge(policy, standing, entry, ask, self._again.gone, recorded)
        state = State.SENDING if claim and decision.state is State.READY else decision.state
        pairs: list[tuple[str, Any, Any]] = [("state", after.value, state.value)]
        if recorded is None:
            pairs.append(("basis", before[0][0] if before else "", decision.code))
        if isinstance(fact, Moved):
            pairs += self._of_move(policy, draft, entry, fact, decision)
        self._compare(entry, name, after, policy, recorded, decision, pairs, differences, also)
        self._go_on(fact, after)

    def _asked(self, entry: Entry, fact: Moved | Reheld, claim: bool, again: Again) -> tuple[str, Ask, str]:
        """(the step, the Ask as it was judged in it, what there is to note)."""
        ask = again.ask
        seq, releasing = self._told
        if _by_rebuild(entry, fact):
            # What was put together anew had the end of its hold for the end that it was asked for with.
            ask = replace(ask, rebuilt_at=entry.at, expires_at=self._ends)
            self._again = Again(ask, again.gone)
            return "rebuilt", ask, ""
        if seq == entry.seq - 1:
            return "settled", replace(ask, releasing=releasing and ask.own is None), ""
        if not claim:
            released = isinstance(fact, Moved) and fact.after is State.READY
            return "released" if released else "judged again", for_release(ask, self._hold_until, entry.at), ""
        if self._was_held and not ask.expires_at and (end := ended(fact.reasons)):
            return "claimed", replace(ask, expires_at=end), END
        return "claimed", ask, ""

    def _of_move(
        self, policy: Policy, draft: Draft, entry: Entry, fact: Moved, decision: Decision
    ) -> Iterable[tuple[str, Any, Any]]:
        """What a step says besides its Decision."""
        assert self._again is not None  # noqa: S101 (looked at by the caller)
        ask = self._again.ask
        released = (fact.before, fact.after) == (State.HELD, State.READY)
        yield "line", fact.line, ask.line if released else ""
        yield "promises", fact.promises, ask.promises if released else ""
        yield "follow_up_until", fact.follow_up_until, draft.promised_until(ask, decision) if released else 0
        if (fact.before, fact.after) == (State.READY, State.HELD) and fact.by != REBUILD:
            yield "expires_at", fact.expires_at, self._hold_until or hold_end(policy, ask, entry.at)

    def _revoked(self, row: EntryRow, entry: Entry, fact: Revoked, standing: Standing) -> bool:
        """A Revocation denies, in the moment it is written, every waiting text that it reaches, and no other."""
        denied = self._text in fact.denied
        policy = self._policies.before(row.n)
        if self._again is None or policy is None or self._state is None:
            return denied
        ask = self._again.ask
        reached = self._state.waiting and bool(ask.program) and fact.scope in (ANY, ask.program, kind_scope(ask.kind))
        if not denied and not reached:
            return False
        recorded = opted_out(policy, fact, entry.at) if denied else None
        recorded = replace(recorded, because=(entry.id,)) if recorded else None
        _, decision = self._judge(policy, step(standing, entry), entry, ask, self._again.gone, recorded)
        refused = any(reason.code == "opted_out" for reason in decision.reasons)
        pairs = [("denied", denied, reached and refused)]
        if denied:
            self._state, self._reasons = State.DENIED, recorded.reasons if recorded else ()
        said = Judged.of(decision) if not denied or not refused else recorded
        self._keep(entry, "stopped", self._state, policy.label, recorded, said, compared(pairs))
        return denied

    def _settled(self, entry: Entry, fact: Settled, standing: Standing) -> None:
        self._told = (entry.seq, False)
        if self._again is None:
            return
        ask = self._again.ask
        window, owed = standing.windows.get(ask.sender), standing.first_replies.get(ask.sender)
        known = {one.inbound: one.seq for one in (window, owed) if one}
        settled = replace(ask, answers=fact.answers, answers_seq=known.get(fact.answers, 0))
        self._again = Again(settled, self._again.gone)

    def _corrected(self, entry: Entry, fact: Corrected) -> None:
        self._told = (entry.seq, False)
        if self._again is not None:
            ask = replace(self._again.ask, program=fact.program, kind=fact.kind, line=fact.line)
            self._again = Again(ask, self._again.gone)

    def _compared(self, entry: Entry, fact: Compared) -> None:
        """After a rebuild it was told whether it had left: then that is its record, else it is judged again."""
        self._left = fact.left
        self._told = (entry.seq, True)
        if self._again is not None:
            self._again = Again(replace(self._again.ask, rebuilt_at=0), self._again.gone)

    # ---- what they share ----

    def _policy_of(self, label: str, row: EntryRow) -> tuple[Policy | None, tuple[Difference, ...]]:
        """The version that an entry names (or the one in force, where it names none), and whether that was in force."""
        then = self._policies.before(row.n)
        if not label:
            return then, ()
        named = self._policies.named(label)
        in_force = then.label if then else None
        return named or then, compared([("policy", label if named else f"{label}, not on record", in_force)])

    def _judge(
        self, policy: Policy, standing: Standing, entry: Entry, ask: Ask, gone: tuple[str, ...], recorded: Judged | None
    ) -> tuple[Draft, Decision]:
        rules: tuple[Rule, ...] = tuple(self._rules)
        if AREA in gone:
            rules = (*(rule for rule in rules if rule in RULES), *as_recorded(recorded))
        draft = Draft(policy, Snapshot("", standing), entry.at, rules)
        return draft, draft.judge(ask)

    def _compare(
        self,
        entry: Entry,
        name: str,
        state: State,
        policy: Policy,
        recorded: Judged | None,
        decision: Decision,
        pairs: Pairs,
        differences: tuple[Difference, ...],
        note: str = "",
    ) -> None:
        found = Judged.of(decision)
        whole = [*pairs, *(judgements(recorded, found) if recorded else ())]
        again = self._again
        notes = [note] if note else []
        if again is not None and again.gone:
            notes.append(GONE.format(fields=", ".join(again.gone)))
        if again is not None and needs_packs(again.ask, policy):
            notes.append(PACKS)
        self._keep(entry, name, state, policy.label, recorded, found, (*differences, *compared(whole)), tuple(notes))

    def _keep(
        self,
        entry: Entry,
        name: str,
        state: State,
        policy: str,
        recorded: Judged | None,
        found: Judged | None,
        differences: tuple[Difference, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.found.append(Recheck(entry, name, state, policy, recorded, found, differences, notes))

    def _go_on(self, fact: Moved | Reheld, after: State) -> None:
        self._reasons = fact.reasons or self._reasons
        if isinstance(fact, Moved) and after is State.HELD and fact.expires_at:
            self._hold_until = fact.expires_at


def _recorded(fact: Moved | Reheld, after: State) -> Judged:
    verdict = _VERDICTS.get(after, Verdict.DENY)
    return Judged(verdict, fact.reasons, fact.because, fact.policy, fact.until)


def _by_rebuild(entry: Entry, fact: Moved | Reheld) -> bool:
    """Whether the store was just rebuilt: what waited is judged with the doubt whether it had left."""
    if isinstance(fact, Moved):
        return fact.by == REBUILD
    return any(code == "rebuilt" and facts.get("when") == instant(entry.at) for code, facts in fact.reasons)
