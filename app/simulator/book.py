"""The carrier's own record of texts, in and out, and Twilio's JSON of them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from itertools import islice
from urllib.parse import parse_qs, urlencode, urlsplit

INBOUND = "inbound"
OUTBOUND = "outbound-api"
KEPT = 1_000_000
SHOWN = 200
"""Texts of one phone's conversations that are shown at once."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the carrier knows it."""

    sid: str
    account: str
    sender: str
    to: str
    body: str
    direction: str
    status: str
    created: float = field(default_factory=time.time)
    arrived_ns: int = field(default_factory=time.monotonic_ns)  # one clock for every process of a machine
    media: tuple[str, ...] = ()
    callback: str = ""
    error_code: int | None = None

    @property
    def id(self) -> str | None:
        """The sender's own id of the text, which is in the address of its status callback."""
        return parse_qs(urlsplit(self.callback).query).get("text", [None])[0]

    def arrival(self) -> dict[str, object]:
        """What a test wants to know of a text that arrived."""
        return {
            "to": self.to,
            "from": self.sender,
            "body": self.body,
            "sid": self.sid,
            "text": self.id,
            "arrived_ns": self.arrived_ns,
        }

    def resource(self) -> dict[str, object]:
        """Twilio's Message resource: https://www.twilio.com/docs/messaging/api/message-resource."""
        uri = f"/2010-04-01/Accounts/{self.account}/Messages/{self.sid}"
        date = _rfc2822(int(self.created))
        return {
            "account_sid": self.account,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": date,
            "date_sent": None if self.status == "queued" else date,
            "date_updated": date,
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": None,
            "from": self.sender,
            "messaging_service_sid": None,
            "num_media": str(len(self.media)),
            "num_segments": str(_segments(self.body)),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to,
            "uri": f"{uri}.json",
        }


@dataclass(slots=True)
class Book:
    """Every text of the carrier, oldest first; the oldest leaves when there are more than `KEPT`."""

    _texts: dict[str, Text] = field(default_factory=dict)

    def add(self, text: Text) -> None:
        self._texts[text.sid] = text
        if len(self._texts) > KEPT:
            del self._texts[next(iter(self._texts))]

    def get(self, sid: str) -> Text | None:
        return self._texts.get(sid)

    def settle(self, sid: str, status: str, error_code: int | None) -> None:
        """What became of a text. One that was cleared meanwhile stays so."""
        if sid in self._texts:
            self._texts[sid] = replace(self._texts[sid], status=status, error_code=error_code)

    def outbound(self) -> list[Text]:
        """The texts sent through the carrier, oldest first."""
        return [text for text in self._texts.values() if text.direction == OUTBOUND]

    def of_phone(self, phone: str) -> list[dict[str, object]]:
        """The newest texts from and to one phone, oldest first."""
        found: list[dict[str, object]] = [
            {
                "sid": text.sid,
                "inbound": text.direction == INBOUND,  # written on the phone
                "from": text.sender,
                "to": text.to,
                "body": text.body,
                "status": text.status,
                "error_code": text.error_code,
            }
            for text in islice(self._newest(lambda text: phone in (text.sender, text.to)), SHOWN)
        ]
        return found[::-1]

    def clear(self) -> None:
        self._texts.clear()

    def page(self, account: str, asked: Mapping[str, str]) -> dict[str, object]:
        """A page of Twilio's message list, newest first. ValueError for a size, page or date that is none."""
        size = min(max(int(asked.get("PageSize", "50")), 1), 1000)
        number = max(int(asked.get("Page", "0")), 0)
        wanted = _filter(account, asked)
        start = number * size
        found = list(islice(self._newest(wanted), start, start + size + 1))
        path = f"/2010-04-01/Accounts/{account}/Messages.json"
        kept = {name: value for name, value in asked.items() if name not in ("Page", "PageSize", "PageToken")}

        def uri(page: int) -> str:
            return f"{path}?{urlencode({**kept, 'PageSize': size, 'Page': page})}"

        shown = found[:size]
        return {
            "messages": [text.resource() for text in shown],
            "page": number,
            "page_size": size,
            "start": start,
            "end": start + max(len(shown) - 1, 0),
            "uri": uri(number),
            "first_page_uri": uri(0),
            "next_page_uri": uri(number + 1) if len(found) > size else None,
            "previous_page_uri": uri(number - 1) if number else None,
        }

    def _newest(self, wanted: Callable[[Text], bool]) -> Iterator[Text]:
        return (text for text in reversed(self._texts.values()) if wanted(text))


def new_sid(media: tuple[str, ...]) -> str:
    return f"{'MM' if media else 'SM'}{uuid.uuid4().hex}"


def _filter(account: str, asked: Mapping[str, str]) -> Callable[[Text], bool]:
    to, sender = asked.get("To"), asked.get("From")
    first = _instant(asked["DateSent>"]) if "DateSent>" in asked else 0.0
    last = _instant(asked["DateSent<"]) if "DateSent<" in asked else float("inf")

    def wanted(text: Text) -> bool:
        return (
            text.account == account
            and (to is None or text.to == to)
            and (sender is None or text.sender == sender)
            and first <= int(text.created) <= last
        )

    return wanted


def _instant(said: str) -> float:
    moment = datetime.fromisoformat(said)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


@lru_cache(maxsize=64)
def _rfc2822(second: int) -> str:
    # `+0000` and not `GMT`: Twilio's SDKs read no other form.
    return format_datetime(datetime.fromtimestamp(second, UTC))


def _segments(body: str) -> int:
    """Near enough for a simulator: seven bits for ASCII, UCS-2 for the rest."""
    single, part = (160, 153) if body.isascii() else (70, 67)
    units = len(body.encode("utf-16-le")) // 2
    return 1 if units <= single else -(-units // part)
