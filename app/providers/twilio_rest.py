"""Twilio's Messages resource: https://www.twilio.com/docs/messaging/api/message-resource, read November 2026."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

import msgspec

from app.errors import BadInput, CarrierUnavailable
from app.phone import parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, user_agent
from app.providers.seam import Account, Fate, InboundText, Listed, ListedText, OutboundText, Outcome, Status

API_BASE = "https://api.twilio.com"
PAGE_SIZE = 200
"""Rows of a page of the list. A row has up to 11 kB: a body of 1,600 characters, six bytes each where escaped."""

SID = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}")

# 21610: the number has opted out. Twilio's Compliance Toolkit says it of reassigned numbers too; to text
# neither is allowed.
OPTED_OUT = "21610"

# https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
STATUSES = {
    "accepted": Status.QUEUED,
    "scheduled": Status.QUEUED,
    "queued": Status.QUEUED,
    "sending": Status.SENDING,
    "sent": Status.SENT,
    "partially_delivered": Status.SENT,
    "delivered": Status.DELIVERED,
    "undelivered": Status.UNDELIVERED,
    "failed": Status.FAILED,
    "canceled": Status.CANCELED,
    "read": Status.READ,
}


# ---- sending ----


def send_call(account: Account, text: OutboundText, name: str) -> Call:
    """The request that sends `text`. `name` is the provider's in our own addresses."""
    form = [("To", text.to), ("From", text.sender)]
    if text.body:
        form.append(("Body", text.body))
    form += [("MediaUrl", url) for url in text.media]
    if account.public_base:
        # Our id in the address: a callback settles the text although we never learnt its sid.
        hook = f"{account.public_base}/hooks/{name}/{quote(account.hook, safe='')}/status"
        form.append(("StatusCallback", f"{hook}?text={quote(text.id, safe='')}"))
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    headers = _headers(account, name)
    return Call("POST", _api(account) + _messages(account), (*headers, kind), urlencode(form).encode())


def outcome(answer: Answer | Fault) -> Outcome:
    """What the answer to `send_call` means."""
    if isinstance(answer, Fault):
        return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
    status = answer.status
    said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
    if 200 <= status < 300:
        sid = said.get("sid")
        if isinstance(sid, str) and SID.fullmatch(sid):
            return Outcome(Fate.SENT, provider_id=sid)
        return Outcome(Fate.UNKNOWN, why="unreadable")
    if 300 <= status < 400:
        return Outcome(Fate.FAILED, why="redirect")
    if 400 <= status < 500:
        return _refusal(status, _code(said.get("code")), answer)
    # Twilio's page on error 20500: a POST that is repeated after a 5xx may reach the person twice.
    return Outcome(Fate.UNKNOWN, why=f"http_{status}")


def _refusal(status: int, code: str, answer: Answer) -> Outcome:
    if code == OPTED_OUT:
        return Outcome(Fate.FAILED, why=code, opted_out=True)
    if status == 429:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=retry_after(answer))
    if status in (401, 403):
        # A wrong token is the operator's to mend; the text can wait for it until its deadline.
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    return Outcome(Fate.FAILED, why=code or f"http_{status}")


# ---- the list ----


def list_call(account: Account, name: str, *, inbound: bool, since: int) -> Call:
    """The request for the first page of what was texted to or from the Sender since `since`, ms UTC."""
    first = datetime.fromtimestamp(since // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = {"To" if inbound else "From": account.sender, "DateSent>": first, "PageSize": PAGE_SIZE}
    return _list_page(account, name, f"{_messages(account)}?{urlencode(asked)}")


def listed(account: Account, answer: Answer | Fault, name: str) -> Listed:
    """A page of the list. Rows of other numbers or directions are left out."""
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"{name} did not answer when asked for its list ({answer.why}).")
    if answer.status != 200:
        wait = retry_after(answer) or AUTH_RETRY_AFTER
        raise CarrierUnavailable(f"{name} answered {answer.status} when asked for its list.", retry_after=int(wait))
    said = json_object(answer.body)
    rows = said.get("messages")
    if not isinstance(rows, list):
        raise CarrierUnavailable(f"{name} answered something that is no list.")
    inbound: list[InboundText] = []
    outbound: list[ListedText] = []
    unread = 0
    for said_of_one in rows:
        try:
            row = msgspec.convert(said_of_one, _Row)
            if row.direction == "inbound":
                inbound.append(_inbound(account, row, name))
            else:
                outbound.append(_outbound(row))
        except (BadInput, ValueError):  # msgspec's ValidationError is a ValueError
            unread += 1
    mine = tuple(text for text in inbound if text.sender == account.sender)
    return Listed(mine, tuple(outbound), _next(account, said.get("next_page_uri"), name), unread)


class _Row(msgspec.Struct):
    """What we read of a Message resource."""

    sid: str
    direction: str
    to: str
    sender: str = msgspec.field(name="from")
    status: str
    date_created: str
    num_media: str = "0"
    body: str | None = None  # none where there is only a picture
    error_code: int | None = None

    def __post_init__(self) -> None:
        if not SID.fullmatch(self.sid):
            raise ValueError("sid is not of the form SM… or MM…")


def _inbound(account: Account, row: _Row, name: str) -> InboundText:
    # The list counts a text's media and says only where they are listed.
    media = ((f"{_api(account)}{_messages(account)[:-5]}/{row.sid}/Media.json", ""),) if int(row.num_media) else ()
    return InboundText(
        event=f"{name}:{row.sid}",  # as the webhook's: one text is taken once, whichever way it comes
        provider_id=row.sid,
        sender=parse_sender(row.to, "to").address,
        consumer=parse_sender(row.sender, "from").address,
        body=(row.body or "").replace("\0", "\ufffd"),
        media=media,
        # Nothing here says whether Twilio has answered a keyword: of two answers and none, none is allowed.
        answered=True,
        received_at=_instant(row.date_created),
    )


def _outbound(row: _Row) -> ListedText:
    # A word that Twilio added since says at least that the text was taken.
    status = STATUSES.get(row.status, Status.QUEUED)
    code = _code(row.error_code)
    return ListedText(
        provider_id=row.sid,
        to=parse_sender(row.to, "to").address,
        body=row.body or "",
        created_at=_instant(row.date_created),
        status=status,
        code=code,
        opted_out=code == OPTED_OUT,
    )


def _instant(said: str) -> int:
    return int(parsedate_to_datetime(said).timestamp() * 1000)


def _next(account: Account, uri: object, name: str) -> Call | None:
    """The request for the next page: only ever this account's own list, at the address that we asked."""
    if uri is None:
        return None
    if not isinstance(uri, str) or not uri.startswith(f"{_messages(account)}?"):
        raise CarrierUnavailable(f"{name} gave a next page that is not of this list.")
    return _list_page(account, name, uri)


def _list_page(account: Account, name: str, path: str) -> Call:
    return Call("GET", _api(account) + path, _headers(account, name))


# ---- both ----


def _api(account: Account) -> str:
    return account.api_base.rstrip("/") or API_BASE


def _messages(account: Account) -> str:
    return f"/2010-04-01/Accounts/{quote(account.account, safe='')}/Messages.json"


def _headers(account: Account, name: str) -> tuple[tuple[str, str], ...]:
    if not account.account:
        raise BadInput("account", f"the Sender has no account id (AC…) at {name}")
    if not account.secrets:
        raise BadInput("auth_token", f"the Sender has no auth token at {name}")
    credentials = b64encode(f"{account.account}:{account.secrets[0]}".encode()).decode()
    return (
        ("Authorization", f"Basic {credentials}"),
        ("Accept", "application/json"),
        ("User-Agent", user_agent()),
    )


def _code(code: object) -> str:
    if isinstance(code, int) and not isinstance(code, bool) and 0 < code < 1_000_000:
        return str(code)
    return ""
