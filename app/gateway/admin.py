"""Policy and API keys: what an administrator changes, recorded on the Business's own chain."""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Callable
from dataclasses import replace

from app.consent.entries import KeyEnded, KeyMade, PolicyApplied
from app.consent.model import Policy
from app.errors import BadInput, NotFound, Unauthorized
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.ids import fingerprint
from app.store.change import Change, Reading
from app.store.codec import pack_policy
from app.store.directory import KeyRecord

SCOPES = ("send", "person", "read", "consent", "operate", "admin")


class Admin:
    """Applies policies and makes keys."""

    def __init__(self, core: Core, public_policy: Callable[[Policy], str]) -> None:
        self._core = core
        self._public = public_policy

    def apply(self, wanted: Policy, *, by: str) -> Policy:
        """Make `wanted` the Business's policy, as its next version; the same settings again change nothing."""
        core, directory = self._core, self._core.directory
        business = wanted.business
        directory.enrol(business, wanted.tag)
        chain = core.identity.consumer(business, "")
        for _ in range(20):
            found = directory.policies([business]).get(business)
            version = found[0] if found else 0
            current = replace(wanted, version=version)
            if found and pack_policy(current) == found[1]:
                return current
            applied = replace(wanted, version=version + 1)
            reading = core.store.read(business, wanted.tag, [chain])
            if reading.policy_version != version:
                continue
            # Judged under the version that is there, so that two administrators cannot overwrite each other.
            draft = Draft(replace(wanted, version=version), reading.snapshots[chain], core.now(reading))
            draft.add(PolicyApplied(applied.version, self._public(applied), by))
            commands = directory.policy_commands(business, applied.version, pack_policy(applied))
            change = replace(draft.change(commands=commands), policy=version or None)
            results, _ = core.store.commit(business, [change])
            if results[0].done:
                core.businesses.forget()
                core.lanes.look_at_all(business)
                return applied
        raise BadInput("business", f"{business}: its settings are being changed by others at this moment; try again")

    def make_key(
        self, business: str, scopes: tuple[str, ...], *, name: str, by: str, secret: str = "", key: str = ""
    ) -> str:
        """A new API key, shown this once: `csy_<key id>_<secret>`. Only its SHA-256 is kept."""
        unknown = [scope for scope in scopes if scope not in SCOPES]
        if unknown or not scopes:
            raise BadInput("scopes", f"scopes: choose from {', '.join(SCOPES)}")
        policy = self._core.businesses.get(business)
        key = key or policy.tag + base64.b32encode(os.urandom(5)).decode().rstrip("=")
        secret = secret or base64.b32encode(os.urandom(20)).decode()
        record = KeyRecord(key, fingerprint(secret.encode()), scopes, name, self._core.clock())
        known = self._core.directory.key(business, key)
        if known is None or replace(known, made_at=0) != replace(record, made_at=0):
            self._record(policy, KeyMade(key, scopes, by), record)
        return f"csy_{key}_{secret}"

    def end_key(self, business: str, key: str, *, by: str) -> None:
        """End a key: from now on it opens nothing."""
        policy = self._core.businesses.get(business)
        record = self._core.directory.key(business, key)
        if record is None:
            raise NotFound(f"There is no key {key}.")
        if not record.ended_at:
            self._record(policy, KeyEnded(key, by), replace(record, ended_at=self._core.clock()))

    def _record(self, policy: Policy, fact: KeyMade | KeyEnded, record: KeyRecord) -> None:
        chain = self._core.identity.consumer(policy.business, "")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(fact)
            commands = self._core.directory.key_commands(policy.business, record)
            return draft.change(commands=commands), None

        self._core.change(policy, chain, plan, ring=False)

    def authorize(self, bearer: str) -> tuple[str, KeyRecord]:
        """The Business and record of an API key. Raises Unauthorized; compares in constant time."""
        prefix, _, rest = bearer.partition("_")
        key, _, secret = rest.partition("_")
        business = self._core.businesses.of_tag(key[:6])
        record = self._core.directory.key(business, key) if business else None
        wanted = record.secret_hash if record else fingerprint(b"")
        matches = hmac.compare_digest(wanted, fingerprint(secret.encode()))
        if prefix != "csy" or business is None or record is None or record.ended_at or not matches:
            raise Unauthorized("A valid API key is needed: Authorization: Bearer csy_…")
        return business, record
