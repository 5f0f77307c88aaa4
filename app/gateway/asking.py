"""Asking: our own ask for consent inside an open conversation, and the confirmation that goes first after a grant."""

from __future__ import annotations

from dataclasses import dataclass

from app.consent.asking import needs_confirmation, sender_for, tier_asked
from app.consent.entries import Entry, Granted
from app.consent.model import DAY, Ask, ConsentTier, Kind, Own, Program, Sender, Source
from app.consent.replies import lifts
from app.consent.segments import segments
from app.consent.standing import Asked, Standing
from app.consent.text import Text, TextRecord
from app.consent.wordings.own import ask_text, confirmation_text
from app.errors import BadInput, Conflict, StoreUnavailable
from app.gateway.businesses import program_of
from app.gateway.core import Core
from app.gateway.draft import Draft, next_look, private
from app.gateway.submit import Submission, enter
from app.ids import fingerprint, text_id, ulid
from app.phone import Phone
from app.store.change import Change, Reading


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A wish to ask a Consumer for consent. Without a tier it is what the Program's own texts need."""

    sender: str
    to: Phone
    program: str
    tier: ConsentTier = ConsentTier.NONE


class Asking:
    """Sends asks and confirmations. Neither can be worded by a caller."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def ask(self, business: str, asked: AskRequest, *, by: str, event: str = "") -> Submission:
        """Ask once in the open conversation; a YES within a day is a grant.

        Denied where no conversation is open, or where they were asked in it already. Raises BadInput naming the field,
        and Conflict `already_granted` where there is nothing to ask for.
        """
        core = self._core
        core.pressure.admit(business)
        policy = core.businesses.get(business)
        consumer = core.identity.consumer(business, asked.to.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, str]:
            if event in reading.events:
                return None, reading.events[event].decode()
            record = self._asked(draft, asked, consumer, by)
            return draft.change(event=event, result=record.id.encode(), look_at=_look(record)), record.id

        text, applied = core.change(policy, consumer, plan, events=[event] if event else [])
        return self._stored(business, text if applied.done else applied.value.decode())

    def _asked(self, draft: Draft, asked: AskRequest, consumer: str, by: str) -> TextRecord:
        policy, standing = draft.policy, draft.standing
        program = program_of(policy, asked.program)
        sender = sender_for(policy, program, standing, asked.to.channel, asked.sender)
        if sender is None:
            raise BadInput("from", f"from: {asked.sender} does not send {program.id} to that number")
        tier = asked.tier or tier_asked(program)
        if standing.grant(program.id, tier, draft.now) and not standing.revoked(program.id, program.kind):
            raise Conflict(f"They gave {tier.word} consent for {program.id} already.", code="already_granted")
        words = ask_text(policy, program, sender, full=tier is ConsentTier.EXPRESS_WRITTEN)
        ask = consent_ask(sender.number, program.id, text_id(policy.tag, ulid()), standing, draft.now)
        text = Text(consumer, ask, asked.to.address, words)
        mark = fingerprint(words.encode())
        return enter(draft, text, draft.judge(ask), by=by, asks_for=tier, disclosure=mark)

    def confirm(
        self, business: str, consumer: Phone, program: str, *, sender: str, by: str, event: str = ""
    ) -> Submission:
        """Send the opt-in confirmation of the newest grant (again), as an operator may where the first one failed.

        Raises Conflict `nothing_to_confirm` where every grant is confirmed, or there is none.
        """
        core = self._core
        policy = core.businesses.get(business)
        cid = core.identity.consumer(business, consumer.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, str]:
            if event in reading.events:
                return None, reading.events[event].decode()
            known = program_of(draft.policy, program)
            grants = [grant for grant in draft.standing.grants_for(program, draft.now) if grant.unconfirmed]
            if not grants:
                raise Conflict(f"No consent for {program} waits for its confirmation.", code="nothing_to_confirm")
            record = enter_confirmation(draft, known, grants[-1].entry, cid, consumer, sender=sender, by=by)
            if record is None:
                raise BadInput("from", f"from: no sender of {program} reaches that number")
            return draft.change(event=event, result=record.id.encode(), look_at=_look(record)), record.id

        text, applied = core.change(policy, cid, plan, events=[event] if event else [])
        return self._stored(business, text if applied.done else applied.value.decode())

    def _stored(self, business: str, text: str) -> Submission:
        record = self._core.store.texts(business, [text]).get(text)
        if record is None:
            raise StoreUnavailable("The text was made, and Redis does not say what became of it; ask for it again.")
        return Submission(record.id, record.state, record.judged, segments(record.text.body))


def consent_ask(sender: str, program: str, text: str, standing: Standing, now: int) -> Ask:
    """The wish to ask for consent in the conversation that is open; its basis is empty where none is."""
    window = standing.window(sender, now)
    return Ask(
        sender=sender,
        program=program,
        kind=Kind.OWN,
        made_at=now,
        text=text,
        own=Own.ASK,
        basis=window.inbound if window else "",
        basis_at=window.at if window else 0,
        expires_at=window.closes_at if window else 0,
    )


def confirmation_ask(sender: str, program: str, text: str, grant: str, now: int) -> Ask:
    """The wish to confirm the grant with that entry."""
    return Ask(
        sender=sender,
        program=program,
        kind=Kind.OWN,
        made_at=now,
        text=text,
        own=Own.CONFIRMATION,
        basis=grant,
        basis_at=now,
        expires_at=now + DAY,
    )


def enter_confirmation(
    draft: Draft, program: Program, grant: str, consumer: str, number: Phone, *, sender: str = "", by: str = "consentry"
) -> TextRecord | None:
    """Enter the confirmation of the grant with that entry; None where no Sender reaches the number."""
    policy = draft.policy
    chosen = sender_for(policy, program, draft.standing, number.channel, sender)
    if chosen is None:
        return None
    ask = confirmation_ask(chosen.number, program.id, text_id(policy.tag, ulid()), grant, draft.now)
    text = Text(consumer, ask, number.address, confirmation_text(policy, program, chosen))
    return enter(draft, text, draft.judge(ask), by=by)


def agree(draft: Draft, asked: Asked, answer: Entry, sender: Sender, number: Phone, at: int) -> None:
    """They said YES to our ask: a grant, with both texts as its evidence, and its confirmation where one goes first."""
    program = draft.policy.programs.get(asked.program)
    confirm = program is not None and needs_confirmation(program, draft.standing, draft.now)
    fact = Granted(
        program=asked.program,
        tier=asked.tier,
        source=Source.IN_CONVERSATION,
        given_at=at,
        own_act=True,
        lifts=program is not None and lifts(Source.IN_CONVERSATION, at, False, program, draft.standing, draft.now),
        disclosure=asked.disclosure,
        by="consumer",
        confirm=confirm,
        asked=asked.text,
        because=(asked.entry, answer.id),
    )
    entry = draft.add(fact, private(number=number.address))
    if confirm and program is not None:
        enter_confirmation(draft, program, entry.id, draft.snapshot.consumer, number, sender=sender.number)


def _look(record: TextRecord) -> int | None:
    return next_look([(record.judged.until, record.hold_until)]) if record.hold_until else None
