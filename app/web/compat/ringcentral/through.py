"""Through: which of an app's other requests are sent on to RingCentral, and which cannot come through here.

An allow-list: everything may be read; of what acts, calls, faxes, meetings and chats of a team. What could send a text
past the judgement or change who may be texted is refused; a new user or token could send by itself. An app may
subscribe to what it likes, but a subscription of ours, which brings the inbound texts, is not for it to change.
"""

from __future__ import annotations

from enum import StrEnum

_READS = ("GET", "HEAD")
_ACTS = ("POST", "PUT", "PATCH", "DELETE")
_APIS = frozenset({"ai", "analytics", "rcvideo", "team-messaging", "video", "webinar"})
"""APIs that reach no telephone number by text."""
_OF_ACCOUNT = frozenset({"audit-trail", "directory", "message-store-report", "telephony"})
_OF_EXTENSION = frozenset({"address-book", "caller-blocking", "company-pager", "fax", "ring-out"})
"""What may be acted upon. A pager message reaches extensions alone."""
_QUESTIONS = (("restapi", "v2", "number-parser", "parse"), ("restapi", "v1.0", "client-info", "sip-provision"))
"""POSTs that change nothing."""


SUBSCRIPTIONS = ("restapi", "v1.0", "subscription")


class Way(StrEnum):
    """What becomes of a request."""

    JUDGED = "judged"  # answered here
    PASSED = "passed"  # sent on to RingCentral, and its answer returned
    REFUSED = "refused"  # not_through_here
    UNKNOWN = "unknown"  # no such method


def way(method: str, parts: tuple[str, ...], resource: tuple[str, ...]) -> Way:
    """What becomes of a request to `parts`, the path as RingCentral knows it, and `resource`, its end."""
    if method not in (*_READS, *_ACTS):
        return Way.UNKNOWN
    if parts[:2] == ("restapi", "oauth") or "oauth" in parts[2:3]:
        return Way.JUDGED if method == "POST" and parts[2:] in (("token",), ("revoke",)) else Way.REFUSED
    if found := _texts(method, parts, resource):
        return found
    if method in _READS:
        return Way.PASSED
    if parts[0] in _APIS or parts in _QUESTIONS or parts[:3] == SUBSCRIPTIONS:
        return Way.PASSED
    if resource[-3:] == ("sms", "consents", "search") and method == "POST":
        return Way.PASSED
    if resource[:1] == ("extension",):
        return Way.PASSED if resource[1:2] and resource[1] in _OF_EXTENSION else Way.REFUSED
    if resource[:1] == ("telephony",) and resource[-1] == "reply":
        return Way.REFUSED  # a call that rings is answered with words; as what they reach the caller is not documented
    return Way.PASSED if resource[:1] and resource[0] in _OF_ACCOUNT else Way.REFUSED


def _texts(method: str, parts: tuple[str, ...], resource: tuple[str, ...]) -> Way | None:
    """What becomes of a request about texts; None for any other."""
    if parts[:2] != ("restapi", "v1.0"):
        return None
    match resource:
        case ("extension", "sms"):
            return Way.JUDGED if method == "POST" else Way.UNKNOWN
        case ("extension", "message-store"):
            return Way.JUDGED if method in _READS else Way.REFUSED
        case ("extension", "message-store", _):
            return Way.JUDGED
        case ("extension", "phone-number"):
            return Way.JUDGED if method in _READS else Way.REFUSED
        case ("a2p-sms", "batches"):
            return Way.JUDGED if method == "POST" else Way.REFUSED
        case ("a2p-sms", "batches", _) | ("a2p-sms", "messages") | ("a2p-sms", "messages", _):
            return Way.JUDGED if method in _READS else Way.UNKNOWN
    return None
