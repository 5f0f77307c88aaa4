"""Callers: who asks, by the access token that was given for credentials an app of RingCentral's has already.

Those are the client id and secret of the app with the JWT of the extension, as the Sender has them; or a Consentry key
in the place of the JWT or of a password, whatever client it comes from.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flask import request

from app.consent.model import Policy, Sender
from app.errors import Unauthorized
from app.gateway.gateway import Gateway
from app.ids import fingerprint
from app.store.access import Access, Granted
from app.web.compat import callers
from app.web.compat.callers import CONSENTRY_KEY
from app.web.compat.ringcentral.refused import bad_token

_MOST = 2_048  # characters of a token or a JWT


@dataclass(frozen=True, slots=True)
class Caller(callers.Caller):
    """Who asks. `own` are the Senders, by Business, that the app's own credentials are those of; empty: all."""

    own: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def senders(self, policy: Policy) -> tuple[str, ...]:
        """The Senders that the caller may send from and read of."""
        return self.own[policy.business] if self.own else tuple(policy.senders)

    def carrier(self) -> tuple[Policy, Sender] | None:
        """A Sender by which RingCentral itself is reached."""
        for policy in self.policies:
            for number in self.senders(policy):
                if policy.senders[number].provider == "ringcentral":
                    return policy, policy.senders[number]
        return None


class Callers:
    """Tells callers apart. Every comparison of a secret takes the same time, whatever is wrong with it."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self.access = Access(gateway.core.store)
        self._policies: Mapping[str, Policy] = {}
        self._apps: dict[str, list[tuple[Policy, Sender]]] = {}

    # ---- giving access ----

    def by_secrets(self, client: str, secret: str, jwt: str) -> Granted | None:
        """What an app's own credentials open; None where they open nothing."""
        if max(map(len, (client, secret, jwt))) > _MOST:
            return None
        proof = _proof(client, secret, jwt)
        found = self._of_app(client, proof)
        return Granted("access", client=client, proof=proof) if found else None

    def by_key(self, key: str) -> Granted | None:
        """What a Consentry key opens; None where it opens nothing."""
        if not key.startswith(CONSENTRY_KEY) or len(key) > _MOST:
            return None
        try:
            business, record = self._gateway.admin.authorize(key)
        except Unauthorized:
            return None
        return Granted("access", business=business, key=record.id)

    # ---- asking ----

    def of_request(self) -> Caller:
        """The caller of this request. Raises Refused 401."""
        given = request.authorization
        if given is None or given.type != "bearer" or not given.token or len(given.token) > _MOST:
            raise bad_token()
        granted = self.access.of(given.token, "access")
        caller = self.of(granted) if granted else None
        if caller is None:
            raise bad_token()
        return caller

    def of(self, granted: Granted) -> Caller | None:
        """Whom a token stands for as things are now: a key that was ended, or a secret that was changed, opens no
        more."""
        core = self._gateway.core
        if granted.key:
            record = self._gateway.admin.key(granted.business, granted.key)
            if record is None or record.ended_at:
                return None
            return Caller((core.businesses.get(granted.business),), f"key:{record.id}", frozenset(record.scopes))
        found = self._of_app(granted.client, granted.proof)
        if not found:
            return None
        policies = core.businesses.all()
        own = {name: tuple(senders) for name, senders in found.items()}
        return Caller(tuple(policies[name] for name in own), f"app:{granted.client}", own=own)

    def _of_app(self, client: str, proof: str) -> dict[str, list[str]]:
        """The Senders, by Business, of which those are the credentials. All of the app's are compared."""
        found: dict[str, list[str]] = {}
        for policy, sender in self._senders(client):
            held = [hmac.compare_digest(one, proof) for one in self._proofs(policy, sender, client)]
            if any(held):
                found.setdefault(policy.business, []).append(sender.number)
        return found

    def _senders(self, client: str) -> list[tuple[Policy, Sender]]:
        """The Senders of that app, worked out once for each state of all Policies."""
        policies = self._gateway.core.businesses.all()
        if policies is not self._policies:  # a new mapping with every change
            apps: dict[str, list[tuple[Policy, Sender]]] = {}
            for policy in policies.values():
                for sender in policy.senders.values():
                    if sender.provider == "ringcentral" and (named := sender.options.get("client_id")):
                        apps.setdefault(named, []).append((policy, sender))
            self._apps, self._policies = apps, policies
        return self._apps.get(client, [])

    def _proofs(self, policy: Policy, sender: Sender, client: str) -> Iterator[str]:
        account = self._gateway.core.account(policy, sender)
        for secret in account.held("client_secret"):
            for jwt in account.secrets:
                yield _proof(client, secret, jwt)


def _proof(client: str, secret: str, jwt: str) -> str:
    return fingerprint("\0".join((client, secret, jwt)).encode())
