"""Scrubbing: after an erasure, no byte of what was erased is left in the files of Redis and of the Ledger."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.consent.model import Policy
from app.gateway.core import Core
from app.gateway.past import Pasts
from app.store.files import Files

COPY_SECONDS = 30.0
AGAIN_SECONDS = 600.0
"""Between two tries where something stood in the way: each writes whole files."""


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """Whether the Ledger has all erasures, and whose files forgot what was erased. What did not is tried again."""

    copied: bool
    redis: bool = False
    ledger: bool = False

    @property
    def whole(self) -> bool:
        return self.copied and self.redis and self.ledger


class Scrubbing:
    """Rewrites files, which takes as long as they are large: seconds for most, minutes for many gigabytes."""

    def __init__(self, core: Core, pasts: Pasts) -> None:
        self._core = core
        self._pasts = pasts
        self._files = Files(core.store)
        self._again_at = 0.0

    def wanted(self) -> list[Policy]:
        """The Businesses with an erasure that is not out of the files yet; none right after a try that failed."""
        if time.monotonic() < self._again_at:
            return []
        return [p for p in self._core.businesses.all().values() if self._files.wanted(p.business)]

    def run(self, policies: Sequence[Policy]) -> Scrubbed:
        """Clear the files of what those Businesses erased until now. Raises Unavailable where a part is away."""
        self._again_at = time.monotonic() + AGAIN_SECONDS
        asked = {policy.business: self._files.wanted(policy.business) for policy in policies}
        for policy in policies:
            if not self._pasts.copy(policy, COPY_SECONDS):
                return Scrubbed(False)
            position = self._core.ledger.writer.position(policy.business)
            if not self._files.renew_outbox(policy.business, position):
                return Scrubbed(False)
        done = Scrubbed(True, self._files.rewrite(), self._core.ledger.forget_bytes())
        if done.whole:
            self._again_at = 0.0
            for business, count in asked.items():
                self._files.done(business, count)
        return done
