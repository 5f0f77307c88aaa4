"""What callers give: the bodies of requests."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, PlainValidator, SkipValidation, WithJsonSchema, model_validator
from pydantic_core.core_schema import ValidationInfo

from app.consent.model import (
    ANY,
    DAY,
    GRANT_SOURCES,
    REVOCATION_SOURCES,
    Author,
    ConsentTier,
    Kind,
    Source,
    kind_scope,
)
from app.errors import BadInput
from app.gateway.consents import CATEGORIES, GrantRequest
from app.gateway.send import Send
from app.web.shapes.fields import (
    Asked,
    Body,
    Instant,
    Line,
    Link,
    Note,
    Number,
    ProgramName,
    Ref,
    SenderNumber,
    Topic,
    Value,
    Words,
    name_of,
    refuse,
)
from app.web.shapes.shape import Shape
from app.web.shapes.shown import Shown

BATCH = 10_000


def _one_of(sources: frozenset[Source]) -> tuple[PlainValidator, WithJsonSchema]:
    known = {source.value: source for source in sources}

    def check(value: Any, info: ValidationInfo) -> Source:
        if not isinstance(value, str) or value not in known:
            raise refuse(f"{name_of(info)} must be one of {', '.join(sorted(known))}")
        return known[value]

    return PlainValidator(check), WithJsonSchema({"type": "string", "enum": sorted(known)})


GrantSource = Annotated[Source, *_one_of(GRANT_SOURCES)]


class Message(Asked):
    """One text to send."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "from": "+17045550100",
                "to": "+17045550123",
                "body": "Your appointment is tomorrow at 9.",
                "program": "reminders",
            }
        }
    )

    from_: SenderNumber = Field(alias="from")
    to: Number
    body: Body
    program: ProgramName = Field("", description="Left out: the sender's default_program.")
    kind: Literal["conversational", "informational", "promotional", ""] = Field(
        "", description="Stricter than the program's kind, never looser. Left out: the program's."
    )
    topic: Topic = Field("", description="What the conversation is about; the first reply that names one binds it.")
    promises_follow_up: bool = Field(False, description="Whether it promises to come back to the matter later.")
    author: Literal["person", "automation"] = Field(
        "automation", description="`person` needs a key with the scope person."
    )
    media: list[Link] = Field(default_factory=list, max_length=10)
    client_ref: Ref = Field("", description="Your own reference; it comes back with the text.")
    not_before: Instant = Field(0, description="It waits until then.")
    expires_at: Instant = Field(0, description="It is not sent from then on.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.to.address == self.from_.address:
            raise BadInput("to", "to: a text cannot go to the number that it comes from")
        if self.expires_at and self.expires_at <= self.not_before:
            raise BadInput("expires_at", "expires_at must come after not_before")
        return self

    def send(self) -> Send:
        """The same as the gateway takes it."""
        return Send(
            sender=self.from_.address,
            to=self.to,
            body=self.body,
            program=self.program,
            kind=Kind(self.kind) if self.kind else None,
            topic=self.topic,
            promises_follow_up=self.promises_follow_up,
            author=Author(self.author),
            media=tuple(self.media),
            client_ref=self.client_ref,
            not_before=self.not_before,
            expires_at=self.expires_at,
        )


class Batch(Shape):
    """Many texts; each is checked and judged for itself."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"messages": [{"from": "+17045550100", "to": "+17045550123", "body": "We are back at 9."}]}
        },
    )

    # Not validated here: one that cannot be read is a problem in its place, and holds up no other.
    messages: list[SkipValidation[Message]] = Field(min_length=1, max_length=BATCH)


class Question(Message):
    """A text that is not sent, and the instant for which is asked."""

    at: Instant = Field(0, description="Left out: now.")


class Consent(Asked):
    """A consent as it was got: how, when, for what, and the words shown or said."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "consumer": "+17045550123",
                "program": "reminders",
                "tier": "express",
                "source": "verbal",
                "said": "Yes, please text me before appointments.",
                "given_at": "2025-11-03T12:00:00-05:00",
            }
        }
    )

    consumer: Number
    program: ProgramName
    tier: Literal["express", "express_written"]
    source: Annotated[Source, *_one_of(GRANT_SOURCES - {Source.IN_CONVERSATION})]
    given_at: Instant
    expires_at: Instant = 0
    purpose: Note = Field("", description="What it was given for, in their words.")
    disclosure: Shown | None = Field(None, description="The words they were shown; express_written needs them.")
    said: Words = Field("", description="What they said, where it was spoken.")
    evidence: dict[Ref, Value] = Field(
        default_factory=dict, max_length=20, description="What proves it: document, ip, url, page, …"
    )
    confirmed_at: Instant = Field(0, description="The opt-in confirmation was sent then, by someone else.")
    no_confirmation: Line = Field("", description="Why no opt-in confirmation is needed.")
    from_: SenderNumber | None = Field(
        None, alias="from", description="The number that the opt-in confirmation comes from. Left out: one that fits."
    )

    def request(self) -> GrantRequest:
        """The same as the gateway takes it."""
        return GrantRequest(
            consumer=self.consumer,
            program=self.program,
            tier=ConsentTier.of(self.tier),
            source=self.source,
            given_at=self.given_at,
            expires_at=self.expires_at,
            purpose=self.purpose,
            disclosure=self.disclosure.text if self.disclosure else "",
            disclosure_version=self.disclosure.version if self.disclosure else "",
            said=self.said,
            evidence=self.evidence,
            confirmed_at=self.confirmed_at,
            no_confirmation=self.no_confirmation,
            sender=self.from_.address if self.from_ else "",
        )


def _scope(value: Any, info: ValidationInfo) -> str:
    """`business`, `{"program": …}` or `{"kind": …}`."""
    if value == "business":
        return ANY
    if isinstance(value, dict) and set(value) == {"kind"} and value["kind"] in _CATEGORIES:
        return kind_scope(Kind(value["kind"]))
    if isinstance(value, dict) and set(value) == {"program"}:
        program = value["program"]
        if isinstance(program, str) and 0 < len(program) <= 64 and program != ANY:
            return program
    raise refuse('scope must be "business", {"program": "…"} or {"kind": "informational" or "promotional"}')


_CATEGORIES = [kind.value for kind in CATEGORIES]


_SCOPE_SCHEMA = {
    "anyOf": [
        {"type": "string", "const": "business"},
        {
            "type": "object",
            "properties": {"program": {"type": "string", "maxLength": 64}},
            "required": ["program"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"kind": {"type": "string", "enum": _CATEGORIES}},
            "required": ["kind"],
            "additionalProperties": False,
        },
    ],
    "default": "business",
}


class Revocation(Asked):
    """A wish not to be texted that came another way than by text."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "consumer": "+17045550123",
                "source": "phone",
                "received_at": "2025-11-03T12:00:00-05:00",
                "note": "Called the front desk and asked us to stop.",
            }
        }
    )

    consumer: Number
    scope: Annotated[str, PlainValidator(_scope), WithJsonSchema(_SCOPE_SCHEMA)] = ANY
    source: Annotated[Source, *_one_of(REVOCATION_SOURCES)]
    received_at: Instant = Field(0, description="When it came. Left out: now.")
    note: Note = ""

    def check(self, now: int) -> None:
        """Raise BadInput for an instant that a clock a little ahead does not explain: it stops from now on anyway."""
        if self.received_at > now + DAY:
            raise BadInput("received_at", "received_at lies in the future")
