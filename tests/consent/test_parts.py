"""What the parts of a long text say together, and when the first of them are stop enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.intent import Intent, understand
from app.consent.parts import GAP, beginning, clear_stop, joined


@pytest.mark.parametrize(
    ("parts", "total", "words"),
    [
        ({1: "a ", 2: "b ", 3: "c"}, 3, "a b c"),
        ({3: "c", 1: "a ", 2: "b "}, 3, "a b c"),
        ({1: "ST", 2: "OP"}, 2, "STOP"),
        ({1: "a", 3: "c"}, 3, "a … c"),
        ({1: "a"}, 3, "a …"),
        ({2: "b"}, 3, "… b …"),
        ({3: "c"}, 3, "… c"),
        ({2: "b", 5: "e"}, 6, "… b … e …"),
    ],
)
def test_parts_are_joined_in_their_order_with_a_mark_where_some_are_missing(
    parts: dict[int, str], total: int, words: str
) -> None:
    assert joined(parts, total) == words


@given(st.lists(st.text("abc STOP", min_size=1, max_size=5), min_size=1, max_size=6), st.data())
def test_no_word_is_lost_or_moved(bodies: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.integers(1, len(bodies)), min_size=1))
    parts = {number: bodies[number - 1] for number in kept}
    words = joined(parts, len(bodies))
    assert (
        words.replace(GAP.strip(), "").split()
        == "".join(bodies[n - 1] + ("" if n + 1 in parts or n == len(bodies) else " ") for n in sorted(kept)).split()
    )
    assert (GAP.strip() in words) == (len(kept) < len(bodies))
    first = beginning(parts)
    assert list(first) == list(range(1, len(first) + 1))
    assert len(first) + 1 not in parts


@pytest.mark.parametrize(
    ("words", "stops"),
    [
        ("STOP", True),
        ("Stop ", True),
        ("UNSUBSCRIBE", True),
        ("STOP texting me, I have told you three times already and", True),
        ("please take me off this list because I have moved to", True),
        ("Hi there I wanted to ask whether you could please stop", False),  # by for a cup of tea
        ("Please stop", True),  # a keyword with politeness and nothing else
        ("I would love to stop", False),
        ("Could you stop by the", False),
        ("When can I come?", False),
        ("", False),
    ],
)
def test_a_beginning_is_a_stop_where_no_end_can_turn_it(words: str, stops: bool) -> None:
    assert clear_stop(words) is stops
    if stops:
        assert understand(words).intent is Intent.STOP


@pytest.mark.parametrize("words", ["… STOP", "STOP …", "… please take me off your list …"])
def test_the_mark_of_what_is_missing_hides_no_stop(words: str) -> None:
    assert understand(words).intent is Intent.STOP
