"""The Policies in force, as this process knows them, and who a hook or a Sender's number belongs to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from app.consent.model import Policy, Program, Sender
from app.errors import BadInput, NotFound, StoreUnavailable
from app.ids import fingerprint
from app.store.codec import unpack_policy
from app.store.directory import Directory
from app.store.lanes import Lane

FRESH_FOR = 0.5
"""Seconds a Policy is believed without asking. Every commit checks the version again, so an old one judges nothing."""


class Businesses:
    """A small cache of all Policies, refreshed when the store's versions differ."""

    def __init__(self, directory: Directory, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._directory = directory
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._checked = float("-inf")
        self._policies: Mapping[str, Policy] = {}
        self._tags: Mapping[str, str] = {}
        self._hooks: Mapping[str, tuple[str, str]] = {}
        self._lanes: Mapping[Lane, tuple[Policy, Sender]] = {}

    def all(self) -> Mapping[str, Policy]:
        """Every Business's Policy."""
        self._refresh()
        return self._policies

    def get(self, business: str) -> Policy:
        """That Business's Policy; NotFound where there is none."""
        self._refresh()
        policy = self._policies.get(business)
        if policy is None:
            raise NotFound(f"No business is called {business!r}.")
        return policy

    def lanes(self) -> Mapping[Lane, tuple[Policy, Sender]]:
        """Every Sender of every Business, with its Policy."""
        self._refresh()
        return self._lanes

    def of_tag(self, tag: str) -> str | None:
        """The Business whose ids carry that tag."""
        self._refresh()
        return self._tags.get(tag)

    def of_hook(self, provider: str, hook: str) -> tuple[Policy, Sender] | None:
        """Whose webhook that is. Looked up by hash, so that timing tells nothing of the secret."""
        self._refresh()
        found = self._hooks.get(fingerprint(f"{provider}/{hook}".encode()))
        if found is None:
            return None
        policy = self._policies[found[0]]
        return policy, policy.senders[found[1]]

    def forget(self) -> None:
        """Ask the store again at the next look: a commit said that a version is old."""
        self._checked = float("-inf")

    def _refresh(self) -> None:
        if self._monotonic() - self._checked < FRESH_FOR:
            return
        with self._lock:
            if self._monotonic() - self._checked < FRESH_FOR:
                return
            names = list(self._directory.businesses())
            versions = self._directory.versions(names) if names else {}
            if any(not versions.get(name) for name in self._policies):
                # A Business is never taken away: this is not the store that we began with.
                raise StoreUnavailable("Redis lost what it had: run `consentry rebuild`, or put its files back.")
            stale = [n for n, v in versions.items() if n not in self._policies or self._policies[n].version != v]
            if stale or set(names) != set(self._policies):
                policies = {n: p for n, p in self._policies.items() if n in versions}
                for name, (_, packed) in self._directory.policies(stale).items() if stale else ():
                    policies[name] = unpack_policy(packed)
                self._tags = {policy.tag: name for name, policy in policies.items()}
                self._hooks = {
                    fingerprint(f"{sender.provider}/{sender.hook}".encode()): (name, sender.number)
                    for name, policy in policies.items()
                    for sender in policy.senders.values()
                    if sender.hook
                }
                self._lanes = {
                    (name, number): (policy, sender)
                    for name, policy in policies.items()
                    for number, sender in policy.senders.items()
                }
                self._policies = policies
            self._checked = self._monotonic()


def program_of(policy: Policy, name: str) -> Program:
    """The Program; BadInput where there is none of that name."""
    program = policy.programs.get(name)
    if program is None:
        raise BadInput("program", f"program: you have no program called {name!r}", code="unknown_program")
    return program
