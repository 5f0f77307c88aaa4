"""Receive: a Consumer's text. STOP is written before anything else; the rest opens, slides, lifts or is only kept."""

from __future__ import annotations

import time
from collections.abc import Container
from dataclasses import dataclass, replace

from app.consent.asking import declines
from app.consent.entries import Entry, Restored, Revoked, TextReceived
from app.consent.findings import Acknowledged, Kept
from app.consent.intent import Intent, Reading, understand
from app.consent.keeping import keepable, kept_by, may_ask, pending_question, says_keep
from app.consent.model import ANY, Policy, Sender, Source
from app.consent.replies import by_category, is_wrong_number, revocation_due, stop_reach, window_of
from app.consent.standing import Standing
from app.errors import LedgerUnavailable, StoreUnavailable
from app.gateway.answering import Answering, to_keep, to_start_or_help, to_stop
from app.gateway.asking import agree
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.ids import entry_id
from app.phone import Phone
from app.providers.seam import Hint, InboundText
from app.store.change import Change
from app.store.change import Reading as StoreReading

_ANSWERS_TO_ASKS = frozenset({Intent.YES, Intent.AMBIGUOUS, Intent.NONE})

_HINTED = {Hint.STOP: Intent.STOP, Hint.START: Intent.START, Hint.HELP: Intent.HELP}


@dataclass(frozen=True, slots=True)
class Received:
    """What an inbound text was. `fresh` is false for one that was taken before; then nothing was written."""

    text: str
    intent: Intent
    fresh: bool
    claims: tuple[str, ...] = ()  # claims open when a STOP was committed
    consumer: str = ""
    entry: str = ""  # of a STOP
    scope: str = ""  # what a STOP reached; empty where only an earlier commit knows


class Receive:
    """Takes inbound texts from any provider, once each."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._answering = Answering(core)

    def text(
        self,
        policy: Policy,
        sender: Sender,
        inbound: InboundText,
        *,
        via: str = "webhook",
        widens: bool = True,
        older: Container[str] = (),
        stopped: str = "",
    ) -> Received:
        """Take one inbound text. When this returns, it is on disk; raises Unavailable where it is not.

        With `widens` false the text may stop and is kept, but opens, lifts and answers nothing. The same holds for
        a text that was written before a Revocation, unless that one's entry is among the `older`. A text with parts
        missing lifts nothing. `stopped` is the scope of the stop that its first parts were, if they were one: where
        the whole stops no more than that, it is only kept.
        """
        if inbound.received_at and via == "webhook":
            self._core.skews.seen(sender.provider, inbound.received_at)
        reading = understand(inbound.body)
        # Carriers take YES for START and lift their own block; it lifts no STOP of ours.
        yes = inbound.hint is Hint.START and reading.intent is Intent.YES
        if inbound.hint and not yes and _HINTED[inbound.hint] is not reading.intent:
            reading = replace(reading, intent=_HINTED[inbound.hint])
        intent = reading.intent
        consumer = self._core.identity.consumer(policy.business, inbound.consumer)
        unique = self._core.identity.inbound_text(policy.tag, policy.business, inbound.event)
        if intent is Intent.STOP:
            keyword = reading.keyword or inbound.hint is Hint.STOP
            if stopped != ANY or is_wrong_number(reading):
                return self._stop(policy, sender, inbound, consumer, unique, reading, keyword, via)
        return self._other(policy, sender, inbound, consumer, unique, reading, via, widens and not stopped, older)

    def _stop(
        self,
        policy: Policy,
        sender: Sender,
        inbound: InboundText,
        consumer: str,
        unique: str,
        reading: Reading,
        keyword: bool,
        via: str,
    ) -> Received:
        core = self._core
        now = core.clock()
        received_at = core.consent_time(inbound.received_at) if inbound.received_at else 0
        asks = policy.stop_question and self._answering.ours(sender, inbound) and may_ask(reading)
        before = self._before(policy, consumer) if asks or by_category(policy, now) else Standing()
        fact = Revoked(
            scope=stop_reach(policy, before, sender.number, reading, now),
            source=Source.TEXT,
            keyword=keyword,
            own_act=True,
            text=unique,
            sender=sender.number,
            event=inbound.event,
            via=via,
            received_at=received_at,
            wrong_number=is_wrong_number(reading),
            due_at=revocation_due(received_at or now, policy.timezone),
            missing=inbound.missing,
        )
        hidden = private(number=inbound.consumer, body=inbound.body, media=tuple(url for url, _ in inbound.media))
        written = core.revoke(policy, consumer, fact, hidden, now, event=inbound.event)
        if written.other:
            # Taken before for something else: the poll lists a text without the provider's own reading of it.
            # In doubt it is a stop.
            written = core.revoke(policy, consumer, fact, hidden, now, event=f"{inbound.event}:stop")
        basis = entry_id(policy.tag, consumer, written.seq)
        if written.fresh:
            # What they had agreed to can only be told by what stood right before the STOP.
            known = asks and fact.scope == ANY and written.seq == before.version + 1
            keeps = keepable(policy, before, Phone(inbound.consumer).channel, now) if known else ()
            say = to_stop(reading, fact.scope, basis, keeps)
            self._answering.answer(policy, sender, inbound, consumer, basis, now, say)
        scope = fact.scope if written.fresh or not by_category(policy, now) else ""
        return Received(unique, Intent.STOP, written.fresh, written.claims, consumer, basis, scope)

    def _before(self, policy: Policy, consumer: str) -> Standing:
        """What a STOP meets. Where it cannot be read the STOP reaches all, and nothing is asked."""
        try:
            return self._core.store.read(policy.business, policy.tag, [consumer]).snapshots[consumer].standing
        except StoreUnavailable:
            return Standing()

    def acknowledged_late(self, policy: Policy, stop: Received, claims: list[str]) -> None:
        """Name the texts that were still claimed when their STOP was answered."""

        def plan(draft: Draft, found: StoreReading) -> tuple[Change | None, None]:
            draft.add(Acknowledged(stop.entry, tuple(claims)))
            return draft.change(), None

        self._core.change(policy, stop.consumer, plan, ring=False)

    def _other(
        self,
        policy: Policy,
        sender: Sender,
        inbound: InboundText,
        consumer: str,
        unique: str,
        reading: Reading,
        via: str,
        widens: bool,
        older: Container[str],
    ) -> Received:
        intent = reading.intent
        hidden = private(number=inbound.consumer, body=inbound.body, media=tuple(url for url, _ in inbound.media))

        def plan(
            draft: Draft, found: StoreReading
        ) -> tuple[Change | None, tuple[Entry, int, Standing, Kept | None] | None]:
            if inbound.event in found.events:
                return None, None
            before = draft.standing
            # A text found late opened its window when it was written, not when it was found.
            at = draft.now if inbound.received_at is None else min(inbound.received_at + found.ahead, draft.now)
            closes_at, owed = window_of(draft.policy, sender, intent, inbound.group, at)
            if max(closes_at, owed) <= draft.now:
                closes_at, owed = 0, 0
            their_time = inbound.received_at + found.ahead if inbound.received_at is not None else 0
            lifting = intent is Intent.START
            asked = before.pending_ask(sender.number, at) if intent in _ANSWERS_TO_ASKS else None
            says_no = asked is not None and intent is not Intent.YES and declines(inbound.body)
            agrees = asked is not None and intent is Intent.YES
            kept = None if inbound.group or inbound.media else kept_in(draft, sender.number, inbound.body, at)
            unblocks = inbound.hint is Hint.START
            if inbound.missing:
                lifting, agrees, unblocks, kept = False, False, False, None
            overtaken = at < draft.now and any(r.at > at and r.entry not in older for r in before.revocations.values())
            if (
                not widens
                or overtaken
                or (
                    (agrees or unblocks or kept or self._widens(draft, sender, closes_at, lifting))
                    and self._known(policy.business, inbound.event)
                )
            ):
                closes_at, owed, lifting, agrees, unblocks, kept = 0, 0, False, False, False, None
            if lifting:
                fact: Restored | TextReceived = Restored(
                    unique, sender.number, inbound.event, closes_at, owed, via, their_time
                )
            else:
                fact = TextReceived(
                    text=unique,
                    sender=sender.number,
                    event=inbound.event,
                    intent=Intent.NONE.value if says_no else intent.value,
                    closes_at=closes_at,
                    first_reply_until=owed,
                    via=via,
                    media=len(inbound.media),
                    declines=asked.text if asked and says_no else "",
                    unblocks=unblocks,
                    received_at=their_time,
                    missing=inbound.missing,
                )
            entry = draft.add(fact, hidden)
            if asked and agrees:
                agree(draft, asked, entry, sender, Phone(inbound.consumer), at)
            if kept:
                draft.add(Kept(kept.programs, kept.asked, (*kept.because, entry.id), kept.disclosure))
            look = 0 if draft.snapshot.held else None
            return draft.change(event=inbound.event, result=unique.encode(), look_at=look), (entry, at, before, kept)

        written, applied = self._core.change(policy, consumer, plan, events=[inbound.event])
        if written is None or not applied.done:
            return Received(unique, intent, False, (), consumer)
        entry, at, before, kept = written
        if kept or intent is Intent.HELP or isinstance(entry.fact, Restored):
            say = to_keep(kept.programs, before) if kept else to_start_or_help(reading, before)
            self._answering.answer(policy, sender, inbound, consumer, entry.id, at, say)
        return Received(unique, intent, True, (), consumer)

    def _widens(self, draft: Draft, sender: Sender, closes_at: int, lifting: bool) -> bool:
        """Whether the text would open what is closed or lift what is refused."""
        return lifting or bool(closes_at and draft.standing.window(sender.number, draft.now) is None)

    def _known(self, business: str, event: str) -> bool:
        """Whether the Ledger knows the event, which Redis forgets after 30 days: a replayed START must lift nothing.

        With SQL away the answer is yes: the text is kept and widens nothing.
        """
        try:
            return self._core.ledger.knows_event(business, event)
        except LedgerUnavailable:
            return True


def kept_in(draft: Draft, sender: str, body: str, at: int) -> Kept | None:
    """What a text to that Sender, written at `at`, goes on with, and the question that it answers; None where it is
    no KEEP, or nothing asked for one."""
    question = pending_question(draft.standing, sender, at)
    if question is None or not says_keep(body):
        return None
    programs = kept_by(question, draft.policy, draft.standing, at)
    return Kept(programs, question.text, (question.entry,), question.disclosure) if programs else None


def wait_for_claims(core: Core, business: str, consumer: str, claims: tuple[str, ...], seconds: float) -> list[str]:
    """Wait until those claims are closed, `seconds` at most; returns the ones still open.

    A text claimed before a STOP may be on the wire: the STOP's answer waits for it, so that nothing of ours
    reaches the carrier after the acknowledgement.
    """
    key = core.store.keys(business).claims(consumer)
    end = time.monotonic() + seconds
    left = list(claims)
    while left:
        pipe = core.store.client.pipeline(transaction=False)
        for text in left:
            pipe.hexists(key, text)
        still = core.store.call(pipe.execute)
        left = [text for text, there in zip(left, still, strict=True) if there]
        if not left or time.monotonic() >= end:
            break
        time.sleep(0.02)
    return left
