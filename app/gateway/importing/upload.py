"""An upload: a list that came over the API, what is asked of it, and how far it is. It is kept beside the list."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import msgspec

from app.gateway.importing.apply import Import
from app.gateway.importing.layout import Layout, Sort, layout
from app.gateway.importing.lines import Proof
from app.gateway.importing.outcomes import Counts, Outcome, Result
from app.gateway.importing.report import told
from app.ids import base32

MOST_SHOWN = 20
"""Refused lines, and reasons, that are kept with the state; the report has all."""


class Progress(StrEnum):
    """Where an import is. `failed`: the list as a whole could not be read to its end."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        return self in (Progress.DONE, Progress.FAILED)


class Why(msgspec.Struct, frozen=True):
    """What is wrong with some lines, by the firm's own name of the column."""

    column: str
    what: str
    lines: int


class Refused(msgspec.Struct, frozen=True):
    """A line that was refused. `phone` is masked."""

    line: int
    phone: str
    column: str
    what: str


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """One uploaded list. Times are ms of real time; `file` is the list's own name; it is there
    until the import has ended.

    `name` is what its lines are remembered by. `content` follows from the list and how it is read; `called` is the
    caller's own name of the import. `furthest` is the most lines that any try came to.
    """

    id: str
    business: str
    name: str
    content: str
    called: str
    sort: Sort
    columns: dict[str, str]
    defaults: dict[str, str]
    region: str
    zone: str
    date_format: str
    proof: dict[str, str]
    ndjson: bool
    dry_run: bool
    confirm: bool
    confirm_rate: float
    size: int
    by: str
    made_at: int
    file: str
    where: str = ""  # from where it came
    state: Progress = Progress.WAITING
    started_at: int = 0
    ended_at: int = 0
    tries: int = 0
    furthest: int = 0
    read: int = 0
    counts: dict[str, int] = {}
    reasons: tuple[Why, ...] = ()
    refused: tuple[Refused, ...] = ()
    waiting_for: str = ""
    why: str = ""

    def layout(self) -> Layout:
        """How the list is read. Raises BadInput where a newer Consentry reads it otherwise."""
        return layout(
            self.sort,
            columns=self.columns,
            defaults=self.defaults,
            region=self.region,
            zone=self.zone,
            date_format=self.date_format,
        )

    def asked(self) -> Import:
        """The import to run."""
        proof = Proof(
            self.proof.get("attested_by", ""),
            self.proof.get("attestation", ""),
            self.proof.get("document", ""),
            self.proof.get("document_sha256", ""),
        )
        return Import(
            self.name,
            self.business,
            self.layout(),
            proof,
            by=self.by,
            dry_run=self.dry_run,
            confirm=self.confirm,
            confirm_rate=self.confirm_rate,
        )

    def at(self, counts: Counts, read: int, refused: tuple[Refused, ...]) -> Upload:
        """The same, so far."""
        further = counts.lines > self.furthest
        return msgspec.structs.replace(
            self,
            read=read,
            counts=counted(counts),
            reasons=tuple(Why(*key, number) for key, number in counts.reasons.most_common(MOST_SHOWN)),
            refused=refused,
            waiting_for=counts.waiting,
            # A try that comes further than those before it is no reason to give up.
            tries=1 if further else self.tries,
            furthest=max(counts.lines, self.furthest),
        )


def own_id(tag: str, called: str) -> str:
    """The id of an import that its caller has a name for."""
    return f"imp_{tag}_{base32(hashlib.sha256(f'called:{called}'.encode()).digest()[:16])}"


def dry_id(tag: str, name: str) -> str:
    """The id of the dry run of that import: its state and report are its own."""
    return f"imp_{tag}_{base32(hashlib.sha256(f'dry:{name}'.encode()).digest()[:16])}"


def counted(counts: Counts) -> dict[str, int]:
    """What became of the lines so far, by result."""
    results = {result.value: counts.results[result] for result in Result}
    acts = {"lifted": counts.lifted, "stopped": counts.stopped, "confirmations": counts.confirmations}
    return {"lines": counts.lines, **results, **acts}


def refused(outcome: Outcome) -> Refused:
    """A refused line, as its state shows it."""
    columns = ", ".join(dict.fromkeys(flaw.column for flaw in outcome.flaws if flaw.column))
    what = "; ".join(map(told, outcome.flaws))
    return Refused(outcome.line, outcome.phone.masked if outcome.phone else "", columns, what)
