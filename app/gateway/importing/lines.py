"""Lines: a row as what it asks to record, or every mistake in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.consent.model import ANY, GRANT_SOURCES, REVOCATION_SOURCES, ConsentTier, Source
from app.gateway.consents import GrantRequest
from app.gateway.importing import cells
from app.gateway.importing.cells import Wrong
from app.gateway.importing.dates import Moment, NoDate
from app.gateway.importing.layout import PROVED, Layout, Sort
from app.gateway.importing.rows import Flaw, Row
from app.phone import Phone

T = TypeVar("T")

_SHOWN = 40
_WHOLE = frozenset({"business", "all", "everything", "any", "*"})


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent for one or more Programs."""

    line: int
    phone: Phone
    grants: tuple[GrantRequest, ...]


@dataclass(frozen=True, slots=True)
class RevocationLine:
    """One stop. `received` is None where the file does not say when."""

    line: int
    phone: Phone
    scope: str
    source: Source
    received: Moment | None
    note: str = field(default="", repr=False)
    evidence: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What the firm knows of one person."""

    line: int
    phone: Phone
    values: Mapping[str, str] = field(repr=False)


Line = ConsentLine | RevocationLine | PersonLine


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind all lines of a file: it is recorded with each of their entries.

    `attested_by` is a named person, `attestation` what they say of the list. `document` names one paper that covers
    all lines. `look_up` gives the SHA-256 of a document that a line names, None where there is no such file.
    """

    attested_by: str = ""
    attestation: str = ""
    document: str = ""
    document_sha256: str = ""
    look_up: Callable[[str], str | None] | None = None

    def evidence(self) -> dict[str, str]:
        """As it stands in an entry."""
        named = {
            "attested_by": self.attested_by,
            "attestation": self.attestation,
            "document": self.document,
            "document_sha256": self.document_sha256,
        }
        return {name: value for name, value in named.items() if value}


def read_line(row: Row, layout: Layout, columns: Mapping[str, str], proof: Proof) -> tuple[Line | None, list[Flaw]]:
    """What a row asks for, or its mistakes. A default stands in where a cell is empty."""
    if row.flaws:
        return None, list(row.flaws)
    reader = _Reader(row, layout, columns)
    phone = reader.phone()
    line: Line | None = None
    if layout.sort is Sort.CONSENTS:
        line = _consent(reader, row.line, phone, proof)
    elif layout.sort is Sort.REVOCATIONS:
        line = _revocation(reader, row.line, phone, proof)
    else:
        line = _person(reader, row.line, phone)
    return (None, reader.flaws) if reader.flaws else (line, [])


class _Reader:
    """Takes the cells of one row and keeps what is wrong with them."""

    def __init__(self, row: Row, layout: Layout, columns: Mapping[str, str]) -> None:
        self._cells = row.cells
        self._layout = layout
        self._columns = columns
        self.flaws: list[Flaw] = []

    def wrong(self, name: str, said: str, cell: str = "") -> None:
        self.flaws.append(Flaw(self._columns.get(name, name), said, cell[:_SHOWN]))

    def text(self, name: str) -> str:
        """The cleaned cell, or the default."""
        given = self._cells.get(name, "")
        if not given:
            return self._layout.defaults.get(name, "")
        try:
            return cells.cleaned(given, cells.most_of(name)) or self._layout.defaults.get(name, "")
        except Wrong as error:
            self.wrong(name, str(error))
            return ""

    def read(self, name: str, parse: Callable[[str], T], missing: T) -> T:
        """The cell as `parse` reads it; `missing` where it is empty or wrong."""
        text = self.text(name)
        if not text:
            return missing
        try:
            return parse(text)
        except (Wrong, NoDate) as error:
            self.wrong(name, str(error), text)
            return missing

    def need(self, name: str, said: str) -> None:
        """Note that a cell is missing, unless it is wrong already."""
        column = self._columns.get(name, name)
        if all(flaw.column != column for flaw in self.flaws):
            self.wrong(name, said)

    def phone(self) -> Phone | None:
        text = self.text("phone")
        if text:
            try:
                return cells.phone(text, self._layout.region)
            except Wrong as error:
                self.wrong("phone", str(error))  # never with the number
        self.need("phone", "is empty; every line needs a number")
        return None

    def moment(self, name: str) -> Moment | None:
        return self.read(name, self._layout.dates.read, None)

    def source(self, known: frozenset[Source]) -> Source:
        def parse(text: str) -> Source:
            word = cells.word(text)
            if word not in {source.value for source in known}:
                raise Wrong(f"is no source; one of {', '.join(sorted(source.value for source in known))}")
            return Source(word)

        return self.read("source", parse, Source.IMPORT)

    def evidence(self, proof: Proof) -> dict[str, str]:
        """What proves this line: its own columns, then what stands behind the whole file."""
        own = {}
        for name in (*PROVED, *(name for name in self._cells if name.startswith("evidence."))):
            if value := self.text(name):
                own[name.removeprefix("evidence.")] = value
        for name in self._layout.defaults:
            if name.startswith("evidence."):
                own.setdefault(name.removeprefix("evidence."), self._layout.defaults[name])
        shared = proof.evidence()
        if "document" in own:
            for name in ("document", "document_sha256"):
                shared.pop(name, None)
            if proof.look_up is not None:
                found = proof.look_up(own["document"])
                if found is None:
                    self.wrong("document", "names a file that is not in the folder of documents", own["document"])
                elif own.setdefault("document_sha256", found).lower() != found:
                    self.wrong("document_sha256", "is not the SHA-256 of that document")
        return {**shared, **own}


def _consent(reader: _Reader, line: int, phone: Phone | None, proof: Proof) -> ConsentLine | None:
    given = reader.moment("given_at")
    if given is None:
        reader.need("given_at", "is empty; say when they agreed, such as 2025-11-03 or 11/3/2025 2:05 PM")
    ends = reader.moment("expires_at")
    confirmed = reader.moment("confirmed_at")
    programs: tuple[str, ...] = reader.read("programs", cells.listed, ())
    if not programs:
        reader.need("programs", "is empty; name the program they agreed to, or give one for all lines")
    tier = reader.read("tier", _tier, None)
    if tier is None:
        reader.need("tier", "is empty; express or express_written, or give one for all lines")
    source = reader.source(GRANT_SOURCES - {Source.IN_CONVERSATION})
    words = {name: reader.text(name) for name in ("disclosure", "disclosure_version", "said", "note")}
    evidence = reader.evidence(proof)
    if phone is None or given is None or tier is None or reader.flaws:
        return None
    grants = tuple(
        GrantRequest(
            consumer=phone,
            program=program,
            tier=tier,
            source=source,
            given_at=given.first,
            expires_at=ends.last if ends else 0,
            purpose=words["note"],
            disclosure=words["disclosure"],
            disclosure_version=words["disclosure_version"],
            said=words["said"],
            confirmed_at=confirmed.first if confirmed else 0,
            evidence=evidence,
        )
        for program in programs
    )
    return ConsentLine(line, phone, grants)


def _tier(text: str) -> ConsentTier:
    word = cells.word(text)
    if word not in ("express", "express_written"):
        raise Wrong("is no tier; express (they said yes) or express_written (they signed, or ticked the words shown)")
    return ConsentTier.of(word)


def _revocation(reader: _Reader, line: int, phone: Phone | None, proof: Proof) -> RevocationLine | None:
    received = reader.moment("received_at")
    scope = reader.read("scope", lambda text: ANY if cells.word(text) in _WHOLE else text, ANY)
    source = reader.source(REVOCATION_SOURCES)
    note = reader.text("note")
    evidence = reader.evidence(proof)
    return RevocationLine(line, phone, scope, source, received, note, evidence) if phone else None


_PERSON = (("state", cells.state), ("zip", cells.zip_code), ("language", cells.language), ("zone", cells.zone))


def _person(reader: _Reader, line: int, phone: Phone | None) -> PersonLine | None:
    values = {name: text for name in ("name", "ref", "notes") if (text := reader.text(name))}
    people = reader.read("people", lambda text: "\n".join(cells.listed(text)), "")
    for name, parse in _PERSON:
        if text := reader.read(name, parse, ""):
            values[name] = text
    if people:
        values["people"] = people
    if not values and not reader.flaws:
        reader.wrong("", "says nothing of this person; fill name, ref, people, state, zip, language, zone or notes")
    return PersonLine(line, phone, values) if phone else None
