"""What a caller gets of acts: who did what, and from where."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from app.web.shapes.answered import Behind, Given


class Act(Given):
    """What somebody did, or was shown."""

    id: str = Field(description="The entry that says so.")
    at: str
    by: str = Field(description="key: and the id of an API key, or a command.")
    where: str | None = Field(description="The address it came from, or the command line; null once erased.")
    type: str
    told: str = Field(description="The same in a few words.")
    consumer: str | None = Field(description="The opaque id of the consumer that it was about.")
    number: str | None = Field(description="Their number; null where it was erased, or it was about nobody.")
    facts: dict[str, Any]


class Acts(Given):
    """What was done and looked at, newest first."""

    activity: list[Act]
    next: str | None
    behind: Behind
