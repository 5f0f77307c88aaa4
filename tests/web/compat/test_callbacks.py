"""StatusCallback: kept with the text where it may be called, refused where it leads inside somebody's network."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.consent.model import Forward
from app.providers.twilio_message import text_of
from app.web.compat.twilio.callbacks import may_be_called
from tests.web.compat.conftest import ANNA, POLICY, SENDER, App

URL = "https://app.example.com/status?order=12"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "http://app.example.com:8080/status",
        "https://user:secret@app.example.com/status",
        "https://8.8.8.8/status",
        "https://[2606:4700::1111]/status",
        "https://localhost.example.com/",
        "https://example.com#rc=3&rp=5xx",
    ],
)
def test_what_may_be_called(url: str) -> None:
    assert may_be_called(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "app.example.com/status",
        "ftp://app.example.com/",
        "file:///etc/passwd",
        "gopher://app.example.com/",
        "http:///status",
        "http://app.example.com:0/",
        "http://app.example.com:x/",
        "https://app.example.com/a b",
        "https://app.example.com/\r\nX: y",
        "https://app.example.com/ü",
        "https://app.example.com\\@127.0.0.1/",
        "https://" + "a" * 2050 + ".example.com/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://redis:6379/",
        "http://db.internal/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://printer.local/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://0.0.0.0/",
        "http://10.0.0.5/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://168.63.129.16/machine",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://192.0.2.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://[ff02::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[::1",
    ],
)
def test_what_may_not_be_called(url: str) -> None:
    assert not may_be_called(url)


def test_the_applications_own_address_is_trusted_as_the_settings_name_it() -> None:
    own = "http://10.0.0.5:8000/sms"
    assert may_be_called("http://10.0.0.5:8000/status", own)
    assert not may_be_called("http://10.0.0.5:6379/status", own)
    assert not may_be_called("https://10.0.0.5:8000/status", own)
    assert not may_be_called("http://10.0.0.6:8000/status", own)


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
