"""What callers give in an address: path, query and header, and the lists' filters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from app.consent.entries import FACTS
from app.consent.model import State
from app.consent.reasons import CATALOGUE
from app.web.shapes.fields import Age, Number, ProgramName, Query, QueryNumber, QuerySender, refuse
from app.web.shapes.shape import Shape

MOST = 200

_Limit = Annotated[int, Field(ge=1, le=MOST)]
_Cursor = Annotated[str, Field(min_length=1, max_length=200, description="`next` of the page before.")]


def _known(words: frozenset[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in words:
            raise refuse(f"there is no {what} of that name")
        return value

    return AfterValidator(check)


class TextPath(Shape):
    """Which text."""

    id: str = Field(examples=["msg_DEM0AA_0123456789ABCDEFGHJKMNPQRS"])


class ProgramPath(Shape):
    """Which program."""

    id: str = Field(examples=["reminders"])


class ProgramWordingPath(ProgramPath):
    """Which wording of a program."""

    name: str = Field(examples=["web_form"])


class FormatQuery(Query):
    """How a wording is written out."""

    format: Literal["text", "markdown", "html"] = "text"


class WordingPath(Shape):
    """Which wording."""

    version: str = Field(examples=["letter-2026-11"])


class NumberPath(Shape):
    """Which consumer."""

    number: Number


class Keyed(Shape):
    """A repeat with the same key and body has no second effect and is answered alike."""

    model_config = ConfigDict(populate_by_name=True)

    key: str = Field(
        "",
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,255}$",
        description="1 to 255 visible ASCII characters. A repeat with the same body has no second effect.",
    )


class PageQuery(Query):
    """A page of a list."""

    limit: _Limit = 50
    cursor: _Cursor | None = None


class MediaPath(TextPath):
    """One thing that came with a text."""

    place: Annotated[int, Field(ge=0, le=99, examples=[0], description="Its place in `media`, from 0.")]


class TextsQuery(PageQuery):
    """Which texts."""

    consumer: QueryNumber | None = None
    state: Annotated[str, _known(frozenset(State) | {"received"}, "state")] | None = Field(
        None, description="Where they are now; texts that came in are received."
    )
    direction: Literal["in", "out"] | None = Field(None, description="in: from consumers. out: to them.")


class HoldsQuery(PageQuery):
    """Which held texts."""

    reason: Annotated[str, _known(frozenset(CATALOGUE), "reason")] | None = Field(
        None, description="The code of any of its reasons."
    )
    sender: QuerySender | None = None
    program: ProgramName | None = None
    consumer: QueryNumber | None = None
    older_than: Age | None = Field(None, description="An instant, or a duration such as 36h or 2d.")


class ActivityQuery(PageQuery):
    """Which acts."""

    key: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,32}$", description="An API key's id.")] | None = None
    consumer: QueryNumber | None = None
    since: Age | None = Field(None, description="An instant, or a duration such as 36h or 2d.")


class EventsQuery(Query):
    """Which entries."""

    after: _Cursor | None = None
    type: Annotated[str, _known(frozenset(FACTS), "type of entry")] | None = Field(
        None, description=f"One of {', '.join(FACTS)}."
    )
    consumer: QueryNumber | None = None
    limit: _Limit = 50
