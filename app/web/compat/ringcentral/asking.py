"""Asking: RingCentral's two ways to send, `sms` of an extension and batches of A2P, as Sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec
from flask import request

from app.consent.model import Policy
from app.errors import BadInput
from app.gateway.send import Send
from app.phone import Phone, parse_phone, parse_sender
from app.providers.forms import read_json, shaped
from app.web.compat.ringcentral import refused as no
from app.web.compat.ringcentral.address import Address
from app.web.compat.ringcentral.callers import Caller
from app.web.compat.ringcentral.numbers import MOST_IN_BATCH
from app.web.compat.ringcentral.refused import Refused, invalid
from app.web.compat.written import e164

MOST_UNITS = 1_000
"""UTF-16 units of a text, as RingCentral has it."""
_MULTIPART = ("multipart/form-data", "multipart/mixed")


class _Party(msgspec.Struct, rename="camel"):
    phone_number: str | None = None
    extension_number: str | None = None


class _Sms(msgspec.Struct):
    sender: _Party = msgspec.field(name="from", default_factory=_Party)
    to: list[_Party] = []
    text: str = ""


class _One(msgspec.Struct):
    to: Annotated[list[str], msgspec.Meta(min_length=1)]
    text: str | None = None
    media: list[str] = msgspec.field(name="mediaUrls", default_factory=list)


class _Batch(msgspec.Struct):
    sender: str = msgspec.field(name="from")
    messages: Annotated[list[_One], msgspec.Meta(min_length=1)]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of one Business. `places` says of each Send which of the request's messages, from 1, it is of, and
    `wrong` which of them cannot be sent at all, with their receivers."""

    policy: Policy
    sends: tuple[Send, ...]
    places: tuple[int, ...] = ()
    wrong: tuple[tuple[int, str, Refused], ...] = ()


def read_sms(caller: Caller, address: Address, raw: bytes) -> Wish:
    """What a POST to `sms` asks for. Raises Refused."""
    said = shaped(_json(raw), _Sms)
    if said.sender.phone_number is None:
        raise invalid("from.phoneNumber", "say from which number it is sent")
    if len(said.to) != 1:
        raise invalid("to", "one receiver: a text to several would be a group's; send one to each, or an A2P batch")
    if said.to[0].phone_number is None:
        raise invalid("to.phoneNumber", "say to which number it is sent; extensions are not texted from here")
    policy, sender = _sender(caller, said.sender.phone_number, "from.phoneNumber")
    to = _to(said.to[0].phone_number, "to.phoneNumber")
    return Wish(policy, (_send(policy, address, sender, to, _words(said.text, "text")),))


def read_batch(caller: Caller, address: Address, raw: bytes) -> Wish:
    """What a POST to `a2p-sms/batches` asks for. Raises Refused where nothing of it can be sent."""
    said = shaped(_json(raw), _Batch)
    policy, sender = _sender(caller, said.sender, "from")
    many = [(place, number, one) for place, one in enumerate(said.messages, 1) for number in one.to]
    if len(many) > MOST_IN_BATCH:
        raise invalid("messages", f"at most {MOST_IN_BATCH} receivers in a batch: send several batches")
    sends: list[Send] = []
    places: list[int] = []
    wrong: list[tuple[int, str, Refused]] = []
    for place, number, one in many:
        try:
            if one.media:
                raise invalid("mediaUrls", "pictures are not sent over RingCentral from here")
            words = _words(one.text if one.text is not None else said.text or "", "text")
            sends.append(_send(policy, address, sender, _to(number, "to"), words))
            places.append(place)
        except Refused as error:
            wrong.append((place, number[:40], error))
    return Wish(policy, tuple(sends), tuple(places), tuple(wrong))


def _json(raw: bytes) -> object:
    """The body: JSON, or the part of a multipart body that has it. A picture beside it is refused."""
    if request.mimetype not in _MULTIPART:
        if request.mimetype not in ("application/json", ""):
            raise Refused(no.INVALID, "Send the request as Content-Type: application/json.", 415)
        return read_json(raw)
    parts, files = _parts(raw)
    if files:
        raise invalid("attachment", "pictures are not sent over RingCentral from here: send the text alone")
    if len(parts) != 1:
        raise invalid("json", "one part of the body must have the request in JSON")
    return read_json(parts[0])


def _parts(raw: bytes) -> tuple[list[bytes], int]:
    """(the parts that are JSON, how many there are of other kinds)."""
    from email.parser import BytesParser  # most requests have one part
    from email.policy import HTTP

    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode("latin-1", "replace")
    whole = BytesParser(policy=HTTP).parsebytes(head + raw)
    json_parts, others = [], 0
    for part in whole.iter_parts() if whole.is_multipart() else ():
        if part.get_content_type() == "application/json":
            found = part.get_payload(decode=True)
            json_parts.append(found if isinstance(found, bytes) else b"")
        else:
            others += 1
    return json_parts, others


def _sender(caller: Caller, written: str, field: str) -> tuple[Policy, str]:
    try:
        number = parse_sender(e164(written), field).address
    except BadInput as error:
        raise invalid(field, error.detail) from None
    for policy in caller.policies:
        if number in caller.senders(policy):
            return policy, number
    raise Refused(no.NOT_OUR_FROM, f"Phone number {number} is not one of your senders", 403, field=field)


def _to(written: str, field: str) -> Phone:
    try:
        return parse_phone(e164(written), field)
    except BadInput as error:
        raise invalid(field, error.detail) from None


def _words(text: str, field: str) -> str:
    if not text.strip() or "\0" in text:
        raise invalid(field, "there is nothing in it to send")
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * MOST_UNITS:
        raise invalid(field, f"a text has at most {MOST_UNITS} characters")
    return text


def _send(policy: Policy, address: Address, sender: str, to: Phone, body: str) -> Send:
    if address.program and address.program not in policy.programs:
        raise invalid("program", f"there is no program {address.program!r} in your settings")
    if to.address == sender:
        raise invalid("to.phoneNumber", "a number does not text itself")
    return Send(sender=sender, to=to, body=body, program=address.program, topic=address.topic)
