"""Lists: the message store and A2P messages, with their filters and pages, and the numbers that one may send from.

The Ledger answers, which is a moment behind, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode

from flask import Response

from app.consent.model import DAY, Policy
from app.errors import BadInput
from app.gateway.gateway import Gateway
from app.ledger.exchanged import Told, Wanted
from app.ledger.rows import TextRow
from app.phone import parse_sender
from app.providers.forms import Fields, instant
from app.web.api.said import behind
from app.web.compat.entrance import respond
from app.web.compat.ringcentral import numbers
from app.web.compat.ringcentral.callers import Caller
from app.web.compat.ringcentral.refused import invalid
from app.web.compat.ringcentral.shown import Message
from app.web.compat.written import e164

MOST = 1_000
USUAL = 100
MOST_PAGES = 100
"""Pages by number are counted from the first each time; whoever wants more narrows the dates, or follows a token."""
_MOVING = ("dateFrom", "dateTo")
_INSTEAD = "log in with a Consentry key of one"


def message_store(gateway: Gateway, caller: Caller, query: Fields, base: str) -> Response:
    """A page of the message store, newest first. Without `dateFrom` it shows the last day, as RingCentral does."""
    caller.need("read")
    policy = caller.only(_INSTEAD)
    size, page = _number(query, "perPage", USUAL, MOST), _number(query, "page", 1, MOST_PAGES)
    since, before = _times(gateway, query, usual=DAY)
    kinds = query.get("messageType", [])
    states = query.get("availability", ["Alive"])
    address = f"{base}/message-store"
    if (kinds and "SMS" not in kinds) or "Alive" not in states:
        return _listed(gateway, policy, [], _pages(address, query, page, size, more=False))
    wanted = _wanted(gateway, caller, policy, query, since, before)
    found = gateway.core.ledger.exchanged.page(policy.business, wanted, limit=size, skip=(page - 1) * size)
    told = _told(gateway, policy, found.rows)
    records = [Message.of_row(row, told.get(row.id)).as_json(base) for row in found.rows]
    _seen(gateway, caller, policy, query, "message-store", found.rows, wanted)
    return _listed(gateway, policy, records, _pages(address, query, page, size, more=found.older is not None))


def a2p(gateway: Gateway, caller: Caller, query: Fields, batch: Callable[[str], tuple[object, ...]]) -> Response:
    """A page of A2P messages, newest first; of one batch, where one is named, all of it."""
    caller.need("read")
    if said := query.one("batchId"):
        return respond({"records": list(batch(said)), "paging": {"perPage": numbers.MOST_IN_BATCH}})
    policy = caller.only(_INSTEAD)
    size = _number(query, "perPage", USUAL, MOST)
    since, before = _times(gateway, query, usual=DAY)
    wanted = _wanted(gateway, caller, policy, query, since, before)
    token = query.one("pageToken")
    try:
        found = gateway.core.ledger.exchanged.page(policy.business, wanted, limit=size, older_than=token)
    except BadInput:
        raise invalid("pageToken", "no list gave this out") from None
    told = _told(gateway, policy, found.rows)
    records = []
    for row in found.rows:
        id = numbers.a2p_of_row(row, told.get(row.id))
        inside = numbers.read_batch(id)
        of = numbers.batch(inside[0], inside[1]) if inside else ""
        records.append(Message.of_row(row, told.get(row.id), id).as_a2p(of))
    _seen(gateway, caller, policy, query, "a2p-sms/messages", found.rows, wanted)
    paging: dict[str, object] = {"perPage": size}
    if found.older:
        paging["nextPageToken"] = found.older
    if token:
        paging["pageToken"] = token
    return _listed(gateway, policy, records, {"paging": paging})


def phone_numbers(caller: Caller, base: str, a2p: bool) -> Response:
    """The Senders that the caller may send from, as the numbers of its extension."""
    caller.need("read", "send")
    records: list[dict[str, object]] = []
    for policy in caller.policies:
        for number in caller.senders(policy):
            sender = policy.senders[number]
            by_a2p = sender.options.get("product") == "a2p"
            if by_a2p and not a2p:
                continue
            features = ["CallerId", "A2PSmsSender" if by_a2p else "SmsSender"]
            id = int(re.sub(r"\D", "", number) or "0")
            records.append(
                {
                    "id": id,
                    "uri": f"{base}/phone-number/{id}",
                    "phoneNumber": number,
                    "paymentType": "TollFree" if sender.number_type == "toll_free" else "Local",
                    "type": "VoiceFax",
                    "usageType": "DirectNumber",
                    "status": "Normal",
                    "primary": not records,
                    "features": features,
                }
            )
    return respond({"uri": f"{base}/phone-number", "records": records, **_one_page(f"{base}/phone-number", records)})


def _one_page(address: str, records: list[dict[str, object]]) -> dict[str, object]:
    count = len(records)
    paging = {"page": 1, "totalPages": 1, "perPage": USUAL, "totalElements": count, "pageStart": 0}
    return {"navigation": {"firstPage": {"uri": address}, "lastPage": {"uri": address}}, "paging": paging}


def _pages(address: str, query: Fields, page: int, size: int, *, more: bool) -> dict[str, object]:
    """Where the pages beside this one are. How many there are is not counted: a million rows would be, each time."""

    def uri(number: int) -> dict[str, str]:
        kept = [(name, value) for name in sorted(query) if name not in ("page", "perPage") for value in query[name]]
        return {"uri": f"{address}?{urlencode([*kept, ('perPage', size), ('page', number)], quote_via=quote)}"}

    navigation = {"firstPage": uri(1)}
    if more and page < MOST_PAGES:
        navigation["nextPage"] = uri(page + 1)
    if page > 1:
        navigation["previousPage"] = uri(page - 1)
    start = (page - 1) * size
    paging = {"page": page, "perPage": size, "pageStart": start, "pageEnd": start + size - 1}
    return {"uri": uri(page)["uri"], "navigation": navigation, "paging": paging}


def _listed(
    gateway: Gateway, policy: Policy, records: list[dict[str, object]], beside: Mapping[str, object]
) -> Response:
    answer = respond({**beside, "records": records})
    answer.headers["Consentry-Behind-Ms"] = str(behind(gateway, policy.business)["ms"])
    return answer


def _told(gateway: Gateway, policy: Policy, rows: tuple[TextRow, ...]) -> Mapping[str, Told]:
    return gateway.core.ledger.exchanged.told(policy.business, [row.id for row in rows])


def _seen(
    gateway: Gateway,
    caller: Caller,
    policy: Policy,
    query: Fields,
    what: str,
    rows: tuple[TextRow, ...],
    wanted: Wanted,
) -> None:
    """Put on record who was shown the list. A program that asks for the newest again and again is one reading."""
    if not rows:
        return
    asked = "&".join(sorted(f"{name}={query.one(name)}" for name in _MOVING if query.one(name)))
    route = f"GET /compat/ringcentral/{what}"
    gateway.seeing.record(
        policy.business, by=caller.by, route=route, rows=len(rows), consumer=wanted.consumer, filter=asked
    )


def _wanted(gateway: Gateway, caller: Caller, policy: Policy, query: Fields, since: int, before: int) -> Wanted:
    """What the filters ask for. One of our numbers stands on our side of a text, any other on the other side."""
    said = query.get("direction", [])
    if any(one not in ("Inbound", "Outbound") for one in said):
        raise invalid("direction", "Inbound or Outbound")
    direction = {"Inbound": "in", "Outbound": "out"}[said[0]] if len(set(said)) == 1 else ""
    sender, consumer = "", ""
    if written := query.one("phoneNumber"):
        try:
            number = parse_sender(e164(written.replace(" ", "+", 1)), "phoneNumber").address
        except BadInput as error:
            raise invalid("phoneNumber", error.detail) from None
        if number in policy.senders:
            sender = number
        else:
            consumer = gateway.core.identity.consumer(policy.business, number)
    return Wanted(caller.senders(policy), direction, sender, consumer, since, before)


def _times(gateway: Gateway, query: Fields, usual: int) -> tuple[int, int]:
    """From when to when, ms UTC; 0 for no end."""
    since, before = _time(query, "dateFrom"), _time(query, "dateTo")
    return since or (before or gateway.core.clock()) - usual, before


def _time(query: Fields, name: str) -> int:
    said = query.one(name)
    if not said:
        return 0
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", said, re.ASCII)
    zoned = said if re.search(r"(?:Z|[+-]\d\d:?\d\d)$", said) else f"{said}Z"
    at = instant(f"{said}T00:00:00Z" if day else zoned.replace(" ", "+"))
    if at is None:
        raise invalid(name, "an instant such as 2026-11-23T12:00:00.000Z")
    return at


def _number(query: Fields, name: str, usual: int, most: int) -> int:
    said = query.one(name)
    if not said:
        return usual
    if not re.fullmatch(r"[0-9]{1,6}", said, re.ASCII) or not 1 <= int(said) <= most:
        raise invalid(name, f"a number from 1 to {most}")
    return int(said)
