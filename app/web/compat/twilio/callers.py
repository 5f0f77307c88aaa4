"""Callers: who asks, by the credentials that an app of Twilio's has already, and what they open here.

Basic auth with the account's SID and its auth token, or with an API key of the account (`SK…`) and its secret, or
with a Consentry key in the place of the password.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from app.consent.model import Policy, Sender
from app.errors import Unauthorized
from app.gateway.core import Core
from app.gateway.gateway import Gateway
from app.web.compat import callers
from app.web.compat.callers import CONSENTRY_KEY, matching
from app.web.compat.twilio.refused import unauthorized

_MOST = 200  # characters of a SID or a secret


@dataclass(frozen=True, slots=True)
class Caller(callers.Caller):
    """Who asks about which account."""

    account: str = ""
    on_hold: str = ""
    own_token: bool = False

    def senders(self, policy: Policy) -> tuple[str, ...]:
        """The Senders that are of the account; all of the Business where none is, as with another carrier's."""
        own = tuple(number for number, sender in policy.senders.items() if sender.account == self.account)
        return own or tuple(policy.senders)

    def carrier(self) -> tuple[Policy, Sender] | None:
        """A Sender by which Twilio itself is reached under this account."""
        for policy in self.policies:
            for sender in policy.senders.values():
                if sender.account == self.account and sender.provider in ("twilio", "simulator"):
                    return policy, sender
        return None


@dataclass(slots=True)
class _Known:
    """Who has which account and key, worked out once for each state of all Policies."""

    policies: Mapping[str, Policy]
    accounts: dict[str, list[Policy]] = field(default_factory=dict)
    keys: dict[tuple[str, str], list[Policy]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for policy in self.policies.values():
            for account in {sender.account for sender in policy.senders.values() if sender.account}:
                self.accounts.setdefault(account, []).append(policy)
            for key in policy.compat.api_keys.values():
                self.keys.setdefault((key.sid, key.account), []).append(policy)


class Callers:
    """Tells callers apart. Every comparison of a secret takes the same time, whatever is wrong with it."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._known = _Known({})

    def of(self, account: str) -> Caller:
        """The caller of this request about that account. Raises Refused 401."""
        given = request.authorization
        if given is None or given.type != "basic" or not given.username or not given.password:
            raise unauthorized()
        user, password = given.username, given.password
        if len(user) > _MOST or len(password) > _MOST:
            raise unauthorized()
        if password.startswith(CONSENTRY_KEY):
            return self._keyed(account or user, password)
        core = self._gateway.core
        known = self._now(core)
        if user.startswith("SK"):
            found = known.keys.get((user, account), [])
            opened = matching(found, password, lambda policy: _key_secrets(core, policy, user))
            if not opened:
                raise unauthorized()
            on_hold = opened[0].compat.api_keys[user].on_hold
            return Caller(opened, f"api_key:{user}", account=account, on_hold=on_hold)
        account = account or user
        found = known.accounts.get(user, []) if user == account else []
        opened = matching(found, password, lambda policy: _tokens(core, policy, user))
        if not opened:
            raise unauthorized()
        return Caller(opened, f"account:{user}", account=account, own_token=True)

    def _keyed(self, account: str, password: str) -> Caller:
        try:
            business, record = self._gateway.admin.authorize(password)
        except Unauthorized:
            raise unauthorized() from None
        policy = self._gateway.core.businesses.get(business)
        return Caller((policy,), f"key:{record.id}", frozenset(record.scopes), account=account)

    def _now(self, core: Core) -> _Known:
        policies = core.businesses.all()
        if policies is not self._known.policies:  # a new mapping with every change
            self._known = _Known(policies)
        return self._known


def _tokens(core: Core, policy: Policy, account: str) -> set[str]:
    names = {
        name
        for sender in policy.senders.values()
        if sender.account == account and sender.provider in ("twilio", "simulator")
        for name in sender.auth_token_env
    }
    return {secret for name in names if (secret := core.secret(name))}


def _key_secrets(core: Core, policy: Policy, sid: str) -> set[str]:
    secret = core.secret(policy.compat.api_keys[sid].secret_env)
    return {secret} if secret else set()
