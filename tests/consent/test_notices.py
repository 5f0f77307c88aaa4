"""Notices: what is told, and what of it is wanted."""

from __future__ import annotations

import pytest

from app.consent.notices import NOTICED, Happened, Notices, digest, noticed

ALL = Happened(
    stops=2,
    unclear=1,
    unknown=3,
    campaigns=("The campaign of “offers” is failed; it was approved.",),
    troubles=("No webhook has come for an hour.",),
    held=(("no_consent", 1_200), ("paused", 1)),
    over=True,
)
LINES = {
    "stop": "2 people said stop. Nothing more goes to them.",
    "unclear": "1 text may mean stop: somebody has to read it.",
    "unknown": "3 texts may or may not have left.",
    "trouble": "No webhook has come for an hour.",
    "campaign": "The campaign of “offers” is failed; it was approved.",
    "holds": "1,201 texts wait (limit 100): 1,200 no consent, 1 paused.",
}


def test_all_of_it_is_one_notice() -> None:
    notice = noticed("Acme", Notices(), ALL, "acme")
    assert notice is not None
    assert notice.title == "Acme: 6 notices"
    assert notice.lines == tuple(LINES[about] for about in NOTICED)
    assert notice.text.splitlines()[1] == f"- {LINES['stop']}"


@pytest.mark.parametrize("about", NOTICED)
def test_one_thing_alone_where_it_alone_is_wanted(about: str) -> None:
    notice = noticed("Acme", Notices(about=(about,), console_url="https://c.example"), ALL, "acme")
    assert notice is not None
    assert notice.title == f"Acme: {LINES[about]}"
    assert notice.lines == (LINES[about], "https://c.example")


def test_nothing_is_no_notice() -> None:
    assert noticed("Acme", Notices(), Happened(held=(("paused", 5),)), "acme") is None


def test_the_digest_goes_with_nothing_in_it_too() -> None:
    assert digest("Acme", Notices(), Happened(), "acme").lines == (
        "0 people said stop.",
        "0 texts may have meant stop.",
        "0 texts may or may not have left.",
        "Nothing waits.",
    )
    assert "1 text waits: 1 paused." in digest("Acme", Notices(), Happened(held=(("paused", 1),)), "acme").lines
