"""The whole way with an app of a carrier's in front: its SDK, the web, the worker, a carrier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ringcentral import SDK
from ringcentral.http.api_exception import ApiException
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.gateway.forwarding.conftest import Application
from tests.running import ACCOUNT, BUSINESS_NUMBER, CONFIG, TOKEN, System, eventually

ANNA = "+17045550123"


@pytest.fixture
def application() -> Iterator[Application]:
    with Application() as application:
        yield application


@pytest.fixture
def system(application: Application, tmp_path: Path) -> Iterator[System]:
    forward = f'forward = {{{{ url = "{application.url}", format = "twilio" }}}}\n'
    with System(tmp_path, config=CONFIG.replace('timezone = "', forward + 'timezone = "', 1)) as system:
        yield system


def told(application: Application, sid: str) -> list[str]:
    """The statuses of that text that the app was called back with, each under the account's own signature."""
    got = [one for one in application.got if one.form.get("MessageSid") == sid]
    for one in got:
        assert RequestValidator(TOKEN).validate(application.url, one.form, one.headers["x-twilio-signature"])
        assert (one.form["AccountSid"], one.form["To"], one.form["From"]) == (ACCOUNT, ANNA, BUSINESS_NUMBER)
    return [one.form["MessageStatus"] for one in got]


def test_an_app_changes_one_line_and_everything_goes_through(system: System, application: Application) -> None:
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = f"{system.base}/compat/twilio"

    first = client.messages.create(
        to=ANNA, from_=BUSINESS_NUMBER, body="Your table is ready.", status_callback=application.url
    )
    assert (first.status, first.error_code) == ("accepted", None)
    assert "no_consent" in first.error_message

    assert system.text(ANNA, "Is my table ready?").status_code == 200
    reply = client.messages.create(
        to=ANNA, from_=BUSINESS_NUMBER, body="Yes, come in.", status_callback=application.url
    )
    assert reply.status == "queued"
    eventually(lambda: client.messages(reply.sid).fetch().status == "sent")
    assert system.arrived(ANNA) == ["Yes, come in."]

    listed = eventually(lambda: [m for m in client.messages.list(to=ANNA) if m.sid == reply.sid and m.date_sent])
    assert (listed[0].status, listed[0].body) == ("sent", "Yes, come in.")
    theirs = next(text for text in system.carrier.received if text.to == ANNA).sid
    assert client.messages(theirs).fetch().status == "sent", "the carrier's own SID names it too"

    assert system.text(ANNA, "STOP").status_code == 200
    with pytest.raises(TwilioRestException) as caught:
        client.messages.create(to=ANNA, from_=BUSINESS_NUMBER, body="One more thing")
    assert (caught.value.code, caught.value.details["reason"]) == (21610, "opted_out")
    assert client.messages(first.sid).fetch().status == "failed", "what waited is refused by the stop"
    assert "One more thing" not in system.arrived(ANNA)
    eventually(lambda: told(application, reply.sid) == ["sent"])
    eventually(lambda: told(application, first.sid) == ["failed"])
    assert next(one for one in application.got if one.form.get("MessageSid") == first.sid).form["ErrorCode"] == "21610"
    brought = [one.form for one in application.got if "Body" in one.form]
    assert [form["Body"] for form in brought] == ["Is my table ready?", "STOP"]


def test_an_app_of_ringcentrals_does_the_same_with_a_consentry_key(system: System) -> None:
    platform = SDK("any", "client", f"{system.base}/compat/ringcentral/~support").platform()
    platform.login(jwt=system.key)
    text = {"from": {"phoneNumber": BUSINESS_NUMBER}, "to": [{"phoneNumber": ANNA}], "text": "Yes, come in."}
    sms, store = "/account/~/extension/~/sms", "/account/~/extension/~/message-store"

    waits = platform.post(sms, text).json_dict()
    assert (waits["messageStatus"], waits["consentry"]["reason"]) == ("Queued", "no_consent")
    assert system.text(ANNA, "Is my table ready?").status_code == 200
    reply = platform.post(sms, text).json_dict()
    eventually(lambda: platform.get(f"{store}/{reply['id']}").json_dict()["messageStatus"] == "Sent")
    assert system.arrived(ANNA) == ["Yes, come in."]
    listed = eventually(lambda: [one for one in platform.get(store).json_dict()["records"] if one["id"] == reply["id"]])
    assert listed[0]["subject"] == "Yes, come in."

    assert system.text(ANNA, "STOP").status_code == 200
    with pytest.raises(ApiException) as caught:
        platform.post(sms, {**text, "text": "One more thing"})
    assert caught.value.api_response().json_dict()["errorCode"] == "SMS-RC-413"
    assert "One more thing" not in system.arrived(ANNA)
