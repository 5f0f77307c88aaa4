"""Connecting: point a number's webhooks here at its provider, and put back what was there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import msgspec

from app.consent.acts import Connected, Disconnected
from app.consent.model import DAY, Policy, Sender
from app.errors import BadInput, NotFound
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.gateway.nonces import spend
from app.providers.calls import Fault
from app.providers.connecting import Place, Plan, connector
from app.providers.registry import provider
from app.providers.seam import HookRequest
from app.providers.steps import answered, carried_out
from app.providers.wire import Wire
from app.store.change import Change, Reading
from app.store.store import real_now

TRAFFIC_DAYS = 7
BELIEVED = 422
"""Our hook's answer to a webhook that it believes and that brings nothing."""


class Kept(msgspec.Struct, frozen=True):
    """What a `connected` entry keeps in its private part: what a provider had set, and what was set instead."""

    place: Place
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """What `disconnect` puts back. `changed` are settings that somebody has changed since: (ours, theirs)."""

    kept: Kept
    changed: Mapping[str, tuple[str, str]]


class Connecting:
    """Changes webhooks at providers, each change an entry first: what was there is never lost."""

    def __init__(self, core: Core, wire: Wire, copy: Callable[[Policy], bool]) -> None:
        """`copy` lets the Ledger catch up, and says whether it did."""
        self._core = core
        self._wire = wire
        self._copy = copy

    def plan(self, policy: Policy, sender: Sender) -> Plan:
        """What would be changed, and what speaks against it. Raises BadInput, ByHand and CarrierUnavailable."""
        account = self._core.account(policy, sender)
        if not account.public_base.startswith("https://") and not sender.api_base:
            raise BadInput(
                "PUBLIC_BASE_URL", "Set PUBLIC_BASE_URL to the https address under which this machine is reached."
            )
        if not sender.hook:
            raise BadInput("hook", f"{sender.number} has no hook: the secret part of its webhook's address")
        numbers = {n for n, s in policy.senders.items() if s.provider == sender.provider}
        plan = carried_out(self._wire, connector(sender.provider).plan(account, numbers))
        against = dict(plan.against)
        if sender.mode == "guard" and self._has_traffic(policy, sender):
            against["guard"] = (
                f"Texts have left {sender.number} within the last {TRAFFIC_DAYS} days, and in guard those without a "
                'basis would be held at once. Let it begin with mode = "watch" and a watch_until, which says what '
                "would be held and holds nothing, and apply that first."
            )
        return replace(plan, against=against)

    def check(self, policy: Policy, sender: Sender) -> str | None:
        """What is wrong with our own webhook as the provider will reach it; None where nothing is, or nothing can be
        told from here."""
        account = self._core.account(policy, sender)
        call = connector(sender.provider).probe(account)
        if call is None:
            return None
        # Where a signature covers the address alone, whoever answers there could put words under it: it is spent
        # before it is shown to anybody.
        carrier, path = provider(sender.provider), urlsplit(call.url).path
        if nonce := carrier.nonce(account, HookRequest(call.method, path, "", dict(call.headers), call.body)):
            spend(self._core.store, policy.business, f"{carrier.name}:{nonce}", ())
        answer = answered(self._wire, call)
        host = urlsplit(call.url).netloc
        if isinstance(answer, Fault):
            return f"{host} does not answer ({answer.why}): is PUBLIC_BASE_URL right, and `consentry web` running?"
        if answer.status == BELIEVED:
            return None
        if answer.status == 403:
            return (
                "A signed webhook was not believed here: the token is not the account's, or PUBLIC_BASE_URL differs "
                "from the address that web is told of."
            )
        return f"{host} answered {answer.status} to a webhook: does another program answer there?"

    def connect(self, policy: Policy, sender: Sender, plan: Plan, *, by: str) -> None:
        """Carry out a plan. Raises CarrierUnavailable; what was there is on record by then."""
        fact = Connected(sender.number, sender.provider, plan.place.kind, plan.place.id, by)
        self._record(policy, fact, msgspec.json.encode(Kept(plan.place, plan.after)).decode())
        account = self._core.account(policy, sender)
        carried_out(self._wire, connector(sender.provider).put(account, plan.place, plan.after))

    def before(self, policy: Policy, sender: Sender) -> Before:
        """What was there before. NotFound where nothing of that number was changed, or all was put back."""
        kept = self._kept(policy, sender)
        numbers = {n for n, s in policy.senders.items() if s.provider == sender.provider}
        now = carried_out(
            self._wire, connector(sender.provider).plan(self._core.account(policy, sender), numbers)
        ).place
        if (now.kind, now.id) != (kept.place.kind, kept.place.id):
            raise BadInput(
                "number", f"{sender.number} is decided for by another {now.kind} now ({now.id}): look at the provider"
            )
        theirs = {name: now.settings.get(name, "") for name in kept.after}
        changed = {n: (kept.after[n], theirs[n]) for n in kept.after if theirs[n] != kept.after[n]}
        return Before(kept, changed)

    def disconnect(self, policy: Policy, sender: Sender, before: Before, *, by: str) -> None:
        """Put it back. Raises CarrierUnavailable."""
        place = before.kept.place
        put = {name: place.settings.get(name, "") for name in before.kept.after}
        carried_out(self._wire, connector(sender.provider).put(self._core.account(policy, sender), place, put))
        self._record(policy, Disconnected(sender.number, sender.provider, by), "")

    def _kept(self, policy: Policy, sender: Sender) -> Kept:
        self._copy(policy)
        chain = self._core.identity.consumer(policy.business, "")
        found: list[Kept] = []
        for entry in self._core.ledger.history_of(policy.business, chain):
            fact = entry.fact
            if isinstance(fact, Connected) and fact.sender == sender.number and entry.private:
                found.append(msgspec.json.decode(entry.private.settings, type=Kept))
            elif isinstance(fact, Disconnected) and fact.sender == sender.number:
                found.clear()
        if not found:
            raise NotFound(f"Nothing of {sender.number} was changed from here, or all was put back.")
        # Of several runs of connect at one place the first met what was there before us.
        runs = [
            kept for kept in found if (kept.place.kind, kept.place.id) == (found[-1].place.kind, found[-1].place.id)
        ]
        return Kept(runs[0].place, {name: value for run in runs for name, value in run.after.items()})

    def _record(self, policy: Policy, fact: Connected | Disconnected, settings: str) -> None:
        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(fact, private(settings=settings))
            return draft.change(), None

        self._core.change(policy, self._core.identity.consumer(policy.business, ""), plan, ring=False)

    def _has_traffic(self, policy: Policy, sender: Sender) -> bool:
        carrier, account = provider(sender.provider), self._core.account(policy, sender)
        if not carrier.keeps_log:
            return True  # nobody can tell; the careful answer
        call = carrier.list_call(account, inbound=False, since=real_now() - TRAFFIC_DAYS * DAY)
        return bool(carrier.listed(account, answered(self._wire, call)).outbound)
