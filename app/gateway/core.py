"""What every use case stands on: the rooms below, the clock, and the loop of read, decide and commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.consent.entries import Entry, Private, Revoked
from app.consent.hours import instant
from app.consent.model import Policy, Sender, Verdict
from app.consent.objection import Rule
from app.consent.reasons import Reason
from app.consent.text import Judged
from app.errors import StoreUnavailable
from app.gateway.acting import with_place
from app.gateway.businesses import Businesses
from app.gateway.clocks import Skews
from app.gateway.draft import Draft
from app.gateway.pressure import Pressure
from app.ids import Identity
from app.ledger.queries import Ledger
from app.providers.seam import Account
from app.store.beside import Beside
from app.store.change import Applied, Change, Reading, RevocationApplied
from app.store.directory import Directory
from app.store.followed import Followed
from app.store.intake import Intake
from app.store.lanes import Lanes
from app.store.store import Store, real_now
from app.store.troubles import Troubles

T = TypeVar("T")

ATTEMPTS = 60
"""How often a commit is decided anew when others were faster. Sixteen writers on one Consumer took up to 39."""


class Core:
    """The shared parts of the use cases. `ring` tells a worker that something is due; `secret` reads a named secret."""

    def __init__(
        self,
        *,
        store: Store,
        pressure: Pressure,
        ledger: Ledger,
        identity: Identity,
        rules: Sequence[Rule],
        ring: Callable[[str], None],
        secret: Callable[[str], str | None],
        public_base: str,
    ) -> None:
        self.store = store
        self.pressure = pressure
        self.lanes = Lanes(store)
        self.directory = Directory(store)
        self.intake = Intake(store)
        self.followed = Followed(store)
        self.beside = Beside(store)
        self.troubles = Troubles(store)
        self.skews = Skews(store)
        self.businesses = Businesses(self.directory)
        self.ledger = ledger
        self.identity = identity
        self.rules = rules
        self.ring = ring
        self.secret = secret
        self.public_base = public_base

    def now(self, reading: Reading) -> int:
        """Consent time in ms: real time, and what the simulator's clock is ahead."""
        return real_now() + reading.ahead

    def clock(self) -> int:
        """Consent time, where nothing else is read."""
        return self.consent_time(real_now())

    def consent_time(self, real: int) -> int:
        """The consent time of a real instant, both in ms."""
        return real + (self.directory.ahead() if self.store.simulated_clock else 0)

    def account(self, policy: Policy, sender: Sender) -> Account:
        """What the Sender's provider needs, secrets read from the environment by name."""
        return account_of(policy.business, sender, self.secret, self.public_base)

    def change(
        self,
        policy: Policy,
        consumer: str,
        plan: Callable[[Draft, Reading], tuple[Change | None, T]],
        *,
        texts: Sequence[str] = (),
        events: Sequence[str] = (),
        whole: bool = False,
        ring: bool = True,
    ) -> tuple[T, Applied]:
        """Read one Consumer, let `plan` decide, commit; again from the start when others were faster.

        `plan` returns the Change (None: nothing to do) and its result. Returns that result and what became of it.
        """
        for _ in range(ATTEMPTS):
            reading = self.store.read(policy.business, policy.tag, [consumer], texts=texts, events=events, whole=whole)
            policy = self.current(policy, reading)
            draft = self.draft(policy, reading, consumer)
            change, result = plan(draft, reading)
            if change is None:
                return result, Applied("done")
            applied, rung = self.store.commit(policy.business, [change], ring=ring)
            if rung:
                self.ring(policy.business)
            if applied[0].code in ("done", "seen"):
                return result, applied[0]
            if applied[0].code == "policy":
                self.businesses.forget()
        raise StoreUnavailable("Too many changes to this number at once; try again.")

    def revoke(
        self, policy: Policy, consumer: str, fact: Revoked, hidden: Private, now: int, *, event: str = ""
    ) -> RevocationApplied:
        """Write a Revocation, without a read, and deny what waits for this Consumer."""
        denied = opted_out(policy, fact, now)
        entry = Entry("", 0, now, fact, with_place(fact, hidden))
        return self.store.revoke(policy.business, policy.tag, consumer, entry, denied=denied, event=event)

    def draft(self, policy: Policy, reading: Reading, consumer: str) -> Draft:
        """What is about to happen to a Consumer who was just read."""
        return Draft(policy, reading.snapshots[consumer], self.now(reading), self.rules)

    def current(self, policy: Policy, reading: Reading) -> Policy:
        """The Policy of the version just read; the one in hand may be a moment old."""
        if policy.version == reading.policy_version:
            return policy
        self.businesses.forget()
        return self.businesses.get(policy.business)


def account_of(business: str, sender: Sender, secret: Callable[[str], str | None], public_base: str = "") -> Account:
    """What the Sender's provider needs. `secret` reads a variable of the environment."""

    def held(variables: Sequence[str]) -> tuple[str, ...]:
        return tuple(found for variable in variables if (found := secret(variable)))

    return Account(
        business=business,
        sender=sender.number,
        account=sender.account,
        secrets=held(sender.auth_token_env),
        shared_key=(secret(sender.shared_key_env) or "") if sender.shared_key_env else "",
        signature=sender.signature,
        hook=sender.hook,
        api_base=sender.api_base,
        public_base=public_base,
        options=sender.options,
        keys={name: held(variables) for name, variables in sender.key_envs.items()},
    )


def opted_out(policy: Policy, fact: Revoked, now: int) -> Judged:
    """How the texts that a Revocation finds waiting are judged."""
    reason = Reason("opted_out", {"how": fact.source.value, "when": instant(now)})
    return Judged(Verdict.DENY, ((reason.code, reason.facts),), (), policy.label)
