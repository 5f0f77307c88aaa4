"""What callers say of a list that they upload, behind the question mark; and what they are told of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from app.errors import BadInput
from app.gateway.importing.layout import Layout, Sort, layout, parse_map
from app.gateway.importing.lines import Proof
from app.web.shapes.answered import Given
from app.web.shapes.fields import Line, Note, Query, Ref, WordingName, Words, refuse
from app.web.shapes.shape import Shape

_ATTESTED = "This list is complete and true as far as I know."


def _sha256(value: str) -> str:
    if len(value) != 64 or not set(value.lower()) <= set("0123456789abcdef"):
        raise refuse("document_sha256 must be a SHA-256 in hex: 64 characters")
    return value.lower()


_Sha256 = Annotated[str, AfterValidator(_sha256)]
_Pairs = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]


class ImportPath(Shape):
    """Which import."""

    id: str = Field(examples=["imp_DEM0AA_0123456789ABCDEFGHJKMNPQRS"])


class ListQuery(Query):
    """How a list is read, and what is to be done with it."""

    map: _Pairs = Field(
        "", description="Your column of a field: `phone='Cell',given_at='Signed On'`. Not needed for usual headings."
    )
    default: _Pairs = Field("", description="What a line without it means: `given_at=2025-06-01`, several with commas.")
    region: Annotated[str, StringConstraints(max_length=2)] = Field("US", description="Country of numbers without one.")
    zone: Line = Field("", description="Time zone of times without one. Left out: your business's.")
    date_format: Line = Field("", description="m/d/y, d/m/y, y/m/d, or a pattern such as `%d.%m.%Y %H:%M`.")
    attested_by: Line = Field("", description="Who vouches for this list, and their office.")
    attest: Note = Field("", description="What they say of it.")
    dry_run: bool = Field(False, description="Say what would be recorded, and record nothing.")
    name: WordingName = Field(
        "", description="Your own name of this import: another list under it is refused. Left out: the list decides."
    )

    def plan(self, sort: Sort, zone: str) -> Layout:
        """How the list is read; `zone` where the caller names none. Raises BadInput."""
        given = parse_map(self.default, "default", "a value")
        return layout(
            sort,
            columns=parse_map(self.map),
            defaults=self.defaults() | given,
            region=self.region,
            zone=self.zone or zone,
            date_format=self.date_format,
        )

    def defaults(self) -> dict[str, str]:
        """The defaults that have a parameter of their own."""
        return {}

    def proof(self) -> Proof:
        """What stands behind all lines. Raises BadInput for words that nobody says."""
        if self.attest and not self.attested_by:
            raise BadInput("attested_by", "attested_by: say who attests it")
        return Proof(self.attested_by, self.attest or (_ATTESTED if self.attested_by else ""))


class ProvedQuery(ListQuery):
    """The same of a list that papers may prove."""

    document: Ref = Field("", description="One paper of yours that covers every line.")
    document_sha256: _Sha256 = Field("", description="That paper's SHA-256.")

    def proof(self) -> Proof:
        said = super().proof()
        if self.document_sha256 and not self.document:
            raise BadInput("document", "document: say which paper that is the SHA-256 of")
        return Proof(said.attested_by, said.attestation, self.document, self.document_sha256)


class ConsentsQuery(ProvedQuery):
    """How a list of consents is read."""

    program: Line = Field("", description="What they agreed to, where a line does not say; several with commas.")
    tier: Literal["express", "express_written", ""] = Field(
        "", description="express: said yes. express_written: signed."
    )
    source: Line = Field("", description="How it was got, such as engagement_letter, web_form, paper, verbal.")
    disclosure: Words = Field("", description="The words that they were shown.")
    disclosure_version: Ref = Field("", description="Your name of those words; alone, of a wording that is kept.")
    confirm: bool = Field(False, description="Send each the opt-in confirmation of a recurring program.")
    confirm_rate: Annotated[float, Field(gt=0, le=100)] = Field(1.0, description="Confirmations a second.")

    def defaults(self) -> dict[str, str]:
        named = {name: getattr(self, name) for name in ("tier", "source", "disclosure", "disclosure_version")}
        return {name: value for name, value in {"programs": self.program, **named}.items() if value}


class RevocationsQuery(ProvedQuery):
    """How a list of stops is read."""

    scope: Line = Field("", description="business, informational, promotional, or a program. Left out: business.")
    source: Line = Field("", description="How it came, such as email, phone, letter, web_form, provider.")

    def defaults(self) -> dict[str, str]:
        return {name: value for name in ("scope", "source") if (value := getattr(self, name))}


class PeopleQuery(ListQuery):
    """How a list of people is read."""


class Counts(Given):
    """What became of the lines so far; of a dry run, what would become of them."""

    lines: int
    recorded: int
    history: int = Field(description="Recorded, and a later act of theirs stands.")
    already: int = Field(description="On record before, or before the importer was interrupted.")
    duplicate: int = Field(description="They say what an earlier line says.")
    refused: int
    lifted: int = Field(description="Of those recorded: they lift a stop.")
    stopped: int = Field(description="Of those recorded: of people who said stop, which stands.")
    confirmations: int


class Reason(Given):
    """What is wrong with some lines, by your own name of the column."""

    column: str
    what: str
    lines: int


class RefusedLine(Given):
    """A line that was refused."""

    line: int
    phone: str = Field(description="Masked.")
    column: str
    what: str


class Import(Given):
    """An import, and how far it is."""

    import_: str = Field(alias="import", description="Its id.")
    name: str | None = Field(description="Your own name of it.")
    of: Literal["consents", "revocations", "people"]
    state: Literal["waiting", "running", "done", "failed"]
    dry_run: bool
    by: str
    made_at: str
    started_at: str | None
    ended_at: str | None
    bytes: int
    progress: float = Field(description="The share of the list that was read, from 0 to 1.")
    counts: Counts
    reasons: list[Reason] = Field(description="What is wrong with lines, the most frequent first, at most 20.")
    refused: list[RefusedLine] = Field(description="The first lines that were refused, at most 20; the report has all.")
    waiting_for: str | None = Field(description="Why it stands still at this moment.")
    why: str | None = Field(description="Why it failed. Lines before that are recorded.")
    report: str | None = Field(description="Where the report by line is, once it has ended.")
