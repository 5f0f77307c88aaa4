"""Messages: create, fetch, cancel, redact, delete and the pictures of one text, as Twilio's SDKs do it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request

from app.consent.model import Policy, State, Verdict
from app.consent.opt_out_line import with_line
from app.consent.reasons import sentence
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict, LedgerUnavailable, NotFound
from app.gateway.gateway import Gateway
from app.gateway.submit import Submission
from app.ids import fingerprint
from app.ledger.rows import TextRow
from app.providers.forms import Fields
from app.providers.twilio_message import denied, held, text_of
from app.web.api.frame import idempotency_key
from app.web.compat.entrance import respond
from app.web.compat.holding import taken_back
from app.web.compat.twilio import refused as no
from app.web.compat.twilio.address import Address
from app.web.compat.twilio.asking import Wish, read_wish
from app.web.compat.twilio.callers import Caller
from app.web.compat.twilio.refused import Refused, invalid, not_found
from app.web.compat.twilio.shown import Message

DELETED = " delete"
"""Ends who erased a text, where an app deleted it: it is not found any more. One that was redacted is."""
TOKEN = "I-Twilio-Idempotency-Token"
_CARRIERS = ("twilio", "simulator")
_OF_TIME = frozenset({"not_yet"})
_HOLD_CODES = {
    "quiet_hours": 30610,
    "no_legal_hour": 30610,
    "campaign_not_approved": 30034,
    "toll_free_unverified": 30032,
    "blocked_at_provider": no.OPTED_OUT,
}
"""What Twilio says itself in such a case; of every other hold, that the message was blocked. Apps take 21610 for a
stop of that person, which a hold is not."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text of a Business: its record in Redis, or its row in the Ledger. `by` is who asked for it."""

    policy: Policy
    message: Message
    consumer: str
    by: str
    record: TextRecord | None = None
    row: TextRow | None = None


# ---- create ----


def create(gateway: Gateway, caller: Caller, address: Address, form: Fields, raw: bytes) -> Response:
    """Submit a text. 201 where it is ready, scheduled or held; 400 with 21610 where it is denied."""
    caller.need("send")
    wish = read_wish(gateway.core, caller, address, form)
    key = _key()
    hashed = fingerprint(b"\0".join((raw, address.program.encode(), address.topic.encode()))) if key else ""
    done = gateway.submit.one(wish.policy.business, wish.send, by=caller.by, key=key, body_hash=hashed)
    if done.judged.verdict is Verdict.DENY:
        raise _denied(done)
    if done.judged.verdict is Verdict.HOLD and _refuses(caller, wish, done):
        done = _take_back(gateway, caller, wish, done)
    return _created(gateway, caller, wish, done)


def _key() -> str:
    """What makes a repeat one. Twilio's own header comes with what its SDKs and proxies try again."""
    key = idempotency_key()
    if key or TOKEN not in request.headers:
        return key
    token = request.headers[TOKEN]
    if not 1 <= len(token) <= 255 or not token.isascii() or not token.isprintable() or " " in token:
        raise BadInput(TOKEN, f"{TOKEN} must be 1 to 255 visible ASCII characters")
    return token


def _denied(done: Submission) -> Refused:
    code = done.judged.reasons[0][0]
    details = {"reason": code, "message": done.id}
    said = f"Consentry denied it ({code}): {sentence(done.judged.reasons)}"
    return Refused(denied(done.judged.reasons), said, details=details)


def _refuses(caller: Caller, wish: Wish, done: Submission) -> bool:
    """Whether the app wants to hear of this hold as an error. That it asked for a later time is no hold to it."""
    on_hold = caller.on_hold or wish.policy.senders[wish.send.sender].on_hold
    return on_hold == "refuse" and not {code for code, _ in done.judged.reasons} <= _OF_TIME


def _take_back(gateway: Gateway, caller: Caller, wish: Wish, done: Submission) -> Submission:
    """Withdraw a held text and refuse it; it is returned where it was released meanwhile."""
    if not taken_back(gateway, wish.policy.business, done, by=caller.by):
        return done
    code = done.judged.reasons[0][0]
    details = {"reason": code, "message": done.id}
    raise Refused(_HOLD_CODES.get(code, no.BLOCKED), held(done.judged.reasons), details=details)


def _created(gateway: Gateway, caller: Caller, wish: Wish, done: Submission) -> Response:
    send, now = wish.send, gateway.core.clock()
    message = Message(
        text=done.id,
        account=caller.account,
        state=done.state.value,
        sender=send.sender,
        number=send.to.address,
        body=with_line(send.body, wish.policy.opt_out_words) if done.before is not None else send.body,
        media=send.media,
        reasons=done.judged.reasons,
        created_at=now,
        updated_at=now,
        service=wish.service,
    )
    answer = respond(message.as_json(), 201)
    answer.headers["Consentry-Message"] = done.id
    if message.status == "accepted":
        answer.headers["Consentry-Hold"] = done.judged.reasons[0][0]
    return answer


# ---- one text ----


def find(gateway: Gateway, caller: Caller, sid: str) -> Found | None:
    """The text of that SID: ours, or the carrier's own of a text that we sent or received."""
    for policy in caller.policies:
        found = _ours(gateway, caller, policy, sid) or _theirs(gateway, caller, policy, sid)
        if found is not None:
            mine = found.message.sender in caller.senders(policy)
            return found if mine and not _deleted(gateway, found) else None
    return None


def _ours(gateway: Gateway, caller: Caller, policy: Policy, sid: str) -> Found | None:
    text = text_of(sid, policy.tag)
    if text is None:
        return None
    record = gateway.core.store.texts(policy.business, [text]).get(text)
    if record is None:
        row = gateway.core.ledger.text(policy.business, text)
        return _row(gateway, caller, policy, row) if row else None
    left_at = 0
    if not record.state.waiting:
        try:
            told = gateway.core.ledger.exchanged.told(policy.business, [text]).get(text)
            left_at = told.left_at if told else 0
        except LedgerUnavailable:
            pass  # where it is now is known without it
    message = Message.of_record(record, caller.account, left_at)
    return Found(policy, message, record.text.consumer, record.text.by, record=record)


def _theirs(gateway: Gateway, caller: Caller, policy: Policy, sid: str) -> Found | None:
    """A webhook, ours included, tells the carrier's SIDs: an app may ask for one."""
    if text_of(sid, policy.tag) is None:
        return None
    ledger, identity = gateway.core.ledger, gateway.core.identity
    row = ledger.text_by_provider_id(policy.business, sid)
    for carrier in _CARRIERS:
        event = f"{carrier}:{sid}"
        row = row or ledger.text(policy.business, identity.inbound_text(policy.tag, policy.business, event))
    return _row(gateway, caller, policy, row, sid) if row else None


def _row(gateway: Gateway, caller: Caller, policy: Policy, row: TextRow, sid: str = "") -> Found:
    told = gateway.core.ledger.exchanged.told(policy.business, [row.id]).get(row.id)
    by = told.by if told else ""
    return Found(policy, Message.of_row(row, caller.account, told, sid), row.consumer, by, row=row)


def _deleted(gateway: Gateway, found: Found) -> bool:
    if found.message.number is not None:
        return False
    told = gateway.core.ledger.exchanged.told(found.policy.business, [found.message.text])
    seq = told[found.message.text].seq if found.message.text in told else 0
    by = gateway.core.ledger.exchanged.erased_by(found.policy.business, found.consumer, seq) if seq else ""
    return by.endswith(DELETED)


def needed(gateway: Gateway, caller: Caller, sid: str, path: str) -> Found:
    """The same. Raises Refused 404."""
    found = find(gateway, caller, sid)
    if found is None:
        raise not_found(path)
    return found


def update(gateway: Gateway, caller: Caller, address: Address, sid: str, form: Fields) -> Response:
    """Cancel a text that waits (`Status=canceled`), or redact one that is at its end (an empty Body)."""
    found = needed(gateway, caller, sid, address.path)
    status = form.one("Status")
    if status:
        if status != "canceled":
            raise invalid("Status can only be set to canceled.")
        _cancel(gateway, caller, found)
    elif "Body" not in form:
        raise invalid("Give Status=canceled, or an empty Body.")
    elif form.one("Body"):
        raise invalid("Body can only be set to an empty text, which redacts the message.")
    else:
        forget(gateway, caller, found, "redact")
    again = find(gateway, caller, sid)
    return respond((again or found).message.as_json())


def _cancel(gateway: Gateway, caller: Caller, found: Found) -> None:
    caller.need("send", "operate")
    mine = found.record is not None and (found.record.text.by == caller.by or "operate" in caller.scopes)
    if not mine and found.record is not None:
        raise Refused(no.FORBIDDEN, "This API key did not send the text.", 403)
    try:
        gateway.holds.withdraw(found.policy.business, found.message.text, by=caller.by)
    except (Conflict, NotFound):
        details = {"status": found.message.status}
        raise Refused(no.CANNOT_CANCEL, "This message cannot be canceled", details=details) from None


def delete(gateway: Gateway, caller: Caller, address: Address, sid: str) -> Response:
    """Delete what is private of a text that is at its end; from then on it is not found."""
    forget(gateway, caller, needed(gateway, caller, sid, address.path), "delete")
    return Response(status=204)


def forget(gateway: Gateway, caller: Caller, found: Found, act: str) -> None:
    """Erase one text's private part, as its own act on record. What the law asks to keep speaks against it."""
    caller.need("admin")
    state = found.message.state
    if state != "received" and not State(state).final and state not in (State.SENT, State.UNKNOWN):
        raise Refused(no.NOT_FINISHED, "Cannot delete or redact this resource before it has been completed", 409)
    gateway.erasing.text(found.policy, found.consumer, found.message.text, by=f"{caller.by} {act}")


def media(message: Message, address: Address, one: str = "") -> Response:
    """The pictures of a text, or one of them."""
    shown = message.media_json()
    if one:
        for resource in shown:
            if resource["sid"] == one:
                return respond(resource)
        raise not_found(address.path)
    first = address.path
    place = {"page": 0, "page_size": 50, "start": 0, "end": max(len(shown) - 1, 0)}
    beside = {"uri": first, "first_page_uri": first, "next_page_uri": None, "previous_page_uri": None}
    return respond({"media_list": shown, **place, **beside})
