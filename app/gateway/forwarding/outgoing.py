"""Outgoing: one signed body for one address. What it is about no longer matters here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.providers import standard_webhooks, twilio_forward
from app.providers.calls import Call


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out under one id. `body` is the event, or the fields of Twilio's form; `keys` sign the one, `token`
    the other. `public_only`: somebody chose the address in a request, so it must not lead into our own network."""

    id: str
    url: str = field(repr=False)
    format: str  # events | twilio
    body: Mapping[str, Any] = field(repr=False)
    keys: tuple[bytes, ...] = field(default=(), repr=False)
    token: str = field(default="", repr=False)
    public_only: bool = False

    @property
    def signed(self) -> bool:
        """Whether there is anything to sign it with; it never goes without."""
        return bool(self.keys if self.format == "events" else self.token)

    def call(self, at: int) -> Call:
        """The request of one try, at `at` in ms. Raises ValueError where there is nothing to sign it with."""
        if not self.signed:
            raise ValueError("nothing goes out unsigned")
        if self.format == "twilio":
            return twilio_forward.signed_call(self.url, self.body, self.token, id=self.id, public_only=self.public_only)
        body = json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        headers = (
            ("Content-Type", "application/json"),
            ("User-Agent", "Consentry"),
            *standard_webhooks.sign(self.keys, self.id, at // 1000, body),
        )
        return Call("POST", self.url, headers, body, public_only=self.public_only)
