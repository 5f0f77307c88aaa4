"""A carrier that only has a log, in Twilio's shape, as old as a test wants it."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.consent.worlds import SENDER
from tests.providers.loopback import RawServer

ANNA = "+17045550123"
PAGE = 3


class LogServer:
    """A carrier that only has a log: rows of a Sender, three to a page, newest first."""

    provider = "twilio"
    TOKEN: ClassVar[dict[str, Any]] = {"access_token": "the-access-token", "expires_in": 3600}

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
        target = urlsplit(self.server.requests[-1].split(b" ", 2)[1].decode())
        asked = {name: values[0] for name, values in parse_qs(target.query).items()}
        status, said = 200, self._said(target.path, asked)
        if self.failures and said != self.TOKEN:
            self.failures -= 1
            status, said = 429, {"code": 20429}
        body = json.dumps(said).encode()
        connection.sendall(f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return True

    def _said(self, path: str, asked: dict[str, str]) -> dict[str, Any]:
        name = "to" if "To" in asked else "from"
        since = datetime.fromisoformat(asked["DateSent>"]).timestamp()
        rows = [row for row in self.rows if row[name] == SENDER and _at(row) >= since]
        rows.sort(key=_at, reverse=True)
        at = int(asked.get("Page", 0)) * PAGE
        query = urlencode({name.title(): SENDER, "DateSent>": asked["DateSent>"], "Page": at // PAGE + 1})
        more = f"/2010-04-01/Accounts/AC{'0' * 31}1/Messages.json?{query}"
        following = more if rows[at + PAGE :] else None
        return {"messages": rows[at : at + PAGE], "next_page_uri": following}


class RingCentralLog(LogServer):
    """The same in the shape of RingCentral's message store, whose pages are numbered from 1."""

    provider = "ringcentral"

    def __init__(self) -> None:
        super().__init__()
        self.in_threads: list[dict[str, Any]] = []
        owner, guest = {"phoneNumber": SENDER}, {"phoneNumber": ANNA}
        self.thread: dict[str, Any] = {"id": "t1", "status": "Open", "ownerParty": owner, "guestParty": guest}

    def in_thread(self, at: int, body: str) -> None:
        """A text that a colleague sends to Anna from the shared number, under an id of its own."""
        moment = datetime.fromtimestamp(at // 1000, UTC).isoformat().replace("+00:00", ".000Z")
        row = {"id": f"m{len(self.in_threads)}", "threadId": "t1", "direction": "Outbound", "messageStatus": "Sent"}
        self.in_threads.append({**row, "creationTime": moment, "text": body})

    def add(self, at: int, body: str, who: str = ANNA, *, out: bool = False, code: int | None = None) -> None:
        moment = datetime.fromtimestamp(at // 1000, UTC).isoformat().replace("+00:00", ".000Z")
        row = {
            "id": 1_000_000_000_000 + len(self.rows),
            "type": "SMS",
            "direction": "Outbound" if out else "Inbound",
            "from": {"phoneNumber": SENDER if out else who},
            "to": [{"phoneNumber": who if out else SENDER}],
            "messageStatus": "SendingFailed" if code else "Delivered" if out else "Received",
            "creationTime": moment,
            "subject": body,
        }
        if code:
            row["deliveryErrorCode"] = {21610: "SMS-RC-413"}[code]
        self.rows.append(row)

    def _said(self, path: str, asked: dict[str, str]) -> dict[str, Any]:
        if path.endswith("/oauth/token"):
            return self.TOKEN
        if path.endswith("/sms"):
            return {"id": 555, "messageStatus": "Queued"}
        if path.endswith("/message-threads/messages"):
            return {"records": self.in_threads}
        if path.endswith("/message-threads"):
            return {"records": [self.thread]}
        rows = [
            row
            for row in self.rows
            if row["direction"] == asked["direction"] and row["creationTime"] >= asked["dateFrom"]
        ]
        rows.sort(key=lambda row: str(row["creationTime"]), reverse=True)
        page = int(asked.get("page", 1))
        more = {"nextPage": {"uri": "https://nowhere.example"}} if rows[page * PAGE :] else {}
        return {"records": rows[(page - 1) * PAGE : page * PAGE], "paging": {"page": page}, "navigation": more}


def _at(row: dict[str, Any]) -> float:
    return parsedate_to_datetime(row["date_created"]).timestamp()
