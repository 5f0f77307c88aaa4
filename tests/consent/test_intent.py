"""What people write, read: labelled cases, and mutations that must not change the reading."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.intent import Intent, promises_follow_up, understand

with (Path(__file__).parent.parent / "samples" / "intent" / "cases.csv").open(newline="") as file:
    CASES = list(csv.DictReader(file))

KEYWORDS = ["STOP", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "STOPALL", "opt out", "ALTO", "ARRET"]
OPT_INS = ["START", "UNSTOP", "YES", "SUBSCRIBE"]


def confusion(wanted: str) -> Counter[str]:
    return Counter(understand(case["text"]).intent.value for case in CASES if case["label"] == wanted)


def misread(wanted: str) -> list[tuple[str, str]]:
    read = [(case["text"], understand(case["text"]).intent.value) for case in CASES if case["label"] == wanted]
    return [(text, got) for text, got in read if got != wanted]


def test_every_keyword_is_a_stop() -> None:
    keywords = [c["text"] for c in CASES if c["label"] == "stop" and c["note"].startswith("keyword")]
    assert len(keywords) >= 40
    assert [text for text in keywords if understand(text).intent is not Intent.STOP] == []


def test_requests_in_free_text_are_read() -> None:
    counted = confusion("stop")
    assert counted["stop"] / counted.total() >= 0.95, misread("stop")


def test_words_merely_contained_are_no_request() -> None:
    counted = confusion("none")
    assert counted["stop"] / counted.total() <= 0.01, misread("none")
    assert counted["none"] / counted.total() >= 0.95, misread("none")


@pytest.mark.parametrize("label", ["start", "help", "yes", "reaction"])
def test_the_other_words_are_exact(label: str) -> None:
    assert misread(label) == []


def test_what_is_unclear_is_left_to_a_person() -> None:
    counted = confusion("ambiguous")
    assert counted["stop"] + counted["ambiguous"] == counted.total(), misread("ambiguous")


def test_nothing_else_ever_opts_in() -> None:
    others = [c["text"] for c in CASES if c["label"] not in ("start", "yes")]
    assert [text for text in others if understand(text).intent in (Intent.START, Intent.YES)] == []


def test_a_keyword_is_told_from_free_text() -> None:
    assert understand("Stop.").keyword
    assert not understand("Please stop texting me").keyword


PADDING = st.text(alphabet=" \t\n.,!?\"'“”*-_~\u200b\u200f\ufeff\u00ad🙏🛑", max_size=6)


@given(st.sampled_from(KEYWORDS), PADDING, PADDING, st.data())
def test_a_keyword_survives_case_padding_and_invisible_characters(
    word: str, before: str, after: str, data: st.DataObject
) -> None:
    cased = "".join(c.upper() if data.draw(st.booleans()) else c.lower() for c in word)
    assert understand(before + cased + after).intent is Intent.STOP


@given(st.sampled_from(KEYWORDS))
def test_a_keyword_survives_full_width_letters(word: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
    assert understand(wide).intent is Intent.STOP


LOOKALIKES = {
    "A": "АΑ",
    "E": "ЕΕ",
    "S": "Ѕ",
    "T": "ТΤ",
    "O": "ОΟ0",
    "P": "РΡ",
    "Y": "Υ",
    "N": "Ν",
    "I": "ІΙ",
    "B": "ВΒ",
}


@given(st.sampled_from(OPT_INS), st.data())
def test_look_alike_letters_never_opt_in(word: str, data: st.DataObject) -> None:
    places = [n for n, c in enumerate(word) if c in LOOKALIKES]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from(LOOKALIKES[word[at]]))
    forged = word[:at] + other + word[at + 1 :]
    assert understand(forged).intent not in (Intent.START, Intent.YES)


@given(st.text(max_size=300))
def test_any_text_is_read_and_always_alike(text: str) -> None:
    reading = understand(text)
    assert reading == understand(text)
    assert len(reading.words) <= 40


@given(
    st.lists(
        st.sampled_from(
            ["stop", "dont", "text", "me", "off", "list", "take", "my", "number", "opt", "out", "of", "the"]
        ),
        max_size=400,
    )
)
def test_long_texts_are_read_too(said: list[str]) -> None:
    assert understand(" ".join(said)).intent in Intent


@pytest.mark.parametrize(
    ("body", "promised"),
    [
        ("I'll get back to you tomorrow.", True),
        ("We will follow up on Monday", True),
        ("I’ll let you know", True),
        ("Te respondo mañana", True),
        ("Je vous recontacte demain", True),
        ("We will not follow up on this.", False),
        ("I won't get back to you today", False),
        ("Please get back to us when you can", False),
        ("See you at nine", False),
        ("", False),
    ],
)
def test_a_promised_follow_up(body: str, promised: bool) -> None:
    assert bool(promises_follow_up(body)) is promised
