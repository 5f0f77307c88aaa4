"""RingCentral's WebSocket on loopback: what it brings is taken, and what a loss may have cost is looked for."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace as changed
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.entries import Revoked
from app.errors import BadInput, CarrierUnavailable, StoreUnavailable
from app.gateway.intake import Heartbeat, OpenLanes
from app.gateway.listening import Listening
from app.gateway.subscribing import Group
from app.providers.calls import Answer, Fault
from app.providers.subscribing import LISTENERS, SUBSCRIBERS, listener
from app.web.hooks import bring
from tests.providers.conftest import Gate
from tests.providers.kits import ALSO_OURS, ANNA, OURS, Post
from tests.providers.kits.ringcentral import ACCESS, error
from tests.providers.test_ringcentral import ACCOUNT
from tests.providers.test_subscribing import apply
from tests.providers.websocket_server import Peer, WebSocketServer
from tests.running import eventually

at_ringcentral = pytest.mark.parametrize("gate", ["ringcentral"], indirect=True)
INSTANT = "/restapi/v1.0/account/~/extension/~/message-store/instant?type=SMS"
CONSENTS = "/restapi/v2/accounts/~/sms/consents"


class Line:
    """RingCentral as it answers over a WebSocket, and a listener to it."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.refused: set[str] = set()
        self.asked: list[list[str]] = []
        self.beats = 0
        self.deaf = False  # it does not answer a heartbeat
        self.fails: list[Exception] = []  # what taking something meets
        self.ready: list[Peer] = []
        self.server = WebSocketServer(self._serve)
        gate.carrier.answer = self._token
        self.places = threading.BoundedSemaphore(1)
        self.listening = Listening(gate.parts.core, self._bring, quiet=0.4)

    def _bring(self, group: Group, body: bytes) -> None:
        if self.fails:
            raise self.fails.pop(0)
        policy = self.gate.parts.core.businesses.get("acme")
        bring(self.gate.parts.gateway, policy, policy.senders[group.senders[0]], body, self.places)

    def _token(self, _number: int, _connection: socket.socket) -> Answer:
        path, headers, _ = self.gate.carrier.requests[-1]
        assert (path, headers["authorization"]) == ("/restapi/oauth/wstoken", f"Bearer {ACCESS}")
        said = {"uri": self.server.url, "ws_access_token": "ws/token", "expires_in": 30}
        return Answer(200, {}, json.dumps(said).encode())

    def _serve(self, peer: Peer) -> None:
        peer.shake()
        assert peer.target == "/ws?access_token=ws%2Ftoken"
        details = {"type": "ConnectionDetails", "messageId": "1", "status": 200, "wsc": {"token": "w", "sequence": 1}}
        peer.say(json.dumps([details, {"idleTimeout": 1800}]))
        while True:
            head, *rest = json.loads(peer.hear())
            if head["type"] == "Heartbeat":
                self.beats += 1
                if not self.deaf:
                    peer.say(json.dumps([head]))
                continue
            assert (head["type"], head["method"], head["path"]) == (
                "ClientRequest",
                "POST",
                "/restapi/v1.0/subscription",
            )
            (body,) = rest
            assert body["deliveryMode"] == {"transportType": "WebSocket"}
            self.asked.append(body["eventFilters"])
            bad = bool(self.refused & set(body["eventFilters"]))
            said = {"errorCode": "CMN-408"} if bad else {"id": "s1", "status": "Active"}
            answer = {"type": "ClientRequest", "messageId": head["messageId"], "status": 403 if bad else 200}
            peer.say(json.dumps([answer, said]))
            if not bad:
                self.ready.append(peer)

    def bring(self, post: Post) -> None:
        """Bring what a webhook would have brought."""
        head = {"type": "ServerNotification", "messageId": "2", "status": 200}
        self.ready[-1].say(json.dumps([head, json.loads(post.body)], ensure_ascii=False))

    def open(self) -> None:
        """Have the Senders listen, and wait until they do."""
        apply(self.gate, lambda sender: replace(sender, options={**sender.options, "inbound": "websocket"}))
        assert self.listening.round() == 1
        eventually(self.listens)

    def listens(self) -> bool:
        (line,) = self.listening.lines.values()
        return bool(self.ready) and line.losses == 0 and not self.troubles

    @property
    def troubles(self) -> set[str]:
        return {trouble.code for trouble in self.gate.parts.core.troubles.now().values()}


@pytest.fixture
def line(gate: Gate) -> Iterator[Line]:
    line = Line(gate)
    with line.server:
        yield line
        line.listening.end()


def stopped(gate: Gate, number: str = ANNA) -> Callable[[], bool]:
    return lambda: gate.standing(number).revoked() is not None


@at_ringcentral
def test_what_it_brings_is_what_a_webhook_brings(gate: Gate, line: Line) -> None:
    line.open()
    assert line.asked == [[INSTANT, CONSENTS]]
    line.bring(gate.kit.text("Can you come? 😀", 1))
    eventually(lambda: gate.standing().windows)
    line.bring(gate.kit.text("STOP", 2))
    eventually(stopped(gate))
    assert gate.post(gate.kit.text("STOP", 2)).status_code == 200
    stops = [entry for entry in gate.entries() if isinstance(entry.fact, Revoked)]
    assert len(stops) == 1, "it is one text, whichever way it comes"


@at_ringcentral
def test_a_loss_shuts_its_lanes_until_the_lists_were_read_and_once_more_when_it_is_back(gate: Gate, line: Line) -> None:
    core, lanes = gate.parts.core, [("acme", OURS), ("acme", ALSO_OURS)]
    open_lanes = OpenLanes(core, now=iter(range(1_000_000)).__next__)
    Heartbeat(core).beat()

    def read() -> None:
        time.sleep(0.002)
        for lane in lanes:
            core.intake.read_since(*lane, core.intake.look().now)

    line.open()
    assert open_lanes.among(lanes) == set(), "what came before it began is in the list"
    read()
    eventually(lambda: open_lanes.among(lanes) == set(lanes))
    line.ready[-1].frame(8, b"\x03\xe9")
    eventually(lambda: line.troubles == {"socket_lost"} and open_lanes.among(lanes) == set())
    read()
    assert eventually(lambda: len(line.ready) == 2)
    eventually(lambda: line.listens() and open_lanes.among(lanes) == set())
    line.bring(gate.kit.text("STOP"))
    eventually(stopped(gate))


@at_ringcentral
def test_without_a_permission_it_listens_all_the_same(line: Line) -> None:
    line.refused = {CONSENTS}
    line.open()
    assert line.asked == [[INSTANT, CONSENTS], [INSTANT]]


@at_ringcentral
def test_where_even_that_is_refused_it_is_said(gate: Gate, line: Line) -> None:
    line.refused = {INSTANT}
    apply(gate, lambda sender: replace(sender, options={**sender.options, "inbound": "websocket"}))
    line.listening.round()
    eventually(lambda: line.troubles == {"socket_lost"})
    (trouble,) = gate.parts.core.troubles.now().values()
    assert "403 CMN-408" in trouble.said


@at_ringcentral
def test_a_quiet_connection_is_asked_and_a_deaf_one_is_opened_anew(line: Line) -> None:
    line.open()
    eventually(lambda: line.beats >= 3)
    assert len(line.ready) == 1
    line.deaf = True
    eventually(lambda: line.troubles == {"socket_lost"})
    line.deaf = False
    eventually(lambda: len(line.ready) >= 2 and line.listens())


@at_ringcentral
def test_what_cannot_be_understood_is_refused_and_the_next_is_taken(gate: Gate, line: Line) -> None:
    line.open()
    for post in gate.kit.malformed()[:3]:
        line.bring(post)
    line.bring(gate.kit.text("STOP"))
    eventually(stopped(gate))
    assert len(line.ready) == 1


@at_ringcentral
@pytest.mark.parametrize("broken", [StoreUnavailable("away"), RuntimeError("a mistake of ours")])
def test_what_could_not_be_taken_is_looked_for_in_the_list(gate: Gate, line: Line, broken: Exception) -> None:
    line.open()
    core = gate.parts.core
    time.sleep(0.002)
    core.intake.read_since("acme", OURS, core.intake.look().now)
    assert core.intake.look([("acme", OURS)]).caught_up("acme", OURS)
    line.fails = [broken]
    line.bring(gate.kit.text("STOP"))
    eventually(lambda: len(line.ready) == 2 and line.listens())
    state = core.intake.look([("acme", OURS)])
    assert not state.caught_up("acme", OURS)


@at_ringcentral
@pytest.mark.parametrize("said", ["no JSON", "[]", "{}", '["x"]', '[{"type": "Error", "status": 403}]'])
def test_whatever_else_is_said_ends_the_connection_and_no_more(line: Line, said: str) -> None:
    line.open()
    line.ready[-1].say(said)
    eventually(lambda: len(line.ready) == 2 and line.listens())


@at_ringcentral
def test_one_process_listens_and_a_changed_setting_is_another_line(gate: Gate, line: Line) -> None:
    line.open()
    another = Listening(gate.parts.core, line._bring)
    assert another.round() == 0
    (first,) = line.listening.lines.values()
    apply(gate, lambda sender: replace(sender, options={**sender.options, "inbound": "websocket"}, rate=2.0))
    assert line.listening.round() == 1
    (second,) = line.listening.lines.values()
    assert first is not second
    apply(gate, lambda sender: replace(sender, options={}))
    assert line.listening.round() == 0


ADDRESS = "wss://ws-api.ringcentral.com/ws"


def test_it_connects_where_ringcentral_says_and_only_with_tls() -> None:
    own = listener("ringcentral")
    answer = Answer(200, {}, json.dumps({"uri": ADDRESS, "ws_access_token": "a/b"}).encode())
    assert own.address(ACCOUNT, answer) == f"{ADDRESS}?access_token=a%2Fb"
    call = own.token_call(ACCOUNT)
    assert (call.method, call.url) == ("POST", "https://platform.ringcentral.com/restapi/oauth/wstoken")
    assert call.token
    plain = Answer(200, {}, json.dumps({"uri": "ws://127.0.0.1:1/ws", "ws_access_token": "t"}).encode())
    with pytest.raises(CarrierUnavailable):
        own.address(ACCOUNT, plain)
    with pytest.raises(CarrierUnavailable):
        own.address(changed(ACCOUNT, api_base="https://platform.ringcentral.com"), plain)
    assert own.address(changed(ACCOUNT, api_base="http://127.0.0.1:1"), plain)


@pytest.mark.parametrize(
    "said",
    [
        Fault(True, "timeout"),
        error(401, "OAU-213"),
        *[
            Answer(200, {}, json.dumps(body).encode())
            for body in (
                [],
                {"uri": ADDRESS},
                {"uri": 5, "ws_access_token": "t"},
                {"uri": "https://a/", "ws_access_token": "t"},
                {"uri": "wss://", "ws_access_token": "t"},
                {"uri": f"{ADDRESS}?x=1", "ws_access_token": "t"},
                {"uri": "wss://[", "ws_access_token": "t"},
            )
        ],
    ],
)
def test_no_address_is_unavailable(said: Any) -> None:
    with pytest.raises(CarrierUnavailable):
        listener("ringcentral").address(ACCOUNT, said)


@given(st.text(max_size=60) | st.recursive(st.none() | st.text(max_size=5), st.lists).map(json.dumps))
def test_any_text_is_a_message_or_bad_input(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert isinstance(listener("ringcentral").read(text).kind, str)


def test_who_has_a_websocket_has_subscriptions_too() -> None:
    assert set(LISTENERS) <= set(SUBSCRIBERS)
    with pytest.raises(BadInput, match="twilio"):
        listener("twilio")
