"""Telling: every entry that a Decision may rest on is told, and the tier is that of the basis."""

from __future__ import annotations

import pytest

from app.consent.entries import Blocked, Entry, Fact, Granted, Moved, Restored, Revoked, Submitted, TextReceived
from app.consent.findings import Kept
from app.consent.model import ANY, DAY, Author, ConsentTier, Kind, Source, State
from app.consent.telling import tier_of, told
from tests.consent.worlds import NOON, SENDER

GRANT = Granted("offers", ConsentTier.EXPRESS_WRITTEN, Source.PAPER, NOON, NOON + DAY, by="olga")
PROMISE = NOON + 3 * DAY

TOLD: list[tuple[Fact, tuple[str, ...]]] = [
    (TextReceived("t", SENDER, "e", "none", NOON + DAY), (f"they texted {SENDER}", "open until 2026-12-01T17:00:00Z")),
    (TextReceived("t", SENDER, "e", "ambiguous"), ("read as ambiguous",)),
    (Restored("t", SENDER, "e", NOON, NOON), ("START",)),
    (Revoked(ANY, Source.PHONE), ("any text", "phone")),
    (Revoked("kind:promotional", Source.TEXT), ("“promotional”",)),
    (GRANT, ("express_written consent for “offers” (paper)", "given 2026-11-30", "until 2026-12-01", "by olga")),
    (Kept(("reminders",), "msg_1", ()), ("KEEP for “reminders”",)),
    (
        Submitted(
            "msg_1", SENDER, "s", Kind.CONVERSATIONAL, State.READY, Author.PERSON, "demo@1", follow_up_until=PROMISE
        ),
        ("msg_1", "promised a follow-up until 2026-12-03"),
    ),
    (Moved("msg_1", SENDER, "s", State.HELD, State.READY), ("msg_1 became ready",)),
    (Blocked(SENDER, "msg_1", "21610"), ("carrier refused", "21610")),
]


@pytest.mark.parametrize(("fact", "said"), TOLD, ids=lambda value: type(value).__name__)
def test_an_entry_is_told(fact: Fact, said: tuple[str, ...]) -> None:
    words = told(Entry("ent_1", 1, NOON, fact))
    assert all(part in words for part in said), words


@pytest.mark.parametrize(
    ("code", "facts", "tier"),
    [
        ("window", {}, "implied"),
        ("first_reply", {}, "implied"),
        ("follow_up", {}, "implied"),
        ("ask", {}, "implied"),
        ("grant", {"tier": "express"}, "express"),
        ("confirmation", {}, "express_written"),
        ("answer", {}, "none"),
        ("would_hold", {"codes": "no_consent"}, "none"),
    ],
)
def test_the_tier_is_that_of_the_basis(code: str, facts: dict[str, str], tier: str) -> None:
    assert tier_of(((code, facts),), (Entry("ent_1", 1, NOON, GRANT),)) == tier


def test_no_reasons_are_no_tier() -> None:
    assert tier_of((), ()) == "none"
