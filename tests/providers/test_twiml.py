"""Reading TwiML: what Twilio would send, and nothing of what a hostile answer would like."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.twiml.messaging_response import Message, MessagingResponse

from app.providers.twiml import MOST_BYTES, MOST_MEDIA, MOST_MESSAGES, NoTwiml, Said, read_answer


def read(document: str | bytes, kind: str = "text/xml") -> tuple[Said, ...]:
    return read_answer(kind, document if isinstance(document, bytes) else document.encode())


READ = [
    ("<Response/>", ()),
    ("<Response></Response>", ()),
    ("<Response><Message>Hi</Message></Response>", (Said("Hi"),)),
    ("<Response><Message><Body>Hi</Body></Message></Response>", (Said("Hi"),)),
    ("<Response><Sms>Hi</Sms></Response>", (Said("Hi"),)),
    ("<Response><Message>\n  Hi\n</Message></Response>", (Said("Hi"),)),
    ("<Response><Message><Body/></Message></Response>", ()),
    ("<Response><Message>ignored<Body>Hi</Body></Message></Response>", (Said("Hi"),)),
    ("<Response><Message>Tom &amp; &#74;erry &lt;3</Message></Response>", (Said("Tom & Jerry <3"),)),
    ("<Response><Message><![CDATA[a < b]]></Message></Response>", (Said("a < b"),)),
    ("<Response><Message>a<!-- not this -->b</Message></Response>", (Said("ab"),)),
    ('<Response><Message to="+1" from="+2">x</Message></Response>', (Said("x", (), "+1", "+2"),)),
    ("<Response><Message><Media>https://a/b</Media></Message></Response>", (Said("", ("https://a/b",)),)),
    ("<Response><Message>1</Message><Message>2</Message></Response>", (Said("1"), Said("2"))),
    ("<Response><Message>1</Message><Redirect>/x</Redirect><Message>2</Message></Response>", (Said("1"),)),
    ("<Response><Pause/><Dial><Message>no</Message></Dial></Response>", ()),
    ("<Response><Message>a<Bold>b</Bold></Message></Response>", (Said("a"),)),
    ('<?xml version="1.0" encoding="UTF-16"?><Response><Message>é</Message></Response>'.encode("utf-16"), (Said("é"),)),
]


@pytest.mark.parametrize(("document", "wanted"), READ)
def test_a_document_is_read_as_twilio_reads_it(document: str | bytes, wanted: tuple[Said, ...]) -> None:
    assert read(document) == wanted


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)


@given(st.lists(st.tuples(words, st.lists(words, max_size=3)), max_size=MOST_MESSAGES))
def test_what_twilios_own_library_writes_is_read_back(wanted: list[tuple[str, list[str]]]) -> None:
    response = MessagingResponse()
    for body, media in wanted:
        message = Message()
        message.body(body)
        for url in media:
            message.media(url)
        response.append(message)
    said = [(body.strip(), tuple(url.strip() for url in media if url.strip())) for body, media in wanted]
    assert [(one.body, one.media) for one in read(str(response))] == [one for one in said if one[0] or one[1]]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = [
    (f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><Response><Message>&l9;</Message></Response>', "twiml_dtd"),
    ('<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd"><Response/>', "twiml_dtd"),
    ('<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><Response><Message>&e;</Message></Response>', "twiml_dtd"),
    ("<!DOCTYPE r><Response/>", "twiml_dtd"),
    ("<Response>" + "<a>" * 20_000, "twiml_too_deep"),
    ("<Response><Message>" + "x" * MOST_BYTES, "twiml_too_big"),
    ("<Response>" + "<Message>x</Message>" * (MOST_MESSAGES + 1) + "</Response>", "twiml_too_many"),
    (f"<Response><Message>{'<Media>m</Media>' * (MOST_MEDIA + 1)}</Message></Response>", "twiml_too_many"),
    ("<html><body>Error</body></html>", "twiml_no_response"),
    ("<response><Message>x</Message></response>", "twiml_no_response"),
    ("<Response><Message>x</Message>", "twiml_garbled"),
    ("<Response/><Response/>", "twiml_garbled"),
    ("<Response><Message>&undefined;</Message></Response>", "twiml_garbled"),
    ("no xml", "twiml_garbled"),
    (b"<Response><Message>\xff\xfe</Message></Response>", "twiml_garbled"),
    ('<?xml version="1.0" encoding="zlib_codec"?><Response/>', "twiml_garbled"),
    ('<?xml version="1.0" encoding="nonsense"?><Response/>', "twiml_garbled"),
]


@pytest.mark.parametrize(("document", "why"), HOSTILE, ids=lambda value: str(value)[:40])
def test_a_hostile_or_broken_answer_sends_nothing_and_costs_nothing(document: str | bytes, why: str) -> None:
    began = time.process_time()
    with pytest.raises(NoTwiml, match=f"^{why}$"):
        read(document)
    assert time.process_time() - began < 2


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(body: bytes) -> None:
    for kind in ("text/xml", "text/plain", "text/html", ""):
        try:
            found = read_answer(kind, body)
        except NoTwiml:
            continue
        assert all("\0" not in one.body for one in found)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("text/xml", 1),
        ("application/xml; charset=utf-8", 1),
        ("TEXT/HTML", 1),
        ("", 1),
        ("application/json", 0),
        ("image/png", 0),
        ("audio/mpeg", 0),
    ],
)
def test_only_types_that_twilio_reads_are_read(kind: str, wanted: int) -> None:
    assert len(read("<Response><Message>x</Message></Response>", kind)) == wanted


def test_plain_text_is_the_words_themselves() -> None:
    assert read(" <b>Hi</b> ", "text/plain; charset=utf-8") == (Said("<b>Hi</b>"),)
    assert read("  ", "text/plain") == ()
