"""Wordings: what callers give and get of the words shown where consent is asked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from app.consent.model import Source
from app.web.shapes.answered import Given
from app.web.shapes.asked import GrantSource
from app.web.shapes.fields import Asked, Line, ProgramName, WordingName, Words


class Wording(Asked):
    """A wording to check."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "text": "Demo may text me about my appointments, up to 4 a month. Msg & data rates may apply. "
                "Reply HELP for help, STOP to stop.",
                "source": "paper",
                "program": "reminders",
            }
        }
    )

    text: Words = Field(description="As it is shown; an empty box as ☐.")
    tier: Literal["express", "express_written"] = Field("express", description="What it is to be a basis for.")
    source: GrantSource = Field(Source.WEB_FORM, description="Where it is shown.")
    program: ProgramName = Field("", description="Left out: any that is not only conversational.")
    brand: Line = Field("", description="How you are called in it, where that is not your business's name.")


class NewWording(Wording):
    """A wording to keep. What its version stands for never changes."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "text": "Demo may text me about my appointments, up to 4 a month. Msg & data rates may apply. "
                "Reply HELP for help, STOP to stop.",
                "version": "letter-2026-11",
            }
        }
    )

    version: WordingName = Field("", description="Left out: the beginning of its hash.")


class Element(Given):
    """What a wording does with one thing that it may have to say."""

    element: str
    state: Literal["present", "lacking", "broken"]
    needed: bool = Field(description="Whether no consent can rest on a wording without it.")
    advised: bool
    code: str = Field(description="Of what is wrong; empty where nothing is.")
    text: str
    sentence: str = Field(description="The sentence that says or breaks it.")
    source: str
    fix: str


class Linted(Given):
    """What a wording has, lacks and breaks."""

    accepted: bool = Field(description="Whether a consent of that tier may rest on it.")
    tier: str
    source: str
    kind: str
    refused: list[str] = Field(description="The codes of what keeps it from that.")
    advised: list[str] = Field(description="The codes of what would make it better.")
    elements: list[Element]


class DisclosureFields(Given):
    """A wording that is kept."""

    id: str = Field(description="Its entry.")
    version: str
    hash: str = Field(description="SHA-256 of its text in UTF-8, which every consent that rests on it cites.")
    added_at: str
    by: str


class Disclosure(DisclosureFields):
    """A wording that is kept, with its text."""

    text: str


class Added(DisclosureFields):
    """A wording that is kept from now on, and what it has, lacks and breaks."""

    report: Linted


class Disclosures(Given):
    """Your wordings, oldest first."""

    disclosures: list[DisclosureFields]


class WordingFields(Given):
    """A wording that is made for a program."""

    name: str
    title: str
    tier: str | None = Field(description="The consent that may rest on it; null where it asks for none.")
    source: str | None
    accepted: bool | None = Field(description="What the linter says of it; null where it asks for no consent.")
    missing: list[str] = Field(description="Settings to add, without which it is incomplete.")


class Wordings(Given):
    """The wordings of a program."""

    wordings: list[WordingFields]


class MadeWording(WordingFields):
    """One wording, written out."""

    format: Literal["text", "markdown", "html"]
    body: str
    notes: list[str] = Field(description="How to use it; of a packet, what it would be rejected for.")
    report: Linted | None
    packet: dict[str, Any] | None = Field(description="Of a packet: its fields, and faults with the code they meet.")
