"""Lists: `messages.list` with its filters and pages. The Ledger answers, which is a moment behind, and says so."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from flask import Response

from app.consent.model import DAY, Policy
from app.errors import BadInput
from app.gateway.gateway import Gateway
from app.ledger.exchanged import Wanted
from app.phone import parse_sender
from app.providers.forms import Fields
from app.web.api.said import behind
from app.web.compat.entrance import respond
from app.web.compat.twilio.address import Address
from app.web.compat.twilio.callers import Caller
from app.web.compat.twilio.messages import DELETED
from app.web.compat.twilio.refused import invalid
from app.web.compat.twilio.shown import Message
from app.web.compat.written import e164

MOST = 1_000
USUAL = 50
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_MOVING = ("DateSent", "DateSent<", "DateSent>")
_FILTERS = ("To", "From", *_MOVING)


def listing(gateway: Gateway, caller: Caller, address: Address, query: Fields) -> Response:
    """A page, newest first. Filters of time go by when a text was asked for, or came in."""
    caller.need("read")
    policy = caller.only("use a Consentry key of one as the password")
    size = _number(query, "PageSize", USUAL, 1, 10**6)
    size = min(size, MOST)
    page = _number(query, "Page", 0, 0, 10**6)
    token = query.one("PageToken")
    if page and not token:
        raise invalid("Page goes with the PageToken of next_page_uri: follow that.")
    if token and not re.fullmatch(r"P[AB].+", token):
        raise invalid("PageToken: no list gave this out.")
    older, newer = (token[2:], "") if token.startswith("PA") else ("", token[2:])
    exchanged = gateway.core.ledger.exchanged
    try:
        found = exchanged.page(
            policy.business, wanted(gateway, caller, policy, query), limit=size, newer_than=newer, older_than=older
        )
    except BadInput:
        raise invalid("PageToken: no list gave this out.") from None
    told = exchanged.told(policy.business, [row.id for row in found.rows])
    shown = []
    for row in found.rows:
        seq = told[row.id].seq if row.id in told else 0
        erased = row.number is None and exchanged.erased_by(policy.business, row.consumer, seq)
        if not erased or not erased.endswith(DELETED):
            shown.append(Message.of_row(row, caller.account, told.get(row.id)).as_json())

    if shown:
        _seen(gateway, caller, policy, query, len(shown))

    def uri(number: int, place: str = "") -> str:
        values = [(name, query.one(name)) for name in _FILTERS if query.one(name)]
        values += [("PageSize", str(size)), ("Page", str(number))]
        return f"{address.path}?{urlencode(values + ([('PageToken', place)] if place else []), quote_via=quote)}"

    start = page * size
    answer = respond(
        {
            "messages": shown,
            "page": page,
            "page_size": size,
            "start": start,
            "end": start + max(len(shown) - 1, 0),
            "uri": uri(page, token),
            "first_page_uri": uri(0),
            "next_page_uri": uri(page + 1, f"PA{found.older}") if found.older else None,
            "previous_page_uri": uri(max(page - 1, 0), f"PB{found.newer}") if found.newer else None,
        }
    )
    answer.headers["Consentry-Behind-Ms"] = str(behind(gateway, policy.business)["ms"])
    return answer


def _seen(gateway: Gateway, caller: Caller, policy: Policy, query: Fields, rows: int) -> None:
    """Put on record who was shown the list. A program that asks for the newest again and again is one reading."""
    asked = "&".join(sorted(f"{name}={query.one(name)}" for name in _MOVING if query.one(name)))
    people = {number for name in ("To", "From") if (number := _number_of(query, name)) and number not in policy.senders}
    consumer = gateway.core.identity.consumer(policy.business, people.pop()) if len(people) == 1 else ""
    route = "GET /compat/twilio/Messages.json"
    gateway.seeing.record(policy.business, by=caller.by, route=route, rows=rows, consumer=consumer, filter=asked)


def wanted(gateway: Gateway, caller: Caller, policy: Policy, query: Fields) -> Wanted:
    """What the filters ask for. One of our numbers stands on our side of a text, any other on the other side."""
    senders = caller.senders(policy)
    direction, sender, consumer = "", "", ""
    for name, ours, theirs in (("To", "in", "out"), ("From", "out", "in")):
        number = _number_of(query, name)
        if not number:
            continue
        mine = number in policy.senders
        goes = ours if mine else theirs
        if direction not in ("", goes):
            return Wanted(())  # both or neither is ours: there is no such text
        direction = goes
        if mine:
            sender = number
        else:
            consumer = gateway.core.identity.consumer(policy.business, number)
    since, before = _times(query)
    return Wanted(senders, direction, sender, consumer, since, before)


def _number_of(query: Fields, name: str) -> str:
    """The number that a filter names, empty where it names none. Raises Refused."""
    said = query.one(name)
    if not said:
        return ""
    try:
        return parse_sender(e164(said.replace(" ", "+") if said.startswith(" ") else said), name).address
    except BadInput as error:
        raise invalid(error.detail) from None


def _times(query: Fields) -> tuple[int, int]:
    """From when to when, ms UTC; 0 for no bound.

    The SDKs write a date as its midnight: on its own it means that day, before or after it the instant.
    """
    since, before = 0, 0
    if on := query.one("DateSent"):
        since = _time(on, "DateSent")
        before = since + (1_000 if since % DAY else DAY)
    if after := query.one("DateSent>"):
        since = max(since, _time(after, "DateSent>"))
    if until := query.one("DateSent<"):
        end = _time(until, "DateSent<") + 1_000
        before = min(before, end) if before else end
    return since, before


def _time(said: str, name: str) -> int:
    """ms UTC."""
    try:
        if not _INSTANT.fullmatch(said):
            raise ValueError(said)
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise invalid(f"{name} must be a date or an instant, such as 2026-11-23 or 2026-11-23T12:00:00Z.") from None
    at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(int(at.timestamp() * 1000), 1)


def _number(query: Fields, name: str, usual: int, least: int, most: int) -> int:
    said = query.one(name)
    if not said:
        return usual
    if not re.fullmatch(r"[0-9]{1,7}", said, re.ASCII) or not least <= int(said) <= most:
        raise invalid(f"{name} must be a number from {least}.")
    return int(said)
