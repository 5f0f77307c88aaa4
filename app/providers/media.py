"""Media: the request for what came with an inbound text. Its address came in a webhook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.providers.calls import Call, TokenNeed, user_agent

if TYPE_CHECKING:
    from app.providers.seam import Account


def fetched(
    account: Account,
    url: str,
    *,
    host: str = "",
    headers: Callable[[], tuple[tuple[str, str], ...]] = tuple,
    token: Callable[[], TokenNeed] | None = None,
) -> Call:
    """A request for `url`. Credentials go along only where it is https at `host` or below it, or the Sender's own
    `api_base`; any other address has to be public."""
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    ours = bool(account.api_base) and parts.netloc == urlsplit(account.api_base).netloc
    theirs = parts.scheme == "https" and bool(host) and (name == host or name.endswith(f".{host}"))
    agent = ("User-Agent", user_agent())
    if not ours and not theirs:
        return Call("GET", url, (agent,), public_only=True)
    known = tuple(one for one in headers() if one[0] == "Authorization")
    return Call("GET", url, (*known, agent), token=token() if token else None, public_only=not ours)
