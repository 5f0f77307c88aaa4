"""An application that was written for Twilio: its own validator passes, and its TwiML answers are texts, judged."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import Message, MessagingResponse

from app.consent.forwards import Forward
from app.consent.model import DAY, Kind, Program
from app.gateway.forwarding.outcomes import SCHEDULE
from app.ledger.rows import TextRow
from tests.consent.worlds import OTHER, POLICY, SENDER
from tests.gateway.conftest import ANNA, TOKEN_ENV, World
from tests.gateway.forwarding.conftest import OK, Application, Forwarder, Got, Reply, with_tokens

BEN = "+17045550124"
SID = "SM0123456789abcdef0123456789ABCDEF"


@pytest.fixture
def twilio(forwarder: Forwarder, application: Application) -> Forwarder:
    forwarder.apply(Forward(application.url, "twilio"))
    return forwarder


def twiml(document: object) -> Reply:
    return 200, {"Content-Type": "text/xml; charset=utf-8"}, str(document).encode()


def says(*words: str) -> Reply:
    response = MessagingResponse()
    for one in words:
        response.message(one)
    return twiml(response)


def outbound(world: World) -> list[TextRow]:
    """What was asked to be sent, oldest first."""
    while world.copy():
        pass
    return [row for row in reversed(world.gateway.core.ledger.texts("demo", direction="out").rows) if not row.own]


def bodies(world: World) -> list[str]:
    return sorted(row.body or "" for row in outbound(world))


@pytest.mark.parametrize("body", ["Is nine fine?", "", "¿Mañana? 🙂 & more=less", "a\r\nb", "50% + 3"])
def test_twilios_own_validator_passes(world: World, twilio: Forwarder, application: Application, body: str) -> None:
    world.inbound(body, event=f"twilio:{SID}", media=(("https://pictures.example/a.png?x=1&y=2", "image/png"),))
    twilio.settle()
    (got,) = application.got
    token = world.gateway.core.secret(TOKEN_ENV)
    signature = got.headers["x-twilio-signature"]
    assert RequestValidator(token).validate(application.url, got.form, signature)
    assert not RequestValidator("another").validate(application.url, got.form, signature)
    assert not RequestValidator(token).validate(application.url, {**got.form, "Body": "other"}, signature)
    assert got.headers["content-type"].startswith("application/x-www-form-urlencoded")
    form = got.form
    assert {form[name] for name in ("MessageSid", "SmsSid", "SmsMessageSid")} == {SID}
    assert (form["From"], form["To"], form["Body"]) == (ANNA, SENDER, body)
    assert (form["NumMedia"], form["MediaUrl0"]) == ("1", "https://pictures.example/a.png?x=1&y=2")
    assert (form["SmsStatus"], form["ApiVersion"], form["FromCity"]) == ("received", "2010-04-01", "")
    assert "OptOutType" not in form


def test_a_token_of_its_own_signs_where_one_is_named(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    senders = {n: replace(s, auth_token_env=()) for n, s in with_tokens(POLICY).senders.items()}
    policy = replace(POLICY, forward=Forward(application.url, "twilio"), senders=senders)
    world.policy = world.gateway.admin.apply(policy, by="test")
    world.inbound("Hi")
    forwarder.settle()
    assert not application.got, "nothing goes unsigned"
    assert forwarder.rows()[0].answer == "no_secret"
    forward = Forward(application.url, "twilio", secret_env=(TOKEN_ENV,))
    world.policy = world.gateway.admin.apply(replace(policy, forward=forward), by="test")
    forwarder.pass_time(SCHEDULE[0])
    (got,) = application.got
    token = world.gateway.core.secret(TOKEN_ENV)
    assert RequestValidator(token).validate(application.url, got.form, got.headers["x-twilio-signature"])


def test_a_text_of_another_carrier_has_ids_of_twilios_form(
    world: World, twilio: Forwarder, application: Application
) -> None:
    world.inbound("Hi", event="telnyx:8f2")
    twilio.settle()
    form = application.got[0].form
    for name, start in (("MessageSid", "SM"), ("AccountSid", "AC")):
        assert form[name].startswith(start)
        assert len(form[name]) == 34
        int(form[name][2:], 16)


@pytest.mark.parametrize(("words", "type_"), [("STOP", "STOP"), ("START", "START"), ("HELP", "HELP")])
def test_keywords_are_marked_as_twilio_marks_them(
    world: World, twilio: Forwarder, application: Application, words: str, type_: str
) -> None:
    world.inbound(words)
    twilio.settle()
    assert [(got.form["Body"], got.form["OptOutType"]) for got in application.got] == [(words, type_)]


def test_an_answer_is_an_ordinary_text_judged_once(world: World, twilio: Forwarder, application: Application) -> None:
    application.answer = lambda _: says("Yes, at nine.")
    world.inbound("Is nine fine?")
    twilio.settle()
    (text,) = outbound(world)
    assert (text.body, text.number, text.sender, text.program, text.kind) == (
        "Yes, at nine.",
        ANNA,
        SENDER,
        "support",
        Kind.CONVERSATIONAL.value,
    )
    assert (text.state, text.author) == ("ready", "automation")
    twilio.settle()
    assert len(outbound(world)) == 1


def test_an_answer_to_a_stop_is_denied(world: World, twilio: Forwarder, application: Application) -> None:
    application.answer = lambda _: says("Sorry to see you go!")
    world.inbound("STOP")
    twilio.settle()
    (text,) = outbound(world)
    assert (text.state, text.reason) == ("denied", "opted_out")


def test_an_answer_that_comes_days_later_is_held_as_any_text_would_be(
    world: World, twilio: Forwarder, application: Application
) -> None:
    application.answer = lambda _: (500, {}, b"")
    world.inbound("Is nine fine?")
    twilio.settle()
    application.answer = lambda _: says("Yes, at nine.")
    world.pass_time(7 * DAY)
    twilio.pass_time(SCHEDULE[0])
    (text,) = outbound(world)
    assert (text.state, text.reason) == ("held", "window_closed")


def test_each_message_of_an_answer_is_a_text_and_no_redirect_is_followed(
    world: World, twilio: Forwarder, application: Application
) -> None:
    def answer(got: Got) -> Reply:
        if got.form["Body"] != "Hi":
            return OK
        response = MessagingResponse()
        response.message("One")
        message = Message(to=BEN, from_=OTHER)
        message.body("Two")
        message.media("https://pictures.example/map.png")
        response.append(message)
        response.redirect("https://evil.example/next")
        response.message("Never reached")
        return twiml(response)

    application.answer = answer
    world.inbound("Hello", sender=BEN)
    world.inbound("Hi")
    twilio.settle()
    found = {row.body: row for row in outbound(world)}
    assert sorted(found, key=str) == ["One", "Two"]
    two = found["Two"]
    assert (two.number, two.sender, two.media) == (BEN, OTHER, ("https://pictures.example/map.png",))
    assert two.state == "held", "Ben wrote to the other number"
    assert len(application.got) == 2


def test_a_second_answer_to_the_same_event_makes_no_second_text(
    world: World, twilio: Forwarder, application: Application
) -> None:
    application.answer = lambda _: says(*[f"Answer {len(application.got)}"] * len(application.got))
    world.inbound("Hi")
    twilio.settle()
    assert bodies(world) == ["Answer 1"]
    (row,) = twilio.rows()
    assert world.gateway.forwards.replay("demo", id=row.id) == 1
    twilio.settle()
    assert len(application.got) == 2
    assert application.got[0].headers["i-twilio-idempotency-token"] == row.id
    assert bodies(world) == ["Answer 1"]
    # Redis forgets keys after a week.
    client = world.gateway.core.store.client
    for key in client.scan_iter("*i:*"):
        client.delete(key)
    world.gateway.forwards.replay("demo", id=row.id)
    twilio.settle()
    assert len(application.got) == 3
    assert bodies(world) == ["Answer 1"]


def test_an_answer_that_cannot_be_stored_is_asked_for_again(
    world: World, twilio: Forwarder, application: Application
) -> None:
    application.answer = lambda _: says("Yes, at nine.")
    world.inbound("Hi")
    world.memory[:] = [99, 100]
    twilio.settle()
    assert outbound(world) == []
    assert [(row.state, row.answer) for row in twilio.rows()] == [("waiting", "store_full")]
    world.memory[:] = [0, 0]
    twilio.pass_time(SCHEDULE[0])
    assert bodies(world) == ["Yes, at nine."]


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("text/xml", b"<Response><Message>unclosed", "twiml_garbled"),
        ("text/xml", b'<!DOCTYPE r [<!ENTITY e "x">]><Response><Message>&e;</Message></Response>', "twiml_dtd"),
        ("text/xml", b"<Response>" + b"<a>" * 5_000, "twiml_too_deep"),
        ("text/xml", b"<Response>" + b"<Message>x</Message>" * 11 + b"</Response>", "twiml_too_many"),
        ("text/html", b"<html><body>Thanks</body></html>", "twiml_no_response"),
        ("text/plain", b"\xff\xfe", "twiml_garbled"),
        ("application/json", b'{"ok": true}', None),
        ("text/xml", b"", None),
        ("text/xml", b"<Response/>", None),
        ("text/xml", b"<Response><Message>  </Message></Response>", None),
    ],
)
def test_what_cannot_be_understood_sends_nothing_and_is_not_asked_again(
    world: World, twilio: Forwarder, application: Application, kind: str, body: bytes, why: str | None
) -> None:
    application.answer = lambda _: (200, {"Content-Type": kind}, body)
    with capture_logs() as logs:
        world.inbound("Hi")
        twilio.settle()
    assert outbound(world) == []
    assert [row.state for row in twilio.rows()] == ["delivered"]
    assert [line["why"] for line in logs if line["event"] == "answer_unread"] == ([why] if why else [])


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ('<Response><Message to="12">x</Message></Response>', "to_invalid"),
        ('<Response><Message from="+17045550199">x</Message></Response>', "from_unknown_sender"),
        (f"<Response><Message>{'x' * 1_601}</Message></Response>", "body_invalid"),
        ("<Response><Message><Media>file:///etc/passwd</Media></Message></Response>", "media_invalid"),
    ],
)
def test_a_message_that_cannot_be_meant_is_refused_alone(
    world: World, twilio: Forwarder, application: Application, document: str, why: str
) -> None:
    both = document.replace("</Response>", "<Message>Fine</Message></Response>")
    application.answer = lambda _: twiml(both)
    with capture_logs() as logs:
        world.inbound("Hi")
        twilio.settle()
    assert bodies(world) == ["Fine"]
    assert [line["why"] for line in logs if line["event"] == "answer_refused"] == [why]
    assert "passwd" not in str(logs)


def test_words_in_plain_text_are_the_answer_as_at_twilio(
    world: World, twilio: Forwarder, application: Application
) -> None:
    application.answer = lambda _: (200, {"Content-Type": "text/plain; charset=utf-8"}, "Sí, a las nueve.".encode())
    world.inbound("Hi")
    twilio.settle()
    assert bodies(world) == ["Sí, a las nueve."]


def test_a_sender_without_a_default_program_answers_in_one_that_converses(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    senders = {n: replace(s, default_program="") for n, s in POLICY.senders.items()}
    programs = {**POLICY.programs, "aaa": Program("aaa", Kind.CONVERSATIONAL, senders=(OTHER,))}
    forward = Forward(application.url, "twilio")
    forwarder.apply(forward, senders=senders, programs=programs)
    application.answer = lambda _: says("Yes")
    world.inbound("Hi")
    forwarder.settle()
    assert [row.program for row in outbound(world)] == ["support"]


def test_what_was_put_down_as_events_is_no_text_in_twilios_format(
    world: World, forwarder: Forwarder, application: Application
) -> None:
    application.answer = lambda _: (500, {}, b"")
    world.inbound("STOP")
    forwarder.settle()
    assert len(forwarder.rows()) == 2
    application.answer = lambda _: OK
    del application.got[:]
    forwarder.apply(Forward(application.url, "twilio"))
    forwarder.pass_time(SCHEDULE[0])
    assert [got.form["Body"] for got in application.got] == ["STOP"]
    assert [row.type for row in forwarder.rows()] == ["text.received"]
