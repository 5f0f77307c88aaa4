"""Shown: a text as RingCentral's resources have it: a message of the message store, and an A2P message.

https://developers.ringcentral.com/api-reference/Message-Store/readMessage, …/High-Volume-SMS/readA2PSMS, read November
2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.consent.entries import Reasons
from app.consent.model import State
from app.consent.reasons import sentence
from app.consent.segments import segments
from app.consent.text import TextRecord
from app.ids import fingerprint
from app.ledger.exchanged import Told
from app.ledger.rows import TextRow
from app.providers.ringcentral_messages import code_of
from app.web.compat.ringcentral import numbers
from app.web.compat.ringcentral.refused import GENERAL, OPTED_OUT, consentry

_STATUSES: Mapping[str, str] = {
    State.READY: "Queued",
    State.HELD: "Queued",
    State.DENIED: "SendingFailed",
    State.SENDING: "Queued",
    State.SENT: "Sent",
    State.DELIVERED: "Delivered",
    State.UNDELIVERED: "DeliveryFailed",
    State.FAILED: "SendingFailed",
    # Not known to have failed: an app that sends again what failed would send it twice.
    State.UNKNOWN: "Queued",
    State.EXPIRED: "SendingFailed",
    State.WITHDRAWN: "SendingFailed",
    "received": "Received",
}
_OF_TIME = ("expired", "no_legal_hour")


@dataclass(frozen=True, slots=True)
class Message:
    """One text, whichever way we came to know it. `id` is a number, or that of a batch's text."""

    id: int | str
    text: str
    state: str
    sender: str
    number: str | None = field(repr=False)
    consumer: str
    body: str = field(repr=False)
    media: tuple[str, ...] = field(default=(), repr=False)
    inbound: bool = False
    reasons: Reasons = ()
    why: str = ""
    created_at: int = 0
    updated_at: int = 0

    @classmethod
    def of_record(cls, found: TextRecord, id: int | str) -> Message:
        """Of an outbound text as Redis has it."""
        text, ask = found.text, found.text.ask
        return cls(
            id=id,
            text=found.id,
            state=found.state.value,
            sender=ask.sender,
            number=text.number or None,
            consumer=text.consumer,
            body=text.body,
            media=text.media,
            reasons=found.judged.reasons,
            why=found.why,
            created_at=ask.made_at,
            updated_at=found.changed_at,
        )

    @classmethod
    def of_row(cls, found: TextRow, told: Told | None, id: int | str = 0) -> Message:
        """Of a text, in or out, as the Ledger has it."""
        inbound = found.direction == "in"
        return cls(
            id=id or numbers.of_row(found, told),
            text=found.id,
            state=found.state,
            sender=found.sender,
            number=found.number,
            consumer=found.consumer,
            body=found.body or "",
            media=found.media,
            inbound=inbound,
            reasons=found.reasons,
            why=found.why,
            created_at=found.created_at,
            updated_at=found.updated_at,
        )

    @property
    def status(self) -> str:
        return _STATUSES[self.state]

    @property
    def error(self) -> str:
        """RingCentral's code of what went wrong; empty where nothing did."""
        if self.state == State.DENIED:
            return denied(self.reasons)
        if self.state in (State.FAILED, State.UNDELIVERED):
            return code_of(self.why) or GENERAL
        return GENERAL if self.state in (State.EXPIRED, State.WITHDRAWN) else ""

    @property
    def ours(self) -> dict[str, object]:
        """What we say of it besides: our id, our state, and why it waits or was refused."""
        said: dict[str, object] = {"message": self.text, "state": self.state}
        if self.state == State.UNKNOWN:
            return {"consentry": {**said, "text": "Whether it was sent could not be found out."}}
        if self.reasons and self.state in (State.HELD, State.DENIED, State.EXPIRED):
            return consentry(self.reasons[0][0], text=sentence(self.reasons), **said)
        return {"consentry": said}

    def as_json(self, base: str) -> dict[str, object]:
        """The resource of the message store. `base` is the address of the extension here."""
        theirs, mine = {"phoneNumber": self.number or ""}, {"phoneNumber": self.sender}
        talk = int(fingerprint(f"{self.sender}/{self.consumer}".encode())[:12], 16)
        shown: dict[str, object] = {
            "uri": f"{base}/message-store/{self.id}",
            "id": self.id,
            "to": [{**mine, "target": True}] if self.inbound else [theirs],
            "from": theirs if self.inbound else mine,
            "type": "SMS",
            "creationTime": rfc3339(self.created_at),
            "lastModifiedTime": rfc3339(self.updated_at),
            "readStatus": "Unread" if self.inbound else "Read",
            "priority": "Normal",
            "attachments": [{"id": self.id, "type": "Text", "contentType": "text/plain"}],
            "direction": "Inbound" if self.inbound else "Outbound",
            "availability": "Alive" if self.number is not None else "Purged",
            "subject": self.body,
            "messageStatus": self.status,
            "conversation": {"id": str(talk), "uri": f"{base}/conversation/{talk}"},
            "conversationId": talk,
            "segmentCount": segments(self.body).count,
            **self.ours,
        }
        if self.error:
            shown["deliveryErrorCode"] = self.error
        return shown

    def as_a2p(self, batch: str = "") -> dict[str, object]:
        """The resource of A2P."""
        theirs, mine = self.number or "", self.sender
        shown: dict[str, object] = {
            "id": str(self.id),
            "from": theirs if self.inbound else mine,
            "to": [mine if self.inbound else theirs],
            "text": self.body,
            "creationTime": rfc3339(self.created_at),
            "lastModifiedTime": rfc3339(self.updated_at),
            "messageStatus": self.status,
            "segmentCount": segments(self.body).count,
            "direction": "Inbound" if self.inbound else "Outbound",
            **self.ours,
        }
        if batch:
            shown["batchId"] = batch
        if self.error:
            shown["errorCode"] = self.error
        return shown


def denied(reasons: Reasons) -> str:
    """RingCentral's code of a refusal. What apps take for a stop of that person is said of nothing that is about
    time."""
    return GENERAL if reasons and reasons[0][0] in _OF_TIME else OPTED_OUT


def rfc3339(ms: int) -> str:
    """`2026-11-23T20:00:00.000Z`."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
