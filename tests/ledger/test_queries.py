"""The Ledger's questions: filters, pages that neither skip nor repeat, histories and look-ups."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.consent.entries import Entry, Restored, Revoked
from app.consent.findings import Settled
from app.consent.model import ANY, Source, State, Verdict
from app.errors import BadInput
from app.ledger.queries import Ledger
from app.ledger.rows import Page, Passage, TextRow, read_cursor, write_cursor
from tests.ledger.plans import plan, sorts
from tests.ledger.story import (
    AT,
    BUSINESS,
    GRANT,
    SENDER,
    Story,
    consumer_id,
    hidden,
    moved,
    received,
    submitted,
    text_of,
)

OTHER_SENDER = "+17045550111"
READY, HELD, SENDING, SENT = State.READY, State.HELD, State.SENDING, State.SENT
BOTH = (("campaign_not_approved", {}), ("no_consent", {"needs": '["quarantine",{'}))


def filled(ledger: Ledger) -> list[tuple[str, Entry]]:
    """300 texts of 7 Consumers: many in the same millisecond, a third held, some of another Program."""
    story, chance = Story(), random.Random(3)
    for number in range(300):
        if chance.random() < 0.6:
            story.now -= 1_000  # the same instant as the one before
        person, held = number % 7, number % 3 == 0
        if number % 10 == 9:
            story.tell(person, received(str(number)), hidden(person, "Hi"))
            continue
        more = {
            "sender": OTHER_SENDER if number % 2 else SENDER,
            "program": "offers" if number % 5 == 0 else "reminders",
        }
        if held and number % 4 == 0:
            more["reasons"] = BOTH
        story.tell(person, submitted(str(number), HELD if held else READY, **more), hidden(person, "Hello"))
    told = story.take()
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", told)
    return told


def all_pages(ask: Callable[[str | None], Page[Any]]) -> tuple[list[Any], list[int | None]]:
    rows, totals, cursor = [], [], None
    while True:
        page = ask(cursor)
        rows += page.rows
        totals.append(page.total)
        if page.next is None:
            return rows, totals
        cursor = page.next


FILTERS: list[dict[str, Any]] = [
    {},
    {"reason": "no_consent"},
    {"reason": "campaign_not_approved"},
    {"sender": OTHER_SENDER},
    {"program": "offers"},
    {"consumer": consumer_id(2)},
    {"older_than": AT + 40_000},
    {"reason": "no_consent", "sender": SENDER, "program": "reminders", "consumer": consumer_id(3)},
]


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda wanted: "+".join(wanted) or "all")
@pytest.mark.parametrize("limit", [1, 7, 50, 1000])
def test_holds_come_oldest_first_each_once(ledger: Ledger, wanted: dict[str, Any], limit: int) -> None:
    told = [(consumer, entry) for consumer, entry in filled(ledger) if getattr(entry.fact, "state", "") == HELD]
    expected = sorted(
        (entry.at, entry.fact.text)  # type: ignore[union-attr]
        for consumer, entry in told
        if _fits(consumer, entry, wanted)
    )
    rows, totals = all_pages(lambda cursor: ledger.holds(BUSINESS, **wanted, limit=limit, cursor=cursor))
    assert [(row.created_at, row.id) for row in rows] == expected
    assert expected, "the filter must find something"
    assert set(totals) == {len(expected)}
    assert ledger.holds("other", **wanted).rows == ()


def _fits(consumer: str, entry: Entry, wanted: dict[str, Any]) -> bool:
    fact: Any = entry.fact
    return (
        wanted.get("reason", fact.reasons[0][0]) in [code for code, _ in fact.reasons]
        and wanted.get("sender", fact.sender) == fact.sender
        and wanted.get("program", fact.program) == fact.program
        and wanted.get("consumer", consumer) == consumer
        and entry.at < wanted.get("older_than", entry.at + 1)
    )


@pytest.mark.parametrize("code", ["quarantine", "no%", "no_consen_", "consent", 'no_consent","x', "", "%"])
def test_a_reason_is_found_by_its_whole_code_only(ledger: Ledger, code: str) -> None:
    filled(ledger)
    assert ledger.holds(BUSINESS, reason=code).total == 0


@pytest.mark.parametrize(
    "wanted",
    [{}, {"direction": "in"}, {"direction": "out"}, {"state": "held"}, {"consumer": consumer_id(1), "state": "ready"}],
    ids=str,
)
def test_texts_come_newest_first_each_once(ledger: Ledger, wanted: dict[str, str]) -> None:
    filled(ledger)
    rows, totals = all_pages(lambda cursor: ledger.texts(BUSINESS, **wanted, limit=13, cursor=cursor))  # type: ignore[arg-type]
    places = [(row.created_at, row.id) for row in rows]
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == len(places) == totals[0]
    whole = ledger.texts(BUSINESS, limit=1000).rows
    assert rows == [row for row in whole if all(getattr(row, name) == value for name, value in wanted.items())]


def test_pages_hold_while_texts_are_added(ledger: Ledger) -> None:
    filled(ledger)
    first = ledger.holds(BUSINESS, limit=10)
    story = Story()
    story.tell(99, submitted("new", HELD), hidden(99))
    told = [(consumer_id(99), entry) for _, entry in story.take()]
    ledger.writer.append(BUSINESS, "1-0", "2-0", told)
    second = ledger.holds(BUSINESS, limit=10, cursor=first.next)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert second.total == (first.total or 0) + 1


def test_a_timeline_is_newest_first_and_counted(ledger: Ledger) -> None:
    told = [entry.id for consumer, entry in filled(ledger) if consumer == consumer_id(4)]
    rows, totals = all_pages(lambda cursor: ledger.timeline(BUSINESS, consumer_id(4), 5, cursor))
    assert [row.id for row in rows] == told[::-1]
    assert set(totals) == {len(told)}
    assert ledger.timeline(BUSINESS, consumer_id(77)) == Page((), None, 0)


def test_events_come_in_order_and_go_on_where_they_ended(ledger: Ledger) -> None:
    told = [entry.id for _, entry in filled(ledger)]
    seen: list[str] = []
    after = None
    while (page := ledger.events(BUSINESS, after=after, limit=64)).rows:
        seen += [row.id for row in page.rows]
        after = page.next
    assert seen == told
    assert page.next == after, "an empty page says where to ask again"
    story = Story()
    story.tell(50, received("later"), hidden(50))
    ledger.writer.append(BUSINESS, "1-0", "2-0", story.take())
    assert [row.type for row in ledger.events(BUSINESS, after=after).rows] == ["text_received"]
    assert {row.type for row in ledger.events(BUSINESS, type="submitted", limit=999).rows} == {"submitted"}
    assert {row.consumer for row in ledger.events(BUSINESS, consumer=consumer_id(1)).rows} == {consumer_id(1)}


@pytest.mark.parametrize(
    "cursor",
    ["x", "é", "!!!!", "bnVsbA", write_cursor(1), write_cursor("a", 1), write_cursor(-1, "a"), write_cursor(2**60, "a"),
     write_cursor(1, "a\0"), base64.b64encode(b'[1,"a"').decode(), write_cursor(1, "a", "b"),
     base64.b64encode(b'[true,"a"]').decode(), "=" * 9],
)  # fmt: skip
def test_a_cursor_that_no_list_gave_out_is_bad_input(ledger: Ledger, cursor: str) -> None:
    for ask in (ledger.holds, ledger.texts):
        with pytest.raises(BadInput) as bad:
            ask(BUSINESS, cursor=cursor)
        assert bad.value.field == "cursor"


@given(st.text(max_size=40))
def test_any_words_as_a_cursor_are_a_place_or_bad_input(words: str) -> None:
    try:
        at, name = read_cursor(words, int, str)
    except BadInput:
        return
    assert isinstance(at, int)
    assert isinstance(name, str)


@given(st.integers(0, 2**53 - 1), st.from_regex(r"[a-zA-Z0-9_]{0,40}", fullmatch=True))
def test_a_cursor_is_read_as_it_was_written(at: int, name: str) -> None:
    assert read_cursor(write_cursor(at, name), int, str) == [at, name]


def test_a_history_has_every_step(ledger: Ledger, story: Story) -> None:
    a, b, c = (text_of(name) for name in "abc")
    story.tell(1, submitted("a", HELD, by="key:1"), hidden(1))
    story.tell(1, submitted("b"), hidden(1))
    story.tell(1, Settled(a, "ent_9", "anna"))
    story.tell(1, moved("a", HELD, READY, reasons=GRANT, by="release"))
    story.tell(1, moved("b", READY, SENDING, attempt=1))
    story.tell(1, moved("b", SENDING, SENT, provider_id="SM1"))
    story.tell(1, moved("b", SENT, State.UNDELIVERED, why="30005", by="receipt"))
    story.tell(1, Revoked(ANY, Source.PHONE, by="anna", denied=(a,)))
    story.tell(1, submitted("c", State.DENIED, reasons=(("opted_out", {}),)), hidden(1))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    assert ledger.history(BUSINESS, a) == [
        Passage(AT + 1_000, "held", "key:1", "no_consent"),
        Passage(AT + 4_000, "ready", "release", "grant"),
        Passage(AT + 8_000, "denied", "anna", "opted_out"),
    ]
    assert [(step.state, step.why) for step in ledger.history(BUSINESS, b)] == [
        ("ready", "grant"),
        ("sending", ""),
        ("sent", ""),
        ("undelivered", "30005"),
    ]
    assert ledger.history(BUSINESS, c) == [Passage(AT + 9_000, "denied", "", "opted_out")]
    assert ledger.history(BUSINESS, "msg_none") == ledger.history("other", a) == []


def test_the_history_of_an_inbound_text_is_that_it_came(ledger: Ledger, story: Story) -> None:
    story.tell(1, received("in", "help", via="poll"), hidden(1))
    story.tell(1, Revoked(ANY, Source.TEXT, text=text_of("stop"), via="webhook"), hidden(1))
    story.tell(1, Restored(text_of("start"), SENDER, "twilio:start", AT, AT), hidden(1))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    found = [ledger.history(BUSINESS, text_of(name)) for name in ("in", "stop", "start")]
    assert [[(step.state, step.by, step.why) for step in steps] for steps in found] == [
        [("received", "poll", "help")],
        [("received", "webhook", "stop")],
        [("received", "webhook", "start")],
    ]


def test_single_things_are_found_in_their_business_only(ledger: Ledger, story: Story) -> None:
    story.tell(1, received("in"), hidden(1, "Hi"))
    story.tell(1, Revoked(ANY, Source.TEXT, text=text_of("stop"), event="twilio:stop"), hidden(1))
    story.tell(1, submitted("a"), hidden(1))
    story.tell(1, moved("a", READY, SENDING))
    last = story.tell(1, moved("a", SENDING, SENT, provider_id="SM1"))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    assert ledger.knows_event(BUSINESS, "twilio:in")
    assert ledger.knows_event(BUSINESS, "twilio:stop")
    assert not ledger.knows_event(BUSINESS, "twilio:other")
    assert not ledger.knows_event(BUSINESS, "")
    named = ledger.text_by_provider_id(BUSINESS, "SM1")
    assert named is not None
    assert named.id == text_of("a")
    entry = ledger.entry(BUSINESS, last.id)
    assert entry is not None
    assert (entry.facts["after"], entry.seq, entry.private) == ("sent", 5, None)
    assert ledger.outbound(BUSINESS, [text_of("a"), text_of("in"), "msg_none"]).keys() == {text_of("a")}
    state, judged, _ = ledger.outbound(BUSINESS, [text_of("a")])[text_of("a")]
    assert (state, judged.verdict, judged.reasons, judged.policy) == (SENT, Verdict.ALLOW, GRANT, "acme@1")
    for business, provider_id in (("other", "SM1"), (BUSINESS, "SM2"), (BUSINESS, "")):
        assert ledger.text_by_provider_id(business, provider_id) is None
    assert not ledger.knows_event("other", "twilio:in")
    assert ledger.entry("other", last.id) is None
    assert ledger.text("other", text_of("a")) is None
    assert ledger.outbound("other", [text_of("a")]) == {}
    assert ledger.counts("other") == {}


def test_rows_are_written_as_json(ledger: Ledger, story: Story) -> None:
    story.tell(1, submitted("a"), hidden(1, "Hello"))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    for page in (ledger.texts(BUSINESS), ledger.events(BUSINESS)):
        assert "+17045550101" in msgspec.json.encode(page).decode(), "whole: masking is the web's part"


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        ({"state": "held"}, "texts_state"),
        ({"consumer": consumer_id(1)}, "texts_consumer"),
        ({"direction": "in"}, "texts_created"),
        ({}, "texts_created"),
    ],
)
def test_a_page_is_read_from_an_index_without_sorting(
    engine: Engine, ledger: Ledger, story: Story, wanted: dict[str, str], index: str
) -> None:
    for number in range(2_000):  # PostgreSQL goes by how many there are of each
        if number % 2:
            story.tell(number % 100, submitted(str(number), HELD if number % 50 == 1 else READY))
        else:
            story.tell(number % 100, received(str(number)))
    ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    where = " AND ".join(["business = 'acme'", *(f"{name} = '{value}'" for name, value in wanted.items())])
    page = f"SELECT * FROM texts WHERE {where} AND (created_at, id) < ({AT + 10**9}, 'a')"
    with engine.begin() as connection:
        found = plan(connection, f"{page} ORDER BY created_at DESC, id DESC LIMIT 9")
    assert index in found
    assert not sorts(found)


def test_a_row_may_be_compared_and_kept(ledger: Ledger) -> None:
    filled(ledger)
    row = ledger.texts(BUSINESS, limit=1).rows[0]
    assert isinstance(row, TextRow)
    assert row == ledger.text(BUSINESS, row.id)
