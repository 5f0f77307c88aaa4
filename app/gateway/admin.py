"""Policy and API keys: what an administrator changes, recorded on the Business's own chain."""

from __future__ import annotations

import base64
import hmac
import os
import time
from collections.abc import Callable

from msgspec.structs import replace

from app.consent.acts import KeyEnded, KeyMade, PolicyApplied
from app.consent.model import Campaign, Policy
from app.errors import BadInput, NotFound, Unauthorized
from app.gateway.businesses import FRESH_FOR
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.ids import fingerprint
from app.store.change import Change, Reading
from app.store.codec import pack_policy, policy_json, unpack_policy
from app.store.directory import KeyRecord, key_json

SCOPES = ("send", "person", "read", "consent", "operate", "admin")
MOST_KEYS = 1_000
"""Keys whose records one process remembers for a moment."""


class Admin:
    """Applies policies and makes keys."""

    def __init__(self, core: Core, public_policy: Callable[[Policy], str]) -> None:
        self._core = core
        self._public = public_policy
        self._keys: dict[tuple[str, str], tuple[float, KeyRecord]] = {}

    def apply(self, wanted: Policy, *, by: str) -> Policy:
        """Make `wanted` the Business's policy, as its next version; the same settings again change nothing."""
        directory = self._core.directory
        business = wanted.business
        directory.enrol(business, wanted.tag)
        for _ in range(20):
            found = directory.policies([business]).get(business)
            version = found[0] if found else 0
            if found:
                wanted = as_they_are(wanted, unpack_policy(found[1]))
            current = replace(wanted, version=version)
            if found and pack_policy(current) == found[1]:
                return current
            if self._apply_next(wanted, version, by):
                return replace(wanted, version=version + 1)
        raise BadInput("business", f"{business}: its settings are being changed by others at this moment; try again")

    def _apply_next(self, wanted: Policy, version: int, by: str) -> bool:
        """Write `wanted` as the version after `version`; False where another was faster."""
        core, business = self._core, wanted.business
        chain = core.identity.consumer(business, "")
        reading = core.store.read(business, wanted.tag, [chain])
        if reading.policy_version != version:
            return False
        applied = replace(wanted, version=version + 1)
        # Judged under the version that is there, so that two administrators cannot overwrite each other.
        draft = core.draft(replace(wanted, version=version), reading, chain)
        # Whole in the private part, so that the store can be made anew from the Ledger.
        draft.add(PolicyApplied(applied.version, self._public(applied), by), private(settings=policy_json(applied)))
        commands = core.directory.policy_commands(business, applied.version, pack_policy(applied))
        change = replace(draft.change(commands=commands), policy=version or None)
        results, _ = core.store.commit(business, [change])
        if not results[0].done:
            return False
        core.businesses.forget()
        core.lanes.look_at_all(business)
        core.ring(business)
        return True

    def pause(self, business: str, *, paused: bool, sender: str = "", program: str = "", by: str) -> Policy:
        """Pause or resume a Business, or one Sender or Program of it, in one act; inbound goes on untouched."""
        for _ in range(20):
            self._core.businesses.forget()
            policy = self._core.businesses.get(business)
            if sender and sender not in policy.senders:
                raise BadInput("sender", f"sender: {sender} is not one of your senders")
            if program and program not in policy.programs:
                raise BadInput("program", f"program: you have no program called {program!r}")
            if sender:
                wanted = replace(
                    policy, senders={**policy.senders, sender: replace(policy.senders[sender], paused=paused)}
                )
            elif program:
                wanted = replace(
                    policy, programs={**policy.programs, program: replace(policy.programs[program], paused=paused)}
                )
            else:
                wanted = replace(policy, paused=paused)
            if wanted == policy or self._apply_next(wanted, policy.version, by):
                return wanted
        raise BadInput("business", f"{business}: its settings are being changed by others at this moment; try again")

    def registered(self, business: str, program: str, campaign: str, status: str, *, by: str) -> Policy:
        """Take what a provider says of a Program's campaign; nothing where another campaign is named by now."""
        for _ in range(20):
            self._core.businesses.forget()
            policy = self._core.businesses.get(business)
            known = policy.programs.get(program)
            if known is None or known.campaign.id != campaign or known.campaign.read == status:
                return policy
            read = replace(known, campaign=replace(known.campaign, read=status))
            wanted = replace(policy, programs={**policy.programs, program: read})
            if self._apply_next(wanted, policy.version, by):
                return wanted
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
        """End a key: it opens nothing any more, in other processes within FRESH_FOR."""
        policy = self._core.businesses.get(business)
        record = self._core.directory.key(business, key)
        if record is None:
            raise NotFound(f"There is no key {key}.")
        if not record.ended_at:
            self._record(policy, KeyEnded(key, by), replace(record, ended_at=self._core.clock()))
            self._keys.pop((business, key), None)

    def _record(self, policy: Policy, fact: KeyMade | KeyEnded, record: KeyRecord) -> None:
        chain = self._core.identity.consumer(policy.business, "")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(fact, private(settings=key_json(record)))
            commands = self._core.directory.key_commands(policy.business, record)
            return draft.change(commands=commands), None

        self._core.change(policy, chain, plan, ring=False)

    def key(self, business: str, key: str) -> KeyRecord | None:
        """A key's record, at most a moment old. That there is none is never remembered: a new key works at once."""
        known = self._keys.get((business, key))
        if known and time.monotonic() - known[0] < FRESH_FOR:
            return known[1]
        record = self._core.directory.key(business, key)
        if record is not None:
            if len(self._keys) >= MOST_KEYS:
                self._keys.clear()
            self._keys[business, key] = (time.monotonic(), record)
        else:
            # A store that was lost knows no key, and whoever has one is not to hear that theirs is wrong.
            self._core.businesses.forget()
            self._core.businesses.get(business)
        return record

    def authorize(self, bearer: str) -> tuple[str, KeyRecord]:
        """The Business and record of an API key. Raises Unauthorized; compares in constant time."""
        prefix, _, rest = bearer.partition("_")
        key, _, secret = rest.partition("_")
        business = self._core.businesses.of_tag(key[:6])
        record = self.key(business, key) if business else None
        wanted = record.secret_hash if record else fingerprint(b"")
        matches = hmac.compare_digest(wanted, fingerprint(secret.encode()))
        if prefix != "csy" or business is None or record is None or record.ended_at or not matches:
            raise Unauthorized("A valid API key is needed: Authorization: Bearer csy_…")
        return business, record


def as_they_are(wanted: Policy, current: Policy) -> Policy:
    """`wanted` with what no file says: every pause that is in force, which only resuming ends, and how each campaign
    stands at its provider, until another is named."""
    senders = {
        n: replace(s, paused=True) if n in current.senders and current.senders[n].paused else s
        for n, s in wanted.senders.items()
    }
    programs = {
        n: replace(
            p,
            paused=p.paused or (n in current.programs and current.programs[n].paused),
            campaign=_as_read(p.campaign, current.programs[n].campaign) if n in current.programs else p.campaign,
        )
        for n, p in wanted.programs.items()
    }
    return replace(wanted, paused=wanted.paused or current.paused, senders=senders, programs=programs)


def _as_read(wanted: Campaign, current: Campaign) -> Campaign:
    return replace(wanted, read=current.read) if wanted.id and wanted.id == current.id else wanted
