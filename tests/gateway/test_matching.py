"""Which row of a list is which unknown text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gateway.matching import EARLY_MS, LATE_MS, Unknown, match
from app.providers.seam import ListedText, Status

HERS = "+17045550143"
AT = 1_800_000_000_000


def unknown(text: str = "a", at: int = 0, lasted: int = 8_000, body: str = "Hello") -> Unknown:
    return Unknown(text, HERS, body, AT + at, AT + at + lasted)


def row(sid: str = "SM1", at: int = 0, to: str = HERS, body: str = "Hello") -> ListedText:
    return ListedText(sid, to, body, AT + at, Status.SENT)


def pairs(texts: list[Unknown], rows: list[ListedText], taken: tuple[str, ...] = ()) -> dict[str, str]:
    return {text: found.provider_id for text, found in match(texts, rows, taken).items()}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row()], {"a": "SM1"}),
        ([], {}),
        ([row(to="+17045550144")], {}),
        ([row(body="Hello!")], {}),
        ([row(body=" Hello\r\n")], {"a": "SM1"}),
        ([row(at=-EARLY_MS)], {"a": "SM1"}),
        ([row(at=-EARLY_MS - 1)], {}),
        ([row(at=8_000 + LATE_MS)], {"a": "SM1"}),
        ([row(at=8_000 + LATE_MS + 1)], {}),
        ([row("SM1"), row("SM2", at=1)], {"a": "SM1"}),
    ],
)
def test_a_row_fits_by_number_words_and_time(rows: list[ListedText], found: dict[str, str]) -> None:
    assert pairs([unknown()], rows) == found


def test_a_row_of_another_text_is_never_taken() -> None:
    assert pairs([unknown()], [row("SM1")], ("SM1",)) == {}


def test_of_two_that_say_the_same_each_gets_its_own_row() -> None:
    texts = [unknown("a"), unknown("b", at=8_500)]
    assert pairs(texts, [row("SM1"), row("SM2", at=8_500)]) == {"a": "SM1", "b": "SM2"}
    assert pairs(texts, [row("SM2", at=8_500)]) == {"b": "SM2"}, "it was claimed by then, and the first given up"
    assert pairs(texts, [row("SM1", at=1_000)]) == {"a": "SM1"}


times = st.integers(-20_000, 40_000)


@given(
    st.lists(times, max_size=6).map(lambda at: [unknown(f"t{n}", t) for n, t in enumerate(at)]),
    st.lists(times, max_size=8).map(lambda at: [row(f"SM{n}", t) for n, t in enumerate(at)]),
    st.sets(st.integers(0, 7).map(lambda n: f"SM{n}")),
)
def test_one_row_for_one_text(texts: list[Unknown], rows: list[ListedText], taken: set[str]) -> None:
    found = match(texts, rows, taken)
    ids = [one.provider_id for one in found.values()]
    assert len(ids) == len(set(ids))
    assert not set(ids) & taken
    by_id = {text.id: text for text in texts}
    assert all(by_id[text].fits(one) for text, one in found.items())
