"""Callers: whom the credentials of an app at its carrier open here, whichever carrier it is."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.consent.model import Policy
from app.errors import Forbidden

ALL = frozenset({"send", "read", "operate", "admin"})
"""What an account's own credentials may: at its carrier they may do all of it too."""
CONSENTRY_KEY = "csy_"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose credentials came. Those of an account may open several Businesses, which then share it."""

    policies: tuple[Policy, ...]
    by: str
    scopes: frozenset[str] = ALL

    def need(self, *scopes: str) -> None:
        """Raise Forbidden unless one of those scopes is there: only a Consentry key can lack one."""
        if self.scopes.isdisjoint(scopes):
            raise Forbidden(f"This API key lacks the scope {' or '.join(scopes)}.")

    def only(self, instead: str) -> Policy:
        """The Business, where it is the only one. Raises Forbidden, which says what to do `instead`."""
        if len(self.policies) > 1:
            names = ", ".join(policy.business for policy in self.policies)
            raise Forbidden(f"The account serves several businesses here ({names}): {instead}.")
        return self.policies[0]


def matching(found: Iterable[Policy], password: str, secrets: Callable[[Policy], Iterable[str]]) -> tuple[Policy, ...]:
    """The Businesses one of whose secrets it is. All are compared, and one at least."""
    given = password.encode()
    hmac.compare_digest(given, given)
    return tuple(
        policy
        for policy in found
        if any([hmac.compare_digest(secret.encode(), given) for secret in secrets(policy)])  # noqa: C419 (all of them)
    )
