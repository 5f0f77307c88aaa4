"""What the wire carries: a request to make, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Call:
    """An HTTP request to make. One with a `token` waits until that is fetched and carries it."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    token: TokenNeed | None = None


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
