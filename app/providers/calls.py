"""What the wire carries: a request to make, and what came back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from urllib.parse import urlsplit

from app.errors import BadInput

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_URL = re.compile(r"[\x21-\x7e]{1,4096}")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110, token
_HEADER_VALUE = re.compile(r"[^\r\n\0]+")


@dataclass(frozen=True, slots=True)
class Call:
    """An HTTP request to make. One with a `token` waits until that is fetched and carries it."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    token: TokenNeed | None = None
    public_only: bool = False  # somebody else chose the address: it must not lead into our own network


@dataclass(frozen=True, slots=True)
class TokenNeed:
    """An access token that calls need. The wire fetches it once for all of the same `name` and keeps it.

    `read` takes the token and the seconds for which it holds out of the answer; None where there is none in it.
    """

    name: str
    call: Call
    read: Callable[[Answer], tuple[str, float] | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the carrier answered. `headers` have lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """No answer. `reached` is False only where no byte of the request can have been processed."""

    reached: bool
    why: str  # a code: `connect_refused`, `dns`, `tls`, `timeout`, `reset`, …


@cache
def user_agent() -> str:
    """How we name ourselves to carriers."""
    return f"consentry/{version('consentry')}"


def check(call: Call) -> None:
    """Raise BadInput, naming the field, for a call that cannot be made."""
    if call.method not in _METHODS:
        raise BadInput("method", f"method must be one of {', '.join(_METHODS)}")
    try:
        parts = urlsplit(call.url if _URL.fullmatch(call.url) else "")
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        whole = False
    if not whole:
        raise BadInput("url", "url must be an absolute http or https address without spaces")
    if parts.username is not None:
        raise BadInput("url", "url must not carry a user name; credentials go in a header")
    for name, value in call.headers:
        if not _HEADER_NAME.fullmatch(name) or not _HEADER_VALUE.fullmatch(value):
            raise BadInput("headers", f"header {name!r} cannot be sent")
