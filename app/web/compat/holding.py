"""Holding: taking a held text back where an app wants to hear of a hold as an error."""

from __future__ import annotations

from app.consent.model import State
from app.errors import Conflict
from app.gateway.gateway import Gateway
from app.gateway.submit import Submission


def taken_back(gateway: Gateway, business: str, done: Submission, *, by: str) -> bool:
    """Withdraw a held text, and say whether it may be refused: what an app was told is refused must not leave later.

    False where somebody has just released it: it is accepted after all.
    """
    if done.state is State.HELD:
        try:
            gateway.holds.withdraw(business, done.id, by=by)
        except Conflict:
            return False
        return True
    return done.state is State.WITHDRAWN
