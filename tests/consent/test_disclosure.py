"""The linter: what real wordings have, lack and break, and that only their words matter."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.disclosure import ALWAYS, QUOTED, Report, State, level, lint, needed
from app.consent.disclosure_elements import ELEMENTS
from app.consent.disclosure_words import BREAKS, FOUND
from app.consent.model import GRANT_SOURCES, ConsentTier, Kind, Source
from app.consent.prose import pattern
from tests.consent.shown import BAD, BRANDS, EXPRESS, GOOD, WRITTEN, Shown

FULL = (
    "By checking this box, I agree to receive recurring automated marketing text messages from Acme Dental about "
    "offers at this number, up to 4 a month. Consent is not a condition of purchase. Msg & data rates may apply. "
    "Reply HELP for help, STOP to stop. Terms: https://acme.example/sms-terms Privacy: https://acme.example/privacy"
)


def report(
    words: str, tier: ConsentTier = EXPRESS, source: Source = Source.WEB_FORM, kind: Kind | None = None
) -> Report:
    return lint(words, tier, source, kind, brands=BRANDS)


def states(found: Report) -> list[tuple[str, str, str]]:
    """The whole report, but for how its sentences are written."""
    return [(f.element.name, f.state.value, " ".join(f.sentence.casefold().split())) for f in found.findings]


@pytest.mark.parametrize("shown", GOOD, ids=lambda shown: shown[0][:40])
def test_a_good_wording_is_accepted(shown: Shown) -> None:
    found = report(*shown)
    assert found.codes == ()
    assert found.accepted


@pytest.mark.parametrize("shown", BAD, ids=lambda shown: shown[0][:40])
def test_a_bad_wording_is_refused_with_all_that_is_wrong(
    shown: tuple[str, ConsentTier, Source, Kind | None, str],
) -> None:
    *asked, codes = shown
    found = report(*asked)  # type: ignore[arg-type]
    assert " ".join(found.codes) == codes
    assert not found.accepted


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("text messages ", "not_sms_specific"),
        ("from Acme Dental ", "no_brand"),
        ("marketing ", "no_marketing"),
        ("Consent is not a condition of purchase. ", "no_free_choice"),
        ("Msg & data rates may apply. ", "no_rates"),
        (", STOP to stop", "no_opt_out"),
    ],
)
def test_marketing_needs_each_of_its_elements(without: str, code: str) -> None:
    words = FULL.replace("about offers ", "about dental care ")
    assert without in words
    assert report(words, WRITTEN).codes == ()
    assert report(words.replace(without, "communications " if code == "not_sms_specific" else ""), WRITTEN).codes == (
        code,
    )


def test_a_full_wording_has_every_element() -> None:
    found = report(FULL, WRITTEN)
    assert {f.element.name for f in found.findings if f.state is State.PRESENT} == set(ELEMENTS)
    assert found.advice == ()
    assert {f.element.name: f.sentence for f in found.findings}["opt_out"] == "Reply HELP for help, STOP to stop."


def test_recurring_or_a_frequency_is_enough_and_neither_is_not() -> None:
    both = FULL.replace(", up to 4 a month", "")
    assert report(both, WRITTEN).codes == ()
    assert [f.code for f in report(both, WRITTEN).advice] == ["no_frequency"]
    assert report(both.replace("recurring automated ", ""), WRITTEN).codes == ("no_frequency",)
    assert report(FULL.replace("recurring automated ", ""), WRITTEN).codes == ()


def test_what_breaks_a_wording_is_quoted_with_its_source_and_remedy() -> None:
    words = f"{FULL}. We may share your mobile number with our partners."
    (found,) = report(words, WRITTEN).refused
    told = found.as_json()
    assert told["code"] == "shared"
    assert told["state"] == "broken"
    assert told["sentence"] == "We may share your mobile number with our partners."
    assert "5.1.4" in str(told["source"])
    assert told["fix"]


def test_a_long_sentence_is_quoted_in_part() -> None:
    found = report(f"I agree that Acme Dental may text me about {'teeth ' * 60}gums. Reply STOP to stop.")
    assert QUOTED - 6 < max(len(f.sentence) for f in found.findings) <= QUOTED


def test_a_conversational_letter_needs_no_opt_out_and_marketing_always_does() -> None:
    letter = "Acme Dental may reply by text to what you ask us about your visit."
    assert report(letter, EXPRESS, Source.ENGAGEMENT_LETTER, Kind.CONVERSATIONAL).accepted
    assert report(letter, EXPRESS, Source.ENGAGEMENT_LETTER, Kind.INFORMATIONAL).codes == ("no_opt_out",)
    assert "no_opt_out" in report(letter, WRITTEN, Source.ENGAGEMENT_LETTER, Kind.CONVERSATIONAL).codes


def test_one_letter_carries_several_programs() -> None:
    letter = (
        "Text messages. Smith & Jones may text you to answer your questions, to remind you of appointments, and, if "
        "you initial here ____, to send recurring automated marketing texts about seminars at the number below. "
        "Message frequency varies. Msg & data rates may apply. Consent is not a condition of our services. "
        "Reply STOP to stop."
    )
    for tier, kind in ((EXPRESS, Kind.CONVERSATIONAL), (EXPRESS, Kind.INFORMATIONAL), (WRITTEN, Kind.PROMOTIONAL)):
        assert report(letter, tier, Source.ENGAGEMENT_LETTER, kind).codes == ()


def test_a_checked_box_is_the_signers_on_paper_and_ours_on_a_form() -> None:
    words = "☑ Text me appointment reminders from Acme Dental. Reply STOP to stop."
    assert report(words, source=Source.WEB_FORM).codes == ("pre_checked",)
    assert report(words, source=Source.PAPER).codes == ()
    assert report(f"{words} The box is checked by default.", source=Source.PAPER).codes == ("pre_checked",)


@pytest.mark.parametrize("box", ["[x]", "[ X ]", "☒", "(x)", "✓", "✅"])
def test_every_way_to_draw_a_checked_box_is_seen(box: str) -> None:
    words = "Text me appointment reminders from Acme Dental. Reply STOP to stop."
    assert report(f"{box} {words}").codes == ("pre_checked",)
    assert report(f"[ ] {words}").codes == ()


@pytest.mark.parametrize(
    ("brand", "words", "named"),
    [
        ("Acme Dental, LLC", "texts from ACME DENTAL about visits", True),
        ("Acme Dental", "texts from Acme about visits", False),
        ("Joe's Pizza", "texts from Joes Pizza about visits", True),
        ("Smith & Jones", "texts from Smith and Jones about visits", True),
        ("Smith & Jones", "texts from Jones about visits", False),
        ("Café Noël", "texts from Cafe Noel about visits", True),
        ("booking.example", "texts from booking.example about visits", True),
        ("booking.example", "texts from us, see https://acme.example", False),
        ("Co", "texts from Co about visits", True),
    ],
)
def test_a_brand_is_known_by_its_name(brand: str, words: str, named: bool) -> None:
    found = lint(words, EXPRESS, brands=(brand,))
    assert ("no_brand" not in found.codes) == named


def test_without_a_known_brand_any_named_sender_will_do() -> None:
    assert "no_brand" not in lint("I agree to get texts from Blue Heron Spa about visits.", EXPRESS).codes
    assert "no_brand" not in lint("Blue Heron Spa may text me about visits.", EXPRESS).codes
    assert "no_brand" in lint("I agree to get texts from us about visits.", EXPRESS).codes
    assert "no_brand" in lint("We may text you about visits.", EXPRESS).codes


def test_a_programs_own_description_is_a_purpose() -> None:
    words = "Acme Dental may text me: tooth fairy dispatches. Reply STOP to stop."
    assert lint(words, EXPRESS, brands=BRANDS).codes == ("no_purpose",)
    assert lint(words, EXPRESS, brands=BRANDS, purpose="tooth fairy dispatches").accepted


# ---- the table ----


@pytest.mark.parametrize("source", sorted(GRANT_SOURCES))
@pytest.mark.parametrize("kind", [None, Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL])
def test_texts_are_named_whatever_the_source_and_marketing_needs_all(source: Source, kind: Kind | None) -> None:
    written, _ = needed(WRITTEN, source, kind)
    express, advised = needed(EXPRESS, source, kind)
    assert "sms" in express
    assert express < written
    assert {"marketing", "free_choice", "opt_out", "brand", "rates"} <= written
    assert not express & advised
    assert ("opt_out" in express) == (kind is not Kind.CONVERSATIONAL and source is not Source.THEY_ASKED)
    assert level(WRITTEN, kind) is Kind.PROMOTIONAL


def test_every_element_can_be_found_or_broken_and_says_its_source() -> None:
    for name, element in ELEMENTS.items():
        assert name in FOUND or name in BREAKS or name == "brand"
        assert element.source
        assert element.fix
        assert bool(element.breaks[0]) == (name in BREAKS or name == "sms"), name
        assert bool(element.lacks[0]) == (name not in ALWAYS)


def test_a_stem_that_the_index_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="a stem has"):
        pattern("communicationally*")


# ---- what must not matter ----

shown = st.sampled_from([*GOOD, *(row[:4] for row in BAD)])


@given(shown, st.sampled_from([str.upper, str.lower, str.swapcase, str.title]))
def test_case_never_changes_a_report(row: Shown, change: object) -> None:
    words, *asked = row
    # A title's "Acme.Example" and "Don'T" are the same words.
    assert states(report(change(words), *asked)) == states(report(words, *asked))  # type: ignore[operator]


@given(shown, st.data())
def test_spacing_and_line_breaks_never_change_a_report(row: Shown, data: st.DataObject) -> None:
    words, *asked = row
    gap = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \n\n ", "\u2028", "\u200b "])
    spaced = re.sub(r" +", lambda _: data.draw(gap), words)
    assert states(report(f"\n {spaced} ", *asked)) == states(report(words, *asked))


@given(st.text(max_size=400))
def test_any_text_is_read(words: str) -> None:
    found = report(words, WRITTEN)
    assert len(found.findings) == len(ELEMENTS)
    assert found.accepted == (not found.codes)


def work(words: str) -> int:
    """How many calls one report takes: the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        lint.__wrapped__(words, WRITTEN, brands=BRANDS)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "piece", ["text ", "agree to the terms and texts ", "no not share number third. ", "[ ( ", "a/b@c "]
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert work(piece * 800) < 2.3 * work(piece * 400)


@given(st.sampled_from(GOOD), st.text(alphabet="bcdfghjklmnpqrtvwz ", max_size=60))
def test_words_without_meaning_around_it_leave_a_good_wording_good(row: Shown, noise: str) -> None:
    words, *asked = row
    assert report(f"{noise}. {words} {noise}", *asked).accepted
