"""A lane that a worker holds: whose it is, and how many texts its rate admits."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

from app.consent.model import Policy, Sender
from app.providers.seam import Account, Provider

CROWD = 1.01
"""Times its rate: the most that a lane starts within any second. What is above 1 lets it catch up after a pause."""


@dataclass(slots=True)
class HeldLane:
    """A lane that this worker holds. `credit` and `at` are its rate: texts it may start, and since when.

    `starts` are the moments of the last second's texts: credit spent after a pause must not crowd one second.
    """

    policy: Policy
    sender: Sender
    provider: Provider
    account: Account
    renewed: float
    credit: float = 1.0
    at: float = field(default_factory=time.monotonic)
    starts: deque[float] = field(default_factory=deque)

    def allowance(self) -> int:
        """How many texts the rate admits now. Unused credit does not pile up beyond a tenth of a second."""
        now = time.monotonic()
        self.credit = min(self.credit + (now - self.at) * self.sender.rate, max(1.0, self.sender.rate / 10))
        self.at = now
        while self.starts and now - self.starts[0] >= 1.0:
            self.starts.popleft()
        return max(min(int(self.credit), math.ceil(self.sender.rate * CROWD) - len(self.starts)), 0)

    def wait(self) -> float:
        """Seconds until the rate admits the next text."""
        self.allowance()
        return max(1.0 - self.credit, 0.0) / self.sender.rate

    def rest(self, seconds: float) -> None:
        """Start none for so long."""
        self.credit = min(self.credit, 1.0 - seconds * self.sender.rate)

    def spend(self) -> None:
        """One text starts."""
        self.credit -= 1
        self.starts.append(time.monotonic())
