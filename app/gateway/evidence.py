"""Evidence: the file that proves what is on record about a Consumer, a message, a Program or a period."""

from __future__ import annotations

from collections.abc import Callable

from app.consent.account.asked import CONSUMER, MESSAGE, PERIOD, PROGRAM, Asked
from app.consent.acts import READINGS, EvidenceExported
from app.consent.model import Policy
from app.errors import BadInput, ConsentryError, LedgerBehind, NotFound
from app.gateway.copying import Copying, Lag
from app.gateway.core import Core
from app.gateway.draft import Draft
from app.gateway.evidence_file import EvidenceFile, with_room
from app.gateway.evidence_making import Making
from app.gateway.past import Pasts
from app.gateway.sealing import Sealing
from app.phone import Phone
from app.store.change import Change, Reading
from app.store.store import real_now

CATCH_UP = 5.0
"""Seconds for which an export copies what the Ledger lacks; what is left then is said in the file."""
Progress = Callable[[int, int], None]
"""Told after each Consumer: how many are done, of how many."""


def of_number(core: Core, business: str, number: Phone) -> Asked:
    """Asked about the Consumer with that number."""
    return Asked(CONSUMER, consumer=core.identity.consumer(business, number.address))


class Evidence:
    """Makes evidence files. Each that is given out is an entry on the Business's own chain."""

    def __init__(self, core: Core, copying: Copying, pasts: Pasts, sealing: Sealing) -> None:
        self._core = core
        self._pasts = pasts
        self._copying = copying
        self._sealing = sealing

    def make(
        self,
        business: str,
        asked: Asked,
        *,
        by: str,
        redact: bool = False,
        form: str = "json",
        progress: Progress = lambda done, of: None,
        catch_up: float = CATCH_UP,
        most: int = 0,
    ) -> EvidenceFile:
        """The file, recorded as given out to `by`. Close it after use.

        Copies and seals first, so that every entry in it is sealed. Raises NotFound where nothing is on record,
        BadInput for a period that is none or for more than `most` Consumers (0: any number), LedgerBehind,
        LedgerUnavailable, StoreUnavailable; FileNotWritten where there is no room for it. Then nothing was given out.
        """
        if asked.kind == PERIOD and not 0 <= asked.since < asked.until:
            raise BadInput("to", "to: must come after from")
        policy = self._core.businesses.get(business)
        copied = self._pasts.copy(policy, catch_up)
        lag = Lag(0, 0) if copied else self._copying.lag(business, real_now())
        self._sealing.seal(business)
        file = EvidenceFile(pages=form == "html")
        try:
            with with_room():
                self._write(policy, asked, by, redact, lag, file, progress, most)
            self._record(policy, asked, by, redact, form, file)
        except BaseException:
            file.close()
            raise
        return file

    def _write(
        self,
        policy: Policy,
        asked: Asked,
        by: str,
        redact: bool,
        lag: Lag,
        file: EvidenceFile,
        progress: Progress,
        most: int,
    ) -> None:
        own = self._core.identity.consumer(policy.business, "")
        with self._core.ledger.proofs.snapshot(policy.business) as snapshot:
            readings = self._core.identity.consumer(policy.business, READINGS)
            consumers = snapshot.consumers(asked, own, readings)
            if most and len(consumers) > most:
                raise BadInput(
                    "from" if asked.kind == PERIOD else asked.kind,
                    f"That concerns {len(consumers):,} consumers, of {most:,} at most here: make it with "
                    "`consentry export`, or ask for a shorter period.",
                )
            making = Making(
                policy=policy,
                asked=asked,
                redact=redact,
                by=by,
                made_at=self._core.clock(),
                snapshot=snapshot,
                sealing=self._sealing,
                file=file,
                own=own,
                simulated_clock=self._core.store.simulated_clock,
            )
            making.run(consumers, lag, progress)
        if not file.consumers:
            raise _nothing(asked, lag)

    def _record(self, policy: Policy, asked: Asked, by: str, redact: bool, form: str, file: EvidenceFile) -> None:
        """Say on the Business's own chain that the file was given out."""
        fact = EvidenceExported(
            about=asked.kind,
            by=by,
            hash=file.sha256,
            redacted=redact,
            form=form,
            consumer=asked.consumer,
            message=asked.message,
            program=asked.program,
            since=asked.since,
            until=asked.until,
            consumers=file.consumers,
        )

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(fact)
            return draft.change(), None

        own = self._core.identity.consumer(policy.business, "")
        self._core.change(policy, own, plan, ring=False)


def _nothing(asked: Asked, lag: Lag) -> ConsentryError:
    """Why there is no file."""
    if lag.entries:
        return LedgerBehind("Nothing is on record of that, but the ledger is behind: try again when it has caught up.")
    return NotFound(
        {
            CONSUMER: "You have no entry about this number.",
            MESSAGE: f"There is no text {asked.message}.",
            PROGRAM: f"Nothing is on record of a program {asked.program}.",
        }.get(asked.kind, "Nothing is on record of that time.")
    )
