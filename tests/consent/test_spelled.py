"""Misspelt words: read as they were meant, and ordinary words left as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.spelled import apart, meant, spelled
from app.consent.words.spellings import LONG, SPELLINGS


@pytest.mark.parametrize(
    ("text", "as_meant"),
    [
        ("unsusbcribe", "unsubscribe"),
        ("unsubscrobe", "unsubscribe"),
        ("onsubscribe", "unsubscribe"),
        ("un suscribe me", "unsubscribe me"),
        ("remuve me from yur list", "remove me from your list"),
        ("no kiero mas mensages", "no quiero mas mensajes"),
        ("desabonez", "desabonnez"),
        ("stop tetxing me", "stop texting me"),
        ("delete my nubmer", "delete my number"),
        ("sto p texting", "stop texting"),
        ("please st op", "please stop"),
        ("s top it", "stop it"),
    ],
)
def test_a_misspelt_word_is_read_as_it_was_meant(text: str, as_meant: str) -> None:
    assert " ".join(spelled(text.split())) == as_meant


@pytest.mark.parametrize(
    "text",
    [
        "subscribe",
        "subscriber",
        "resubscribe me",
        "i subscribed",
        "suscribir",
        "reinscrire",
        "shop quite form massage",
        "the s top",
        "st opens",
    ],
)
def test_an_ordinary_word_stays(text: str) -> None:
    assert spelled(text.split()) == text.split()


def test_no_listed_word_is_both_right_and_wrong() -> None:
    assert SPELLINGS.keys() & set(SPELLINGS.values()) == set()
    assert SPELLINGS.keys() & LONG.keys() == set()


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("stop", "stop", 0), ("stop", "stp", 1), ("stop", "sotp", 1), ("stop", "spot", 2)]
)
def test_how_far_two_words_are_apart(one: str, other: str, letters: int) -> None:
    assert apart(one, other, 2) == letters


def test_what_is_further_apart_is_only_said_to_be_more() -> None:
    assert apart("unsubscribe", "prescribe", 2) == 3


@given(st.sampled_from(sorted(LONG)), st.data())
def test_one_letter_too_many_never_hides_a_long_keyword(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert meant(word[:at] + data.draw(st.sampled_from("kxwz")) + word[at:]) == word
