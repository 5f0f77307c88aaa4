"""Wordings made for a Business: each passes the linter, says what it must, and keeps settings in their place."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.disclosure import lint
from app.consent.intent import Intent, understand
from app.consent.model import ConsentTier, Kind, Policy, Program, Sender, Source
from app.consent.wordings.catalogue import WORDINGS, linted
from app.consent.wordings.notices import answer
from app.consent.wordings.own import MOST, ask_text, clip, confirmation_text
from tests.consent.wordings.businesses import POLICY, PROGRAMS, SENDER, businesses, long_names, plain_names

ASKS = {"web_form", "letter", "email", "phone_script", "ask", "keyword_card", "call_to_action"}
SENT = {"ask", "confirmation", "answers"}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda p: p.id)
@pytest.mark.parametrize("name", WORDINGS)
def test_each_wording_of_a_complete_business_is_complete(name: str, program: Program) -> None:
    made = WORDINGS[name](POLICY, replace(program, keyword="SMILE", frequency="up to 4 a month"))
    assert made.name == name
    assert made.missing == ()
    assert "Acme Dental" in made.words
    report = linted(POLICY, program, made)
    assert (report is not None) == (name in ASKS)
    if report is not None:
        assert report.codes == ()


@given(businesses(plain_names))
def test_every_wording_that_asks_for_consent_passes_the_linter(made_for: tuple[Policy, Program, Sender]) -> None:
    policy, program, _ = made_for
    for make in WORDINGS.values():
        made = make(policy, program)
        report = linted(policy, program, made)
        if report is not None:
            assert report.codes == (), (made.name, made.words)


@given(businesses(plain_names))
def test_a_yes_to_the_ask_is_express_and_to_the_full_one_express_written(
    made_for: tuple[Policy, Program, Sender],
) -> None:
    policy, program, sender = made_for
    for full, tier in ((False, ConsentTier.EXPRESS), (True, ConsentTier.EXPRESS_WRITTEN)):
        words = ask_text(policy, program, sender, full=full)
        report = lint(
            words, tier, Source.IN_CONVERSATION, Kind.PROMOTIONAL, brands=(policy.name,), purpose=program.description
        )
        assert report.codes == ()
        assert not {"no_act", "no_rates", "no_frequency"} & {f.code for f in report.advice}
        assert "Reply YES" in words


@given(businesses(plain_names))
def test_the_short_ask_is_no_basis_for_marketing(made_for: tuple[Policy, Program, Sender]) -> None:
    policy, program, sender = made_for
    report = lint(ask_text(policy, program, sender), ConsentTier.EXPRESS_WRITTEN, brands=(policy.name,))
    assert {"no_marketing", "no_free_choice"} <= set(report.codes)


@given(businesses(long_names), long_names, long_names)
def test_the_confirmation_says_its_five_elements_in_320_characters(
    made_for: tuple[Policy, Program, Sender], about: str, often: str
) -> None:
    policy, program, sender = made_for
    words = confirmation_text(policy, replace(program, description=about, frequency=often, recurring=True), sender)
    assert len(words) <= MOST
    assert "recurring" in words
    assert "Message frequency" in words or "essage" in often or "sg" in often
    assert "Msg & data rates may apply." in words
    assert "Reply STOP to stop." in words
    assert "HELP" in words or "Questions: " in words
    assert "\n" not in words


def test_the_longest_settings_leave_room_for_every_element() -> None:
    policy = replace(POLICY, name="N" * 200, help="y" * 44)
    program = replace(PROGRAMS["offers"], description="o" * 200, frequency="w" * 200)
    words = confirmation_text(policy, program, replace(SENDER, stop_reply="network"))
    assert 280 < len(words) <= MOST
    assert words.endswith(f"Msg & data rates may apply. Reply STOP to stop. Questions: {'y' * 44}.")


def test_where_the_network_answers_stop_nobody_answers_help_so_the_contact_is_said() -> None:
    network = replace(SENDER, stop_reply="network")
    for say in (ask_text, confirmation_text):
        assert "Reply HELP for help." in say(POLICY, PROGRAMS["reminders"], SENDER)
        assert "Questions: 704-555-0199." in say(POLICY, PROGRAMS["reminders"], network)
        assert "Reply HELP for help." in say(replace(POLICY, help=""), PROGRAMS["reminders"], network)
        long = replace(POLICY, help="https://acme.example/" + "x" * 60)
        assert "Reply HELP" in say(long, PROGRAMS["reminders"], network), "an address is never cut"


def test_a_confirmation_of_a_single_text_does_not_say_that_it_recurs() -> None:
    assert "recurring" not in confirmation_text(POLICY, replace(PROGRAMS["reminders"], recurring=False), SENDER)
    assert "marketing" in confirmation_text(POLICY, PROGRAMS["offers"], SENDER)


def test_what_is_sent_reads_as_no_keyword_of_its_own() -> None:
    """A robot that sends our own text back must not stop or start anything."""
    for words in (
        ask_text(POLICY, PROGRAMS["offers"], SENDER, full=True),
        confirmation_text(POLICY, PROGRAMS["offers"], SENDER),
    ):
        assert understand(words).intent in (Intent.NONE, Intent.AMBIGUOUS)


@pytest.mark.parametrize("intent", [Intent.STOP, Intent.START, Intent.HELP])
def test_the_answers_are_those_that_are_sent(intent: Intent) -> None:
    words = WORDINGS["answers"](POLICY, PROGRAMS["reminders"]).words
    assert answer(POLICY, intent)
    assert f"{intent.value.upper()}: {answer(POLICY, intent)}" in words


# ---- what is missing ----


def test_what_is_missing_is_named_with_its_setting_and_never_made_up() -> None:
    bare = replace(POLICY, help="", website="", privacy_url="", terms_url="")
    program = Program("reminders", Kind.INFORMATIONAL)
    page = WORDINGS["call_to_action"](bare, program)
    keys = {lacking.split()[0] for lacking in page.missing}
    assert keys == {"description", "frequency", "terms_url", "privacy_url", "help", "website"}
    assert all("[business.acme]" in m or '[[business.acme.program]] with id = "reminders"' in m for m in page.missing)
    assert "http" not in page.words
    card = WORDINGS["keyword_card"](bare, program)
    assert card.words == ""
    assert "keyword" in {lacking.split()[0] for lacking in card.missing}
    assert linted(bare, program, card) is None


def test_marketing_is_asked_for_in_writing_and_never_on_the_phone() -> None:
    for name in ("web_form", "letter", "email", "ask", "keyword_card"):
        assert WORDINGS[name](POLICY, PROGRAMS["offers"]).tier is ConsentTier.EXPRESS_WRITTEN
        assert WORDINGS[name](POLICY, PROGRAMS["reminders"]).tier is ConsentTier.EXPRESS
    script = WORDINGS["phone_script"](POLICY, PROGRAMS["offers"])
    assert script.tier is ConsentTier.EXPRESS
    assert "no offer" in " ".join(script.notes)


def test_a_program_is_made_for_a_sender_that_may_send_it() -> None:
    other = Sender("+17045550101", "twilio")
    policy = replace(POLICY, senders={SENDER.number: SENDER, other.number: other})
    card = WORDINGS["keyword_card"]
    assert "to +17045550100" in card(policy, PROGRAMS["reminders"]).words
    assert "to +17045550101" in card(policy, replace(PROGRAMS["reminders"], senders=(other.number,))).words


# ---- how it is written out ----


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.seen


EVIL = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=y>', "☐ a\n\n## b", "[x](javascript:y)", "&lt;"]
)


@given(EVIL, EVIL, EVIL, EVIL, st.sampled_from(list(WORDINGS)))
def test_no_setting_becomes_markup(name: str, about: str, help_: str, sample: str, which: str) -> None:
    policy = replace(POLICY, name=name, help=help_)
    made = WORDINGS[which](
        policy, replace(PROGRAMS["offers"], description=about, frequency=about, samples=(sample, sample))
    )
    known = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "br", "a", "label", "input"}
    for tag, attributes in tags(made.written("html")):
        assert tag in known
        assert not any(key.startswith("on") for key in attributes)
        assert str(attributes.get("href", "https://")).startswith(("https://", "http://"))


def test_the_call_to_action_is_a_whole_page_with_an_unchecked_box_and_links() -> None:
    html = WORDINGS["call_to_action"](POLICY, PROGRAMS["offers"]).written("html")
    found = tags(html)
    assert html.startswith("<!doctype html>")
    assert ("input", {"type": "checkbox"}) in found
    assert {a["href"] for t, a in found if t == "a"} == {POLICY.privacy_url, POLICY.terms_url}
    assert not any(t in ("script", "link", "img", "form") for t, _ in found), "it stands on any site as it is"


def test_text_is_the_words_alone_and_markdown_adds_what_to_do() -> None:
    made = WORDINGS["letter"](replace(POLICY, terms_url=""), replace(PROGRAMS["reminders"], frequency=""))
    assert made.written("text").startswith("Text messages\n\nI agree")
    assert "#" not in made.written("text")
    shown = made.written("markdown")
    assert shown.startswith("# Engagement letter")
    assert "- Record each grant" in shown
    assert "- frequency in [[business.acme.program]]" in shown


@given(st.text(max_size=80), st.integers(1, 30))
def test_clip_keeps_to_one_line_and_its_length(text: str, most: int) -> None:
    clipped = clip(text, most)
    assert len(clipped) <= most
    assert clipped == " ".join(clipped.split())
