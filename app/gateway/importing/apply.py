"""Applying: a file's lines in batches, one Change per Consumer, whole or absent, written once however often it runs."""

from __future__ import annotations

import hashlib
import itertools
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import BinaryIO, TypeVar

import msgspec

from app.consent.acts import ListImported
from app.consent.model import Policy, State
from app.errors import BadInput, LedgerUnavailable, Unavailable
from app.gateway.core import Core
from app.gateway.disclosures import words_shown
from app.gateway.draft import Draft, private
from app.gateway.importing.journal import Journal, Twins
from app.gateway.importing.layout import Layout, Sort
from app.gateway.importing.lines import Line, PersonLine, Proof, read_line
from app.gateway.importing.outcomes import Counts, Outcome, Result
from app.gateway.importing.recording import Known, Recorder
from app.gateway.importing.rows import Row, Rows
from app.gateway.rounds import change_each
from app.ids import base32
from app.store.change import Change, Reading

T = TypeVar("T")

BATCH = 500
"""Lines that are read, decided and committed together."""
MOST_RATE = 100.0
"""Confirmations a second at most."""
PATIENCE = 600.0
"""Seconds that an import waits for a part that is away or full before it gives up; it can be run again."""


@dataclass(frozen=True, slots=True)
class Import:
    """One file to import. `name` is what a repeat is known by; `by` is who runs it.

    No opt-in confirmation is sent unless `confirm` asks for them; then no more than `confirm_rate` a second.
    """

    name: str
    business: str
    layout: Layout
    proof: Proof = Proof()
    by: str = ""
    dry_run: bool = False
    confirm: bool = False
    confirm_rate: float = 1.0

    def check(self) -> None:
        """Raise BadInput for a rate that cannot be kept."""
        if self.confirm and not 0 < self.confirm_rate <= MOST_RATE:
            raise BadInput("confirm_rate", f"confirm_rate: more than 0 and at most {MOST_RATE:g} texts a second")


def import_name(tag: str, content: str, layout: Layout, proof: Proof) -> str:
    """The id of an import: the same file read in the same way is the same import. `content` is its SHA-256."""
    said = msgspec.json.encode([content, layout.settings(), sorted(proof.evidence().items())], order="deterministic")
    return f"imp_{tag}_{base32(hashlib.sha256(said).digest()[:16])}"


class Importing:
    """Imports files. `pause` waits some seconds."""

    def __init__(self, core: Core, *, pause: Callable[[float], None] = time.sleep, batch: int = BATCH) -> None:
        self._core = core
        self._pause = pause
        self._batch = batch

    def run(
        self,
        asked: Import,
        stream: BinaryIO,
        *,
        ndjson: bool | None = None,
        report: Callable[[Outcome], None] = lambda outcome: None,
        progress: Callable[[Counts], None] = lambda counts: None,
    ) -> Counts:
        """Record a file's lines; `report` gets each outcome in order, `progress` the counts after each batch.

        Raises BadInput where the file as a whole cannot be read; NotFound; Unavailable after PATIENCE. Whatever
        ends it, each line is recorded whole or not at all, and the same import again goes on where it ended.
        """
        asked.check()
        policy = self._core.businesses.get(asked.business)
        rows = Rows(stream, asked.layout, ndjson=ndjson)
        recorder = Recorder(
            name=asked.name,
            by=f"{asked.by} {asked.name}".strip(),
            columns=rows.columns,
            proof=asked.proof.evidence(),
            words=lru_cache(maxsize=256)(partial(words_shown, self._core, asked.business)),
            confirm=asked.confirm,
        )
        counts = Counts()
        if not asked.dry_run:
            self._patiently(asked, lambda: self._announce(asked, policy), counts, progress)
        twins = Twins()
        try:
            for batch in _batched(iter(rows), self._size(asked)):
                sent = counts.confirmations
                for outcome in self._lines(asked, recorder, batch, twins, counts, progress):
                    counts.add(outcome)
                    report(outcome)
                progress(counts)
                if counts.confirmations > sent and not asked.dry_run:
                    self._pause((counts.confirmations - sent) / asked.confirm_rate)
        finally:
            twins.close()
        return counts

    def _announce(self, asked: Import, policy: Policy) -> None:
        """Say on the Business's own chain that the list is recorded from now on, once however often it runs."""
        chain = self._core.identity.consumer(asked.business, "")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            fact = ListImported(asked.name, asked.layout.sort.value, asked.by, asked.confirm)
            draft.add(fact, private(evidence=asked.proof.evidence()))
            return draft.change(event=f"import:{asked.name}"), None

        self._core.change(policy, chain, plan, ring=False)

    def _size(self, asked: Import) -> int:
        """Lines in a batch: where each may send a text, no more than go within about a second."""
        return min(self._batch, math.ceil(asked.confirm_rate)) if asked.confirm else self._batch

    def _lines(
        self,
        asked: Import,
        recorder: Recorder,
        batch: Sequence[Row],
        twins: Twins,
        counts: Counts,
        progress: Callable[[Counts], None],
    ) -> list[Outcome]:
        """One batch's outcomes, in the order of its lines."""
        outcomes: list[Outcome] = []
        groups: dict[str, list[Line]] = {}
        for row in batch:
            line, flaws = read_line(row, asked.layout, recorder.columns, asked.proof)
            if line is None:
                outcomes.append(Outcome(row.line, Result.REFUSED, flaws=tuple(flaws)))
                continue
            consumer = self._core.identity.consumer(asked.business, line.phone.address)
            twin = _twin(twins, consumer, line)
            if twin:
                said = f"says what line {twin} says"
                outcomes.append(Outcome(line.line, Result.DUPLICATE, line.phone, said=said))
                continue
            groups.setdefault(consumer, []).append(line)
        outcomes += self._patiently(asked, lambda: self._round(asked, recorder, groups), counts, progress)
        return sorted(outcomes, key=lambda outcome: outcome.line)

    def _patiently(self, asked: Import, work: Callable[[], T], counts: Counts, progress: Callable[[Counts], None]) -> T:
        """Do a batch; where a part is away, full or behind, wait and do it again. It records no line twice."""
        waited = 0.0
        while True:
            try:
                if not asked.dry_run:
                    self._core.pressure.admit(asked.business)
                return work()
            except Unavailable as error:
                if waited >= PATIENCE:
                    raise
                counts.waiting = error.detail
                progress(counts)
                self._pause(error.retry_after)
                waited += error.retry_after
            finally:
                counts.waiting = ""

    def _round(self, asked: Import, recorder: Recorder, groups: dict[str, list[Line]]) -> list[Outcome]:
        core, policy = self._core, self._core.businesses.get(asked.business)
        journal = Journal(core, asked.business, asked.name)
        numbers = [line.line for lines in groups.values() for line in lines]

        def then(reading: Reading) -> Known:
            waiting = [place.text for shot in reading.snapshots.values() for place in (*shot.queue, *shot.held_texts)]
            stopping = asked.layout.sort is Sort.REVOCATIONS
            return Known(
                journal.read(numbers),
                core.store.texts(asked.business, waiting) if stopping else {},
                self._profiles(asked, groups),
            )

        def plan(draft: Draft, known: Known) -> tuple[Change | None, list[Outcome]]:
            outcomes = []
            commands: list[tuple[str | bytes | int, ...]] = []
            for line in groups[draft.snapshot.consumer]:
                before = len(draft.entries)
                outcomes.append(recorder.record(draft, line, known))
                if seqs := [entry.seq for entry in draft.entries[before:]]:
                    commands += journal.commands(line.line, seqs)
            if not draft.entries:
                return None, outcomes
            return draft.change(commands=commands, look_at=_look(draft, asked.layout.sort)), outcomes

        whole = asked.layout.sort is Sort.REVOCATIONS
        done = change_each(core, policy, list(groups), plan, then=then, whole=whole, write=not asked.dry_run)
        return [outcome for outcomes in done.values() for outcome in outcomes]

    def _profiles(self, asked: Import, groups: dict[str, list[Line]]) -> dict[str, dict[str, str]]:
        """What the Ledger has of people; without it each is written anew, which says the same."""
        if asked.layout.sort is not Sort.PEOPLE:
            return {}
        found: dict[str, dict[str, str]] = {}
        try:
            for consumer in groups:
                row = self._core.ledger.consumer(asked.business, consumer)
                if row is not None and row.profile is not None:
                    found[consumer] = dict(row.profile)
        except LedgerUnavailable:
            pass
        return found


def _look(draft: Draft, sort: Sort) -> int | None:
    """When held texts are judged again: now, where something may let them go; not at all, where none is left."""
    if sort is not Sort.REVOCATIONS:
        return 0 if draft.snapshot.held or draft.steps else None
    if not draft.snapshot.held:
        return None
    left = draft.snapshot.held - sum(step.before is State.HELD for step in draft.steps)
    return None if left else -1


def _twin(twins: Twins, consumer: str, line: Line) -> int:
    """The earlier line that says the same. Of people the last line counts, so only a repeat of that is a twin."""
    said = msgspec.msgpack.encode(replace(line, line=0))
    key = consumer.encode() if isinstance(line, PersonLine) else consumer.encode() + said
    return twins.earlier(key, said, line.line)


def _batched(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while batch := list(itertools.islice(rows, size)):
        yield batch
