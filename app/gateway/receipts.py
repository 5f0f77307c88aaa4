"""Receipts: the provider's later word on a text, taken in any order, mapped to the states of a text's life."""

from __future__ import annotations

from app.consent.entries import Blocked, Noted, Revoked
from app.consent.model import ANY, ARROWS, Policy, Sender, Source, State
from app.consent.replies import block_revokes, revocation_due
from app.consent.standing import Standing
from app.consent.text import TextRecord
from app.errors import LedgerUnavailable
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.providers.seam import RANK, Receipt, Status
from app.store.change import Change, Reading

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
        if record is None or record.text.ask.sender != sender.number:
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
                draft.add(Blocked(sender.number, text, receipt.code))
            return draft.change(event=receipt.event, result=b"moved", look_at=look), True

        if receipt.at and receipt.fresh:
            self._core.skews.seen(sender.provider, receipt.at)
        taken, applied = self._core.change(policy, consumer, plan, texts=[text], events=[receipt.event])
        if taken and receipt.opted_out:
            revoke_if_blocked(self._core, policy, sender, consumer, record.text.number)
        return taken and applied.done

    def _named(self, business: str, provider_id: str) -> str | None:
        """Our id of a text by the provider's, for a callback that does not carry ours."""
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


def revoke_if_blocked(core: Core, policy: Policy, sender: Sender, consumer: str, number: str) -> None:
    """A provider's refusal becomes a Revocation where nothing on record speaks against it."""
    reading = core.store.read(policy.business, policy.tag, [consumer])
    standing: Standing = reading.snapshots[consumer].standing
    now = core.now(reading)
    if standing.revoked() is not None or not block_revokes(standing, now):
        return
    fact = Revoked(
        ANY,
        Source.PROVIDER,
        sender=sender.number,
        via="provider",
        by=sender.provider,
        due_at=revocation_due(now, policy.timezone),
    )
    core.revoke(policy, consumer, fact, private(number=number), now)
