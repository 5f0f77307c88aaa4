"""StatusCallback: kept with the text where it may be called, refused where it leads inside somebody's network."""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.model import Forward
from app.providers.twilio_message import text_of
from tests.web.compat.conftest import ANNA, POLICY, SENDER, App

URL = "https://app.example.com/status?order=12"


def test_a_callback_is_kept_with_the_text_and_its_entry(app: App) -> None:
    made = app.send(status_callback=URL)
    text = str(text_of(made.sid, POLICY.tag))
    assert app.record(text).text.echo == {"callback": URL}
    app.copy()
    assert app.gateway.core.ledger.exchanged.told("acme", [text])[text].echo == {"callback": URL}


def test_a_callback_to_our_own_network_sends_nothing(app: App) -> None:
    before = app.redis.dbsize()
    answer = app.post({"To": ANNA, "From": SENDER, "Body": "Hi", "StatusCallback": "http://169.254.169.254/"})
    assert (answer.status_code, answer.json()["code"]) == (400, 21609)
    assert app.redis.dbsize() == before
    app.apply(replace(app.policy, forward=Forward("http://10.0.0.5/sms")))
    assert app.send(status_callback="http://10.0.0.5/status").status == "accepted"


def test_a_callback_is_erased_with_the_text(app: App) -> None:
    made = app.send(status_callback=URL)
    app.client().messages(made.sid).update(status="canceled")
    app.client().messages(made.sid).update(body="")
    text = str(text_of(made.sid, POLICY.tag))
    assert app.record(text).text.echo == {}
    assert app.gateway.core.ledger.exchanged.told("acme", [text])[text].echo == {}
