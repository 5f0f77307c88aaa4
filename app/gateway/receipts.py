"""Receipts: the provider's later word on a text, taken in any order, mapped to the states of a text's life."""

from __future__ import annotations

import structlog

from app.consent.entries import Blocked, Noted, Revoked
from app.consent.model import ANY, ARROWS, Policy, Sender, Source, State
from app.consent.replies import block_revokes, revocation_due
from app.consent.standing import Standing
from app.consent.text import TextRecord
from app.errors import LedgerUnavailable
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.ids import entry_id
from app.phone import parse_phone
from app.providers.seam import RANK, OptOut, Receipt, Status
from app.store.change import Change, Reading

_log = structlog.get_logger()

STATE_OF: dict[Status, State] = {
    Status.QUEUED: State.SENT,
    Status.SENDING: State.SENT,
    Status.SENT: State.SENT,
    Status.UNCONFIRMED: State.SENT,
    Status.DELIVERED: State.DELIVERED,
    Status.READ: State.DELIVERED,
    Status.FAILED: State.FAILED,
    Status.CANCELED: State.FAILED,
    Status.EXPIRED: State.UNDELIVERED,
    Status.UNDELIVERED: State.UNDELIVERED,
    Status.BLOCKED: State.UNDELIVERED,
}


class Receipts:
    """Takes receipts, once each; a receipt of a text that we do not know is no error."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def take(self, policy: Policy, sender: Sender, receipt: Receipt) -> bool:
        """Take one receipt. False where it was taken before, changes nothing, or names no text of ours."""
        business = policy.business
        text = receipt.text or self._named(business, receipt.provider_id)
        if not text:
            return False
        record = self._core.store.texts(business, [text]).get(text)
        if record is None:
            return False
        # One hook may serve all numbers of an account; that of another provider's Sender says nothing of this text.
        own = policy.senders.get(record.text.ask.sender)
        if own is None or own.provider != sender.provider:
            return False
        consumer = record.text.consumer

        def plan(draft: Draft, found: Reading) -> tuple[Change | None, bool]:
            # What waits may wait for this word: it can be faster than the commit of our own call's answer.
            look = 0 if draft.snapshot.held else None
            said_at = receipt.at + found.ahead if receipt.at else 0
            current = found.texts.get(text)
            if current is None or receipt.event in found.events:
                return None, False
            if not _applies(current, receipt):
                if _says_other(current, receipt):
                    draft.add(
                        Noted(text, receipt.status.value, receipt.event, receipt.provider_id, receipt.code, said_at)
                    )
                    return draft.change(event=receipt.event, result=b"noted", look_at=look), True
                return None, False
            draft.move(
                current,
                STATE_OF[receipt.status],
                why=receipt.code,
                by="receipt",
                said_at=said_at,
                provider_id=receipt.provider_id,
                rank=RANK[receipt.status],
                token="",
            )
            if receipt.opted_out:
                draft.add(Blocked(own.number, text, receipt.code))
            return draft.change(event=receipt.event, result=b"moved", look_at=look), True

        if receipt.at and receipt.fresh:
            self._core.skews.seen(sender.provider, receipt.at)
        taken, applied = self._core.change(policy, consumer, plan, texts=[text], events=[receipt.event])
        if taken and receipt.opted_out:
            revoke_if_blocked(self._core, policy, own, consumer, record.text.number)
        return taken and applied.done

    def opt_out(self, policy: Policy, sender: Sender, said: OptOut) -> None:
        """Take a provider's word that a number was put on its block list. That one was taken off lifts nothing here."""
        if not said.out:
            _log.info("opted_in_at_provider", business=policy.business, provider=sender.provider)
            return
        core = self._core
        number = parse_phone(said.consumer).address
        consumer = core.identity.consumer(policy.business, number)
        reading = core.store.read(policy.business, policy.tag, [consumer])
        # Here the Consumer has acted, so unlike with a refusal no earlier agreement speaks against it.
        if reading.snapshots[consumer].standing.revoked() is None:
            revoke_blocked(core, policy, sender, consumer, number, core.now(reading), said.event)

    def _named(self, business: str, provider_id: str) -> str | None:
        """Our id of a text by the provider's, for a callback that does not carry ours."""
        if known := self._core.followed.text(business, provider_id):
            return known
        try:
            row = self._core.ledger.text_by_provider_id(business, provider_id)
        except LedgerUnavailable:
            return None
        return row.id if row else None


def _applies(record: TextRecord, receipt: Receipt) -> bool:
    return RANK[receipt.status] > record.rank and STATE_OF[receipt.status] in ARROWS[record.state]


def _says_other(record: TextRecord, receipt: Receipt) -> bool:
    """A final word that no arrow admits, such as `delivered` after `undelivered`: worth recording."""
    return record.state is not STATE_OF[receipt.status] and RANK[receipt.status] >= RANK[Status.DELIVERED]


def revoke_if_blocked(
    core: Core, policy: Policy, sender: Sender, consumer: str, number: str, *, via: str = "provider", said_at: int = 0
) -> str:
    """A provider's refusal becomes a Revocation where nothing on record speaks against it. Returns its entry, if any.

    `said_at` is when it refused, where that was long ago; `via` how we know.
    """
    reading = core.store.read(policy.business, policy.tag, [consumer])
    standing: Standing = reading.snapshots[consumer].standing
    now = core.now(reading)
    if standing.revoked() is not None or not block_revokes(standing, now):
        return ""
    return revoke_blocked(core, policy, sender, consumer, number, now, via=via, said_at=said_at)


def revoke_blocked(
    core: Core,
    policy: Policy,
    sender: Sender,
    consumer: str,
    number: str,
    now: int,
    event: str = "",
    *,
    via: str = "provider",
    said_at: int = 0,
) -> str:
    """Write that the provider blocks this number; what an `event` says is taken once."""
    fact = Revoked(
        ANY,
        Source.PROVIDER,
        sender=sender.number,
        via=via,
        by=sender.provider,
        received_at=said_at,
        due_at=revocation_due(said_at or now, policy.timezone),
        event=event,
    )
    written = core.revoke(policy, consumer, fact, private(number=number), now, event=event)
    return entry_id(policy.tag, consumer, written.seq)
