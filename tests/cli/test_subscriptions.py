"""A RingCentral number on the whole system: it is subscribed to by itself, and a person can see how that stands."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from tests.providers.kits.ringcentral import notified
from tests.providers.loopback import RawServer
from tests.running import BUSINESS_NUMBER, CONFIG, System, eventually

ANNA = "+17045550123"
OURS = """provider = "ringcentral"
auth_token_env = "ACME_TWILIO_TOKEN"
client_id = "client"
client_secret_env = "ACME_TWILIO_TOKEN"
verification_env = "ACME_TWILIO_TOKEN"
"""
SENT = Path(__file__).parents[1] / "samples" / "ringcentral" / "send_response_200.json"


class RingCentral:
    """Its tokens, lists and subscriptions on loopback. It tries a webhook over the wire before it subscribes."""

    def __init__(self) -> None:
        self.subscriptions: dict[str, dict[str, Any]] = {}
        self.made = 0
        self.consents: list[dict[str, str]] = []
        self.answer_sizes: list[int] = []
        self.server = RawServer(self._serve)

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        head, _, body = self.server.requests[-1].partition(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n")[0].decode().split(" ")
        status, said = self._said(method, urlsplit(target).path, body)
        answer = json.dumps(said).encode()
        connection.sendall(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s" % (status, len(answer), answer))
        return True

    def _said(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        if path == "/restapi/oauth/token":
            return 200, {"access_token": "t", "expires_in": 3600}
        if path.endswith("/message-store"):
            return 200, {"records": [], "paging": {"page": 1}, "navigation": {}}
        if method == "GET":
            return 200, {"records": list(self.subscriptions.values())}
        if method == "DELETE":
            return (200, {}) if self.subscriptions.pop(path.rpartition("/")[2], None) else (404, {})
        asked = json.loads(body)
        if path.endswith("/consents"):
            self.consents += asked["records"]
            return 200, {}
        if path.endswith("/consents/search"):
            return 200, {"records": self.consents, "paging": {}}
        if path.endswith("/sms"):  # the answer to a STOP
            return 200, json.loads(SENT.read_bytes())
        return self._subscribe(asked)

    def _subscribe(self, asked: dict[str, Any]) -> tuple[int, Any]:
        address = asked["deliveryMode"]["address"]
        token = f"handshake-{self.made}"
        kind = {"Validation-Token": token, "Content-Type": "application/json; charset=UTF-8"}
        try:
            answer = requests.post(address, headers=kind, timeout=3)
        except requests.RequestException:  # as RingCentral does where nobody answers in time; it is asked again later
            return 400, {"errorCode": "SUB-525"}
        size = sum(len(name) + len(value) + 4 for name, value in answer.headers.items()) + len(answer.content) + 20
        self.answer_sizes.append(size)
        json_said = answer.headers.get("Content-Type", "").startswith("application/json")
        if answer.status_code != 200 or answer.headers.get("Validation-Token") != token or not json_said or size > 1024:
            return 400, {"errorCode": "SUB-525"}
        self.made += 1
        one = {"id": f"subscription-{self.made}", "status": "Active", "expirationTime": "2036-11-23T00:00:00.000Z"}
        one |= {"deliveryMode": {"transportType": "WebHook", "address": address}}
        self.subscriptions[one["id"]] = one
        self.token = asked["deliveryMode"]["verificationToken"]
        return 200, one


@pytest.fixture(scope="module")
def ringcentral() -> Iterator[RingCentral]:
    made = RingCentral()
    with made.server:
        yield made


@pytest.fixture(scope="module")
def system(ringcentral: RingCentral, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    before, _, after = CONFIG.partition(
        'provider = "twilio"\naccount = "{account}"\nauth_token_env = "ACME_TWILIO_TOKEN"\n'
    )
    config = (before + OURS + after).replace("{carrier}", ringcentral.server.url.rstrip("/"))
    with System(Path(tmp_path_factory.mktemp("subscriptions")), config=config) as system:
        yield system


def run(system: System, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", "subscriptions", *arguments]
    return subprocess.run(command, env=system.environment, capture_output=True, text=True, timeout=60)


def brought(ringcentral: RingCentral, body: str, number: int) -> requests.Response:
    """RingCentral brings a text to where it was asked to."""
    (one,) = ringcentral.subscriptions.values()
    message = {
        "id": str(number),
        "from": {"phoneNumber": ANNA},
        "to": [{"phoneNumber": BUSINESS_NUMBER, "target": True}],
        "subject": body,
    }
    event = "/restapi/v1.0/account/1/extension/2/message-store/instant?type=SMS"
    post = notified(event, message, f"6{number}", token=ringcentral.token)
    return requests.post(one["deliveryMode"]["address"], data=post.body, headers=dict(post.headers), timeout=20)


def test_it_is_subscribed_to_seen_and_mended(system: System, ringcentral: RingCentral) -> None:
    # A machine that is busy may not answer the handshake in time; then it is tried again after half a minute.
    eventually(lambda: ringcentral.subscriptions, within=90)
    assert brought(ringcentral, "Can you come on Tuesday?", 1).status_code == 200
    assert brought(ringcentral, "STOP", 2).status_code == 200
    assert system.reasons(system.send(ANNA, "Yes").json()["id"]) == ["opted_out"]
    assert max(ringcentral.answer_sizes) < 512
    shown = eventually(lambda: "subscription-1" in (done := run(system, "list")).stdout and done)
    assert "until 2036-11-23" in shown.stdout
    assert BUSINESS_NUMBER in shown.stdout
    ringcentral.subscriptions["subscription-1"]["status"] = "Blacklisted"
    system.end("reconcile")  # else it is its turn for a while after each look
    client = system.parts().core.store.client
    client.delete("consentry:subscriber")
    mended = run(system, "check")
    assert mended.returncode == 1
    assert "subscription_was_broken" in mended.stdout
    assert set(ringcentral.subscriptions) == {"subscription-2"}
    assert "Blacklisted" in run(system, "list").stdout
    assert "None was looked at" in run(system, "check").stdout, "somebody has just done it"
    client.delete("consentry:subscriber")
    assert run(system, "check").returncode == 0
    assert brought(ringcentral, "START", 3).status_code == 200


def test_what_is_on_its_block_list_is_compared_and_mended(system: System, ringcentral: RingCentral) -> None:
    ringcentral.consents = [{"from": BUSINESS_NUMBER, "to": "+17045550124", "optStatus": "OptOut"}]
    shown = system.consentry("drift")
    assert f"{BUSINESS_NUMBER} (ringcentral): 1 numbers on RingCentral's SMS consents; 1 differ" in shown
    assert "+17045550124" not in shown
    assert "1 ended" in system.consentry("drift", "--repair")
    assert "0 differ" in system.consentry("drift")
