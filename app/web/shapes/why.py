"""What `/v1/messages/{id}/why` answers with."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from app.web.shapes.answered import Behind, Decision, Given, Step


class Rest(Given):
    """An entry that a Decision rested on."""

    id: str
    at: str
    type: str
    what: str = Field(description="What it was, as half a sentence.")


class Differing(Given):
    """One thing that is on record otherwise than it comes out."""

    what: str
    recorded: Any
    recomputed: Any


class Rechecked(Given):
    """One Decision, and what comes out when it is worked out anew."""

    entry: str = Field(description="The entry that has it.")
    at: str
    step: str = Field(description="submitted, judged again, released, settled, claimed, stopped or rebuilt.")
    state: str = Field(description="Where the text went by it.")
    policy: str = Field(description="The version of the policy that it is judged under.")
    tier: str | None = Field(description="The consent that an allowed text rested on.")
    recorded: Decision | None = Field(description="null where the step kept the basis that the text had.")
    recomputed: Decision | None = Field(description="null where nothing could be worked out.")
    rests_on: list[Rest]
    agrees: bool
    differences: list[Differing]
    notes: list[str] = Field(description="What could not be worked out, and why.")


class Fault(Given):
    """An entry that does not say what was chained."""

    entry: str
    what: str


class Chained(Given):
    """Whether the entries of the text's consumer still say what was chained."""

    entries: int
    holds: bool
    faults: list[Fault]


class AccountGiven(Given):
    """Why one text was allowed, held or denied."""

    id: str
    agrees: bool = Field(description="Whether all that is on record comes out again.")
    from_: str = Field(alias="from")
    to: str | None = Field(description="Masked; null once it was erased.")
    program: str
    kind: str
    own: str | None = Field(description="Of Consentry's own texts: answer, ask or confirmation.")
    state: str
    decisions: list[Rechecked] = Field(description="Oldest first.")
    row: list[Differing] = Field(description="Where the text's row says other than its entries.")
    chain: Chained
    history: list[Step]
    behind: Behind
