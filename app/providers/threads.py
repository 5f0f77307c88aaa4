"""Threads: texts that colleagues sent from a shared number of RingCentral's, which its message threads alone show.

https://developers.ringcentral.com/api-reference/Message-Threads, read November 2026. A message there names no numbers
but its thread, and the thread names both. Whether its id is that which the message store shows is not said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec

from app.errors import BadInput, CarrierUnavailable
from app.providers import ringcentral_rest as rest
from app.providers.forms import instant
from app.providers.numbers import with_plus
from app.providers.ringcentral_messages import STATUSES, Party, checked_id
from app.providers.seam import Account, ListedText, Status
from app.providers.steps import Steps

READ = "read"
PER_PAGE = 1_000
MOST_PAGES = 50


class _Message(msgspec.Struct, rename="camel"):
    id: str | int
    thread_id: str | int
    direction: str = ""
    creation_time: str | None = None
    message_status: str = ""
    text: str = ""


class _Thread(msgspec.Struct, rename="camel"):
    id: str | int
    owner_party: Party = msgspec.field(default_factory=Party)
    guest_party: Party = msgspec.field(default_factory=Party)


def reads_threads(provider: str, account: Account) -> bool:
    """Whether the Sender's threads are to be read as well."""
    return provider == "ringcentral" and account.option("threads") == READ


def sent_in_threads(account: Account, since: int, until: int) -> Steps[tuple[ListedText, ...]]:
    """What left the Sender's number in its threads between those instants, ms UTC. Raises CarrierUnavailable."""
    times = [("creationTimeFrom", _said(since)), ("creationTimeTo", _said(until))]
    # What somebody deleted in an app was sent all the same.
    alive = [("availability", "Alive"), ("availability", "Deleted")]
    rows = yield from _pages(account, "/message-threads/messages", [*times, *alive])
    messages = [row for row in map(_message, rows) if row is not None and row.direction == "Outbound"]
    if not messages:
        return ()
    threads = yield from _pages(account, "/message-threads", [("ownerPhoneNumber", account.sender), *alive])
    return tuple(_sent(account, messages, threads))


def _sent(account: Account, messages: Iterable[_Message], threads: Iterable[object]) -> Iterable[ListedText]:
    guests: dict[str, str] = {}
    for row in threads:
        try:
            thread = msgspec.convert(row, _Thread)
            if with_plus(thread.owner_party.phone_number, "owner").address == account.sender:
                guests[str(thread.id)] = with_plus(thread.guest_party.phone_number, "guest").address
        except (BadInput, ValueError):
            continue  # a thread of a kind that we do not know has none of our texts
    for message in messages:
        guest, at = guests.get(str(message.thread_id)), instant(message.creation_time)
        if guest is None or at is None:
            continue
        yield ListedText(
            provider_id=checked_id(message.id, "id"),
            to=guest,
            body=message.text,
            created_at=at,
            status=STATUSES.get(message.message_status, Status.QUEUED),
        )


def _pages(account: Account, path: str, asked: list[tuple[str, str]]) -> Steps[list[object]]:
    found: list[object] = []
    for page in range(1, MOST_PAGES + 1):
        query = urlencode([*asked, ("perPage", PER_PAGE), ("page", page)])
        call = rest.call(account, "GET", f"{rest.account_path(account)}{path}?{query}")
        said = rest.read((yield call), "ringcentral", "for its message threads")
        rows = said.get("records")
        if not isinstance(rows, list):
            raise CarrierUnavailable("ringcentral answered something that is no list of message threads.")
        found += rows
        if len(rows) < PER_PAGE:
            return found
    return found


def _message(row: object) -> _Message | None:
    try:
        return msgspec.convert(row, _Message)
    except ValueError:
        return None


def _said(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
