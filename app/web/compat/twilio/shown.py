"""Shown: a text as Twilio's Message resource: dates of RFC 2822 with +0000, counts as strings, null for unknown.

https://www.twilio.com/docs/messaging/api/message-resource, read November 2026. twilio-python reads no other form of
date, and twilio-node takes a missing one for now.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from app.consent.entries import Reasons
from app.consent.model import Own, State
from app.consent.segments import segments
from app.consent.text import TextRecord
from app.ledger.exchanged import Told
from app.ledger.rows import TextRow
from app.providers.twilio_message import VERSION, error_of, media_sid, sid_of, status_of


@dataclass(frozen=True, slots=True)
class Message:
    """One text, whichever way we came to know it."""

    text: str
    account: str
    state: str
    sender: str
    number: str | None = field(repr=False)
    body: str = field(repr=False)
    media: tuple[str, ...] = field(default=(), repr=False)
    inbound: bool = False
    own: str = ""
    reasons: Reasons = ()
    why: str = ""
    created_at: int = 0
    updated_at: int = 0
    left_at: int = 0
    service: str = ""
    sid: str = ""  # where it is asked for by the carrier's own

    @classmethod
    def of_record(cls, found: TextRecord, account: str, left_at: int = 0) -> Message:
        """Of an outbound text as Redis has it."""
        text, ask = found.text, found.text.ask
        return cls(
            text=found.id,
            account=account,
            state=found.state.value,
            sender=ask.sender,
            number=text.number or None,
            body=text.body,
            media=text.media,
            own=ask.own.value if ask.own else "",
            reasons=found.judged.reasons,
            why=found.why,
            created_at=ask.made_at,
            updated_at=found.changed_at,
            left_at=left_at,
            service=text.echo.get("service", ""),
        )

    @classmethod
    def of_row(cls, found: TextRow, account: str, told: Told | None, sid: str = "") -> Message:
        """Of a text, in or out, as the Ledger has it."""
        inbound = found.direction == "in"
        # The row was read a moment before what its entries say: one that had not left then has no date of it.
        left_at = told.left_at if told and not inbound and not State(found.state).waiting else 0
        return cls(
            text=found.id,
            account=account,
            state=found.state,
            sender=found.sender,
            number=found.number,
            body=found.body or "",
            media=found.media,
            inbound=inbound,
            own=found.own,
            reasons=found.reasons,
            why=found.why,
            created_at=found.created_at,
            updated_at=found.updated_at,
            left_at=found.created_at if inbound else left_at,
            service=told.echo.get("service", "") if told else "",
            sid=sid,
        )

    @property
    def status(self) -> str:
        return status_of(self.state, self.reasons)

    def as_json(self) -> dict[str, object]:
        """The resource."""
        sid = self.sid or sid_of(self.text, bool(self.media))
        base = f"/{VERSION}/Accounts/{self.account}/Messages/{sid}"
        code, words = error_of(self.state, self.reasons, self.why)
        theirs, ours = (self.number, self.sender) if self.inbound else (self.sender, self.number)
        reply = self.own == Own.ANSWER
        return {
            "account_sid": self.account,
            "api_version": VERSION,
            "body": self.body,
            "date_created": rfc2822(self.created_at),
            "date_sent": rfc2822(self.left_at),
            "date_updated": rfc2822(self.updated_at),
            "direction": "inbound" if self.inbound else "outbound-reply" if reply else "outbound-api",
            "error_code": code,
            "error_message": words,
            "from": theirs,
            "messaging_service_sid": self.service or None,
            "num_media": str(len(self.media)),
            "num_segments": str(segments(self.body).count),
            "price": None,
            "price_unit": "USD",
            "sid": sid,
            "status": self.status,
            "subresource_uris": {"media": f"{base}/Media.json"},
            "to": ours,
            "uri": f"{base}.json",
        }

    def media_json(self) -> list[dict[str, object]]:
        """Its pictures as Media resources."""
        sid = self.sid or sid_of(self.text, bool(self.media))
        base = f"/{VERSION}/Accounts/{self.account}/Messages/{sid}/Media"
        found: list[dict[str, object]] = []
        for place, url in enumerate(self.media):
            one = media_sid(self.text, place)
            found.append(
                {
                    "sid": one,
                    "account_sid": self.account,
                    "parent_sid": sid,
                    "content_type": mimetypes.guess_type(urlsplit(url).path)[0],
                    "date_created": rfc2822(self.created_at),
                    "date_updated": rfc2822(self.created_at),
                    "uri": f"{base}/{one}.json",
                }
            )
        return found


def rfc2822(ms: int) -> str | None:
    """`Mon, 23 Nov 2026 20:00:00 +0000`; None for no instant."""
    return format_datetime(datetime.fromtimestamp(ms // 1000, UTC)) if ms else None
