"""The whole way with an app of Twilio's in front: twilio-python, the web, the worker, a carrier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.running import ACCOUNT, BUSINESS_NUMBER, TOKEN, System, eventually, running

ANNA = "+17045550123"


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    yield from running(tmp_path)


def test_an_app_changes_one_line_and_everything_goes_through(system: System) -> None:
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = f"{system.base}/compat/twilio"

    first = client.messages.create(to=ANNA, from_=BUSINESS_NUMBER, body="Your table is ready.")
    assert (first.status, first.error_code) == ("accepted", None)
    assert "no_consent" in first.error_message

    assert system.text(ANNA, "Is my table ready?").status_code == 200
    reply = client.messages.create(to=ANNA, from_=BUSINESS_NUMBER, body="Yes, come in.")
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
