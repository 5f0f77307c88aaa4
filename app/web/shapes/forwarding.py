"""What callers give and get of forwards."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from app.errors import BadInput
from app.web.shapes.answered import Behind, Given
from app.web.shapes.fields import Age, Asked, Instant
from app.web.shapes.queries import PageQuery

State = Literal["waiting", "delivered", "dead"]
EventId = Annotated[str, StringConstraints(pattern=r"^evt_[0-9A-Z]+_[0-9A-Z]+$", max_length=64)]
EndpointName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9:+]{1,40}$"),
    Field(description="business, or the number of a sender that has an address of its own.", examples=["business"]),
]


class ForwardsQuery(PageQuery):
    """Which forwards."""

    state: State | None = None
    endpoint: EndpointName | None = None
    since: Age | None = Field(None, description="Those that happened since: an instant, or a duration such as 36h.")


class Replay(Asked):
    """Which forwards are sent again."""

    model_config = ConfigDict(json_schema_extra={"example": {"since": "2026-11-30T12:00:00Z"}})

    id: EventId | None = Field(None, description="Just this event, whatever became of it.")
    since: Instant | None = Field(None, description="All that happened since then and are dead.")
    endpoint: EndpointName | None = Field(None, description="Only those for this endpoint.")
    delivered: bool = Field(False, description="With since: also those that were delivered.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.id is None) == (self.since is None):
            raise BadInput("since", "since: say since when all are sent again, or name one event in id")
        return self

    @property
    def chosen(self) -> tuple[str, ...]:
        """The states that are sent again."""
        return ("dead", "delivered") if self.delivered else ("dead",)


class Enable(Asked):
    """Which endpoint is told again."""

    model_config = ConfigDict(json_schema_extra={"example": {"endpoint": "business"}})

    endpoint: EndpointName


class Endpoint(Given):
    """Where your application takes what is forwarded."""

    endpoint: str
    url: str
    format: Literal["events", "twilio"]
    events: list[str]
    keywords: Literal["marked", "kept"]
    state: Literal["on", "failing", "ended"] = Field(
        description="failing: its last try failed. ended: it failed for 5 days, and is told nothing more."
    )
    failing_since: str | None
    ended_at: str | None
    waiting: int
    dead: int


class Forward(Given):
    """One event for one endpoint."""

    id: str = Field(description="The same in every try: take each once.")
    endpoint: str
    type: str
    text: str | None = Field(description="The text it is about.")
    entry: str
    at: str = Field(description="When it happened.")
    state: State
    attempts: int
    answer: str | None = Field(description="To the last try: an HTTP status, or why there was none.")
    tried_at: str | None
    next_at: str | None = Field(description="When it is tried next.")


class Forwards(Given):
    """Your endpoints, and a page of forwards, newest first."""

    endpoints: list[Endpoint]
    forwards: list[Forward]
    next: str | None
    total: int
    behind: Behind


class Replayed(Given):
    """How many are sent again."""

    replayed: int
