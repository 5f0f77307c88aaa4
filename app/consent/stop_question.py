"""The question in the answer to a STOP: what a KEEP would go on with, while it is pending."""

from __future__ import annotations

import msgspec

from app.consent.model import DAY

PENDING = DAY
"""How long a KEEP counts after the question left."""


class StopQuestion(msgspec.Struct, frozen=True):
    """Which texts a Consumer may keep of all that they just stopped. `until` is 0 before the answer left."""

    sender: str
    text: str
    entry: str
    seq: int
    programs: tuple[str, ...]
    language: str = ""  # of the answer: what confirms a KEEP is in the same
    disclosure: str = ""  # SHA-256 of the answer's words
    until: int = 0
    kept: bool = False  # they said KEEP

    def pending(self, now: int) -> bool:
        """Whether a KEEP that was written at `now` answers it: within a day after it left, and not before it did."""
        return not self.kept and self.until - PENDING <= now < self.until
