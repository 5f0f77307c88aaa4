"""Consents, Revocations and what operators settle: evidence comes in, and what waited is judged again by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.consent.asking import needs_confirmation
from app.consent.entries import Granted, Private, Revoked
from app.consent.findings import NumberEnded, ProfileChanged, QuarantineSettled, StopMisread
from app.consent.hours import instant
from app.consent.model import ANY, GRANT_SOURCES, ConsentTier, Kind, Policy, Source, kind_scope
from app.consent.replies import is_own_act, lifts, revocation_due
from app.errors import BadInput, Conflict, NotFound
from app.gateway.asking import enter_confirmation
from app.gateway.businesses import program_of
from app.gateway.core import Core
from app.gateway.disclosures import check_words, words_shown
from app.gateway.draft import Draft, private
from app.gateway.misreading import stop_before
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
    confirmed_at: int = 0  # the opt-in confirmation was sent before, by someone else
    no_confirmation: str = ""  # why none is needed
    sender: str = ""  # the number that the confirmation comes from
    evidence: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry that was written, and what it lifted or stopped."""

    entry: str
    seq: int
    lifted: bool = False
    denied: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    confirmation: str = ""  # the text that confirms a grant


ENDINGS = ("deactivated", "reassigned", "wrong_number")
CATEGORIES = (Kind.INFORMATIONAL, Kind.PROMOTIONAL)
"""Kinds that a Revocation may reach alone (FCC 26-67)."""


class Consents:
    """Grants, Revocations, settlements and profiles."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def grant(self, business: str, asked: GrantRequest, *, by: str, event: str = "") -> Recorded:
        """Record a consent. Raises BadInput naming the field; what it allows goes by itself."""
        policy = self._core.businesses.get(business)
        self._core.pressure.admit(business)
        shown = words_shown(self._core, business, asked.disclosure, asked.disclosure_version)
        asked = replace(asked, disclosure=shown)
        checked_grant(policy, asked, self._core.clock())
        consumer = self._core.identity.consumer(business, asked.consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Recorded]:
            if event and event in reading.events:
                return None, self._earlier(policy, consumer, reading.events[event])
            document = bool(asked.evidence.get("document"))
            program = program_of(draft.policy, asked.program)
            lifting = lifts(asked.source, asked.given_at, document, program, draft.standing, draft.now)
            confirm = (
                needs_confirmation(program, draft.standing, draft.now)
                and not asked.confirmed_at
                and not asked.no_confirmation
            )
            own_act = is_own_act(asked.source, document)
            entry = draft.add(*granted(asked, own_act=own_act, lifting=lifting, confirm=confirm, by=by))
            text = ""
            if confirm and draft.standing.revoked(program.id, program.kind) is None:
                sent = enter_confirmation(draft, program, entry.id, consumer, asked.consumer, sender=asked.sender)
                text = sent.id if sent else ""
            change = draft.change(
                event=event,
                result=f"{entry.seq}:{int(lifting)}:{text}".encode(),
                look_at=0 if draft.snapshot.held or text else None,
            )
            return change, Recorded(entry.id, entry.seq, lifting, confirmation=text)

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
        """Record a Revocation that came by any reasonable means; it needs no read, and works with memory full.

        `scope` is ANY, a Program, or the `kind_scope` of a kind.
        """
        policy = self._core.businesses.get(business)
        if scope not in (ANY, *map(kind_scope, CATEGORIES)) and scope not in policy.programs:
            raise BadInput("scope", f"scope: you have no program called {scope!r}", code="unknown_program")
        now = self._core.clock()
        cid = self._core.identity.consumer(business, consumer.address)
        fact = Revoked(
            scope,
            source,
            own_act=source is Source.TEXT,
            by=by,
            received_at=received_at,
            due_at=revocation_due(received_at or now, policy.timezone),
        )
        hidden = private(number=consumer.address, note=note)
        written = self._core.revoke(policy, cid, fact, hidden, now, event=event)
        return Recorded(entry_id(policy.tag, cid, written.seq), written.seq, False, written.denied, written.claims)

    def _earlier(self, policy: Policy, consumer: str, result: bytes) -> Recorded:
        seq, lifted, text = result.decode().split(":")
        return Recorded(entry_id(policy.tag, consumer, int(seq)), int(seq), lifted == "1", confirmation=text)

    # ---- the Consumer ----

    def end_number(
        self, business: str, consumer: Phone, *, why: str, since: int, note: str, by: str, event: str = ""
    ) -> str:
        """Record that the number is not that person's any more: what they agreed to before holds no longer.

        `why` is one of ENDINGS. Returns the entry. A number that was reached wrongly is revoked as well, by `revoke`.
        """
        policy = self._core.businesses.get(business)
        if why not in ENDINGS:
            raise BadInput("why", f"why must be one of {', '.join(ENDINGS)}")
        if since > self._core.clock():
            raise BadInput("since", "since lies in the future")
        cid = self._core.identity.consumer(business, consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, str]:
            if event and event in reading.events:
                return None, reading.events[event].decode()
            ended = NumberEnded(why, since or draft.now, by)
            entry = draft.add(ended, private(number=consumer.address, note=note))
            look = 0 if draft.snapshot.held else None
            return draft.change(event=event, result=entry.id.encode(), look_at=look), entry.id

        done, applied = self._core.change(policy, cid, plan, events=[event] if event else [])
        return done if applied.done else applied.value.decode()

    def misread(self, business: str, consumer: Phone, stop: str, *, note: str, by: str) -> None:
        """An administrator read what was taken for a stop, and it was none; what it refused stays refused.

        Only for free text: a keyword is no matter of reading. Raises NotFound, LedgerUnavailable, or Conflict
        (`stop_was_a_keyword`, or `stopped_before` where it hides another stop that stands).
        """
        policy = self._core.businesses.get(business)
        cid = self._core.identity.consumer(business, consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            scope, found = next(((s, r) for s, r in draft.standing.revocations.items() if r.entry == stop), ("", None))
            if found is None:
                raise NotFound("That entry is no stop of theirs that is in force.")
            if found.keyword or found.source is not Source.TEXT:
                raise Conflict("Only a stop in free text can have been misread.", code="stop_was_a_keyword")
            if found.seq in draft.standing.misread:
                return None, None
            if (before := stop_before(self._core, business, cid, scope, found)) is not None:
                said = f"They had asked to stop before it too ({instant(before.at)}), and that stands."
                raise Conflict(said, code="stopped_before")
            draft.add(StopMisread(stop, found.seq, by), private(number=consumer.address, note=note))
            return draft.change(look_at=0 if draft.snapshot.held else None), None

        self._core.change(policy, cid, plan)

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
            draft.add(profile_changed(values, by), private(number=consumer.address, profile=dict(values)))
            return draft.change(look_at=0 if draft.snapshot.held else None), None

        self._core.change(policy, cid, plan)


def profile_changed(values: Mapping[str, str], by: str) -> ProfileChanged:
    """The public part of a profile: what law they live under. Three digits of a ZIP tell the state, and name nobody."""
    postal = values.get("zip", "")
    return ProfileChanged(
        fields=tuple(sorted(values)),
        by=by,
        state=values.get("state", ""),
        zip=f"{postal[:3]}00" if postal else "",
        zone=values.get("zone", ""),
    )


def granted(asked: GrantRequest, *, own_act: bool, lifting: bool, confirm: bool, by: str) -> tuple[Granted, Private]:
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
        confirm=confirm,
        confirmed_at=asked.confirmed_at,
    )
    evidence = dict(asked.evidence)
    if asked.no_confirmation:
        evidence["no_confirmation"] = asked.no_confirmation
    hidden = private(
        number=asked.consumer.address,
        words=asked.disclosure or asked.said,
        evidence=evidence or None,
        note=asked.purpose,
    )
    return fact, hidden


def checked_grant(policy: Policy, asked: GrantRequest, now: int) -> None:
    """Raise BadInput where a grant lacks what its tier needs (CTIA 5.1.2; 47 CFR 64.1200(f)(9))."""
    program_of(policy, asked.program)
    if asked.tier not in (ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN):
        raise BadInput("tier", "tier: record express or express_written; implied consent is their own text")
    if asked.source not in GRANT_SOURCES or asked.source is Source.IN_CONVERSATION:
        raise BadInput("source", f"source: a grant cannot come by {asked.source.value}")
    if asked.given_at > now:
        raise BadInput("given_at", "given_at lies in the future")
    if asked.confirmed_at and not asked.given_at <= asked.confirmed_at <= now:
        raise BadInput("confirmed_at", "confirmed_at must lie between given_at and now")
    if asked.confirmed_at and asked.no_confirmation:
        raise BadInput("no_confirmation", "no_confirmation: it was either confirmed or needs none, not both")
    if asked.sender and asked.sender not in policy.senders:
        raise BadInput("from", f"from: {asked.sender} is not one of your senders", code="unknown_sender")
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
    if asked.disclosure and asked.source is not Source.VERBAL:
        check_words(policy, policy.programs[asked.program], asked.tier, asked.source, asked.disclosure)
