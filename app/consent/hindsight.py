"""Hindsight: what a stop or a consent means that is learnt of late, after what the Consumer did since.

In whatever order a firm's lists come in, the Standing is the same as if each act had been known when it happened;
where the dates leave it open, stop wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.consent.model import ANY, ConsentTier, Kind, Program, kind_scope
from app.consent.standing import Grant, Revocation, Standing


@dataclass(frozen=True, slots=True)
class LateStop:
    """What a stop is that comes to be known now. `overtaken` is the sequence of the later act that leaves it without
    effect, 0 where it stands; `spares` are the Programs that stay open all the same; `known` where it is on record.
    """

    overtaken: int = 0
    spares: tuple[str, ...] = ()
    known: bool = False


def late_stop(standing: Standing, programs: Mapping[str, Program], scope: str, received_at: int) -> LateStop:
    """A stop for `scope` that came at `received_at`; 0 where nobody knows when, which counts as now.

    It stands against everything but what the Consumer did after it: START opens all again, an own act on evidence
    opens its Program. A stop on record that is later already says more than it.
    """
    found = (standing.revocations.get(key) for key in dict.fromkeys((ANY, scope)))
    covering = [r for r in found if r is not None and r.seq not in standing.misread]
    if not received_at:
        counted = (
            (standing.lifted.get(key, 0) for key in (ANY, scope)) if scope in programs else standing.lifted.values()
        )
        lifted = max(counted, default=0)
        return LateStop(known=any(r.seq > lifted for r in covering))
    if any(r.since == received_at for r in covering):
        return LateStop(known=True)
    if standing.restored_at > received_at:
        return LateStop(overtaken=standing.lifted.get(ANY, 0))
    later = max((r for r in covering if r.since > received_at), key=lambda r: r.seq, default=None)
    if later is not None:
        return LateStop(overtaken=later.seq)
    reopened = [g for g in standing.grants if g.own_act_at > received_at and _open_again(standing, programs, scope, g)]
    if reopened and scope in programs:
        return LateStop(overtaken=max(g.seq for g in reopened))
    return LateStop(spares=tuple(sorted({g.program for g in reopened})))


def _open_again(standing: Standing, programs: Mapping[str, Program], scope: str, grant: Grant) -> bool:
    """Whether a stop for `scope` would reach that grant's Program, which nothing on record stops."""
    program = programs.get(grant.program)
    kind = program.kind if program else None
    reached = scope in (ANY, grant.program) or (kind is not None and scope == kind_scope(kind))
    return reached and not standing.in_force(grant.program, kind)


def spent(standing: Standing, program: str, tier: ConsentTier, given_at: int) -> Revocation | None:
    """The stop that ended a written consent from before it, although it is lifted by now.

    START brings back what was agreed to, but never marketing; nor may a letter from before the stop, found later.
    """
    if tier is not ConsentTier.EXPRESS_WRITTEN or standing.in_force(program, Kind.PROMOTIONAL):
        return None
    found = (standing.revocations.get(key) for key in (ANY, program, kind_scope(Kind.PROMOTIONAL)))
    stops = [r for r in found if r and r.since >= given_at and r.seq not in standing.misread]
    return max(stops, key=lambda r: r.since, default=None)


def outdone(
    standing: Standing, program: str, tier: ConsentTier, given_at: int, *, expires_at: int = 0, own_act: bool
) -> Grant | None:
    """A consent on record that says all that this one does: given no earlier, as well proven, lasting no shorter."""
    for grant in standing.grants:
        lasts = not grant.expires_at or (expires_at and grant.expires_at >= expires_at)
        proven = not own_act or grant.own_act_at >= given_at
        if (grant.program, grant.tier) == (program, tier) and grant.at >= given_at and lasts and proven:
            return grant
    return None
