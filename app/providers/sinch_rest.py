"""Sinch's batches and inbounds: https://developers.sinch.com/docs/sms/api-reference/sms, read November 2026."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from app.errors import BadInput, CarrierUnavailable
from app.phone import parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.numbers import with_plus, without_plus
from app.providers.seam import Account, Fate, InboundText, Listed, ListedText, OutboundText, Outcome, Status

API_BASE = "https://{region}.sms.api.sinch.com"
REGIONS = ("us", "eu", "au", "br", "ca")
PAGE_SIZE = 100
"""The most rows that a page has."""
MOST_PAGES = 10_000

# https://developers.sinch.com/docs/sms/api-reference/sms/tag/Delivery-reports: Aborted did not reach the SMSC, Rejected
# was refused by it. Its code and its pages do not write them alike: without regard to case.
STATUSES = {
    "queued": Status.QUEUED,
    "dispatched": Status.SENT,
    "delivered": Status.DELIVERED,
    "unknown": Status.UNCONFIRMED,
    "aborted": Status.FAILED,
    "cancelled": Status.CANCELED,
    "rejected": Status.UNDELIVERED,
    "failed": Status.UNDELIVERED,
    "deleted": Status.UNDELIVERED,
    "expired": Status.EXPIRED,
}

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CODE = re.compile(r"[a-z_]{1,64}")


# ---- values ----


def identifier(said: object, field: str) -> str:
    """An id of Sinch's. Raises BadInput naming `field`."""
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise BadInput(field, f"{field} is missing or no id")
    return said


def number(said: object, field: str) -> str:
    """A number as Sinch writes it: in quotes, or in its own examples without."""
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said)
    if not isinstance(said, str):
        raise BadInput(field, f"{field} is missing")
    return said


def instant(said: object) -> int | None:
    """`2026-11-23T20:00:00.386Z` in ms UTC; None for what is no instant: no text is lost to its date."""
    try:
        moment = datetime.fromisoformat(said) if isinstance(said, str) else None
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000) if moment else None
    except (ValueError, OverflowError):
        return None


def texts(said: dict[str, object], name: str) -> tuple[InboundText, ...]:
    """The text that a callback or a row of the list writes; none for what is no words, such as a phone's settings."""
    body = said.get("body")
    media: tuple[tuple[str, str], ...] = ()
    if said.get("type") == "mo_binary":
        body = _decoded(body)
        if body is None:
            return ()
    if isinstance(body, dict):
        media = _media(body.get("media"))
        # A STOP counts wherever it was written.
        body = "\n".join(part for part in (body.get("subject"), body.get("message")) if part and isinstance(part, str))
    if not isinstance(body, str):
        raise BadInput("body", "body is missing")
    text = identifier(said.get("id"), "id")
    return (
        InboundText(
            event=f"{name}:{text}",  # in the callback as in the list: one text is taken once, whichever way it comes
            provider_id=text,
            sender=with_plus(number(said.get("to"), "to"), "to").address,
            consumer=with_plus(number(said.get("from"), "from"), "from").address,
            body=body.replace("\0", "\ufffd"),  # SQL databases refuse NUL in text
            media=media,
            received_at=instant(said.get("received_at")),
        ),
    )


def _media(said: object) -> tuple[tuple[str, str], ...]:
    """Those that Sinch could store; its pages write `content_type` and `contentType`."""
    rows = [row for row in said if isinstance(row, dict)] if isinstance(said, list) else []
    return tuple(
        (url, str(row.get("content_type") or row.get("contentType") or ""))
        for row in rows
        if isinstance(url := row.get("url"), str) and url
    )


def _decoded(said: object) -> str | None:
    """The words of a binary message, where it has any: UTF-8, or UTF-16 as phones send it."""
    try:
        raw = b64decode(said, validate=True) if isinstance(said, str) else b""
    except ValueError:
        return None
    for encoding in ("utf-8", "utf-16-be"):
        try:
            words = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if words and all(letter.isprintable() or letter.isspace() for letter in words):
            return words
    return None


# ---- sending ----


def send_call(account: Account, text: OutboundText, name: str) -> Call:
    """A batch of one. Our id goes as `client_reference`, which every report of it gives back."""
    to, sender = parse_sender(text.to, "to"), parse_sender(text.sender, "from")
    if (to.channel, sender.channel) != ("sms", "sms"):
        raise BadInput("to", "Sinch's SMS API carries SMS and MMS only")
    if "${" in text.body:
        # Nobody has filled it in, and Sinch would take it for a parameter of the batch.
        raise BadInput("body", "the text has a parameter that was not filled in: ${")
    if len(text.media) > 1:
        raise BadInput("media", "Sinch carries one medium in a text")
    body: object = text.body
    if text.media:
        body = {"url": text.media[0], **({"message": text.body} if text.body else {})}
    said: dict[str, object] = {
        "from": without_plus(sender),
        "to": [without_plus(to)],
        "body": body,
        "type": "mt_media" if text.media else "mt_text",
        "delivery_report": "per_recipient",
        "client_reference": text.id,
    }
    if account.public_base:
        said["callback_url"] = account.hook_url(name, "status")
    return Call("POST", f"{_plan(account)}/batches", _headers(account), json.dumps(said).encode())


def outcome(answer: Answer | Fault) -> Outcome:
    """What the answer to `send_call` means."""
    if isinstance(answer, Fault):
        return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
    status = answer.status
    said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
    if 200 <= status < 300:
        batch = said.get("id")
        if isinstance(batch, str) and _ID.fullmatch(batch):
            return Outcome(Fate.SENT, provider_id=batch)
        return Outcome(Fate.UNKNOWN, why="unreadable")
    if 300 <= status < 400:
        return Outcome(Fate.FAILED, why="redirect")
    if status == 429:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer))
    if status in (401, 403):
        # A wrong token is the operator's to mend; the text can wait for it until its deadline.
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    if 400 <= status < 500 and status != 408:
        code = said.get("code")
        return Outcome(Fate.FAILED, why=code if isinstance(code, str) and _CODE.fullmatch(code) else f"http_{status}")
    return Outcome(Fate.UNKNOWN, why=f"http_{status}")


# ---- the lists ----


def list_call(account: Account, *, inbound: bool, since: int) -> Call:
    """The first page of what came to the Sender or left the plan since `since`, ms UTC; Sinch keeps 14 days."""
    first = datetime.fromtimestamp(since // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    asked: dict[str, object] = {"page": 0, "page_size": PAGE_SIZE, "start_date": first}
    if inbound:
        asked["to"] = account.sender
    what = "inbounds" if inbound else "batches"
    return Call("GET", f"{_plan(account)}/{what}?{urlencode(asked)}", _headers(account))


def listed(account: Account, answer: Answer | Fault, name: str) -> Listed:
    """A page of either list, newest first. Rows of other numbers are left out."""
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"{name} did not answer when asked for its list ({answer.why}).")
    if answer.status != 200:
        wait = retry_after(answer) or AUTH_RETRY_AFTER
        raise CarrierUnavailable(f"{name} answered {answer.status} when asked for its list.", retry_after=int(wait))
    said = json_object(answer.body)
    inbound: list[InboundText] = []
    outbound: list[ListedText] = []
    unread = 0
    for row in _rows(said, name):
        try:
            if not isinstance(row, dict):
                raise BadInput("row", "a row is no object")
            if "inbounds" in said:
                inbound += _received(row, name)
            elif mine := _sent(account, row):
                outbound.append(mine)
        except BadInput:
            unread += 1
    own = tuple(text for text in inbound if text.sender == account.sender)
    return Listed(own, tuple(outbound), None, unread)


def page(account: Account, asked: Call, answer: Answer | Fault, name: str) -> Listed:
    """The same, with the call for the next page: pages are numbered from 0, and say how many rows there are in all."""
    found = listed(account, answer, name)
    assert isinstance(answer, Answer)  # else it was raised
    said = json_object(answer.body)
    parts = urlsplit(asked.url)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    next_page = int(query["page"]) + 1
    rows, count = len(_rows(said, name)), said.get("count")
    more = next_page * PAGE_SIZE < count if isinstance(count, int) else rows >= PAGE_SIZE
    if not rows or not more:
        return found
    if next_page >= MOST_PAGES:
        raise CarrierUnavailable(f"{name}'s list does not end.", retry_after=60)
    url = parts._replace(query=urlencode({**query, "page": next_page})).geturl()
    return replace(found, next=replace(asked, url=url))


def _rows(said: dict[str, object], name: str) -> list[object]:
    rows = said.get("inbounds", said.get("batches"))
    if not isinstance(rows, list):
        raise CarrierUnavailable(f"{name} answered something that is no list.")
    return rows


def _received(row: dict[str, object], name: str) -> tuple[InboundText, ...]:
    found = texts(row, name)
    if any(text.received_at is None for text in found):
        raise BadInput("received_at", "received_at is missing")
    return found


def _sent(account: Account, row: dict[str, object]) -> ListedText | None:
    """A batch as a text; None for one of another number, or to several, which is none of ours."""
    to, body = row.get("to"), row.get("body")
    created_at = instant(row.get("created_at"))
    if not isinstance(to, list) or created_at is None:
        raise BadInput("to", "to or created_at is missing")
    if len(to) != 1 or number(row.get("from"), "from").removeprefix("+") != account.sender.removeprefix("+"):
        return None
    if isinstance(body, dict):
        body = body.get("message") or ""
    if not isinstance(body, str):
        raise BadInput("body", "body is missing")
    return ListedText(
        provider_id=identifier(row.get("id"), "id"),
        to=with_plus(number(to[0], "to"), "to").address,
        body=body,
        created_at=created_at,
        # What became of it the list does not say.
        status=Status.CANCELED if row.get("canceled") is True else Status.QUEUED,
    )


# ---- both ----


def _plan(account: Account) -> str:
    if not account.account:
        raise BadInput("account", "the Sender has no service plan ID at Sinch")
    region = account.option("region")
    base = account.api_base.rstrip("/") or API_BASE.format(region=region if region in REGIONS else "us")
    return f"{base}/xms/v1/{quote(account.account, safe='')}"


def _headers(account: Account) -> tuple[tuple[str, str], ...]:
    if not account.secrets:
        raise BadInput("auth_token", "the Sender has no API token at Sinch")
    return (
        ("Authorization", f"Bearer {account.secrets[0]}"),
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
        ("User-Agent", user_agent()),
    )
