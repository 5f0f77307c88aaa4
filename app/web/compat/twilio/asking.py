"""Asking: the form of `messages.create` as a Send. What would change the text and is not known here is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from app.consent.model import BODY_LIMIT, DAY, Kind, Policy, Program
from app.consent.pools import sticky
from app.errors import BadInput
from app.gateway.core import Core
from app.gateway.forwarding.callbacks import is_ours
from app.gateway.send import Send
from app.phone import Phone, parse_phone, parse_sender
from app.providers.forms import Fields
from app.providers.reach import check_public
from app.web.compat.twilio import refused as no
from app.web.compat.twilio.address import Address
from app.web.compat.twilio.callers import Caller
from app.web.compat.twilio.refused import Refused, invalid
from app.web.compat.written import e164
from app.web.shapes.fields import instant_ms

INTENTS: Mapping[str, Kind] = {
    # What the person asked for, or has to know about what is theirs.
    "otp": Kind.INFORMATIONAL,
    "security": Kind.INFORMATIONAL,
    "fraud": Kind.INFORMATIONAL,
    "delivery": Kind.INFORMATIONAL,
    "notifications": Kind.INFORMATIONAL,
    # Neither sells anything nor answers anybody: what was agreed to once, and is sent from then on.
    "announcements": Kind.INFORMATIONAL,
    "education": Kind.INFORMATIONAL,
    "events": Kind.INFORMATIONAL,
    "polling": Kind.INFORMATIONAL,
    # Answers to what somebody wrote.
    "customercare": Kind.CONVERSATIONAL,
    "marketing": Kind.PROMOTIONAL,
}
"""Twilio's MessageIntent in our kinds. A text that reads like an offer is held all the same, whatever it is called."""

_UNSUPPORTED: Mapping[str, str] = {
    "ContentSid": "content templates are filled in at Twilio, where nobody could judge what they say: send Body",
    "ContentVariables": "content templates are filled in at Twilio: send Body",
    "PersistentAction": "send the text without actions",
    "ContentRetention": "Consentry keeps what was sent, as evidence: redact or delete the message afterwards",
    "AddressRetention": "Consentry keeps to whom it was sent, as evidence: delete the message afterwards",
}
"""Parameters that would change what is sent or kept. All others that Twilio knows change neither, and are ignored."""
_HARMLESS = {"ContentRetention": "retain", "AddressRetention": "retain"}
_SWITCHES: Mapping[str, str] = {
    "ShortenUrls": "put short links of your own domain into the Body",
    "SendAsMms": "it is sent as MMS where it has a MediaUrl",
}
_ONCE = ("To", "From", "Body", "MessagingServiceSid", "SendAt", "ValidityPeriod", "MessageIntent", "StatusCallback")
_MEDIA = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?")
MOST_MEDIA = 10
MOST_VALID = 36_000
MOST_AHEAD = 35 * DAY
"""Twilio's own bounds of ValidityPeriod, in seconds, and of SendAt."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A Send of a Business. `service` is the Messaging Service by which it was asked for."""

    policy: Policy
    send: Send
    service: str = ""


def read_wish(core: Core, caller: Caller, address: Address, form: Fields) -> Wish:
    """What `messages.create` asks for. Raises Refused, with the number that Twilio has for it."""
    _check_names(form)
    to = _to(form.one("To"))
    body, media = _words(form)
    policy, sender, service, program = _sender(core, caller, form, to)
    if to.address == sender:
        raise Refused(no.SAME_NUMBER, "'To' and 'From' number cannot be the same")
    program, kind = _program(policy, sender, address.program or program, form.one("MessageIntent"))
    now = core.clock()
    not_before = _send_at(form, now)
    callback = form.one("StatusCallback")
    if callback and not is_ours(callback, policy):
        try:
            check_public(callback, "StatusCallback")
        except BadInput as error:
            raise Refused(no.INVALID_CALLBACK, f"{error.detail}.") from None
    echo = {"callback": callback} if callback else {}
    if service:
        echo["service"] = service
    send = Send(
        sender=sender,
        to=to,
        body=body,
        program=program,
        kind=kind,
        topic=address.topic,
        media=media,
        not_before=not_before,
        expires_at=_expiry(form, max(now, not_before)),
        echo=echo,
    )
    return Wish(policy, send, service)


def _check_names(form: Fields) -> None:
    for name in _ONCE:
        if len(form.get(name, ())) > 1:
            raise invalid(f"{name} is given more than once.")
    for name, instead in _UNSUPPORTED.items():
        if form.one(name) and form.one(name) != _HARMLESS.get(name):
            raise invalid(f"{name} is not supported here: {instead}.")
    for name, instead in _SWITCHES.items():
        if form.one(name).lower() == "true":
            raise invalid(f"{name} is not supported here: {instead}.")


def _to(text: str) -> Phone:
    if not text.strip():
        raise Refused(no.NO_TO, "A 'To' phone number is required.")
    try:
        return parse_phone(e164(text), "To")
    except BadInput as error:
        raise Refused(no.INVALID_TO, f"Invalid 'To' Phone Number: {error.detail}") from None


def _words(form: Fields) -> tuple[str, tuple[str, ...]]:
    """The body and the pictures."""
    body, media = form.one("Body"), tuple(form.get("MediaUrl", ()))
    if "\0" in body or (not body.strip() and not media):
        raise Refused(no.NO_BODY, "Message body is required.")
    if len(body) > BODY_LIMIT:
        raise Refused(no.TOO_LONG, f"The concatenated message body exceeds the {BODY_LIMIT} character limit.")
    if len(media) > MOST_MEDIA or not all(len(url) <= 2_048 and _MEDIA.fullmatch(url) for url in media):
        raise Refused(no.INVALID_MEDIA, f"Invalid media URL(s): give at most {MOST_MEDIA} http or https addresses.")
    return body if body.strip() else "", media


def _sender(core: Core, caller: Caller, form: Fields, to: Phone) -> tuple[Policy, str, str, str]:
    """(the Business, its Sender, the service, the service's Program)."""
    written, service = form.one("From"), form.one("MessagingServiceSid")
    if not written and not service:
        raise Refused(no.NO_FROM, "A 'From' phone number or a MessagingServiceSid is required.")
    number = ""
    if written:
        try:
            number = parse_sender(e164(written), "From").address
        except BadInput as error:
            raise Refused(no.INVALID_FROM, f"Invalid From Number: {error.detail}") from None
    if service:
        for policy in caller.policies:
            pool = policy.compat.pools.get(service)
            if pool is None:
                continue
            if number and number not in pool.senders:
                raise Refused(no.NOT_OUR_FROM, f"From: {number} is not in the Messaging Service {service}.")
            if not number:
                consumer = core.identity.consumer(policy.business, to.address)
                reading = core.store.read(policy.business, policy.tag, [consumer])
                number = sticky(pool.senders, reading.snapshots[consumer].standing, consumer)
            return policy, number, service, pool.program
        raise Refused(no.NO_SUCH_SERVICE, f"The Messaging Service {service[:40]} is not in your settings.")
    for policy in caller.policies:
        if number in policy.senders and number in caller.senders(policy):
            return policy, number, "", ""
    raise Refused(no.NOT_OUR_FROM, f"The From phone number {number} is not one of your senders.")


def _program(policy: Policy, sender: str, named: str, intent: str) -> tuple[str, Kind | None]:
    """The Program, empty for the Sender's own, and the kind where that is stricter than the Program's.

    An intent alone chooses the one Program of its kind that the Sender may send; where there are several or none, the
    Sender's default Program is sent as that kind. It never makes a Program's kind looser.
    """
    if intent and intent not in INTENTS:
        raise invalid(f"MessageIntent must be one of {', '.join(sorted(INTENTS))}.")
    if named and named not in policy.programs:
        raise invalid(f"There is no program {named!r} in your settings.")
    if not intent:
        return named, None
    kind = INTENTS[intent]
    default = policy.programs.get(named or policy.senders[sender].default_program)
    if not named and (default is None or default.kind is not kind):
        fitting = [p for p in policy.programs.values() if p.kind is kind and _sends(p, sender)]
        if len(fitting) == 1:
            return fitting[0].id, None
    return named, kind if default is not None and kind.rank > default.kind.rank else None


def _sends(program: Program, sender: str) -> bool:
    return not program.senders or sender in program.senders


def _send_at(form: Fields, now: int) -> int:
    """When it may go at the earliest; 0 for at once."""
    said, schedule = form.one("SendAt"), form.one("ScheduleType")
    if schedule not in ("", "fixed"):
        raise invalid("ScheduleType must be fixed.")
    if not said:
        if schedule:
            raise Refused(no.INVALID_SEND_AT, "ScheduleType asks for a SendAt.")
        return 0
    try:
        moment = instant_ms(said, "SendAt")
    except PydanticCustomError as error:
        raise Refused(no.INVALID_SEND_AT, error.message()) from None
    if not now < moment <= now + MOST_AHEAD:
        raise Refused(no.INVALID_SEND_AT, "SendAt must lie ahead, by 35 days at most.")
    return moment


def _expiry(form: Fields, begins: int) -> int:
    """From when on it is not sent any more; 0 for never."""
    said = form.one("ValidityPeriod")
    if not said:
        return 0
    if not re.fullmatch(r"[0-9]{1,5}", said, re.ASCII) or not 1 <= int(said) <= MOST_VALID:
        raise invalid(f"ValidityPeriod must be a number of seconds from 1 to {MOST_VALID}.")
    return begins + int(said) * 1000
