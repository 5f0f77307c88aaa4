"""Letters: what is put down to be forwarded, made into what goes out, with the words as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.consent.forwards import Forward
from app.consent.hours import instant
from app.consent.model import Policy
from app.consent.segments import segments
from app.gateway.core import Core
from app.gateway.forwarding.callbacks import ENDPOINT, CallbackForm, is_ours
from app.gateway.forwarding.callbacks import TYPE as CALLBACK
from app.gateway.forwarding.endpoints import signing_keys, twilio_token
from app.gateway.forwarding.happened import Event, marked, provider_id, told
from app.gateway.forwarding.outgoing import Outgoing
from app.ledger.forward_rows import ForwardRow, Told
from app.ledger.rows import EntryRow, TextRow
from app.providers import twilio_forward


def letter(
    core: Core,
    policy: Policy,
    forward: Forward,
    row: ForwardRow,
    found: Told,
    callbacks: CallbackForm | None = None,
) -> Outgoing | None:
    """What goes out for that row. None where there is nothing to say any more: its words were erased."""
    entry = found.entries.get(row.entry)
    if row.type == CALLBACK:
        return _callback(core, policy, row, entry, found.texts.get(row.text), callbacks)
    if forward.format == "twilio" and row.type != "text.received":
        return None  # put down before the format was changed: Twilio has no words for it
    said = told(entry, Event(row.type, row.text), found.texts) if entry else None
    if entry is None or said is None:
        return None
    if forward.format == "twilio":
        text = found.texts[row.text]
        form, token = _form(policy, entry, text), twilio_token(core, policy, text.sender, forward)
        return Outgoing(row.id, forward.url, "twilio", form, token=token)
    body = {"id": row.id, "type": row.type, "timestamp": instant(row.at), "business": policy.business, "data": said}
    keys = signing_keys(core, policy, row.endpoint, forward)
    return Outgoing(row.id, forward.url, "events", body, keys=keys)


def _callback(
    core: Core,
    policy: Policy,
    row: ForwardRow,
    entry: EntryRow | None,
    text: TextRow | None,
    callbacks: CallbackForm | None,
) -> Outgoing | None:
    form = callbacks(policy, entry, text) if callbacks and entry and text and text.number is not None else None
    if form is None or text is None or row.url is None:
        return None
    token = twilio_token(core, policy, text.sender, ENDPOINT)
    return Outgoing(row.id, row.url, "twilio", form, token=token, public_only=not is_ours(row.url, policy))


def _form(policy: Policy, entry: EntryRow, text: TextRow) -> Mapping[str, Any]:
    sender = policy.senders.get(text.sender)
    body = text.body or ""
    return twilio_forward.inbound_form(
        sid=twilio_forward.sid_of(provider_id(entry), text.id, media=bool(text.media)),
        account=twilio_forward.account_of(sender.account if sender else "", policy.business),
        consumer=text.number or "",
        sender=text.sender,
        body=body,
        media=text.media,
        segments=segments(body).count,
        marked=marked(entry),
    )
