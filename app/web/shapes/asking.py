"""What callers give to ask for consent, to confirm it, and to say that it ended."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from app.consent.model import ConsentTier
from app.gateway.asking import AskRequest
from app.web.shapes.fields import Asked, EntryId, Instant, Note, Number, ProgramName, SenderNumber


class ConsentRequest(Asked):
    """A wish to ask for consent in the open conversation. The words are Consentry's own."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"from": "+17045550100", "to": "+17045550123", "program": "reminders"}}
    )

    from_: SenderNumber = Field(alias="from")
    to: Number
    program: ProgramName
    tier: Literal["express", "express_written", ""] = Field(
        "", description="What a YES is to grant. Left out: what the program's own texts need."
    )

    def request(self) -> AskRequest:
        """The same as the gateway takes it."""
        tier = ConsentTier.of(self.tier) if self.tier else ConsentTier.NONE
        return AskRequest(self.from_.address, self.to, self.program, tier)


class Confirmation(Asked):
    """Which consent is to be confirmed."""

    model_config = ConfigDict(json_schema_extra={"example": {"program": "reminders"}})

    program: ProgramName
    from_: SenderNumber | None = Field(None, alias="from", description="Left out: a number that fits.")


class Ending(Asked):
    """Why a number is not that person's any more."""

    model_config = ConfigDict(json_schema_extra={"example": {"why": "reassigned", "since": "2026-11-01T00:00:00Z"}})

    why: Literal["deactivated", "reassigned", "wrong_number"]
    since: Instant = Field(0, description="What they agreed to until then holds no longer. Left out: now.")
    note: Note = ""


class Misread(Asked):
    """Which stop was none."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"stop": "ent_DEM0AA_0123456789ABCDEFGHJKMNPQRS", "note": "They wrote of the bus stop."}
        }
    )

    stop: EntryId = Field(description="The entry of the stop.")
    note: Note = Field(min_length=1, description="Why it was none.")
