"""Businesses and Programs to make wordings for: well described ones, and any that settings admit."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.model import Kind, Policy, Program, Sender

SAMPLES = (
    "Acme Dental: your visit is on Tuesday at 9:00. Reply STOP to stop.",
    "Acme Dental: we have moved your visit to Friday at 10:30.",
)
PROGRAMS = {
    "support": Program("support", Kind.CONVERSATIONAL, "answers to what patients ask", samples=SAMPLES),
    "reminders": Program(
        "reminders",
        Kind.INFORMATIONAL,
        "appointment reminders",
        "up to 4 a month",
        True,
        samples=SAMPLES,
        keyword="remind",
    ),
    "offers": Program(
        "offers", Kind.PROMOTIONAL, "offers on dental care", "up to 2 a month", True, samples=SAMPLES, keyword="SMILE"
    ),
}
SENDER = Sender("+17045550100", "twilio", stop_reply="gateway", default_program="support")
POLICY = Policy(
    "acme",
    "ABCDEF",
    "Acme Dental",
    help="704-555-0199",
    website="https://acme.example/texts",
    privacy_url="https://acme.example/privacy",
    terms_url="https://acme.example/sms-terms",
    senders={SENDER.number: SENDER},
    programs=PROGRAMS,
)

# What a settings file may hold: any characters, with at least one letter where something has to be read.
_word = st.text(st.characters(categories=("Ll", "Lu")), min_size=2, max_size=12)
_any = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_name = st.builds(lambda a, b, c: f"{a} {b} {c}", _word, _any, _word)
# Purposes as people write them. Words that say stop, sharing or terms would be said by the settings, not by us.
_about = st.sampled_from(
    ["appointment reminders", "your order", "class news", "tooth fairy dispatches", "snow days", "Café & bar: menus"]
)
_often = st.sampled_from(["", "up to 4 a month", "2 msgs/week", "once per visit", "varies", "1 message per day."])
_url = st.sampled_from(["", "https://acme.example/x", "http://a-b.example/privacy-notice"])

programs = st.builds(
    Program,
    id=st.sampled_from(["p1", "a-b", "news_2"]),
    kind=st.sampled_from([Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL]),
    description=_about,
    frequency=_often,
    recurring=st.booleans(),
    keyword=st.sampled_from(["", "JOIN", "a1"]),
)
senders = st.builds(
    Sender,
    number=st.sampled_from(["+17045550100", "+18005550100", "12345"]),
    provider=st.just("twilio"),
    stop_reply=st.sampled_from(["provider", "network", "gateway"]),
)


@st.composite
def businesses(draw: st.DrawFn, names: st.SearchStrategy[str] = _name) -> tuple[Policy, Program, Sender]:
    """A Business with one Program and one Sender."""
    program, sender = draw(programs), draw(senders)
    policy = replace(
        POLICY,
        name=draw(names),
        help=draw(st.sampled_from(["", "704-555-0199", "x" * 300, "help@acme.example, 704-555-0199, " + "y" * 60])),
        website=draw(_url),
        privacy_url=draw(_url),
        terms_url=draw(_url),
        senders={sender.number: sender},
        programs={program.id: program},
    )
    return policy, program, sender


plain_names = st.sampled_from(
    [
        "Acme Dental",
        "Smith & Jones, PLLC",
        "Joe's Pizza",
        "Café Noël",
        "Blue Heron Spa, Inc.",
        "3 Brothers",
        "booking.example",
    ]
)
long_names = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)
