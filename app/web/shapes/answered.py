"""What callers get: the bodies of answers. They are documentation, and the tests hold every answer against them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from app.web.problems import Problem
from app.web.shapes.shape import Shape


class Given(Shape):
    """What we give: nothing that is not written here."""

    model_config = ConfigDict(extra="forbid")


class Why(Given):
    """One reason: an objection, or the basis of a permission."""

    code: str
    text: str
    rule: str
    source: str
    fix: str


class Decision(Given):
    """What was decided, and all that led to it."""

    verdict: Literal["allow", "hold", "deny"]
    reasons: list[Why]
    advice: list[str]
    until: str | None = Field(description="When it may go by itself, where that can be told.")
    because: list[str] = Field(description="The entries that it rests on.")
    policy: str


class Parts(Given):
    """How many parts a carrier makes of it; an estimate."""

    encoding: Literal["gsm7", "ucs2"]
    count: int


class Sent(Parts):
    """The parts of what is sent."""

    before: Parts | None = Field(None, description="Of what you asked for, where an opt-out line was appended to it.")


class Accepted(Given):
    """A text that was stored."""

    id: str
    state: str
    decision: Decision
    segments: Sent


class Resent(Accepted):
    """A text that was stored, and the one that it sends again."""

    resend_of: str


class Results(Given):
    """What became of each, in the order in which they came."""

    results: list[Accepted | Problem]


class Step(Given):
    """One step of a text's life."""

    at: str
    state: str
    by: str
    why: str


class TextFields(Given):
    """A text."""

    id: str
    direction: Literal["in", "out"]
    state: str = Field(description="Of an inbound text: received.")
    from_: str | None = Field(alias="from")
    to: str | None
    body: str | None = Field(description="null once it was erased.")
    media: list[str]
    program: str
    kind: str
    topic: str
    author: str
    client_ref: str | None
    updated_at: str
    expires_at: str | None
    provider_id: str
    why: str
    decision: Decision | None = Field(description="null for an inbound text.")
    resend_of: str | None = Field(description="The text of unknown outcome that it sends again.")


class Text(TextFields):
    """A text and its life so far; the last step is where it is now."""

    resent_as: str | None = Field(description="The text by which it was last sent again.")
    history: list[Step]


class Behind(Given):
    """How far this list is behind."""

    entries: int
    ms: int


class Texts(Given):
    """A page of texts, newest first."""

    messages: list[TextFields]
    next: str | None
    total: int | None
    behind: Behind


class Holds(Given):
    """A page of held texts, oldest first."""

    holds: list[TextFields]
    next: str | None
    total: int | None = Field(description="How many the Ledger has that match, on all pages.")
    behind: Behind


class Granted(Given):
    """A consent on record."""

    id: str = Field(description="Its entry.")
    consumer: str
    program: str
    tier: str
    lifted: bool = Field(description="Whether it also lifted an earlier stop.")
    confirmation: str | None = Field(description="The text that confirms it, before any other of the program.")


class Revoked(Given):
    """A stop on record, and what it stopped."""

    id: str = Field(description="Its entry.")
    consumer: str
    due_at: str = Field(description="By when the law wants it honoured: ten business days. It is in force now.")
    denied: list[str] = Field(description="Texts that waited and are refused by it.")
    in_flight: list[str] = Field(description="Texts that were with the carrier already and may still arrive.")


class Entry(Given):
    """One fact of the past."""

    id: str
    seq: int
    at: str
    type: str
    consumer: str = Field(description="The consumer's opaque id, the same in every entry of theirs.")
    facts: dict[str, Any]
    private: dict[str, Any] | None = Field(description="Number, words and the like; null once erased.")


class Events(Given):
    """Entries, oldest first. `next` is where to go on, now or later."""

    events: list[Entry]
    next: str | None
    behind: Behind


class Timeline(Given):
    """One consumer's entries, newest first."""

    entries: list[Entry]
    next: str | None
    total: int | None
    behind: Behind


class May(Given):
    """What would be said now to a text of that program and kind, from the sender that may do most."""

    verdict: Literal["allow", "hold", "deny"]
    code: str
    until: str | None
    sender: str


class Standing(Given):
    """What may be sent, and what that follows from."""

    version: int
    may: dict[str, dict[str, May]]
    windows: list[dict[str, Any]]
    first_replies: list[dict[str, Any]]
    grants: list[dict[str, Any]]
    asks: list[dict[str, Any]]
    question: dict[str, Any] | None = Field(description="What the answer to their STOP asked them to keep, if it did.")
    revocations: list[dict[str, Any]]
    blocks: list[dict[str, Any]]
    quarantine: dict[str, Any] | None


class ProfileFields(Given):
    """What you said of a consumer."""

    name: str | None = None
    ref: str | None = None
    people: list[str] | None = None
    state: str | None = None
    zip: str | None = None
    zone: str | None = None
    language: str | None = None
    notes: str | None = None


class Known(Given):
    """A consumer with the profile as it is now."""

    consumer: str
    profile: ProfileFields


class Consumer(Given):
    """A consumer: what may be sent, and everything that happened."""

    consumer: str
    profile: ProfileFields | None
    standing: Standing
    timeline: Timeline | None = Field(description="null while the Ledger is away.")


class Settled(Given):
    """What became of an ambiguous text."""

    consumer: str
    stop: bool
    id: str | None = Field(description="The entry of the stop, where it was one.")


class Ended(Given):
    """A number that is not that person's any more."""

    consumer: str
    why: str
    id: str = Field(description="Its entry.")
    stop: str | None = Field(description="The entry of the stop, where the number was a wrong one.")


class Misread(Given):
    """A stop that was none."""

    consumer: str
    stop: str


class Erasure(Given):
    """What was deleted of a consumer. Files and memory follow within minutes."""

    consumer: str
    id: str | None = Field(
        description="The entry that stands for what is gone; where nothing was left, that of the erasure before."
    )
    entries: int = Field(description="Private parts that were deleted.")
    texts: int = Field(description="Of them, texts in and out.")
    withdrawn: list[str] = Field(description="Texts that waited, and will not be sent.")
    copied: bool = Field(description="Whether the Ledger has done it; else it does as soon as it answers.")


class LegalHold(Given):
    """A legal hold that stands."""

    consumer: str
    id: str = Field(description="Its entry.")


class LegalHoldEnd(Given):
    """Legal holds that ended."""

    consumer: str
    id: str = Field(description="The entry of their end.")
    ended: list[str]


class Programs(Given):
    """Your programs."""

    programs: list[dict[str, Any]]


class Senders(Given):
    """Your senders."""

    senders: list[dict[str, Any]]
