"""Outcomes: what an application's answer means for what it was told, and when it is told again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.consent.model import DAY, HOUR, MINUTE
from app.ledger.forward_rows import ForwardRow
from app.providers.calls import Answer, Fault

SCHEDULE = (5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""How long after each failed try the next one comes, in ms (Standard Webhooks 1.0.0, Deliverability)."""
JITTER = 0.1
"""By so much of it a wait may be longer, so that many do not come back at once."""
ENDED_AFTER = 5 * DAY
"""An endpoint that fails for so long without a single success is told nothing more."""
GONE = 410


@dataclass(frozen=True, slots=True)
class Tried:
    """One try that ended. `row` is as it is now; `answer` is there where the application took it."""

    row: ForwardRow
    answer: Answer | None = None
    gone: bool = False  # the application says that it wants nothing more at this address


def tried(row: ForwardRow, end: Answer | Fault | str, now: int, chance: Callable[[], float] = random.random) -> Tried:
    """What one try came to. `end` is the answer, why there was none, or a code of ours for why it never began.

    Only 2xx is a success. A redirect is not followed: it would take the words to an address that nobody set.
    """
    if isinstance(end, Answer) and 200 <= end.status < 300:
        done = replace(
            row, state="delivered", attempts=row.attempts + 1, tried_at=now, answer=str(end.status), next_at=now
        )
        return Tried(done, end)
    said = str(end.status) if isinstance(end, Answer) else end.why if isinstance(end, Fault) else end
    failed = replace(row, attempts=row.attempts + 1, tried_at=now, answer=said)
    gone = isinstance(end, Answer) and end.status == GONE
    if failed.attempts > len(SCHEDULE):
        return Tried(replace(failed, state="dead", next_at=now), gone=gone)
    wait = int(SCHEDULE[row.attempts] * (1 + JITTER * chance()))
    return Tried(replace(failed, next_at=now + max(wait, _asked(end))), gone=gone)


def _asked(end: Answer | Fault | str) -> int:
    """How long the application asks to be left alone (RFC 9110, 10.2.3), in ms: a day at most."""
    asked = end.headers.get("retry-after", "") if isinstance(end, Answer) and end.status in (429, 503) else ""
    return min(int(asked) * 1000, DAY) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
