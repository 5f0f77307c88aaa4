"""Text: one outbound text with what it was judged by. Number and body are private; logs name its id only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.consent.decide import Decision, decision_json
from app.consent.entries import Reasons
from app.consent.model import Ask, State, Verdict


class Judged(msgspec.Struct, frozen=True):
    """A Decision as it is kept with its text."""

    verdict: Verdict
    reasons: Reasons
    because: tuple[str, ...]
    policy: str
    until: int = 0
    advice: tuple[str, ...] = ()  # codes; sentences in what was kept before there were any

    @classmethod
    def of(cls, decision: Decision) -> Judged:
        return cls(
            decision.verdict,
            decision.stored,
            decision.because,
            decision.policy,
            decision.until,
            decision.advice,
        )

    def as_json(self) -> dict[str, object]:
        return decision_json(self.verdict, self.reasons, self.because, self.until, self.policy, self.advice)


class Text(msgspec.Struct, frozen=True):
    """What was asked for; it changes in `ask` alone, where an operator says what it answers or of what kind it is."""

    consumer: str
    ask: Ask
    number: str
    body: str
    media: tuple[str, ...] = ()
    client_ref: str = ""
    key: str = ""  # of the Idempotency-Key
    by: str = ""  # who asked for it
    resend_of: str = ""  # the text of unknown outcome that it sends again
    echo: Mapping[str, str] = {}  # see Private

    def __repr__(self) -> str:
        return f"Text({self.id!r})"

    @property
    def id(self) -> str:
        return self.ask.text

    @property
    def hidden(self) -> dict[str, Any]:
        """What of it stands in the private part of its first entry."""
        names = ("number", "body", "media", "client_ref")
        return {name: getattr(self, name) for name in names} | ({"echo": self.echo} if self.echo else {})


class TextRecord(msgspec.Struct, frozen=True):
    """A text where it is now. `hold_until` is when a hold ends in `expired`."""

    text: Text
    state: State
    judged: Judged
    changed_at: int = 0
    hold_until: int = 0
    attempts: int = 0
    provider_id: str = ""
    token: str = ""
    rank: int = 0  # of the last receipt
    why: str = ""
    first: Judged | None = None  # the Decision it began with, kept where an Idempotency-Key may ask again

    @property
    def id(self) -> str:
        return self.text.ask.text
