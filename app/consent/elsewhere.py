"""Elsewhere: texts that left by another way than through Consentry, judged afterwards by what was known then. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from app.consent.decide import Decision, decide
from app.consent.entries import Entry, Restored, Revoked, TextReceived
from app.consent.fold import fold
from app.consent.intent import Intent
from app.consent.model import MINUTE, Ask, Author, Kind, Policy, Program, Verdict
from app.consent.objection import Rule
from app.consent.outgoing import read_outgoing

WHOLE_SECONDS = 999
"""Providers' lists have whole seconds: what came within the same second was known."""
ANSWERED_WITHIN = 5 * MINUTE
"""A text so soon after STOP, START or HELP may be the provider's own answer (47 CFR 64.1200(a)(12))."""


def known_by(entries: Iterable[Entry], at: int) -> list[Entry]:
    """The entries of what had happened by then, whenever it was entered."""
    return [entry for entry in entries if _happened(entry) <= at + WHOLE_SECONDS]


def _happened(entry: Entry) -> int:
    fact = entry.fact
    said = fact.received_at if isinstance(fact, TextReceived | Restored | Revoked) else 0
    return min(said, entry.at) if said else entry.at


def is_answer(entries: Sequence[Entry], sender: str, at: int) -> bool:
    """Whether a text from that Sender at that instant may be the provider's own answer to the last thing they wrote:
    it was STOP, START or HELP, and nothing else has answered it."""
    last = next((e for e in reversed(entries) if isinstance(e.fact, TextReceived | Restored | Revoked)), None)
    if last is None or at - _happened(last) > ANSWERED_WITHIN:
        return False
    fact = last.fact
    if isinstance(fact, TextReceived) and fact.intent != Intent.HELP.value:
        return False
    if isinstance(fact, Revoked) and not fact.text or getattr(fact, "sender", sender) != sender:
        return False
    return not any(getattr(e.fact, "answer", False) for e in entries if e.seq > last.seq)


def judge(entries: Sequence[Entry], ask: Ask, policy: Policy, rules: Sequence[Rule], body: str) -> tuple[Ask, Decision]:
    """What would have been decided of a text by those entries at `ask.made_at`, and what it is taken for.

    Nobody said which Program it was of, so each of its Sender's is tried, its own first; what its words offer makes
    it promotional. One that any of them allows had its basis.
    """
    said = read_outgoing(body)
    standing = fold(entries)
    first: tuple[Ask, Decision] | None = None
    for program in _programs(policy, ask.sender):
        kind = Kind.PROMOTIONAL if said.offer else program.kind
        if kind.rank < program.kind.rank:
            kind = program.kind
        tried = replace(
            ask,
            program=program.id,
            kind=kind,
            author=Author.PERSON,
            offer=said.offer,
            shortener=said.shortener,
            advice=said.advice,
        )
        decision = decide(tried, standing, policy, ask.made_at, rules)
        if decision.verdict is Verdict.ALLOW:
            return tried, decision
        first = first or (tried, decision)
    if first is None:  # a Sender without a Program
        decision = decide(ask, standing, policy, ask.made_at, rules)
        return ask, decision
    return first


def _programs(policy: Policy, sender: str) -> list[Program]:
    own = policy.senders[sender].default_program
    found = [p for p in policy.programs.values() if not p.senders or sender in p.senders]
    return sorted(found, key=lambda program: program.id != own)
