"""Callbacks: what becomes of a text is told to the address that was given with it, in its carrier's own form.

They take the way of all forwards, as an endpoint of their own; but each goes to its text's address, which came in a
request: unless it is of the same host as the Business's own, it must not lead into our network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from app.consent.forwards import Forward
from app.consent.model import Policy
from app.ledger.rows import EntryRow, TextRow

CALLBACKS = "callbacks"
"""The name of that endpoint. It is never ended: its addresses are many, and one does not speak for another."""
TYPE = "message.callback"
ENDPOINT = Forward(format="twilio", events=(TYPE,))
CallbackForm = Callable[[Policy, EntryRow, TextRow], Mapping[str, str] | None]
"""The fields that are posted of a text's step; None where that step is not told. The entry is a `moved`, or the
`revoked` that denied it."""


def is_ours(url: str, policy: Policy) -> bool:
    """Whether an address is of the same origin as the Business's own, which its settings name."""
    own, asked = urlsplit(policy.forward.url), urlsplit(url)
    return bool(own.hostname) and (own.scheme, own.netloc.lower()) == (asked.scheme, asked.netloc.lower())
