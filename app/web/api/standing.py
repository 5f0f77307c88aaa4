"""A Standing as JSON: what we may send, program by program, and what that follows from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.consent.decide import Decision, decide
from app.consent.hours import instant
from app.consent.keeping import pending_question
from app.consent.model import ANY, Ask, Author, Kind, Policy, Program
from app.consent.objection import Rule
from app.consent.standing import Standing
from app.web.api.said import when

_KINDS = (Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL)


def standing_json(standing: Standing, policy: Policy, now: int, rules: Sequence[Rule], area: str) -> dict[str, object]:
    """`{"version","may","windows","first_replies","grants","asks","question","revocations","blocks","quarantine"}`.

    At `now`, for a number of that `area`.
    """
    quarantine = standing.quarantine

    def dry(sender: str, program: Program, kind: Kind) -> Decision:
        ask = Ask(sender=sender, program=program.id, kind=kind, made_at=now, area=area)
        return decide(ask, standing, policy, now, rules)

    return {
        "version": standing.version,
        "may": {p.id: _may(p, dry, policy) for p in policy.programs.values()},
        "windows": _windows(standing, now),
        "first_replies": _first_replies(standing, now),
        "grants": _grants(standing, now),
        "asks": _asks(standing, now),
        "question": _question(standing, now),
        "revocations": _revocations(standing),
        "blocks": [
            {"sender": sender, "at": instant(block.at), "entry": block.entry, "code": block.code}
            for sender, block in standing.blocks.items()
        ],
        "quarantine": {"at": instant(quarantine.at), "entry": quarantine.entry} if quarantine else None,
    }


def _may(program: Program, dry: Callable[[str, Program, Kind], Decision], policy: Policy) -> dict[str, object]:
    """What would be said to an automatic text of each kind that the Program admits, from the best of the Senders."""
    found: dict[str, object] = {}
    for kind in _KINDS:
        if kind.rank < program.kind.rank:
            continue
        judged = [(dry(sender, program, kind), sender) for sender in program.senders or policy.senders]
        if judged:
            best, sender = min(judged, key=lambda one: one[0].verdict)
            said = {"verdict": best.verdict.word, "code": best.code, "until": when(best.until)}
            found[kind.value] = {**said, "sender": sender}
    return found


def _windows(standing: Standing, now: int) -> list[dict[str, object]]:
    return [
        {
            "sender": sender,
            "open": standing.window(sender, now) is not None,
            "last_wrote_at": instant(window.at),
            "closes_at": instant(window.closes_at),
            "entry": window.inbound,
            "topics": [topic for topic, _ in window.topics],
        }
        for sender, window in standing.windows.items()
    ]


def _first_replies(standing: Standing, now: int) -> list[dict[str, object]]:
    return [
        {"sender": sender, "entry": owed.inbound, "until": instant(owed.until), "authors": authors}
        for sender, owed in standing.first_replies.items()
        if (authors := [author.value for author in Author if standing.first_reply(sender, author, now)])
    ]


def _grants(standing: Standing, now: int) -> list[dict[str, object]]:
    return [
        {
            "program": grant.program,
            # While a Revocation stands it is the answer; once lifted, what it left of the grant is.
            "tier": (grant.tier if standing.revoked(grant.program) else standing.worth(grant)).word,
            "source": grant.source.value,
            "at": instant(grant.at),
            "expires_at": when(grant.expires_at),
            "live": grant.live(now),
            "confirmed": not grant.unconfirmed,
            "entry": grant.entry,
        }
        for grant in standing.grants
    ]


def scope_json(scope: str) -> object:
    """What a Revocation reaches, as the API says it."""
    if scope == ANY:
        return "business"
    name, colon, kind = scope.partition(":")
    return {name: kind} if colon else {"program": scope}


def _asks(standing: Standing, now: int) -> list[dict[str, object]]:
    return [
        {
            "sender": sender,
            "program": asked.program,
            "tier": asked.tier.word,
            "text": asked.text,
            "pending_until": when(asked.until) if standing.pending_ask(sender, now) else None,
        }
        for sender, asked in standing.asks.items()
    ]


def _question(standing: Standing, now: int) -> dict[str, object] | None:
    """What the answer to their STOP asked them, and until when a KEEP counts."""
    question = standing.question
    if question is None:
        return None
    return {
        "sender": question.sender,
        "programs": list(question.programs),
        "text": question.text,
        "kept": question.kept,
        "pending_until": when(question.until) if pending_question(standing, question.sender, now) else None,
    }


def _revocations(standing: Standing) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for scope, revocation in standing.revocations.items():
        lifted = max(standing.lifted.get(ANY, 0), standing.lifted.get(scope, 0))
        found.append(
            {
                "scope": scope_json(scope),
                "source": revocation.source.value,
                "at": instant(revocation.at),
                "in_force": revocation.seq > lifted and revocation.seq not in standing.misread,
                "entry": revocation.entry,
            }
        )
    return found
