"""Consents, Revocations and what operators settle: evidence comes in, and what waited is judged again by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from app.consent.entries import Granted, Private, ProfileChanged, QuarantineSettled, Revoked, Settled
from app.consent.model import ANY, GRANT_SOURCES, ConsentTier, Policy, Source, State
from app.consent.replies import is_own_act, lifts
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict, NotFound
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.ids import entry_id, fingerprint
from app.phone import Phone
from app.store.change import Change, Reading


@dataclass(frozen=True, slots=True)
class GrantRequest:
    """A consent to record, as the API took it. `given_at` and `expires_at` in ms UTC."""

    consumer: Phone
    program: str
    tier: ConsentTier
    source: Source
    given_at: int
    expires_at: int = 0
    purpose: str = ""
    disclosure: str = field(default="", repr=False)
    disclosure_version: str = ""
    said: str = field(default="", repr=False)
    evidence: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry that was written, and what it lifted or stopped."""

    entry: str
    seq: int
    lifted: bool = False
    denied: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Consents:
    """Grants, Revocations, settlements and profiles."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def grant(self, business: str, asked: GrantRequest, *, by: str, event: str = "") -> Recorded:
        """Record a consent. Raises BadInput naming the field; what it allows goes by itself."""
        policy = self._core.businesses.get(business)
        self._core.pressure.admit(business)
        checked_grant(policy, asked, self._core.clock())
        consumer = self._core.identity.consumer(business, asked.consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Recorded]:
            if event and event in reading.events:
                return None, self._earlier(policy, consumer, reading.events[event])
            document = bool(asked.evidence.get("document"))
            lifting = lifts(asked.source, asked.given_at, document, asked.program, draft.standing, draft.now)
            own_act = is_own_act(asked.source, document)
            entry = draft.add(*granted(asked, own_act=own_act, lifting=lifting, by=by))
            change = draft.change(
                event=event,
                result=f"{entry.seq}:{int(lifting)}".encode(),
                look_at=0 if draft.snapshot.held else None,
            )
            return change, Recorded(entry.id, entry.seq, lifting)

        events = [event] if event else []
        recorded, applied = self._core.change(policy, consumer, plan, events=events)
        return recorded if applied.done else self._earlier(policy, consumer, applied.value)

    def revoke(
        self,
        business: str,
        consumer: Phone,
        *,
        scope: str,
        source: Source,
        received_at: int,
        note: str,
        by: str,
        event: str = "",
    ) -> Recorded:
        """Record a Revocation that came by any reasonable means; it needs no read, and works with memory full."""
        policy = self._core.businesses.get(business)
        if scope != ANY and scope not in policy.programs:
            raise BadInput("scope", f"scope: you have no program called {scope!r}", code="unknown_program")
        now = self._core.clock()
        cid = self._core.identity.consumer(business, consumer.address)
        fact = Revoked(scope, source, own_act=source is Source.TEXT, by=by, received_at=received_at)
        hidden = private(number=consumer.address, note=note)
        written = self._core.revoke(policy, cid, fact, hidden, now, event=event)
        return Recorded(entry_id(policy.tag, cid, written.seq), written.seq, False, written.denied, written.claims)

    def _earlier(self, policy: Policy, consumer: str, result: bytes) -> Recorded:
        seq, lifted = map(int, result.split(b":"))
        return Recorded(entry_id(policy.tag, consumer, seq), seq, bool(lifted))

    # ---- held texts ----

    def settle_as_reply(self, business: str, text: str, answers: str, *, by: str) -> TextRecord:
        """An operator says that a held text answers what the Consumer wrote; it is judged again at once."""

        def plan(draft: Draft, record: TextRecord) -> None:
            window = draft.standing.windows.get(record.text.ask.sender)
            owed = draft.standing.first_replies.get(record.text.ask.sender)
            known = {w.inbound for w in (window, owed) if w}
            if answers not in known:
                raise BadInput("answers", "answers: name the entry of their last text in the open conversation")
            draft.add(Settled(record.id, answers, by))
            settled = replace(record.text, ask=replace(record.text.ask, answers=answers))
            decision = draft.judge(settled.ask)
            record = replace(record, text=settled)
            if decision.state is State.HELD:
                draft.rehold(record, decision, rewrite=True)
            else:
                draft.move(record, decision.state, decision=decision, rewrite=True, by=by)

        return self._held(business, text, plan)

    def withdraw(self, business: str, text: str, *, by: str) -> TextRecord:
        """Take a waiting text back: it will not be sent."""

        def plan(draft: Draft, record: TextRecord) -> None:
            draft.move(record, State.WITHDRAWN, why="withdrawn", by=by)

        return self._held(business, text, plan)

    def _held(self, business: str, text: str, act: Callable[[Draft, TextRecord], None]) -> TextRecord:
        policy = self._core.businesses.get(business)
        record = self._core.store.texts(business, [text]).get(text)
        if record is None:
            raise NotFound("No such text is waiting.")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, TextRecord]:
            current = reading.texts.get(text)
            if current is None:
                raise NotFound("No such text is waiting.")
            if not current.state.waiting:
                raise Conflict(f"The text is {current.state.value}; it does not wait any more.", code="not_waiting")
            act(draft, current)
            return draft.change(look_at=0 if draft.snapshot.held else None), draft.steps[-1].record

        return self._core.change(policy, record.text.consumer, plan, texts=[text], whole=True)[0]

    # ---- the Consumer ----

    def settle_quarantine(self, business: str, consumer: Phone, *, by: str) -> None:
        """A person read the ambiguous text: it was no stop."""
        policy = self._core.businesses.get(business)
        cid = self._core.identity.consumer(business, consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            waiting = draft.standing.quarantine
            if waiting is None:
                raise Conflict("Nothing of theirs waits to be read.", code="not_in_quarantine")
            draft.add(QuarantineSettled(waiting.entry, by))
            return draft.change(look_at=0 if draft.snapshot.held else None), None

        self._core.change(policy, cid, plan)

    def profile(self, business: str, consumer: Phone, values: Mapping[str, str], *, by: str) -> None:
        """Keep what the Business says of a Consumer; the values are private."""
        policy = self._core.businesses.get(business)
        cid = self._core.identity.consumer(business, consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(
                ProfileChanged(tuple(sorted(values)), by),
                private(number=consumer.address, profile=dict(values)),
            )
            return draft.change(), None

        self._core.change(policy, cid, plan, ring=False)


def granted(asked: GrantRequest, *, own_act: bool, lifting: bool, by: str) -> tuple[Granted, Private]:
    """The two parts of the entry that records a grant."""
    fact = Granted(
        program=asked.program,
        tier=asked.tier,
        source=asked.source,
        given_at=asked.given_at,
        expires_at=asked.expires_at,
        own_act=own_act,
        lifts=lifting,
        disclosure=fingerprint(asked.disclosure.encode()) if asked.disclosure else "",
        disclosure_version=asked.disclosure_version,
        by=by,
    )
    hidden = private(
        number=asked.consumer.address,
        words=asked.disclosure or asked.said,
        evidence=dict(asked.evidence) or None,
        note=asked.purpose,
    )
    return fact, hidden


def checked_grant(policy: Policy, asked: GrantRequest, now: int) -> None:
    """Raise BadInput where a grant lacks what its tier needs (CTIA 5.1.2; 47 CFR 64.1200(f)(9))."""
    if asked.program not in policy.programs:
        raise BadInput("program", f"program: you have no program called {asked.program!r}", code="unknown_program")
    if asked.tier not in (ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN):
        raise BadInput("tier", "tier: record express or express_written; implied consent is their own text")
    if asked.source not in GRANT_SOURCES or asked.source is Source.IN_CONVERSATION:
        raise BadInput("source", f"source: a grant cannot come by {asked.source.value}")
    if asked.given_at > now:
        raise BadInput("given_at", "given_at lies in the future")
    if asked.expires_at and asked.expires_at <= asked.given_at:
        raise BadInput("expires_at", "expires_at must come after given_at")
    if asked.source is Source.VERBAL:
        if asked.tier is ConsentTier.EXPRESS_WRITTEN:
            raise BadInput("tier", "tier: spoken consent is express; express_written needs words they saw and signed")
        if not asked.said:
            raise BadInput("said", "said: write down what they said")
    elif asked.tier is ConsentTier.EXPRESS_WRITTEN and not asked.disclosure:
        raise BadInput("disclosure", "disclosure: express_written needs the words that they were shown")
    elif not asked.disclosure and not asked.said:
        raise BadInput("disclosure", "disclosure: give the words they were shown, or said: what they said")
