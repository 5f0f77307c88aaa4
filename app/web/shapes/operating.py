"""What callers give of what an operator does: settle a text, read one, know somebody."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from app.consent.hours import zone as zone_named
from app.errors import BadInput
from app.web.shapes.fields import Asked, EntryId, Line, Note, ProgramName, Ref


class Settle(Asked):
    """What a held text answers; or, of one that is held since a rebuild, whether it had left."""

    model_config = ConfigDict(json_schema_extra={"example": {"answers": "ent_DEM0AA_0123456789ABCDEFGHJKMNPQRS"}})

    answers: EntryId | None = Field(None, description="The entry of their last text in the open conversation.")
    left: bool | None = Field(None, description="After a rebuild. true: it had left. false: it had not, and may go.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.answers is None) == (self.left is None):
            raise BadInput("answers", "answers: name the entry that it answers, or say in left whether it had left")
        return self

    @model_validator(mode="before")
    @classmethod
    def _no_evidence(cls, given: Any) -> Any:
        if isinstance(given, dict) and "evidence" in given:
            raise BadInput(
                "evidence",
                "evidence: record it with POST /v1/consents; what waits for it is then judged again by itself",
            )
        return given


class Correct(Asked):
    """Of which program a held text is, and of which kind."""

    model_config = ConfigDict(json_schema_extra={"example": {"program": "reminders"}})

    program: ProgramName = Field(description="One of your programs that the number sends.")
    kind: Literal["conversational", "informational", "promotional", ""] = Field(
        "", description="Stricter than the program's kind, never looser. Left out: the program's."
    )


class Nothing(Asked):
    """No fields: an empty object, or no body at all."""


class Reading(Asked):
    """What a person found who read an ambiguous text."""

    model_config = ConfigDict(json_schema_extra={"example": {"stop": False}})

    stop: bool = Field(description="true: it was a stop, and is recorded as one. false: it was none.")


class Profile(Asked):
    """What you know of a consumer. It replaces what was there."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"name": "Anna Smith", "ref": "P-1042", "state": "NC", "language": "en"}}
    )

    name: Line = ""
    ref: Ref = Field("", description="Your own id of them.")
    people: list[Ref] = Field(default_factory=list, max_length=20, description="Who uses this phone.")
    state: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="Two letters, such as NC.")] = ""
    zip: Annotated[str, Field(pattern=r"^[0-9]{5}$")] = ""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="Such as en or es-US.")] = ""
    zone: Line = Field("", description="Their time zone, such as America/Denver.")
    notes: Note = ""

    @model_validator(mode="after")
    def _zone_exists(self) -> Self:
        if self.zone:
            try:
                zone_named(self.zone)
            except BadInput as error:
                raise BadInput("zone", error.detail.replace("timezone", "zone", 1)) from None
        return self

    def values(self) -> dict[str, str]:
        """The fields that were given, as texts; people stand a line each."""
        given = self.model_dump(exclude_unset=True)
        if "people" in given:
            given["people"] = "\n".join(self.people)
        return given
