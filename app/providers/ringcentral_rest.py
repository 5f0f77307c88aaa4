"""RingCentral's calls: the access token, sending by both product lines, and the lists. Read November 2026.

https://developers.ringcentral.com/guide/authentication/jwt-flow, …/guide/messaging, …/guide/basics/rate-limits
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import msgspec

from app.errors import BadInput, CarrierUnavailable
from app.phone import parse_sender
from app.providers.answers import AUTH_RETRY_AFTER, MAX_ANSWER, MAX_RETRY_AFTER, json_object, retry_after
from app.providers.calls import Answer, Call, Fault, TokenNeed, user_agent
from app.providers.ringcentral_messages import (
    A2P,
    STATUSES,
    Message,
    address,
    checked_id,
    code_of,
    inbound,
    opted_out,
    outbound,
)
from app.providers.seam import Account, Fate, InboundText, Listed, ListedText, OutboundText, Outcome, Status

API_BASE = "https://platform.ringcentral.com"
PENALTY = 60.0
"""Seconds that a 429 lasts where it does not say. Each request within them begins them anew."""
MOST_UNITS = 1000
"""UTF-16 units of a text."""
PAGE_SIZE = 250
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_RUNS_ELSEWHERE = "CMN-304"
"""A request like this one is being served: whether its text is this one, nobody says."""


# ---- the access token ----


def token_need(account: Account) -> TokenNeed:
    """The access token of the Sender's extension. Its name tells apart whatever leads to another token."""
    client, secrets = account.option("client_id"), account.held("client_secret")
    if not client or not secrets:
        raise BadInput("client_id", "the Sender has no client id and secret of an app at RingCentral")
    if not account.secrets:
        raise BadInput("auth_token", "the Sender has no JWT at RingCentral")
    jwt = account.secrets[0]
    print_of_it = sha256(b"consentry:" + jwt.encode() + b":" + secrets[0].encode()).hexdigest()[:16]
    credentials = b64encode(f"{client}:{secrets[0]}".encode()).decode()
    headers = (
        ("Authorization", f"Basic {credentials}"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Accept", "application/json"),
        ("User-Agent", user_agent()),
    )
    body = urlencode({"grant_type": _GRANT, "assertion": jwt}).encode()
    name = f"{api_of(account)} {client} {print_of_it}"
    return TokenNeed(name, Call("POST", f"{api_of(account)}/restapi/oauth/token", headers, body), _token)


def _token(answer: Answer) -> tuple[str, float] | None:
    said = json_object(answer.body)
    token, seconds = said.get("access_token"), said.get("expires_in")
    if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]{1,4096}", token):
        return None
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds < 10**9:
        return None
    return token, float(seconds)


def call(account: Account, method: str, path: str, body: object = None, *, version: str = "v1.0") -> Call:
    """A request under `/restapi/<version>` in the name of the Sender's extension."""
    headers: tuple[tuple[str, str], ...] = (("Accept", "application/json"), ("User-Agent", user_agent()))
    if body is not None:
        headers = (*headers, ("Content-Type", "application/json"))
    sent = b"" if body is None else json.dumps(body).encode()
    return Call(method, f"{api_of(account)}/restapi/{version}{path}", headers, sent, token_need(account))


def api_of(account: Account) -> str:
    return account.api_base.rstrip("/") or API_BASE


def account_path(account: Account) -> str:
    """`~` is the account, and the extension, that the JWT belongs to."""
    return f"/account/{quote(account.account or '~', safe='~')}"


def extension_path(account: Account) -> str:
    return f"{account_path(account)}/extension/{quote(account.option('extension') or '~', safe='~')}"


def by_a2p(account: Account) -> bool:
    return account.option("product") == A2P


# ---- sending ----


def send_call(account: Account, text: OutboundText) -> Call:
    """The request that sends `text`. Neither product line has a field that gives our id back."""
    if any(parse_sender(each).channel != "sms" for each in (text.sender, text.to)):
        raise BadInput("to", "RingCentral carries SMS only")
    if text.media:
        # Extension SMS takes pictures as files in the request, which a provider does not fetch.
        raise BadInput("media", "pictures cannot be sent over RingCentral yet")
    if len(text.body.encode("utf-16-le", "surrogatepass")) > 2 * MOST_UNITS:
        raise BadInput("body", f"RingCentral takes {MOST_UNITS} characters at most")
    if by_a2p(account):
        batch = {"from": text.sender, "text": text.body, "messages": [{"to": [text.to]}]}
        return call(account, "POST", f"{account_path(account)}/a2p-sms/batches", batch)
    message = {"from": {"phoneNumber": text.sender}, "to": [{"phoneNumber": text.to}], "text": text.body}
    return call(account, "POST", f"{extension_path(account)}/sms", message)


def outcome(answer: Answer | Fault) -> Outcome:
    """What the answer to `send_call` means, of either product line."""
    if isinstance(answer, Fault):
        return Outcome(Fate.UNKNOWN if answer.reached else Fate.NOT_SENT, why=answer.why)
    status = answer.status
    said = json_object(answer.body) if len(answer.body) <= MAX_ANSWER else {}
    if 200 <= status < 300:
        return _taken(said)
    if 300 <= status < 400:
        return Outcome(Fate.FAILED, why="redirect")
    if 400 <= status < 500:
        return _refusal(status, error_code(said), answer)
    # MSG-290 with 503 says `try later`, and CMN-201 with 500 the same; neither says that nothing was sent.
    return Outcome(Fate.UNKNOWN, why=error_code(said) or f"http_{status}")


def _taken(said: Mapping[str, object]) -> Outcome:
    rejected = said.get("rejected")
    if isinstance(rejected, list) and rejected:
        # A batch of one whose one receiver was rejected.
        code = code_of(rejected[0].get("errorCode")) if isinstance(rejected[0], dict) else ""
        return Outcome(Fate.FAILED, why=code or "rejected", opted_out=opted_out(code))
    try:
        found = checked_id(said.get("id"), "id")
    except BadInput:
        return Outcome(Fate.UNKNOWN, why="unreadable")
    if STATUSES.get(str(said.get("messageStatus"))) in (Status.FAILED, Status.UNDELIVERED):
        # Stored, and not sent: so it answers where the receiver has opted out.
        code = code_of(said.get("deliveryErrorCode")) or code_of(said.get("errorCode"))
        return Outcome(Fate.FAILED, provider_id=found, why=code or "not_sent", opted_out=opted_out(code))
    return Outcome(Fate.SENT, provider_id=found)


def _refusal(status: int, code: str, answer: Answer) -> Outcome:
    if opted_out(code):
        return Outcome(Fate.FAILED, why=code, opted_out=True)
    if code == _RUNS_ELSEWHERE:
        return Outcome(Fate.UNKNOWN, why=code)
    if status == 429:
        return Outcome(Fate.NOT_SENT, why="rate", retry_after=penalty(answer))
    if status == 401 or (status == 403 and not code.startswith(("MSG-", "SMS-"))):
        # A wrong JWT or a missing permission is the operator's to mend; the text can wait until its deadline.
        return Outcome(Fate.NOT_SENT, why="auth", retry_after=AUTH_RETRY_AFTER)
    # MSG-243 `Phone number is blocked` does not say by whom, so it is taken for no opt-out.
    return Outcome(Fate.FAILED, why=code or f"http_{status}")


def penalty(answer: Answer) -> float:
    """Seconds to leave RingCentral alone after a 429: Retry-After, else the window of the limit."""
    window = answer.headers.get("x-rate-limit-window", "")
    counted = float(window) if re.fullmatch(r"[0-9]{1,6}", window) else PENALTY
    found = retry_after(answer)
    return min(counted, MAX_RETRY_AFTER) if found is None else found


def error_code(said: Mapping[str, object]) -> str:
    """The code of an error: one that means opted out wherever it stands, else the first of its list."""
    errors = said.get("errors")
    several = errors if isinstance(errors, list) else []
    inner = [code_of(each.get("errorCode")) for each in several if isinstance(each, dict)]
    codes = [code for code in (*inner, code_of(said.get("errorCode"))) if code]
    return next((code for code in codes if opted_out(code)), codes[0] if codes else "")


# ---- the lists ----


def list_call(account: Account, *, inbound: bool, since: int) -> Call:
    """The request for the first page of what was texted to or from the Sender since `since`, ms UTC."""
    direction = "Inbound" if inbound else "Outbound"
    first = datetime.fromtimestamp(since // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    asked = [("direction", direction), ("dateFrom", first), ("perPage", str(PAGE_SIZE))]
    if by_a2p(account):
        # Only the detailed view has the words.
        more = [("view", "Detailed"), ("phoneNumber", account.sender)]
        return call(account, "GET", f"{account_path(account)}/a2p-sms/messages?{urlencode(asked + more)}")
    # A STOP that somebody deleted in RingCentral's app was written all the same.
    more = [("messageType", "SMS"), ("availability", "Alive"), ("availability", "Deleted")]
    return call(account, "GET", f"{extension_path(account)}/message-store?{urlencode(asked + more)}")


def listed(account: Account, answer: Answer | Fault, name: str, asked: Call | None = None) -> Listed:
    """A page of a list. Rows of other numbers are left out. The next page is that of the same request."""
    said = read(answer, name, "for its list")
    rows = said.get("records")
    if not isinstance(rows, list):
        raise CarrierUnavailable(f"{name} answered something that is no list.")
    texts: list[InboundText] = []
    left: list[ListedText] = []
    unread = 0
    for said_of_one in rows:
        try:
            row = msgspec.convert(said_of_one, Message)
            if row.type != "SMS":
                continue
            if row.direction == "Inbound":
                texts.append(inbound(account, row, name, account.option("product")))
            elif address(row.sender, "from") == account.sender:
                left += outbound(row)
        except (BadInput, ValueError):  # msgspec's ValidationError is a ValueError
            unread += 1
    mine = tuple(text for text in texts if text.sender == account.sender)
    return Listed(mine, tuple(left), _next(said, asked), unread)


def _next(said: Mapping[str, object], asked: Call | None) -> Call | None:
    """The same request for the next page. Of what the answer says only a page's number or token is taken."""
    paging, navigation = said.get("paging"), said.get("navigation")
    if asked is None or not isinstance(paging, dict):
        return None
    token, number = paging.get("nextPageToken"), paging.get("page")
    if isinstance(token, str) and re.fullmatch(r"[\x21-\x7e]{1,1000}", token):
        return _page(asked, "pageToken", token)
    more = isinstance(navigation, dict) and isinstance(navigation.get("nextPage"), dict)
    if more and isinstance(number, int) and 0 < number < 10_000:
        return _page(asked, "page", str(number + 1))
    return None


def _page(asked: Call, name: str, value: str) -> Call:
    parts = urlsplit(asked.url)
    query = [(key, said) for key, said in parse_qsl(parts.query) if key != name]
    url = urlunsplit(parts._replace(query=urlencode([*query, (name, value)])))
    return replace(asked, url=url)


def read(answer: Answer | Fault, name: str, what: str) -> dict[str, object]:
    """The JSON object of an answer; CarrierUnavailable, with the code that it gives, for any other."""
    if isinstance(answer, Fault):
        raise CarrierUnavailable(f"{name} did not answer when asked {what} ({answer.why}).")
    said = json_object(answer.body)
    if not 200 <= answer.status < 300:
        wait = penalty(answer) if answer.status == 429 else retry_after(answer) or AUTH_RETRY_AFTER
        code = error_code(said)
        told = f"{answer.status} ({code})" if code else str(answer.status)
        raise CarrierUnavailable(f"{name} answered {told} when asked {what}.", retry_after=int(wait))
    return said
