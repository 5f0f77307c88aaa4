"""Retention: until when the private part of each entry is kept, and what the law has to do with it.

Periods, with their sources:
- What a consent rests on, and what rested on it: five years after it was last used or ended (FTC Telemarketing Sales
  Rule, 16 CFR 310.5, as amended in 2024: written for calls, and the best template there is for texts). That covers
  the four years in which a claim may be brought (28 USC 1658).
- Stops, and what lifted or narrowed one: ten years (Virginia SB 1339, in force since 2026; 47 CFR 64.1200(d)(6) asks
  for five). The stop itself never ends: it stands in public parts, under the Consumer's id.
- Other words: as long as the Business's policy says (`keep_bodies`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from app.consent.entries import (
    Entry,
    Fact,
    Granted,
    Moved,
    Reheld,
    Restored,
    Revoked,
    Submitted,
    TextReceived,
)
from app.consent.erasures import Erased, LegalHoldEnded, LegalHoldSet, holds_standing
from app.consent.findings import (
    Kept,
    NumberEnded,
    ProfileChanged,
    QuarantineSettled,
    RevokedEarlier,
    SentElsewhere,
    Settled,
    StopMisread,
)
from app.consent.fold import step
from app.consent.model import DAY, Policy
from app.consent.standing import Grant, Standing

YEAR = 366 * DAY  # never a day short
CONSENT_FOR = 5 * YEAR
REVOCATION_FOR = 10 * YEAR
FOREVER = 9_999_999_999_999
"""A time that does not come: as long as what it is kept for stands."""

TEXTS = (TextReceived, Restored, Revoked, Submitted)
"""The facts whose private part may be a text."""
_STOPS = (Revoked, RevokedEarlier, Restored, StopMisread, Kept)


class Keep(msgspec.Struct, frozen=True):
    """Until when a private part is kept. `law` is until when the law asks for it (0: it does not), `why` as what:
    `consent`, `revocation` or `decision`."""

    until: int
    law: int = 0
    why: str = ""


def keeps(entries: Sequence[Entry], policy: Policy, now: int) -> dict[int, Keep]:
    """What is kept of one Consumer and until when, by seq, for each of all their `entries` with a private part.

    A legal hold keeps everything, and is looked at apart: `holds_standing`.
    """
    grants = _grants(entries, policy, now)
    law: dict[str, tuple[int, str]] = {}

    def ask(entry: str, until: int, why: str) -> None:
        if until > law.get(entry, (0, ""))[0]:
            law[entry] = until, why

    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Granted):
            ask(entry.id, grants[entry.seq], "consent")
            for named in fact.because:
                ask(named, grants[entry.seq], "consent")
            continue
        if isinstance(fact, _STOPS):
            ask(entry.id, entry.at + REVOCATION_FOR, "revocation")
            for named in _named(fact):
                ask(named, entry.at + REVOCATION_FOR, "revocation")
            continue
        if isinstance(fact, NumberEnded):
            ask(entry.id, entry.at + CONSENT_FOR, "decision")
        for named in _named(fact):
            ask(named, entry.at + CONSENT_FOR, "decision")

    holds = set(holds_standing(entries))
    last_at = max((entry.at for entry in entries), default=0)
    last_profile = max((entry.seq for entry in entries if isinstance(entry.fact, ProfileChanged)), default=0)
    found: dict[int, Keep] = {}
    for entry in entries:
        if entry.private is None:
            continue
        until, why = law.get(entry.id, (0, ""))
        own = entry.at + policy.keep_bodies
        if isinstance(entry.fact, Erased | LegalHoldSet | LegalHoldEnded):
            own = FOREVER if entry.id in holds else entry.at + REVOCATION_FOR
        found[entry.seq] = Keep(max(until, own), until, why)
    if last_profile in found:
        # What the Business knows of them now is kept as long as anything else of theirs, or they were heard of.
        longest = max((keep.until for keep in found.values()), default=0)
        found[last_profile] = Keep(max(longest, last_at + policy.keep_bodies))
    return found


def due(entries: Sequence[Entry], policy: Policy, now: int) -> set[int]:
    """The entries whose private part has been kept long enough, by seq; none while a legal hold stands."""
    if holds_standing(entries):
        return set()
    return {seq for seq, keep in keeps(entries, policy, now).items() if keep.until <= now}


def _named(fact: Fact) -> Iterator[str]:
    """The entries that a fact rests on."""
    match fact:
        case Submitted():
            yield from fact.because
            if fact.basis:
                yield fact.basis
        case Moved() | Reheld() | Kept() | SentElsewhere():
            yield from fact.because
        case Settled():
            yield fact.answers
        case QuarantineSettled():
            yield fact.entry
        case StopMisread():
            yield fact.stop
        case _:
            pass


def _grants(entries: Sequence[Entry], policy: Policy, now: int) -> dict[int, int]:
    """Until when each grant's evidence is kept, by seq: five years after its last use or its end, whichever is later,
    and as long as a later grant that it was taken up in."""
    standing = Standing()
    used: dict[str, int] = {}
    ended: dict[int, int] = {}
    taken_up: dict[int, int] = {}
    granted: list[Entry] = []
    for entry in entries:
        for named in _named(entry.fact):
            used[named] = max(used.get(named, 0), entry.at)
        after = step(standing, entry)
        if after.grants is not standing.grants:
            left = {grant.seq for grant in after.grants}
            for grant in standing.grants:
                if grant.seq not in left:
                    ended[grant.seq] = entry.at
                    if isinstance(entry.fact, Granted):
                        taken_up[grant.seq] = entry.seq
        standing = after
        if isinstance(entry.fact, Granted):
            granted.append(entry)
            if all(grant.seq != entry.seq for grant in standing.grants):
                ended[entry.seq] = entry.at
    for grant in standing.grants:
        ended[grant.seq] = _end(standing, grant, policy, now)
    kept: dict[int, int] = {}
    for entry in reversed(granted):
        last = max(ended[entry.seq], used.get(entry.id, 0), entry.at)
        until = min(last + CONSENT_FOR, FOREVER)
        kept[entry.seq] = max(until, kept.get(taken_up.get(entry.seq, 0), 0))
    return kept


def _end(standing: Standing, grant: Grant, policy: Policy, now: int) -> int:
    """When a grant that is on record ended; FOREVER while it stands."""
    program = policy.programs.get(grant.program)
    stops = standing.in_force(grant.program, program.kind if program else None)
    ends = [stop.at for stop in stops]
    if not grant.live(now):
        ends.append(grant.expires_at)
    return min(ends, default=FOREVER)
