"""What entries make of texts and consumers: one table, told in one batch and in one batch each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.consent.entries import Blocked, Fact, Noted, Private, Reheld, Restored, Revoked
from app.consent.findings import ProfileChanged, QuarantineSettled, Settled
from app.consent.model import ANY, Author, Kind, Own, Source, State
from app.ledger.queries import Ledger
from app.ledger.rows import TextRow
from app.ledger.tables import texts
from tests.ledger.story import (
    AT,
    BUSINESS,
    GRANT,
    NO_CONSENT,
    SENDER,
    Story,
    consumer_id,
    hidden,
    moved,
    received,
    submitted,
    text_of,
)

Told = list[tuple[Fact, Private | None]]
READY, HELD, SENDING, SENT = State.READY, State.HELD, State.SENDING, State.SENT
WORDS = hidden(1, "See you at ten", media=("https://acme.example/map.png",), client_ref="visit-7")
OPTED_OUT = (("opted_out", {"how": "text", "when": "2026-09-21T14:13:22Z"}),)
WAITS = (("quarantine", {}),)

stop = Revoked(ANY, Source.TEXT, True, True, text_of("stop"), SENDER, "twilio:stop", denied=(text_of("a"),))

# name, what is told, the text asked about, columns of it
TABLE: list[tuple[str, Told, str, dict[str, Any]]] = [
    (
        "submitted and ready",
        [
            (
                submitted(
                    "a", topic="visit", author=Author.PERSON, because=("ent_1",), expires_at=AT + 5, promises="soon"
                ),
                WORDS,
            )
        ],
        "a",
        {
            "direction": "out",
            "sender": SENDER,
            "number": "+17045550101",
            "body": "See you at ten",
            "media": ("https://acme.example/map.png",),
            "client_ref": "visit-7",
            "program": "reminders",
            "kind": "informational",
            "own": "",
            "topic": "visit",
            "author": "person",
            "state": "ready",
            "verdict": "allow",
            "reason": "grant",
            "reasons": GRANT,
            "because": ("ent_1",),
            "policy": "acme@1",
            "until": 0,
            "expires_at": AT + 5,
            "promises": "soon",
            "provider_id": "",
            "attempts": 0,
            "intent": "",
            "created_at": AT + 1_000,
            "updated_at": AT + 1_000,
            "why": "",
            "answers": "",
            "resend_of": "",
            "advice": (),
        },
    ),
    (
        "one that sends another again",
        [(submitted("a", resend_of=text_of("first")), WORDS)],
        "a",
        {"state": "ready", "resend_of": text_of("first")},
    ),
    (
        "submitted and held",
        [(submitted("a", HELD, until=AT + 9), WORDS)],
        "a",
        {"state": "held", "verdict": "hold", "reason": "no_consent", "reasons": NO_CONSENT, "until": AT + 9},
    ),
    (
        "advised: it stays beside what is decided later",
        [
            (submitted("a", HELD, advice=("unspaced",)), WORDS),
            (moved("a", HELD, READY, reasons=GRANT, policy="acme@2"), None),
        ],
        "a",
        {"state": "ready", "advice": ("unspaced",)},
    ),
    ("submitted and denied", [(submitted("a", State.DENIED), WORDS)], "a", {"state": "denied", "verdict": "deny"}),
    (
        "one of our own",
        [(submitted("a", kind=Kind.OWN, own=Own.ANSWER, program=""), WORDS)],
        "a",
        {"kind": "own", "own": "answer", "program": ""},
    ),
    (
        "released: the new reasons stand",
        [
            (submitted("a", HELD, until=AT + 9, expires_at=AT + 99), WORDS),
            (moved("a", HELD, READY, reasons=GRANT, because=("ent_2",), policy="acme@2"), None),
        ],
        "a",
        {
            "state": "ready",
            "verdict": "allow",
            "reason": "grant",
            "because": ("ent_2",),
            "policy": "acme@2",
            "until": 0,
            "expires_at": AT + 99,
            "updated_at": AT + 2_000,
        },
    ),
    (
        "sent: the reasons it went by stay",
        [
            (submitted("a"), WORDS),
            (moved("a", READY, SENDING, attempt=1), None),
            (moved("a", SENDING, READY, attempt=1, why="20429"), None),
            (moved("a", READY, SENDING, attempt=2), None),
            (moved("a", SENDING, SENT, attempt=2, provider_id="SM1"), None),
        ],
        "a",
        {"state": "sent", "reasons": GRANT, "verdict": "allow", "provider_id": "SM1", "attempts": 2, "why": ""},
    ),
    (
        "not delivered: the carrier's code, its id kept",
        [
            (submitted("a"), WORDS),
            (moved("a", READY, SENDING, attempt=1), None),
            (moved("a", SENDING, SENT, attempt=1, provider_id="SM1"), None),
            (moved("a", SENT, State.UNDELIVERED, attempt=1, why="30005"), None),
            (Noted(text_of("a"), "delivered", "twilio:SM1:delivered"), None),
        ],
        "a",
        {"state": "undelivered", "provider_id": "SM1", "why": "30005", "updated_at": AT + 4_000},
    ),
    (
        "withdrawn: no new decision",
        [(submitted("a", HELD), WORDS), (moved("a", HELD, State.WITHDRAWN, by="key:1"), None)],
        "a",
        {"state": "withdrawn", "verdict": "hold", "reasons": NO_CONSENT},
    ),
    (
        "judged again, waiting on for another reason",
        [(submitted("a", HELD), WORDS), (Reheld(text_of("a"), SENDER, WAITS, ("ent_3",), "acme@2", AT + 7), None)],
        "a",
        {
            "state": "held",
            "verdict": "hold",
            "reason": "quarantine",
            "because": ("ent_3",),
            "policy": "acme@2",
            "until": AT + 7,
            "created_at": AT + 1_000,
            "updated_at": AT + 2_000,
        },
    ),
    (
        "expired",
        [(submitted("a", HELD), WORDS), (moved("a", HELD, State.EXPIRED, reasons=(("expired", {}),)), None)],
        "a",
        {"state": "expired", "verdict": "deny", "reason": "expired"},
    ),
    (
        "stopped by a STOP",
        [(submitted("a", HELD, until=AT + 9, advice=("unspaced",)), WORDS), (stop, hidden(1, "STOP"))],
        "a",
        {
            "state": "denied",
            "verdict": "deny",
            "reasons": OPTED_OUT,
            "until": 0,
            "policy": "acme@1",
            "why": "",
            "advice": (),
        },
    ),
    (
        "the STOP itself",
        [(submitted("a", HELD), WORDS), (stop, hidden(1, "Stop!"))],
        "stop",
        {"direction": "in", "state": "received", "intent": "stop", "body": "Stop!", "number": "+17045550101"},
    ),
    (
        "an inbound text",
        [(received("in", "yes"), hidden(1, "Yes\0!", media=("https://x.example/1",)))],
        "in",
        {
            "direction": "in",
            "state": "received",
            "intent": "yes",
            "body": "Yes\ufffd!",
            "media": ("https://x.example/1",),
            "client_ref": None,
            "program": "",
            "kind": "",
            "verdict": "",
            "reasons": (),
        },
    ),
    (
        "START",
        [(Restored(text_of("start"), SENDER, "twilio:start", AT, AT), hidden(1, "START"))],
        "start",
        {"state": "received", "intent": "start", "body": "START"},
    ),
    (
        "settled as an answer",
        [(submitted("a", HELD), WORDS), (Settled(text_of("a"), "ent_4", "anna"), None)],
        "a",
        {"state": "held", "answers": "ent_4", "updated_at": AT + 2_000},
    ),
    (
        "facts that change no text",
        [(submitted("a"), WORDS), (Blocked(SENDER, text_of("a"), "21610"), None), (QuarantineSettled("e", "x"), None)],
        "a",
        {"state": "ready", "updated_at": AT + 1_000},
    ),
]


@pytest.mark.parametrize(("told", "name", "columns"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
@pytest.mark.parametrize("at_once", [True, False], ids=["one batch", "a batch each"])
def test_a_text_is_what_its_entries_say(
    ledger: Ledger, story: Story, told: Told, name: str, columns: dict[str, Any], at_once: bool
) -> None:
    tell(ledger, story, told, at_once)
    row = ledger.text(BUSINESS, text_of(name))
    assert row is not None
    assert {column: getattr(row, column) for column in columns} == columns
    assert (row.business, row.consumer) == (BUSINESS, consumer_id(1))


def tell(ledger: Ledger, story: Story, told: Told, at_once: bool) -> None:
    place = 0
    for fact, private in told:
        story.tell(1, fact, private)
        if not at_once:
            place += 1
            assert ledger.writer.append(BUSINESS, f"{place - 1}-0", f"{place}-0", story.take())
    if at_once:
        assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())


def test_the_texts_that_a_stop_denied_name_its_entry(ledger: Ledger, story: Story) -> None:
    story.tell(1, submitted("a", HELD), WORDS)
    story.tell(1, submitted("b"), WORDS)
    entry = story.tell(1, stop, hidden(1, "STOP"))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    row = ledger.text(BUSINESS, text_of("a"))
    assert row is not None
    assert row.because == (entry.id,)
    assert ledger.counts(BUSINESS) == {"denied": 1, "ready": 1, "received": 1}


def test_a_step_of_a_text_that_is_not_there_makes_none_up(ledger: Ledger, story: Story) -> None:
    story.tell(1, moved("never", READY, SENDING))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    assert ledger.text(BUSINESS, text_of("never")) is None


def test_a_revocation_by_a_text_that_is_there_leaves_the_text(ledger: Ledger, story: Story) -> None:
    told: Told = [
        (received("in", "ambiguous"), hidden(1, "please no more")),
        (Revoked(ANY, Source.TEXT, text=text_of("in"), by="anna"), None),
    ]
    tell(ledger, story, told, False)
    row = ledger.text(BUSINESS, text_of("in"))
    assert row is not None
    assert (row.body, row.created_at) == ("please no more", AT + 1_000)


@pytest.mark.parametrize("at_once", [True, False], ids=["one batch", "a batch each"])
def test_a_consumer_is_first_and_last_and_what_was_last_said(ledger: Ledger, story: Story, at_once: bool) -> None:
    def profile(**values: str) -> tuple[Fact, Private]:
        return ProfileChanged(tuple(values), "anna"), Private(salt="00", profile=values)

    told: Told = [
        (Settled(text_of("x"), "ent_1", "anna"), None),
        (received("in"), hidden(1, "Hi")),
        profile(name="Anna"),
        profile(name="Anna B.", language="de"),
        (moved("x", READY, SENDING), None),
    ]
    tell(ledger, story, told, at_once)
    row = ledger.consumer(BUSINESS, consumer_id(1))
    assert row is not None
    assert (row.first_at, row.last_at, row.number) == (AT + 1_000, AT + 5_000, "+17045550101")
    assert row.profile == {"name": "Anna B.", "language": "de"}
    assert ledger.consumer("other", consumer_id(1)) is None


def test_no_repr_shows_number_or_words(ledger: Ledger, story: Story) -> None:
    story.tell(1, submitted("a"), WORDS)
    story.tell(1, ProfileChanged(("name",), "anna"), hidden(1, profile={"name": "Anna Secret"}))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    shown: list[Callable[[], object]] = [
        lambda: ledger.text(BUSINESS, text_of("a")),
        lambda: ledger.consumer(BUSINESS, consumer_id(1)),
        lambda: ledger.timeline(BUSINESS, consumer_id(1)),
        lambda: ledger.events(BUSINESS),
    ]
    for ask in shown:
        for secret in ("5550101", "See you", "visit-7", "map.png", "Anna Secret"):
            assert secret not in repr(ask())


def test_every_column_of_a_text_is_in_its_row() -> None:
    assert [column.name for column in texts.columns] == list(TextRow.__dataclass_fields__)
