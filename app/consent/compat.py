"""What the APIs that look like a carrier's need of a Business: its pools of Senders, and keys of its account."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

ON_HOLD = ("accept", "refuse")
"""What an app is told of a text that is held: that it was taken and waits, or that it was refused; then it is
withdrawn."""


class Pool(msgspec.Struct, frozen=True):
    """Senders that answer for each other, under the SID of a Twilio Messaging Service."""

    sid: str
    senders: tuple[str, ...]
    program: str = ""  # of texts that name none


class ApiKey(msgspec.Struct, frozen=True):
    """An API key of the Business's own account at Twilio (`SK…`), which opens the account here as it does there."""

    sid: str
    account: str
    secret_env: str
    on_hold: str = ""  # one of ON_HOLD; empty: the Sender's

    def __repr__(self) -> str:
        return f"ApiKey({self.sid!r})"


class Compat(msgspec.Struct, frozen=True):
    """Both, by SID."""

    pools: Mapping[str, Pool] = {}
    api_keys: Mapping[str, ApiKey] = {}
