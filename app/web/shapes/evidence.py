"""The evidence file as callers ask for it and get it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from app.web.shapes.answered import Given
from app.web.shapes.fields import Age, ProgramName, Query, Ref


class EvidenceQuery(Query):
    """In which form, and how much of it."""

    format: Literal["json", "html"] | None = Field(None, description="Goes before what Accept asks for.")
    redact: bool = Field(False, description="Without numbers, words and names. It can still be verified.")


class EvidenceAbout(EvidenceQuery):
    """One of three: a message, a program, or a period."""

    message: Ref | None = Field(None, description="About one text: its id.")
    program: ProgramName | None = Field(None, description="About a program: its texts, consents and stops.")
    from_: Age | None = Field(None, alias="from", description="About a period: an instant, or 30d for that long ago.")
    to: Age | None = Field(None, description="The period's end, itself not in it; now, where it is left out.")


class Signed(Given):
    """A statement as canonical JSON, and its Ed25519 signature in hex."""

    statement: str
    signature: str


class SigningKey(Signed):
    """One signing key; the one before it signed its statement, too."""

    former_signature: str


class EvidenceEntry(Given):
    """One entry: canonical JSON as a string."""

    public: str
    private: str | None = Field(description="null where withheld, erased, or never there.")


class Seal(Given):
    """Where a checkpoint's tree has an entry, and the way to its root."""

    seq: int
    checkpoint: int
    place: int
    path: list[str]


class EvidenceChain(Given):
    """One chain, whole from its first entry on."""

    consumer: str
    number: str | None
    own: bool | None = Field(None, description="true of the business's own chain.")
    entries: list[EvidenceEntry]
    seals: list[Seal]
    head: Signed


class Named(Given):
    """A business."""

    id: str
    name: str


class Evidence(Given):
    """The file that proves what is on record; docs/evidence-format.md says what must hold of it."""

    consentry_evidence: int
    about: dict[str, Any]
    made_at: int = Field(description="Milliseconds since 1970, as all instants in it.")
    made_by: str
    business: Named
    sentences: list[str] = Field(description="What it says, in plain words.")
    coverage: dict[str, Any] = Field(description="What it covers, and what each sentence rests on.")
    chains: list[EvidenceChain]
    checkpoints: list[Signed]
    keys: list[SigningKey]
