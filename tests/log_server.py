"""A carrier that only has a log, in Twilio's shape, as old as a test wants it."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.consent.worlds import SENDER
from tests.providers.loopback import RawServer

ANNA = "+17045550123"
PAGE = 3


class LogServer:
    """A carrier that only has a log: rows of a Sender, three to a page, newest first."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.failures = 0
        self.server = RawServer(self._answer)

    def add(self, at: int, body: str, who: str = ANNA, *, out: bool = False, code: int | None = None) -> None:
        """A text of `at` (ms UTC) from that Consumer, or to them."""
        self.rows.append(
            {
                "sid": f"SM{len(self.rows) + 1:032x}",
                "direction": "outbound-api" if out else "inbound",
                "from": SENDER if out else who,
                "to": who if out else SENDER,
                "status": "undelivered" if code else "delivered" if out else "received",
                "date_created": format_datetime(datetime.fromtimestamp(at // 1000, UTC)),
                "num_media": "0",
                "body": body,
                "error_code": code,
            }
        )

    def _answer(self, _number: int, connection: socket.socket) -> bool:
        target = self.server.requests[-1].split(b" ", 2)[1].decode()
        asked = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
        status, said = 200, self._page(asked)
        if self.failures:
            self.failures -= 1
            status, said = 429, {"code": 20429}
        body = json.dumps(said).encode()
        connection.sendall(f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return True

    def _page(self, asked: dict[str, str]) -> dict[str, Any]:
        name = "to" if "To" in asked else "from"
        since = datetime.fromisoformat(asked["DateSent>"]).timestamp()
        rows = [row for row in self.rows if row[name] == SENDER and _at(row) >= since]
        rows.sort(key=_at, reverse=True)
        at = int(asked.get("Page", 0)) * PAGE
        query = urlencode({name.title(): SENDER, "DateSent>": asked["DateSent>"], "Page": at // PAGE + 1})
        more = f"/2010-04-01/Accounts/AC{'0' * 31}1/Messages.json?{query}"
        following = more if rows[at + PAGE :] else None
        return {"messages": rows[at : at + PAGE], "next_page_uri": following}


def _at(row: dict[str, Any]) -> float:
    return parsedate_to_datetime(row["date_created"]).timestamp()
