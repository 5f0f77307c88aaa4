"""What a rule is: it looks at one Ask and permits nothing; it may object, and say until when."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from app.consent.model import Ask, Policy, Verdict
from app.consent.reasons import Reason
from app.consent.standing import Standing


class Objection(msgspec.Struct, frozen=True):
    """Why a text may not go (now). `until` is when this objection ends by itself, 0 if only an act ends it."""

    verdict: Verdict
    reason: Reason
    because: str = ""
    until: int = 0


Rule = Callable[[Ask, Standing, Policy, int], Objection | None]
"""(ask, standing, policy, now in ms UTC) -> an Objection, or None."""
