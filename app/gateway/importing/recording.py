"""Recording: what one line adds to its Consumer, worked out in a Draft: whole, or nothing and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from app.consent.asking import needs_confirmation
from app.consent.entries import Entry, Private, Revoked
from app.consent.findings import RevokedEarlier
from app.consent.hindsight import late_stop, outdone, spent
from app.consent.hours import instant
from app.consent.model import ANY, Policy, Source, State, kind_scope
from app.consent.replies import is_own_act, lifts, revocation_due
from app.consent.standing import Revocation
from app.consent.text import TextRecord
from app.errors import BadInput
from app.gateway.asking import enter_confirmation
from app.gateway.businesses import program_of
from app.gateway.consents import CATEGORIES, GrantRequest, checked_grant, granted, profile_changed
from app.gateway.core import opted_out
from app.gateway.draft import Draft, private
from app.gateway.importing.lines import ConsentLine, Line, PersonLine, RevocationLine
from app.gateway.importing.outcomes import Outcome, Result
from app.gateway.importing.rows import Flaw
from app.ids import entry_id
from app.store.change import Step


@dataclass(frozen=True, slots=True)
class Known:
    """What is read beside the Standings: lines recorded before, waiting texts, what is known of people."""

    lines: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    texts: Mapping[str, TextRecord] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records lines of one import. `columns` are the firm's names of our fields, `proof` stands with every entry.

    `words` gives the words shown, of a text and a version of which one may be empty. `confirm`: an opt-in confirmation
    goes first in a recurring Program, as after any other grant.
    """

    name: str
    by: str
    columns: Mapping[str, str]
    proof: Mapping[str, str] = field(repr=False)
    words: Callable[[str, str], str]
    confirm: bool = False

    def record(self, draft: Draft, line: Line, known: Known) -> Outcome:
        """What becomes of a line; its entries are in the draft."""
        seqs = known.lines.get(line.line)
        if seqs is not None:
            consumer, tag = draft.snapshot.consumer, draft.policy.tag
            ids = tuple(entry_id(tag, consumer, seq) for seq in seqs)
            return Outcome(line.line, Result.ALREADY, line.phone, ids, "recorded by an earlier run of this import")
        if isinstance(line, ConsentLine):
            return self._consent(draft, line)
        if isinstance(line, RevocationLine):
            return self._revocation(draft, line, known)
        return self._person(draft, line, known)

    def evidence(self, line: int) -> dict[str, str]:
        """Where an entry came from."""
        return {"import": self.name, "line": str(line)}

    def _consent(self, draft: Draft, line: ConsentLine) -> Outcome:
        entering: list[tuple[GrantRequest, bool, bool]] = []
        for asked in line.grants:
            try:
                asked = dataclasses.replace(asked, disclosure=self.words(asked.disclosure, asked.disclosure_version))
                checked_grant(draft.policy, asked, draft.now)
            except BadInput as error:
                return self._refused(line, error)
            if asked.given_at <= draft.standing.ended_at:
                said = f"was given before {instant(draft.standing.ended_at)}, when the number was someone else's"
                return self._wrong(line, "given_at", said)
            stop = spent(draft.standing, asked.program, asked.tier, asked.given_at)
            if stop is not None:
                said = f"was given before they said stop ({instant(stop.since)}), which ended it for good"
                return self._wrong(line, "given_at", said)
            document = bool(asked.evidence.get("document"))
            # Whatever a list says of how it was got: without a document, an imported consent lifts nothing.
            own_act = document and is_own_act(asked.source, document)
            program = program_of(draft.policy, asked.program)
            lifting = own_act and lifts(asked.source, asked.given_at, document, program, draft.standing, draft.now)
            known = outdone(
                draft.standing,
                asked.program,
                asked.tier,
                asked.given_at,
                expires_at=asked.expires_at,
                own_act=own_act,
            )
            if lifting or known is None:
                entering.append((asked, own_act, lifting))
        if not entering:
            return Outcome(line.line, Result.ALREADY, line.phone, said="this consent, or a later one, is on record")
        return self._entered(draft, line, entering)

    def _entered(self, draft: Draft, line: ConsentLine, entering: list[tuple[GrantRequest, bool, bool]]) -> Outcome:
        """The grants of one line, all of them."""
        stops: list[Revocation] = []
        entries: list[str] = []
        confirmations = 0
        for asked, own_act, lifting in entering:
            asked = dataclasses.replace(asked, evidence={**asked.evidence, **self.evidence(line.line)})
            program = program_of(draft.policy, asked.program)
            confirm = False
            if not asked.confirmed_at and not asked.no_confirmation:
                confirm = self.confirm and needs_confirmation(program, draft.standing, draft.now)
                if not self.confirm:
                    asked = dataclasses.replace(asked, no_confirmation="imported; none was asked for")
            entry = draft.add(*granted(asked, own_act=own_act, lifting=lifting, confirm=confirm, by=self.by))
            entries.append(entry.id)
            against = draft.standing.in_force(program.id, program.kind)
            if confirm and not against:
                sent = enter_confirmation(draft, program, entry.id, draft.snapshot.consumer, line.phone)
                confirmations += sent is not None
            stops += against
        since = max((stop.since for stop in stops), default=0)
        return Outcome(
            line.line,
            Result.RECORDED,
            line.phone,
            tuple(entries),
            f"they said stop ({instant(since)}), and that stands" if stops else "",
            lifted=any(lifting for _, _, lifting in entering),
            stopped=bool(stops),
            confirmations=confirmations,
        )

    def _revocation(self, draft: Draft, line: RevocationLine, known: Known) -> Outcome:
        scope = scope_of(draft.policy, line.scope)
        if not scope:
            kinds = " or ".join(kind.value for kind in CATEGORIES)
            return self._wrong(line, "scope", f"is neither business, nor {kinds}, nor the name of a program of yours")
        if line.received and line.received.first > draft.now:
            return self._wrong(line, "received_at", "lies in the future")
        came = min(line.received.last, draft.now) if line.received else 0
        late = late_stop(draft.standing, draft.policy.programs, scope, came)
        if late.known:
            return Outcome(line.line, Result.ALREADY, line.phone, said="this stop is on record")
        hidden = private(
            number=line.phone.address, note=line.note, evidence={**self.evidence(line.line), **line.evidence}
        )
        if late.overtaken:
            act = entry_id(draft.policy.tag, draft.snapshot.consumer, late.overtaken)
            entry = draft.add(RevokedEarlier(scope, line.source, came, act, self.by), hidden)
            said = "kept as history: a later act of theirs is on record and stands"
            return Outcome(line.line, Result.HISTORY, line.phone, (entry.id,), said)
        fact = Revoked(
            scope,
            line.source,
            own_act=line.source is Source.TEXT,
            via="import",
            by=self.by,
            received_at=came,
            due_at=revocation_due(came or draft.now, draft.policy.timezone),
            spares=late.spares,
        )
        entry = stop_in(draft, fact, hidden, known.texts)
        said = f"a later consent on evidence stands for {', '.join(late.spares)}" if late.spares else ""
        return Outcome(line.line, Result.RECORDED, line.phone, (entry.id,), said)

    def _person(self, draft: Draft, line: PersonLine, known: Known) -> Outcome:
        before: Mapping[str, str] | None = known.profiles.get(draft.snapshot.consumer)
        for earlier in draft.entries:
            if earlier.private is not None and earlier.private.profile is not None:
                before = earlier.private.profile
        if before is not None and dict(before) == dict(line.values):
            return Outcome(line.line, Result.ALREADY, line.phone, said="nothing of it changed")
        hidden = private(
            number=line.phone.address, profile=dict(line.values), evidence={**self.evidence(line.line), **self.proof}
        )
        entry = draft.add(profile_changed(line.values, self.by), hidden)
        return Outcome(line.line, Result.RECORDED, line.phone, (entry.id,))

    def _refused(self, line: Line, error: BadInput) -> Outcome:
        name = _COLUMNS.get(error.field, error.field)
        said = error.detail.removeprefix(f"{error.field}:").removeprefix(error.field).strip()
        return self._wrong(line, name, said)

    def _wrong(self, line: Line, name: str, said: str) -> Outcome:
        flaw = Flaw(self.columns.get(name, name), said)
        return Outcome(line.line, Result.REFUSED, line.phone, flaws=(flaw,))


def scope_of(policy: Policy, written: str) -> str:
    """The scope that a cell names: the whole Business, a Program, or a kind; empty where it is none of these."""
    if written == ANY or written in policy.programs:
        return written
    return next((kind_scope(kind) for kind in CATEGORIES if kind.value == written.lower()), "")


_COLUMNS = {"program": "programs", "disclosure.text": "disclosure", "disclosure.version": "disclosure_version"}
"""Our fields that the API calls otherwise."""


def stop_in(draft: Draft, fact: Revoked, hidden: Private, texts: Mapping[str, TextRecord]) -> Entry:
    """Enter a Revocation into a draft whose snapshot is whole, and deny what waits, as revoke.lua does."""
    denied: list[TextRecord] = []
    gone = {step.record.id for step in draft.steps}
    for place in (*draft.snapshot.queue, *draft.snapshot.held_texts):
        record = texts.get(place.text)
        if record is None or place.text in gone or not record.state.waiting:
            continue
        ask = record.text.ask
        # Only our own answers to keywords have no Program: a STOP never refuses the answer it is owed.
        if ask.program and fact.scope in (ANY, ask.program, kind_scope(ask.kind)) and ask.program not in fact.spares:
            denied.append(record)
    stopped = replace(fact, denied=tuple(record.id for record in denied), in_flight=tuple(draft.snapshot.claims))
    entry = draft.add(stopped, hidden)
    judged = opted_out(draft.policy, fact, draft.now)
    for record in denied:
        moved = replace(record, state=State.DENIED, judged=judged, changed_at=draft.now)
        draft.steps.append(Step(moved, record.state))
    return entry
