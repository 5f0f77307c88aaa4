"""What people write, read: labelled cases, and mutations that must not change the reading."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.intent import Intent, promises_follow_up, understand

SAMPLES = Path(__file__).parent.parent / "samples" / "intent"


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(newline="") as file:
        return list(csv.DictReader(file))


CASES = rows("cases.csv")
HARD = rows("hard.csv")
HELD_OUT = rows("held_out.csv")
"""Written before the words were."""

BY_OTHERS = rows("written_by_others.csv")
"""Written by somebody who never saw the words; since then they have been widened by its misses."""
SISTERS = rows("sisters.csv")
"""Our own sentences of the same kinds, in five languages, beside which the words were widened."""

ONCE_UNSEEN = rows("once_unseen.csv")
"""Written by another who never saw the words either, and first measured at 96.3 % caught; since then the words have
learnt from its misses, so it promises nothing for a text that is new."""
ONCE_BLIND = rows("once_blind.csv")
"""Written by a third, for everyday use and to be hard, and measured once before anybody tuned to it: 98.6 % of its 740
stops caught, 93.1 % read as stop; of 584 ordinary texts 0.2 % read as stop, 1.7 % left to a person; one of them, `yes
maam`, was read as yes, and is now labelled so. The words and weights have learnt from it since: a sample by now."""
KINDS = rows("kinds.csv")
"""Our own sentences by kind, made hard on purpose, in batches. Before anything was tuned to it 83 % of the first
batch's stops were caught, 87 % of the second's and 84 % of the third's: 96 % of the third's with doubt learnt without
it. A fourth batch, written beside the misses of the blind set and before the words were widened for them: 85 % caught,
50 % read as stop, 1.7 % of ordinary texts read as stop and 13.6 % left to a person. The last, of everyday texts, was
measured after: 96 stops all caught, 96 % read as stop; of 114 ordinary texts none read as stop and 0.9 % left to a
person. All have been learnt from since, and so have some 300 everyday texts beside them.
Beside the words for EVERYDAY another 140 ordinary look-alikes came in: when first read 6 % of them were taken for a
stop and 10 % left to a person. So did four batches of everyday requests: of the 338 and 224 plainest 99 % and 98 %
were caught when first read (96 % and 79 % read as stop), of 147 offhand ones in English 87 % (69 %), of 141 in four
other languages 93 % (77 %)."""
EVERYDAY = rows("everyday.csv")
"""Everyday texts in five languages, by two writers who never saw the words. As first read, by words and weights that
knew nothing of them: 91.6 % of 2,136 stops caught, 76.5 % read as stop; of 2,160 ordinary texts 1.0 % read as stop and
2.8 % left to a person. Both have learnt from it since."""


ALL = CASES + HARD + HELD_OUT + BY_OTHERS + SISTERS + ONCE_UNSEEN + ONCE_BLIND + KINDS + EVERYDAY

KEYWORDS = ["STOP", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "STOPALL", "opt out", "ALTO", "ARRET"]
OPT_INS = ["START", "UNSTOP", "YES", "SUBSCRIBE"]


def misread(wanted: str) -> list[tuple[str, str]]:
    read = [(case["text"], understand(case["text"]).intent.value) for case in CASES if case["label"] == wanted]
    return [(text, got) for text, got in read if got != wanted]


def test_every_keyword_is_a_stop() -> None:
    keywords = [c["text"] for c in CASES if c["label"] == "stop" and c["note"].startswith("keyword")]
    assert len(keywords) >= 40
    assert [text for text in keywords if understand(text).intent is not Intent.STOP] == []


@pytest.mark.parametrize(
    ("cases", "caught", "stopped", "held"),
    [
        (CASES, 1.0, 0.0, 0.0),
        (HARD, 0.995, 0.005, 0.015),
        (HELD_OUT, 0.995, 0.005, 0.0125),
        (SISTERS, 0.995, 0.005, 0.03),
        (ONCE_UNSEEN, 0.99, 0.005, 0.02),
        (ONCE_BLIND, 0.995, 0.005, 0.01),
        (KINDS, 0.99, 0.005, 0.025),
        (EVERYDAY, 0.99, 0.005, 0.01),
    ],
    ids=["cases", "hard", "held_out", "sisters", "once_unseen", "once_blind", "kinds", "everyday"],
)
def test_requests_are_caught_and_ordinary_texts_left_alone(
    cases: list[dict[str, str]], caught: float, stopped: float, held: float
) -> None:
    read = Counter((case["label"], understand(case["text"]).intent.value) for case in cases)
    stops = sum(count for (label, _), count in read.items() if label == "stop")
    ordinary = sum(count for (label, _), count in read.items() if label == "none")
    assert stops >= 100
    assert ordinary >= 90
    assert (read["stop", "stop"] + read["stop", "ambiguous"]) / stops >= caught
    assert read["none", "stop"] / ordinary <= stopped
    assert read["none", "ambiguous"] / ordinary <= held


def test_what_others_wrote_is_read_as_they_meant_it() -> None:
    """A development set by now: its misses taught the words, so these figures are no promise for texts unseen."""
    read = Counter((case["label"], understand(case["text"]).intent.value) for case in BY_OTHERS)
    stops = sum(count for (label, _), count in read.items() if label == "stop")
    ordinary = sum(count for (label, _), count in read.items() if label == "none")
    assert (stops, ordinary) == (393, 588)
    assert read["stop", "stop"] / stops >= 0.99
    assert (read["stop", "stop"] + read["stop", "ambiguous"]) / stops >= 0.995
    assert read["none", "stop"] / ordinary <= 0.005
    assert read["none", "ambiguous"] / ordinary <= 0.01


def test_what_is_unclear_is_left_to_a_person() -> None:
    read = Counter(understand(case["text"]).intent for case in CASES if case["label"] == "ambiguous")
    assert set(read) <= {Intent.AMBIGUOUS, Intent.STOP}
    assert read[Intent.AMBIGUOUS] >= 0.9 * read.total(), misread("ambiguous")


@pytest.mark.parametrize("label", ["start", "help", "yes", "reaction"])
def test_the_other_words_are_exact(label: str) -> None:
    assert misread(label) == []


def test_nothing_else_ever_opts_in() -> None:
    others = [c["text"] for c in ALL if c["label"] not in ("start", "yes")]
    assert [text for text in others if understand(text).intent in (Intent.START, Intent.YES)] == []


def test_a_keyword_is_told_from_free_text() -> None:
    assert understand("Stop.").keyword
    assert not understand("Please stop texting me").keyword


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("STOP", "en"),
        ("stop por favor", "es"),
        ("STOP svp", "fr"),
        ("no me escriban más", "es"),
        ("désabonnez-moi", "fr"),
        ("ne m'envoyez plus de textos", "fr"),
        ("SAIR", "pt"),
        ("退订", "zh"),
        ("TD", "zh"),
        ("AYUDA", "es"),
        ("aide", "fr"),
        ("info", ""),
        ("REANUDAR", "es"),
        ("oui", "fr"),
        ("🛑", ""),
        ("see you at nine", ""),
    ],
)
def test_the_language_of_the_words_is_told(body: str, language: str) -> None:
    assert understand(body).language == language


def test_a_stop_sign_is_read_and_a_raised_hand_is_left_to_a_person() -> None:
    assert understand("🛑").intent is Intent.STOP
    assert not understand("🛑").keyword
    assert understand("✋🏽").intent is Intent.AMBIGUOUS
    assert understand("yes 🚫").intent is Intent.AMBIGUOUS


@pytest.mark.parametrize(
    ("body", "intent"),
    [
        ("Liked “STOP”", Intent.REACTION),
        ("Liked “see you at 3” stop texting me", Intent.STOP),
        ("Loved “a long text that was cut in the midd", Intent.REACTION),
        ("Liked it a lot", Intent.NONE),
    ],
)
def test_a_reaction_is_its_quotation_and_no_more(body: str, intent: Intent) -> None:
    assert understand(body).intent is intent


@pytest.mark.parametrize("body", ["start the paperwork", "yes but not now", "can we start at 3", "text me again later"])
def test_opting_in_is_never_read_out_of_a_longer_text(body: str) -> None:
    assert understand(body).intent is Intent.NONE


@pytest.mark.parametrize("path", ["https://acme.example/unsubscribe", "www.acme.com/stop", "stop@acme.com"])
def test_an_address_says_nothing(path: str) -> None:
    assert understand(path).intent is Intent.NONE
    assert understand(f"is {path} the right one").intent is Intent.NONE


STOPS = [c["text"] for c in CASES if c["label"] == "stop"]
ORDINARY = [c["text"] for c in CASES + HARD if c["label"] == "none"]
BEFORE = st.sampled_from(["", "please ", "hi ", "  ", "\u200b", "🙏 ", "Hello, ", "ok "])
AFTER = st.sampled_from(
    ["", " please", " thanks", "!!!", ".", " 🙏", "\u200f", " thx", "\n\nSent from my iPhone", "\n--\nJo"]
)
INSIDE = st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\u0301"])


def mutated(data: st.DataObject, text: str) -> str:
    cased = data.draw(st.sampled_from([text, text.upper(), text.lower(), text.title()]))
    at = data.draw(st.integers(0, len(cased)))
    spaced = cased[:at] + data.draw(INSIDE) + cased[at:]
    if data.draw(st.booleans()):
        spaced = spaced.replace(" ", "  ")
    return data.draw(BEFORE) + spaced + data.draw(AFTER)


@given(st.sampled_from(STOPS), st.data())
def test_no_mutation_turns_a_stop_into_nothing(text: str, data: st.DataObject) -> None:
    assert understand(mutated(data, text)).intent in (Intent.STOP, Intent.AMBIGUOUS)


@given(st.sampled_from(ORDINARY), st.data())
def test_no_mutation_of_an_ordinary_text_opts_in(text: str, data: st.DataObject) -> None:
    assert understand(mutated(data, text)).intent not in (Intent.START, Intent.YES)


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
