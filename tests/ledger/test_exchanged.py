"""The list that an SDK asks for: pages that neither skip nor repeat, both ways; what entries say besides."""

from __future__ import annotations

import pytest

from app.consent.erasures import Erased
from app.consent.model import State
from app.errors import BadInput
from app.ledger.exchanged import Wanted
from app.ledger.queries import Ledger
from tests.ledger.story import BUSINESS, SENDER, Story, consumer_id, hidden, moved, submitted, text_of
from tests.ledger.test_queries import OTHER_SENDER, filled

BOTH = Wanted((SENDER, OTHER_SENDER))


def test_pages_forward_give_every_text_once_and_back_the_same_again(ledger: Ledger) -> None:
    filled(ledger)
    whole = [row.id for row in ledger.exchanged.page(BUSINESS, BOTH, limit=1_000).rows]
    assert len(whole) == len(set(whole)) == 300
    pages, place = [], ""
    while True:
        page = ledger.exchanged.page(BUSINESS, BOTH, limit=7, older_than=place)
        pages.append([row.id for row in page.rows])
        assert (page.newer is None) == (len(pages) == 1)
        if page.older is None:
            break
        place = page.older
    assert [text for page in pages for text in page] == whole
    back, newer = [pages[-1]], page.newer
    while newer:
        page = ledger.exchanged.page(BUSINESS, BOTH, limit=7, newer_than=newer)
        back.append([row.id for row in page.rows])
        assert page.older is not None
        newer = page.newer
    assert sum(map(len, back)) == 300
    assert [text for page in reversed(back) for text in page] == whole


def test_each_filter_alone_and_together(ledger: Ledger) -> None:
    filled(ledger)
    rows = ledger.exchanged.page(BUSINESS, BOTH, limit=1_000).rows
    at = sorted({row.created_at for row in rows})[20]

    def ids(wanted: Wanted) -> set[str]:
        return {row.id for row in ledger.exchanged.page(BUSINESS, wanted, limit=1_000).rows}

    assert ids(Wanted((SENDER,))) == {r.id for r in rows if r.sender == SENDER} != {r.id for r in rows}
    assert ids(Wanted(BOTH.senders, "in")) == {r.id for r in rows if r.direction == "in"}
    assert ids(Wanted(BOTH.senders, sender=OTHER_SENDER)) == {r.id for r in rows if r.sender == OTHER_SENDER}
    assert ids(Wanted(BOTH.senders, consumer=consumer_id(3))) == {r.id for r in rows if r.consumer == consumer_id(3)}
    assert ids(Wanted(BOTH.senders, since=at)) == {r.id for r in rows if r.created_at >= at}
    assert ids(Wanted(BOTH.senders, before=at)) == {r.id for r in rows if r.created_at < at}
    assert ids(Wanted(BOTH.senders, "out", SENDER, consumer_id(2), at, at + 10**9)) == {
        r.id
        for r in rows
        if r.direction == "out" and r.sender == SENDER and r.consumer == consumer_id(2) and r.created_at >= at
    }
    assert ids(Wanted(())) == set()
    assert ledger.exchanged.page("other", BOTH, limit=5).rows == ()


@pytest.mark.parametrize("cursor", ["x", "bm9uc2Vuc2U", "W10", "WzEsMl0"])
def test_a_place_that_no_list_gave_out(ledger: Ledger, cursor: str) -> None:
    for how in ({"older_than": cursor}, {"newer_than": cursor}):
        with pytest.raises(BadInput, match="cursor"):
            ledger.exchanged.page(BUSINESS, BOTH, limit=5, **how)


def test_entries_say_when_a_text_left_what_to_say_again_and_who_erased_it(ledger: Ledger) -> None:
    story = Story()
    for name in ("kept", "gone", "late"):
        story.tell(1, submitted(name), hidden(1, name, echo={"service": name}))
        story.tell(1, moved(name, State.READY, State.SENDING))
        # A receipt may overtake the worker: then nothing says `sent`.
        left = story.tell(1, moved(name, State.SENDING, State.DELIVERED if name == "late" else State.SENT))
    story.tell(1, Erased("request", "key:1 delete", ("4",), 1, 1))
    story.tell(1, Erased("request", "key:2", ("9",), 1, 1))
    assert ledger.writer.append(BUSINESS, "0-0", "1-0", story.take())
    told = ledger.exchanged.told(BUSINESS, [text_of(name) for name in ("kept", "gone", "late", "nobody")])
    assert {text: (one.seq, dict(one.echo)) for text, one in told.items()} == {
        text_of("kept"): (1, {"service": "kept"}),
        text_of("gone"): (4, {}),
        text_of("late"): (7, {"service": "late"}),
    }
    assert told[text_of("late")].left_at == left.at
    assert [ledger.exchanged.erased_by(BUSINESS, consumer_id(1), seq) for seq in (1, 4, 7)] == ["", "key:1 delete", ""]
