"""Shown: a text as Twilio's Message resource: dates of RFC 2822 with +0000, counts as strings, null for unknown.

https://www.twilio.com/docs/messaging/api/message-resource, read November 2026. twilio-python reads no other form of
date, and twilio-node takes a missing one for now.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from app.consent.entries import Reasons
from app.consent.model import Own, State
from app.consent.reasons import CATALOGUE, Reason
from app.consent.segments import segments
from app.consent.text import TextRecord
from app.ledger.exchanged import Told
from app.ledger.rows import TextRow
from app.web.compat.twilio.address import VERSION
from app.web.compat.twilio.refused import OPTED_OUT
from app.web.compat.twilio.sids import media_sid, sid_of

VALIDITY_OVER = 30036
QUIET_HOURS = 30610
UNKNOWN_ERROR = 30008

_STATUSES: Mapping[str, str] = {
    State.READY: "queued",
    State.HELD: "accepted",
    State.DENIED: "failed",
    State.SENDING: "sending",
    State.SENT: "sent",
    State.DELIVERED: "delivered",
    State.UNDELIVERED: "undelivered",
    State.FAILED: "failed",
    # Not known to have failed: an app that sends again what failed would send it twice.
    State.UNKNOWN: "sending",
    State.EXPIRED: "failed",
    State.WITHDRAWN: "canceled",
    "received": "received",
}
_SAID: Mapping[int, str] = {
    OPTED_OUT: "Attempt to send to unsubscribed recipient",
    30001: "Queue overflow",
    30002: "Account suspended",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    UNKNOWN_ERROR: "Unknown error",
    30034: "Message from an unregistered number",
}


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
            left_at=found.created_at if inbound else told.left_at if told else 0,
            service=told.echo.get("service", "") if told else "",
            sid=sid,
        )

    @property
    def status(self) -> str:
        if self.state == State.HELD and {code for code, _ in self.reasons} == {"not_yet"}:
            return "scheduled"
        return _STATUSES[self.state]

    @property
    def error(self) -> tuple[int | None, str | None]:
        """Twilio's number and words. A text that waits has words alone: nothing went wrong with it, and what apps
        look at is the number."""
        if self.state == State.HELD:
            return None, held(self.reasons) if self.status == "accepted" else None
        if self.state == State.UNKNOWN:
            return None, "Whether it was sent could not be found out; it is not sent again by itself."
        if self.state == State.DENIED:
            code = denied(self.reasons)
            return code, sentence(self.reasons) or _SAID.get(code)
        if self.state == State.EXPIRED:
            return VALIDITY_OVER, sentence(self.reasons) or "Validity period expired"
        if self.state in (State.FAILED, State.UNDELIVERED):
            code = int(self.why) if self.why.isascii() and self.why.isdigit() and len(self.why) < 7 else UNKNOWN_ERROR
            return code, _SAID.get(code, f"The carrier refused it ({self.why or 'no code'})")
        return None, None

    def as_json(self) -> dict[str, object]:
        """The resource."""
        sid = self.sid or sid_of(self.text, bool(self.media))
        base = f"/{VERSION}/Accounts/{self.account}/Messages/{sid}"
        code, words = self.error
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


def denied(reasons: Reasons) -> int:
    """Twilio's number of a refusal. What apps take for a stop of that person is said of nothing that is about time."""
    of_time = {"expired": VALIDITY_OVER, "no_legal_hour": QUIET_HOURS}
    return of_time.get(reasons[0][0], OPTED_OUT) if reasons else OPTED_OUT


def rfc2822(ms: int) -> str | None:
    """`Mon, 23 Nov 2026 20:00:00 +0000`; None for no instant."""
    return format_datetime(datetime.fromtimestamp(ms // 1000, UTC)) if ms else None


def sentence(reasons: Reasons) -> str:
    """The first Reason in a sentence."""
    if not reasons:
        return ""
    code, facts = reasons[0]
    # A newer Consentry may have written a code that this one does not know.
    return Reason(code, facts).as_json()["text"] if code in CATALOGUE else code


def held(reasons: Reasons) -> str:
    """Why a text waits, for people who read logs."""
    code = reasons[0][0] if reasons else "held"
    return f"Held by Consentry ({code}): {sentence(reasons)}"
