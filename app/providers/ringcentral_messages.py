"""RingCentral's messages as notifications and lists show them, of both product lines, read November 2026.

Extension SMS: https://developers.ringcentral.com/guide/messaging/sms/receiving-sms-mms
High volume (A2P): https://developers.ringcentral.com/guide/messaging/sms/high-volume/events
Codes: https://developers.ringcentral.com/guide/messaging/sms/sms-errors
"""

from __future__ import annotations

import re

import msgspec

from app.errors import BadInput
from app.providers.forms import instant
from app.providers.numbers import with_plus
from app.providers.seam import Account, InboundText, ListedText, Receipt, Status

A2P = "a2p"

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CODE = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{2,3})?-[0-9]{2,4}")
_OPTED_OUT = re.compile(r"SMS-(?:RC|UP|CAR)-413")

NOT_KNOWN = ("SMS-CAR-104", "SMS-CAR-199")
"""The carrier has not said, or does not know, what became of it: the text may well have arrived."""

# https://developers.ringcentral.com/guide/messaging/message-store/messaging
STATUSES = {
    "Queued": Status.QUEUED,
    "Sent": Status.SENT,
    "Delivered": Status.DELIVERED,
    "DeliveryFailed": Status.UNDELIVERED,
    "SendingFailed": Status.FAILED,
}


class Party(msgspec.Struct, rename="camel"):
    """Who a message is from or to, where that is more than a number."""

    phone_number: str = ""
    target: bool | None = None  # of several receivers, the one whose mailbox this is
    message_status: str = ""
    error_code: str | None = None


class Attachment(msgspec.Struct, rename="camel"):
    """A part of a message: the text itself, or a picture."""

    type: str = ""
    uri: str = ""
    content_type: str = ""


class Message(msgspec.Struct, rename="camel"):
    """What we read of a message. Its words are `subject` in the message store and `text` in A2P."""

    id: str | int
    sender: str | Party = msgspec.field(name="from")
    to: str | list[str | Party]
    direction: str = ""
    type: str = "SMS"
    subject: str | None = None
    text: str | None = None
    message_status: str = ""
    error_code: str | None = None
    delivery_error_code: str | None = None
    batch_id: str | None = None
    creation_time: str | None = None
    last_modified_time: str | None = None
    attachments: list[Attachment] = []

    @property
    def receivers(self) -> list[str | Party]:
        return [self.to] if isinstance(self.to, str) else self.to

    @property
    def key(self) -> str:
        """Its id; BadInput where it has none that can be used."""
        return checked_id(self.id, "id")

    @property
    def sent_as(self) -> str:
        """The id that the answer to our request gave: of a text sent by A2P that of its batch, which has one text."""
        return checked_id(self.batch_id, "batchId") if self.batch_id else self.key


def checked_id(said: object, field: str) -> str:
    """An id, which may be a number; BadInput naming the field for what is none."""
    found = str(said) if isinstance(said, str | int) and not isinstance(said, bool) else ""
    if not _ID.fullmatch(found):
        raise BadInput(field, f"{field} is missing or none of RingCentral's", status=400)
    return found


def address(party: str | Party, field: str) -> str:
    """The number in E.164, which A2P may write without +, or a short code. BadInput naming the field."""
    said = (party if isinstance(party, str) else party.phone_number).strip()
    return with_plus(said, field).address


def code_of(said: object) -> str:
    """An error code such as `SMS-CAR-413` or `MSG-242`; empty for anything else."""
    return said if isinstance(said, str) and _CODE.fullmatch(said) else ""


def opted_out(code: str) -> bool:
    """Whether the code says that the receiver has opted out, whoever of the three on the way says it."""
    return bool(_OPTED_OUT.fullmatch(code))


def inbound(account: Account, message: Message, name: str, line: str) -> InboundText:
    """The text that a Consumer wrote, the same whether a notification or the list shows it. Raises BadInput.

    `line` is the product line: their ids are counted apart.
    """
    receivers = message.receivers
    numbers = [address(party, "to") for party in receivers if isinstance(party, str) or party.phone_number]
    targets = [party for party in receivers if isinstance(party, Party) and party.target]
    if not numbers:
        raise BadInput("to", "to names no number", status=400)
    ours = account.sender if account.sender in numbers else numbers[0]
    words = message.text if line == A2P else message.subject
    return InboundText(
        event=f"{name}:{A2P}:{message.key}" if line == A2P else f"{name}:{message.key}",
        provider_id=message.key,
        sender=address(targets[0], "to") if len(targets) == 1 else ours,
        consumer=address(message.sender, "from"),
        # SQL databases refuse NUL in text.
        body=(words or "").replace("\0", "\ufffd"),
        media=tuple((part.uri, part.content_type) for part in message.attachments if part.uri and part.type != "Text"),
        group=len(receivers) > 1,
        received_at=instant(message.creation_time),
    )


def status_of(message: Message, party: str | Party) -> tuple[Status | None, str]:
    """What became of the message on its way to that receiver, and the code. None for a word added since."""
    said, code = message.message_status, code_of(message.error_code) or code_of(message.delivery_error_code)
    if isinstance(party, Party):
        said, code = said or party.message_status, code or code_of(party.error_code)
    status = STATUSES.get(said)
    if code in NOT_KNOWN and status in (Status.UNDELIVERED, Status.FAILED):
        status = Status.UNCONFIRMED
    return status, code


def receipts(message: Message, name: str) -> tuple[Receipt, ...]:
    """RingCentral's word on a text that left. It gives no id of ours back: the text is known by its batch."""
    if len(message.receivers) != 1:
        return ()  # ours has one receiver
    status, code = status_of(message, message.receivers[0])
    if status is None:
        return ()  # taken, so that it is not held against us, and without meaning
    return (
        Receipt(
            event=f"{name}:{message.sent_as}:{status.value}",
            provider_id=message.sent_as,
            status=status,
            code=code,
            opted_out=opted_out(code),
            at=instant(message.last_modified_time),
        ),
    )


def outbound(message: Message) -> tuple[ListedText, ...]:
    """A text that left, as the list shows it: one for each of its receivers. Raises BadInput."""
    created = instant(message.creation_time)
    if created is None:
        raise BadInput("creationTime", "creationTime is no instant")
    found = []
    for party in message.receivers:
        status, code = status_of(message, party)
        found.append(
            ListedText(
                provider_id=message.sent_as,
                to=address(party, "to"),
                body=message.subject or message.text or "",
                created_at=created,
                # A word that RingCentral added since says at least that the text was taken.
                status=status or Status.QUEUED,
                code=code,
                opted_out=opted_out(code),
            )
        )
    return tuple(found)
