"""The steps of a claimed text: judged in the moment of its claim, landed by what the carrier answered."""

from __future__ import annotations

import dataclasses
import random

from app.consent.entries import Blocked
from app.consent.model import Policy, State
from app.consent.text import TextRecord
from app.gateway.core import Core
from app.gateway.draft import Draft, hold_end
from app.ids import ulid
from app.providers.answers import clock_of
from app.providers.calls import Answer, Fault
from app.providers.seam import Fate, Outcome, Provider
from app.store.change import Change, Reading
from app.store.store import real_now

MAX_ATTEMPTS = 8
BACKOFF_MS = (1_000, 300_000)


def claim(draft: Draft, record: TextRecord, token: str) -> TextRecord:
    """Judge a ready text in the moment of its claim, and take the step that follows."""
    decision = draft.judge(record.text.ask)
    if decision.state is State.READY:
        # What it was ready on may have ended since: it leaves on what holds now, and takes that up.
        other = decision if decision.code != record.judged.reasons[0][0] else None
        return draft.move(
            record, State.SENDING, decision=other, token=f"{token}:{ulid()}", attempts=record.attempts + 1
        )
    hold_until = record.hold_until
    if decision.state is State.HELD:
        hold_until = hold_until or hold_end(draft.policy, record.text.ask, draft.now)
    return draft.move(record, decision.state, decision=decision, hold_until=hold_until, by="claim")


def read_answer(carrier: Provider, answer: Answer | Fault) -> Outcome:
    """What an answer means; one that the provider's file cannot read is unknown, never `not sent`."""
    try:
        outcome = carrier.outcome(answer)
        return outcome if outcome.said_at else dataclasses.replace(outcome, said_at=clock_of(answer))
    except Exception:  # hostile or new answers must not stop the lane, nor be taken for a refusal
        return Outcome(Fate.UNKNOWN, why="unreadable_answer")


def land(draft: Draft, record: TextRecord, outcome: Outcome, ahead: int = 0) -> int:
    """Take the step that an outcome means. Returns the real time at which the lane goes on."""
    now = real_now()
    said_at = outcome.said_at + ahead if outcome.said_at else 0
    if outcome.fate is Fate.SENT:
        draft.move(record, State.SENT, provider_id=outcome.provider_id, token="", rank=10, said_at=said_at)
    elif outcome.fate is Fate.UNKNOWN:
        draft.move(record, State.UNKNOWN, why=outcome.why, token="")
    elif outcome.fate is Fate.FAILED or record.attempts >= MAX_ATTEMPTS:
        draft.move(record, State.FAILED, why=outcome.why or "gave_up", token="", said_at=said_at)
        if outcome.opted_out:
            draft.add(Blocked(record.text.ask.sender, record.id, outcome.why))
    else:
        draft.move(record, State.READY, why=outcome.why, token="")
        return now + backoff(record.attempts, outcome.retry_after)
    return now


def backoff(attempts: int, retry_after: float | None) -> int:
    """ms until the next try: what the carrier asked for, else doubling with full jitter."""
    least, most = BACKOFF_MS
    if retry_after is not None:
        return int(min(max(retry_after * 1000, 0), most))
    return int(random.uniform(0.5, 1.0) * min(least * 2 ** max(attempts - 1, 0), most))


def give_up(core: Core, policy: Policy, consumer: str, text: str) -> bool:
    """Turn a claim whose worker never reported back into `unknown`: it may have left, so it is never sent again."""

    def plan(draft: Draft, reading: Reading) -> tuple[Change | None, bool]:
        record = reading.texts.get(text)
        if record is None or record.state is not State.SENDING:
            return None, False
        draft.move(record, State.UNKNOWN, why="worker_lost", by="reconciler", token="")
        return draft.change(), True

    return core.change(policy, consumer, plan, texts=[text])[0]
