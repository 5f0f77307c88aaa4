"""The whole way, with real processes: a text comes in, the application's TwiML answers it, the answer goes out."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from tests.gateway.forwarding.conftest import OK, Application, Got, Reply
from tests.running import CONFIG, TOKEN, System, eventually

ANNA = "+17045550123"


@pytest.fixture
def application() -> Iterator[Application]:
    with Application() as application:
        yield application


@pytest.fixture
def desk() -> Iterator[Application]:
    """Where the business's own people are told."""
    with Application() as desk:
        yield desk


@pytest.fixture
def system(application: Application, desk: Application, tmp_path: Path) -> Iterator[System]:
    forward = f'forward = {{{{ url = "{application.url}", format = "twilio" }}}}\n'
    notices = 'notices = {{ webhook_env = "ACME_NOTICES_URL" }}\n'
    config = CONFIG.replace('timezone = "', forward + notices + 'timezone = "', 1)
    with System(tmp_path, config=config, secrets={"ACME_NOTICES_URL": desk.url}) as system:
        yield system


def test_an_applications_own_twiml_answers_a_text_and_its_silence_costs_nobody_a_stop(
    system: System, application: Application, desk: Application
) -> None:
    over = threading.Event()

    def answer(got: Got) -> Reply:
        if got.form["Body"] == "Now hang":
            over.wait(60)
            return OK
        response = MessagingResponse()
        response.message(f"You said: {got.form['Body']}")
        return 200, {"Content-Type": "application/xml"}, str(response).encode()

    application.answer = answer
    assert system.text(ANNA, "Is nine fine?").text.endswith("<Response/>"), "Twilio is never kept waiting for it"
    eventually(lambda: system.arrived(ANNA) == ["You said: Is nine fine?"])
    got = application.got[0]
    signature = got.headers["x-twilio-signature"]
    assert RequestValidator(TOKEN).validate(application.url, got.form, signature)

    assert system.text(ANNA, "Now hang").ok
    eventually(lambda: len(application.got) == 2)
    began = time.monotonic()
    assert system.text(ANNA, "STOP").ok
    assert time.monotonic() - began < 15, "within Twilio's limit, while the application hangs"
    over.set()
    eventually(lambda: [one.form["Body"] for one in application.got] == ["Is nine fine?", "Now hang", "STOP"])
    assert application.got[2].form["OptOutType"] == "STOP"
    eventually(lambda: listed(system, "delivered") == 3)
    assert "text.received" in system.consentry("forwards", "list")
    assert "You said: STOP" not in system.arrived(ANNA)
    denied = system.api("GET", "/messages?state=denied").json()["messages"]
    assert [text["decision"]["reasons"][0]["code"] for text in denied] == ["opted_out"]

    application.answer = lambda _: (410, {}, b"")
    system.text(ANNA, "HELP")
    eventually(lambda: system.api("GET", "/forwards").json()["endpoints"][0]["state"] == "ended")
    metrics = requests.get(f"http://127.0.0.1:{system.admin_port}/metrics", timeout=20).text
    assert 'consentry_forwards_ended{business="acme",endpoint="business"} 1.0' in metrics
    assert 'consentry_forwards{business="acme",endpoint="business",state="dead"} 1.0' in metrics
    application.answer = lambda _: OK
    assert "business is on; 1 dead" in system.consentry("forwards", "enable")
    assert "1 is sent again." in system.consentry("forwards", "replay", "--since", "1d")
    eventually(lambda: listed(system, "delivered") == 4)
    said = eventually(lambda: [json.loads(one.body)["lines"] for one in desk.got], within=60)
    assert said == [["1 person said stop. Nothing more goes to them."]]
    assert "webhook  ACME_NOTICES_URL" in system.consentry("notices", "list")
    assert "webhook: taken" in system.consentry("notices", "test")
    assert json.loads(desk.got[-1].body)["title"] == "Acme Dental: notices from Consentry arrive here."
    log = (system.folder / "reconcile.log").read_text()
    assert "7045550123" not in log
    assert "Is nine fine" not in log


def listed(system: System, state: str) -> int:
    return int(system.api("GET", f"/forwards?state={state}").json()["total"])
