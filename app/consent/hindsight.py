"""Hindsight: what a stop or a consent means that is learnt of late, after what the Consumer did since.

In whatever order a firm's lists come in, the Standing is the same as if each act had been known when it happened;
where the dates leave it open, stop wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.consent.entries import Granted
from app.consent.model import ANY, ConsentTier
from app.consent.standing import Grant, Revocation, Standing


@dataclass(frozen=True, slots=True)
class LateStop:
    """What a stop is that comes to be known now. `overtaken` is the sequence of the later act that leaves it without
    effect, 0 where it stands; `spares` are the Programs that stay open all the same; `known` where it is on record.
    """

    overtaken: int = 0
    spares: tuple[str, ...] = ()
    known: bool = False


def late_stop(standing: Standing, scope: str, received_at: int) -> LateStop:
    """A stop for `scope` that came at `received_at`; 0 where nobody knows when, which counts as now.

    It stands against everything but what the Consumer did after it: START opens all again, an own act on evidence
    opens its Program. A stop on record that is later already says more than it.
    """
    covering = [r for key in dict.fromkeys((ANY, scope)) if (r := standing.revocations.get(key)) is not None]
    if not received_at:
        stops = standing.in_force(scope)
        whole = scope != ANY or all(seq < stop.seq for stop in stops for seq in standing.lifted.values())
        return LateStop(known=bool(stops) and whole)
    if any(r.since == received_at for r in covering):
        return LateStop(known=True)
    if standing.restored_at > received_at:
        return LateStop(overtaken=standing.lifted.get(ANY, 0))
    later = max((r for r in covering if r.since > received_at), key=lambda r: r.seq, default=None)
    if later is not None:
        return LateStop(overtaken=later.seq)
    reopened = [
        g
        for g in standing.grants
        if g.own_act_at > received_at and scope in (ANY, g.program) and not standing.in_force(g.program)
    ]
    if scope != ANY and reopened:
        return LateStop(overtaken=max(g.seq for g in reopened))
    return LateStop(spares=tuple(sorted({g.program for g in reopened})))


def spent(standing: Standing, program: str, tier: ConsentTier, given_at: int) -> Revocation | None:
    """The stop that ended a written consent from before it, although it is lifted by now.

    START brings back what was agreed to, but never marketing; nor may a letter from before the stop, found later.
    """
    if tier is not ConsentTier.EXPRESS_WRITTEN or standing.in_force(program):
        return None
    stops = [r for key in (ANY, program) if (r := standing.revocations.get(key)) and r.since >= given_at]
    return max(stops, key=lambda r: r.since, default=None)


def outdone(standing: Standing, fact: Granted) -> Grant | None:
    """A consent on record that says all that `fact` does: given no earlier, as well proven, lasting no shorter."""
    for grant in standing.grants:
        lasts = not grant.expires_at or (fact.expires_at and grant.expires_at >= fact.expires_at)
        proven = not fact.own_act or grant.own_act_at >= fact.given_at
        if (grant.program, grant.tier) == (fact.program, fact.tier) and grant.at >= fact.given_at and lasts and proven:
            return grant
    return None
