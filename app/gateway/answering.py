"""Answering: our own answers to STOP, START, HELP and KEEP, where neither provider nor network answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.consent.intent import Reading
from app.consent.keeping import asked_about
from app.consent.model import Ask, Kind, Own, Policy, Sender, State
from app.consent.replies import answer_to
from app.consent.rules import ANSWER_WITHIN
from app.consent.standing import Standing
from app.consent.text import Text, TextRecord
from app.consent.wordings.keeping import kept_text
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.gateway.submit import enter
from app.ids import fingerprint
from app.phone import Phone
from app.providers.seam import InboundText
from app.store.change import Change
from app.store.change import Reading as StoreReading


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says, to which keyword. `keeps`: the Programs that a KEEP to it would go on with."""

    words: str
    keyword: str
    keeps: tuple[str, ...] = ()
    language: str = ""


Say = Callable[[Draft], Said | None]
"""The answer by what stands as it is made; None where none is due."""


def to_stop(reading: Reading, scope: str, stop: str, keeps: tuple[str, ...]) -> Say:
    """The one answer to a STOP with the entry `stop`, which may ask whether to keep those Programs."""

    def say(draft: Draft) -> Said | None:
        left = asked_about(keeps, draft.policy, draft.standing, stop) if keeps else ()
        words = answer_to(reading, draft.policy, draft.standing, draft.now, scope, left)
        return Said(words, reading.intent.value, left, reading.language if left else "") if words else None

    return say


def to_start_or_help(reading: Reading, before: Standing) -> Say:
    """The answer to START or HELP, by what it met."""

    def say(draft: Draft) -> Said | None:
        words = answer_to(reading, draft.policy, before, draft.now)
        return Said(words, reading.intent.value) if words else None

    return say


def to_keep(programs: tuple[str, ...], before: Standing) -> Say:
    """The answer to a KEEP, in the language of the question that it met."""
    language = before.question.language if before.question else ""
    return lambda draft: Said(kept_text(draft.policy, programs, language), "keep")


class Answering:
    """Queues answers, one to each text at most."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def ours(self, sender: Sender, inbound: InboundText) -> bool:
        """Whether nobody answers a keyword if we do not."""
        return sender.stop_reply == "gateway" and not inbound.answered and not Phone(inbound.consumer).short

    def answer(
        self, policy: Policy, sender: Sender, inbound: InboundText, consumer: str, basis: str, basis_at: int, say: Say
    ) -> None:
        """Queue the answer to the inbound entry `basis`, where one is due and in time."""
        if not self.ours(sender, inbound):
            return
        # With a space, which no Idempotency-Key has: no caller's text can take the id of an answer.
        unique = self._core.identity.keyed_text(policy.tag, policy.business, f"answer {inbound.event}", 0)

        def plan(draft: Draft, found: StoreReading) -> tuple[Change | None, None]:
            said = None if unique in found.texts else say(draft)
            if said is None:
                return None, None
            ask = answer_ask(sender.number, unique, said.keyword, basis, basis_at, draft.now)
            entered = enter_answer(draft, Text(consumer, ask, inbound.consumer, said.words), said)
            return (draft.change() if entered else None), None

        self._core.change(policy, consumer, plan, texts=[unique])


def answer_ask(sender: str, text: str, keyword: str, basis: str, basis_at: int, now: int) -> Ask:
    """The wish to answer a keyword. It has no Program, so that no STOP refuses the answer that it is owed."""
    return Ask(
        sender=sender,
        program="",
        kind=Kind.OWN,
        made_at=now,
        text=text,
        topic=keyword,
        own=Own.ANSWER,
        basis=basis,
        basis_at=basis_at,
        expires_at=basis_at + ANSWER_WITHIN,
    )


def enter_answer(draft: Draft, text: Text, said: Said) -> TextRecord | None:
    """Enter an answer that may go at once; one that may not is never made."""
    decision = draft.judge(text.ask)
    if decision.state is not State.READY:
        return None
    mark = fingerprint(text.body.encode()) if said.keeps else ""
    return enter(draft, text, decision, by="consentry", disclosure=mark, keeps=said.keeps, language=said.language)
