"""Sealing: a signed checkpoint each minute over what came to the Ledger, and a copy of it where others keep it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import structlog

from app.errors import FileNotWritten
from app.gateway.core import Core
from app.gateway.outside import Outside
from app.ledger.chain import canonical
from app.ledger.checkpoints import Checkpoint, Signer, Watched
from app.store.troubles import CHECKPOINTS, Trouble

_log = structlog.get_logger()

EVERY = 60.0
"""Seconds from one checkpoint of a Business to its next, where entries came."""


class Sealing:
    """Makes checkpoints, and signs what a file says about the end of a chain. Any number of processes may."""

    def __init__(self, core: Core, signer: Signer, outside: Path | None = None) -> None:
        """`outside` is the file that each checkpoint is appended to; None leaves the log alone to carry it."""
        self._core = core
        self._signer = signer
        self._outside = Outside(outside, core.ledger.checkpoints) if outside is not None else None

    @property
    def signer(self) -> Signer:
        """The key that signs now."""
        return self._signer

    def seal(self, business: str) -> int:
        """Seal all that has come. Returns how many checkpoints that took.

        One that cannot be written to the file outside is sealed all the same, and written there with the next.
        """
        made = 0
        while checkpoint := self._one(business):
            self._tell(business, checkpoint)
            made += 1
        return made

    def head(
        self, business: str, consumer: str, seq: int, hashed: str, *, at: int = 0, checkpoint: int = 0
    ) -> dict[str, str]:
        """The signed statement of a chain's newest entry, as an evidence file carries it.

        `at` and the newest `checkpoint` are looked up where a caller who states many does not name them.
        """
        if not checkpoint:
            last = self._core.ledger.checkpoints.last(business)
            checkpoint = last.number if last else 0
        statement = canonical(
            {
                "about": "consentry head 1",
                "business": business,
                "consumer": consumer,
                "seq": seq,
                "hash": hashed,
                "at": at or self._core.clock(),
                "checkpoint": checkpoint,
                "key": self._signer.key,
            }
        )
        return {"statement": statement.decode(), "signature": self._signer.sign(statement)}

    def _one(self, business: str) -> Checkpoint | None:
        state = self._core.intake.look()
        watched = Watched(state.resumed, state.beat) if state.beat else Watched()
        return self._core.ledger.checkpoints.seal(business, self._signer, self._core.clock(), watched)

    def _tell(self, business: str, checkpoint: Checkpoint) -> None:
        """Say it outside, so that nobody who holds the database alone can make another past fit."""
        _log.info(
            "checkpoint",
            business=business,
            number=checkpoint.number,
            statement=checkpoint.statement,
            signature=checkpoint.signature,
        )
        if self._outside is None:
            return
        troubles = self._core.troubles
        try:
            self._outside.append(business, checkpoint)
        except FileNotWritten as error:
            troubles.say(CHECKPOINTS, Trouble(error.code, error.detail), 3 * EVERY)
            _log.error("checkpoint_not_kept_outside", business=business, number=checkpoint.number, why=error.detail)
        else:
            troubles.over(CHECKPOINTS)


class Minutely:
    """Lets each Business be sealed once in EVERY seconds, and at once where it is full of what is not sealed."""

    def __init__(self, sealing: Sealing, now: Callable[[], float] = time.monotonic) -> None:
        self._sealing = sealing
        self._now = now
        self._next: dict[str, float] = {}

    def round(self, businesses: list[str]) -> int:
        """Seal those that are due. Returns how many checkpoints were made."""
        made = 0
        for business in businesses:
            if self._now() >= self._next.get(business, 0.0):
                made += self._sealing.seal(business)
                self._next[business] = self._now() + EVERY
        return made
