"""`decide`: one Ask judged. The strictest objection wins, order never matters, and with no basis nothing goes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.consent.entries import Reasons
from app.consent.hours import instant
from app.consent.model import Ask, Kind, Policy, State, Verdict
from app.consent.objection import Objection, Rule
from app.consent.outgoing import advised
from app.consent.reasons import Reason
from app.consent.registration import unknown_registration
from app.consent.rules import RULES, missing, permit
from app.consent.standing import Standing


class Decision(msgspec.Struct, frozen=True):
    """A verdict and all that led to it. An allowed text's one reason is its basis."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    because: tuple[str, ...]
    policy: str
    until: int = 0
    advice: tuple[str, ...] = ()  # codes, as `advised` says them
    over: bool = False  # refused by nothing but its own time

    @property
    def code(self) -> str:
        """The first reason's code: the one that a short answer names."""
        return self.reasons[0].code

    @property
    def state(self) -> State:
        """Where a text goes that is judged so."""
        if self.verdict is Verdict.ALLOW:
            return State.READY
        if self.verdict is Verdict.HOLD:
            return State.HELD
        return State.EXPIRED if self.over else State.DENIED

    @property
    def stored(self) -> Reasons:
        return tuple((r.code, r.facts) for r in self.reasons)

    def as_json(self) -> dict[str, object]:
        """The decision as the API says it."""
        return decision_json(self.verdict, self.stored, self.because, self.until, self.policy, self.advice)


def decision_json(
    verdict: Verdict,
    reasons: Reasons,
    because: Iterable[str],
    until: int,
    policy: str,
    advice: Iterable[str] = (),
) -> dict[str, object]:
    """`{"verdict","reasons","advice","until","because","policy"}`, from values as they are stored."""
    return {
        "verdict": verdict.word,
        "reasons": [Reason(code, facts).as_json() for code, facts in reasons],
        "advice": list(advised(advice)),
        "until": instant(until) if until else None,
        "because": list(because),
        "policy": policy,
    }


_OF_TIME = ("expired", "answer_late")


def decide(ask: Ask, standing: Standing, policy: Policy, now: int, rules: Iterable[Rule] = RULES) -> Decision:
    """Judge `ask` at `now` (ms UTC) by what the Consumer's entries add up to.

    A Consumer's time never runs backwards: an entry later than `now` moves `now`.
    """
    now = max(now, standing.last_at)
    found = permit(ask, standing, policy, now)
    objections = [o for rule in rules if (o := rule(ask, standing, policy, now)) is not None]
    if found is None and not any(o.verdict is Verdict.DENY for o in objections):
        # Where it is refused anyway, what consent it lacks would only mislead.
        objections.append(missing(ask, standing, policy, now))
    advice = unknown_registration(ask, policy)
    if ask.advice and ask.kind is not Kind.OWN:
        advice = (*advice, *ask.advice)
    if found is not None and not objections:
        return Decision(Verdict.ALLOW, (found.reason,), (found.because,), policy.label, advice=advice)
    objections.sort(key=_strictest_first)
    return Decision(
        objections[0].verdict,
        tuple(o.reason for o in objections),
        tuple(dict.fromkeys(o.because for o in objections if o.because)),
        policy.label,
        until=_until(objections),
        advice=advice,
        over=all(o.reason.code in _OF_TIME for o in objections if o.verdict is Verdict.DENY),
    )


def _strictest_first(objection: Objection) -> tuple[int, str]:
    return -objection.verdict, objection.reason.code


def _until(objections: list[Objection]) -> int:
    """When a text may go by itself: only where each objection ends by itself."""
    if any(o.verdict is Verdict.DENY or not o.until for o in objections):
        return 0
    return max(o.until for o in objections)
