"""What `messages.create` may say, and what becomes of it: each parameter, the base URL, the service, the intent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from twilio.base.exceptions import TwilioRestException
from twilio.rest.api.v2010.account.message import MessageInstance

from app.consent.compat import Pool
from app.consent.model import Kind, Program
from app.errors import TooMany
from app.providers.twilio_message import text_of
from app.web.compat.twilio.asking import INTENTS, e164
from app.web.compat.twilio.refused import refused
from tests.web.compat.conftest import ACCOUNT, ANNA, BEN, POLICY, SECOND, SENDER, SERVICE, STRICT, App

FORM = {"To": ANNA, "From": SENDER, "Body": "Hi"}
UNKNOWN_SERVICE = "MG" + "f" * 32


def kept(app: App, made: Any) -> Any:
    return app.record(str(text_of(made.sid, POLICY.tag)))


def code_of(app: App, **form: Any) -> tuple[int, int]:
    answer = app.post({name: value for name, value in {**FORM, **form}.items() if value is not None})
    return answer.status_code, answer.json()["code"]


# ---- numbers and words ----


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"To": None}, 21604),
        ({"To": ""}, 21604),
        ({"To": "nobody"}, 21211),
        ({"To": "+1704555"}, 21211),
        ({"To": "+15550100"}, 21211),
        ({"To": SENDER}, 21266),
        ({"From": None}, 21603),
        ({"From": "ACME"}, 21212),
        ({"From": "+17045550199"}, 21606),
        ({"To": f"whatsapp:{ANNA}"}, 21211),
        ({"Body": None}, 21602),
        ({"Body": ""}, 21602),
        ({"Body": "  "}, 21602),
        ({"Body": "a\0b"}, 21602),
        ({"Body": "x" * 1601}, 21617),
        ({"MediaUrl": "ftp://example.com/a.png"}, 21620),
        ({"MediaUrl": "https://user@example.com/a.png"}, 21620),
        ({"MediaUrl": [f"https://example.com/{n}.png" for n in range(11)]}, 21620),
        ({"From": None, "MessagingServiceSid": UNKNOWN_SERVICE}, 21701),
        ({"From": STRICT, "MessagingServiceSid": SERVICE}, 21606),
        ({"ValidityPeriod": "0"}, 20422),
        ({"ValidityPeriod": "36001"}, 20422),
        ({"ValidityPeriod": "soon"}, 20422),
        ({"MessageIntent": "smalltalk"}, 20422),
        ({"ScheduleType": "fixed"}, 35114),
        ({"ScheduleType": "later"}, 20422),
        ({"SendAt": "tomorrow", "ScheduleType": "fixed"}, 35114),
        ({"SendAt": "2020-01-01T00:00:00Z", "ScheduleType": "fixed"}, 35114),
        ({"SendAt": "2199-01-01T00:00:00Z", "ScheduleType": "fixed"}, 35114),
        ({"ContentSid": "HX" + "0" * 32}, 20422),
        ({"ContentVariables": '{"1":"x"}'}, 20422),
        ({"PersistentAction": "geo:1,2"}, 20422),
        ({"ShortenUrls": "true"}, 20422),
        ({"SendAsMms": "true"}, 20422),
        ({"ContentRetention": "discard"}, 20422),
        ({"AddressRetention": "obfuscate"}, 20422),
        ({"Body": ["one", "two"]}, 20422),
        ({"To": [ANNA, BEN]}, 20422),
        ({f"P{n}": "x" for n in range(120)}, 20422),
    ],
)
def test_what_cannot_be_sent_is_refused_with_twilios_number(app: App, form: dict[str, Any], code: int) -> None:
    before = app.redis.dbsize()
    assert code_of(app, **form) == (400, code)
    assert app.redis.dbsize() == before, "nothing was stored"


def test_a_refusal_says_what_is_not_supported(app: App) -> None:
    with pytest.raises(TwilioRestException, match="ContentSid is not supported here: content templates"):
        app.send(content_sid="HX" + "0" * 32)


def test_what_changes_nothing_is_ignored(app: App) -> None:
    made = app.send(
        max_price=1.5,
        provide_feedback=True,
        attempt=1,
        force_delivery=True,
        content_retention="retain",
        address_retention="retain",
        smart_encoded=True,
        traffic_type="free",
        shorten_urls=False,
        send_as_mms=False,
        risk_check="disable",
        application_sid="AP" + "0" * 32,
        fallback_from=SECOND,
    )
    assert (made.status, made.body) == ("accepted", "Hello")
    assert app.post({**FORM, "SomethingNew": "1"}).status_code == 201


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7045550123", "+17045550123"),
        ("(704) 555-0123", "+17045550123"),
        ("1-704-555-0123", "+17045550123"),
        ("+1 704.555.0123", "+17045550123"),
        (" +17045550123 ", "+17045550123"),
        ("+447700900123", "+447700900123"),
        ("whatsapp:+17045550123", "whatsapp:+17045550123"),
        ("12345", "12345"),
        ("٧٠٤٥٥٥٠١٢٣", "٧٠٤٥٥٥٠١٢٣"),
    ],
)
def test_numbers_as_people_write_them(written: str, number: str) -> None:
    assert e164(written) == number


def test_a_number_as_people_write_it_is_the_same_consumer(app: App) -> None:
    app.inbound("STOP")
    with pytest.raises(TwilioRestException) as caught:
        app.send(to="(704) 555-0123", from_="704-555-0100")
    assert caught.value.code == 21610


def test_a_picture_alone_may_be_sent(app: App) -> None:
    app.inbound()
    made = app.send(None, media_url=["http://example.com/a.png"])
    assert (made.status, made.body, made.num_media) == ("queued", "", "1")


# ---- time ----


def test_a_later_time_and_how_long_it_is_worth_sending(app: App) -> None:
    app.grant()
    now = app.gateway.core.clock()
    at = datetime.fromtimestamp(now // 1000 + 7200, UTC)
    made = app.send(client=app.client(prefix="/~reminders"), send_at=at, schedule_type="fixed", validity_period=600)
    ask = kept(app, made).text.ask
    assert (made.status, made.error_message) == ("scheduled", None)
    assert ask.not_before == int(at.timestamp()) * 1000
    assert ask.expires_at == ask.not_before + 600_000
    soon = kept(app, app.send(validity_period=36_000)).text.ask
    assert 0 <= soon.expires_at - now - 36_000_000 < 60_000


def test_what_waits_for_its_time_and_for_consent_says_the_latter(app: App) -> None:
    at = datetime.fromtimestamp(app.gateway.core.clock() // 1000 + 7200, UTC)
    made = app.send(send_at=at, schedule_type="fixed")
    assert made.status == "accepted"
    assert "no_consent" in made.error_message


# ---- program, topic, kind ----


@pytest.mark.parametrize(
    ("prefix", "program", "topic"),
    [
        ("", "support", ""),
        ("/~reminders", "reminders", ""),
        ("/~reminders/topic/roof", "reminders", "roof"),
        ("/topic/roof repair", "support", "roof repair"),
        ("/topic/case%2F12", "support", "case/12"),
        ("/~offers/", "offers", ""),
    ],
)
def test_the_base_url_names_program_and_topic(app: App, prefix: str, program: str, topic: str) -> None:
    made = app.post(FORM, f"{prefix}/2010-04-01/Accounts/{ACCOUNT}/Messages.json".replace("//", "/")).json()
    ask = app.record(str(text_of(made["sid"], POLICY.tag))).text.ask
    assert (ask.program, ask.topic) == (program, topic)


@pytest.mark.parametrize("prefix", ["/~nobody", "/~", "/~a b", "/topic/", "/topic/!", "/elsewhere", "/reminders"])
def test_a_base_url_that_names_nothing_of_ours(app: App, prefix: str) -> None:
    answer = app.post(FORM, f"{prefix}/2010-04-01/Accounts/{ACCOUNT}/Messages.json")
    assert answer.status_code in (400, 404)
    assert answer.json()["code"] in (20422, 20404)


def test_every_intent_that_the_sdk_knows_has_a_kind() -> None:
    """Those of the parameter's documentation: the SDK has no list of them in code."""
    said = {"otp", "notifications", "marketing", "fraud", "security", "customercare", "delivery", "education"}
    assert set(INTENTS) == said | {"polling", "announcements", "events"}
    assert not hasattr(MessageInstance, "MessageIntent"), "there is a list now: hold INTENTS against it"


@pytest.mark.parametrize(
    ("intent", "prefix", "program", "kind"),
    [
        ("otp", "", "reminders", Kind.INFORMATIONAL),
        ("marketing", "", "offers", Kind.PROMOTIONAL),
        ("customercare", "", "support", Kind.CONVERSATIONAL),
        ("marketing", "/~reminders", "reminders", Kind.PROMOTIONAL),
        ("customercare", "/~reminders", "reminders", Kind.INFORMATIONAL),
        ("otp", "/~offers", "offers", Kind.PROMOTIONAL),
    ],
)
def test_an_intent_chooses_the_program_and_makes_it_stricter_never_looser(
    app: App, intent: str, prefix: str, program: str, kind: Kind
) -> None:
    ask = kept(app, app.send(client=app.client(prefix=prefix), message_intent=intent)).text.ask
    assert (ask.program, ask.kind) == (program, kind)


def test_an_intent_that_fits_several_programs_leaves_the_senders_own(app: App) -> None:
    more = {**app.policy.programs, "alerts": Program("alerts", Kind.INFORMATIONAL)}
    app.apply(replace(app.policy, programs=more))
    ask = kept(app, app.send(message_intent="otp")).text.ask
    assert (ask.program, ask.kind) == ("support", Kind.INFORMATIONAL)


# ---- services ----


def test_a_service_sends_from_its_pool_and_names_its_program(app: App) -> None:
    made = app.send(messaging_service_sid=SERVICE)
    assert made.messaging_service_sid == SERVICE
    assert made.from_ in (SENDER, SECOND)
    assert kept(app, made).text.ask.program == "reminders"
    assert app.client().messages(made.sid).fetch().messaging_service_sid == SERVICE
    app.copy()
    assert app.client().messages.list()[0].messaging_service_sid == SERVICE
    assert kept(
        app, app.send(messaging_service_sid=SERVICE, client=app.client(prefix="/~offers"))
    ).text.ask.program == ("offers")


def test_the_sender_sticks_to_the_last_conversation(app: App) -> None:
    assert {app.send(messaging_service_sid=SERVICE).from_ for _ in range(3)} in ({SENDER}, {SECOND})
    for sender in (SENDER, SECOND, SENDER):
        app.inbound(to=sender)
        assert app.send(messaging_service_sid=SERVICE).from_ == sender
    app.inbound(to=STRICT)
    assert app.send(messaging_service_sid=SERVICE).from_ == SENDER, "that number is not in the pool"


def test_a_pool_is_shared_out_among_its_senders(app: App) -> None:
    numbers = [f"+1704555{n:04d}" for n in range(110, 140)]
    found = {app.send(to=to, messaging_service_sid=SERVICE).from_ for to in numbers}
    assert found == {SENDER, SECOND}


def test_a_number_of_the_pool_may_be_chosen(app: App) -> None:
    for sender in (SENDER, SECOND):
        assert app.send(from_=sender, messaging_service_sid=SERVICE).from_ == sender


def test_a_pool_for_another_channel_cannot_reach_them(app: App) -> None:
    number = f"whatsapp:{SENDER}"
    senders = {**app.policy.senders, number: replace(POLICY.senders[SENDER], number=number, hook="whatsapp-hook-000")}
    pools = {SERVICE: Pool(SERVICE, (number,), "support")}
    app.apply(replace(app.policy, senders=senders, compat=replace(app.policy.compat, pools=pools)))
    with pytest.raises(TwilioRestException) as caught:
        app.send(messaging_service_sid=SERVICE)
    assert caught.value.code == 21211


# ---- errors of ours ----


def test_too_many_waiting_texts_are_too_many_requests() -> None:
    error = refused(TooMany("1000 texts already wait for this number."))
    assert (error.code, error.status, error.retry_after) == (20429, 429, 60)
    assert error.response().headers["Retry-After"] == "60"
