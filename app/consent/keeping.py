"""Keeping: what the one answer to a STOP may ask, what says KEEP to it, and what that lifts. Pure.

The confirmation of a STOP may ask, where someone had agreed to several sorts of texts, whether all of them were
meant; without an answer all stay stopped (47 CFR 64.1200(a)(12)). So the question never delays or narrows a STOP. It
is about informational Programs alone, since whatever lifts a Revocation restores no marketing.
"""

from __future__ import annotations

from app.consent.answers import KEEPS
from app.consent.asking import reaching
from app.consent.intent import Intent, Reading, bare, understand
from app.consent.model import ANY, ConsentTier, Kind, Policy, Program
from app.consent.replies import STOP_EVERYTHING, is_wrong_number
from app.consent.standing import Standing
from app.consent.stop_question import StopQuestion


def may_ask(reading: Reading) -> bool:
    """Whether a STOP in those words leaves room for the question: not one that says `all`, nor a wrong number."""
    return reading.words not in STOP_EVERYTHING and not is_wrong_number(reading)


def keepable(policy: Policy, before: Standing, channel: str, now: int) -> tuple[str, ...]:
    """The Programs that someone may keep who says STOP at `now`, by the Standing `before` it; none where none is asked.

    They are informational, agreed to with express consent in force, confirmed, and sent from a number that their
    carrier does not block: there START alone helps, which the answer names anyway. Whoever agreed to a single
    Program is not asked: there is nothing to tell apart.
    """
    agreed = [program for program in policy.programs.values() if _in_force(before, program, now)]
    if not policy.stop_question or before.quarantine is not None or len(agreed) < 2:
        return ()
    question = before.question
    if question is not None and question.kept and question.seq > before.lifted.get(ANY, 0):
        return ()  # they were asked, and stop what they kept
    return tuple(
        program.id
        for program in agreed
        if program.kind is Kind.INFORMATIONAL
        and any(not grant.unconfirmed for grant in before.grants_for(program.id, now))
        and any(number not in before.blocks for number in reaching(policy, program, channel))
    )


def _in_force(standing: Standing, program: Program, now: int) -> bool:
    consent = standing.grant(program.id, ConsentTier.EXPRESS, now)
    return consent is not None and standing.revoked(program.id, program.kind) is None


def asked_about(programs: tuple[str, ...], policy: Policy, standing: Standing, stop: str) -> tuple[str, ...]:
    """Those of `programs` that nothing stands against but the STOP with the entry `stop`, as the answer is made."""
    last = standing.revocations.get(ANY)
    if not policy.stop_question or last is None or last.entry != stop:
        return ()
    return tuple(
        program.id
        for program in (policy.programs[name] for name in programs if name in policy.programs)
        if {revocation.entry for revocation in standing.in_force(program.id, program.kind)} == {stop}
    )


def pending_question(standing: Standing, sender: str, now: int) -> StopQuestion | None:
    """The question that a KEEP to that Sender, written at `now`, would answer. STOP and START both close it."""
    question = standing.question
    if question is None or question.sender != sender or not question.pending(now):
        return None
    closed = standing.ended_by_stop(question.seq) or standing.lifted.get(ANY, 0) > question.seq
    return None if closed else question


def kept_by(question: StopQuestion, policy: Policy, standing: Standing, now: int) -> tuple[str, ...]:
    """The Programs that a KEEP to it lifts the Revocation for: without what was stopped, changed or ended since."""
    return tuple(
        program.id
        for program in (policy.programs[name] for name in question.programs if name in policy.programs)
        if program.kind is Kind.INFORMATIONAL
        and standing.grant(program.id, ConsentTier.EXPRESS, now) is not None
        and all(stop.seq < question.seq for stop in standing.stops(program.id, program.kind))
    )


def says_keep(body: str) -> bool:
    """Whether a text says KEEP and nothing else. Only of weight while a question of ours is pending."""
    said = bare(body)
    return said in KEEPS and understand(body).intent is Intent.NONE
