"""What callers give to ask for consent, to confirm it, and to say that it ended."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, StrictBool

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


class Erasure(Asked):
    """Why everything private of a consumer is to be deleted."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "She asked for it by letter of 24 November."}})

    reason: Note = Field(description="In your words, without the number or a name: it is kept, where they are not.")
    why: Literal["request", "mistake", "order", "test"] = Field(
        "request", description="They asked; it was entered in error; a court or authority wants it; it was a test."
    )
    anyway: StrictBool = Field(
        False, description="Erase what the law asks to keep as well. You give up the proof of it."
    )


class LegalHold(Asked):
    """Why nothing of a consumer may be erased."""

    model_config = ConfigDict(json_schema_extra={"example": {"note": "Claim of 20 November, file 26-118."}})

    note: Note


class LegalHoldEnd(Asked):
    """Which legal hold is over, and why."""

    model_config = ConfigDict(json_schema_extra={"example": {"note": "Settled."}})

    note: Note
    hold: EntryId | Literal[""] = Field("", description="The entry that set it. Left out: all that stand.")
