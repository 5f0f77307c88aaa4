"""The simulated carrier, as the official SDK and as a gateway's hooks see it."""

from __future__ import annotations

import contextlib
import http.client
import json
import multiprocessing
import queue
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from app.errors import BadInput, CarrierUnavailable, StartRefused
from app.providers.seam import Account, Hint, HookRequest, Status
from app.providers.simulator import Simulator
from app.simulator import asking
from app.simulator.book import Book, Text
from app.simulator.carrier import ACCOUNT, Carrier
from app.simulator.running import CarrierThread, run_carrier
from app.simulator.webhooks import Callbacks

SAMPLES = Path(__file__).parent.parent / "samples" / "twilio"
OURS, HERS = "+17045550100", "+17045550143"
TOKEN = "a token"


class Hooks:
    """A web server that keeps what is posted to it."""

    def __init__(self) -> None:
        self.posted: queue.Queue[HookRequest] = queue.Queue()
        hooks = self

        class Take(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:  # noqa: N802
                body = self.rfile.read(int(self.headers["Content-Length"]))
                path, _, query = self.path.partition("?")
                hooks.posted.put(HookRequest("POST", path, query, self.headers, body))  # type: ignore[arg-type]
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Take)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()

    def next(self) -> HookRequest:
        return self.posted.get(timeout=5)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def hooks() -> Iterator[Hooks]:
    hooks = Hooks()
    yield hooks
    hooks.close()


@pytest.fixture
def carrier() -> Iterator[CarrierThread]:
    with CarrierThread(token=TOKEN) as carrier:
        yield carrier


def client(carrier: CarrierThread, token: str = TOKEN) -> Client:
    client = Client(ACCOUNT, token)
    client.api.base_url = carrier.url
    return client


def ask(carrier: CarrierThread, method: str, path: str, said: object = None, **headers: str) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(urlsplit(carrier.url).netloc, timeout=5)
    try:
        body = None if said is None else json.dumps(said)
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_the_official_sdk_sends_lists_and_fetches(carrier: CarrierThread) -> None:
    sdk = client(carrier)
    sent = sdk.messages.create(to=HERS, from_=OURS, body="hello", media_url=["https://x.example/a.jpg"])
    assert (sent.sid[:2], sent.status, sent.num_media, sent.direction) == ("MM", "queued", "1", "outbound-api")
    carrier.text_in(HERS, OURS, "hi back")
    newest_first = sdk.messages.list()
    assert [text.direction for text in newest_first] == ["inbound", "outbound-api"]
    assert [text.body for text in sdk.messages.list(to=OURS)] == ["hi back"]
    assert [text.body for text in sdk.messages.list(from_=OURS)] == ["hello"]
    fetched = sdk.messages(sent.sid).fetch()
    assert (fetched.to, fetched.from_, fetched.body) == (HERS, OURS, "hello")
    assert abs(datetime.now(UTC) - fetched.date_created) < timedelta(seconds=5)
    hour = timedelta(hours=1)
    assert len(sdk.messages.list(date_sent_after=datetime.now(UTC) - hour)) == 2
    assert sdk.messages.list(date_sent_before=datetime.now(UTC) - hour) == []


def test_the_sdk_reads_page_after_page(carrier: CarrierThread) -> None:
    for number in range(7):
        carrier.text_in(HERS, OURS, str(number))
    assert [text.body for text in client(carrier).messages.list(page_size=3)] == list("6543210")


@pytest.mark.parametrize(
    ("fields", "code", "status"),
    [
        ({"to": "555"}, 21211, 400),
        ({"to": "+17045550111"}, 21610, 400),
        ({"from_": "x"}, 21212, 400),
        ({"body": ""}, 21602, 400),
        ({"to": ""}, 21604, 400),
        ({"from_": ""}, 21603, 400),
    ],
)
def test_refusals_have_twilios_codes(carrier: CarrierThread, fields: dict[str, str], code: int, status: int) -> None:
    carrier.control(opted_out=["+17045550111"])
    with pytest.raises(TwilioRestException) as refused:
        client(carrier).messages.create(**({"to": HERS, "from_": OURS, "body": "x"} | fields))
    assert (refused.value.code, refused.value.status) == (code, status)
    assert carrier.received == []


def test_a_wrong_token_and_an_unknown_text_are_refused(carrier: CarrierThread) -> None:
    with pytest.raises(TwilioRestException) as refused:
        client(carrier, "wrong").messages.create(to=HERS, from_=OURS, body="x")
    assert (refused.value.code, refused.value.status) == (20003, 401)
    with pytest.raises(TwilioRestException) as missing:
        client(carrier).messages("SM" + "0" * 32).fetch()
    assert (missing.value.code, missing.value.status) == (20404, 404)


def test_shapes_are_those_of_the_samples() -> None:
    text = Text("SM1", ACCOUNT, OURS, HERS, "hello", "outbound-api", "queued")
    sent = json.loads((SAMPLES / "send_response_201.json").read_text())
    listed = json.loads((SAMPLES / "list_messages_page.json").read_text())
    assert text.resource().keys() == sent.keys() == listed["messages"][0].keys()
    types = {name: type(value) for name, value in sent.items()}
    assert {name: type(value) for name, value in text.resource().items()} == types
    assert Book().page(ACCOUNT, {}).keys() == listed.keys()


def test_status_callbacks_are_signed_and_in_order(carrier: CarrierThread, hooks: Hooks) -> None:
    callback = f"{hooks.url}/hooks/simulator/h/status?text=msg_1"
    sent = client(carrier).messages.create(to=HERS, from_=OURS, body="x", status_callback=callback)
    account = Account("acme", OURS, ACCOUNT, (TOKEN,), public_base=hooks.url)
    simulator = Simulator()
    for status in (Status.SENT, Status.DELIVERED):
        request = hooks.next()
        simulator.verify(account, request)
        (receipt,) = simulator.events(account, request)
        assert (receipt.provider_id, receipt.status, receipt.text) == (sent.sid, status, "msg_1")
    assert client(carrier).messages(sent.sid).fetch().status == "delivered"
    assert [(text.id, text.to) for text in carrier.received] == [("msg_1", HERS)]


def test_callbacks_may_come_in_the_wrong_order(carrier: CarrierThread, hooks: Hooks) -> None:
    carrier.control(callbacks={"reversed": True})
    callback = f"{hooks.url}/hooks/simulator/h/status?text=msg_1"
    sent = client(carrier).messages.create(to=HERS, from_=OURS, body="x", status_callback=callback)
    told = [dict(parse_qsl(hooks.next().body.decode()))["MessageStatus"] for _ in range(2)]
    assert told == ["delivered", "sent"]
    assert client(carrier).messages(sent.sid).fetch().status == "delivered"


def test_what_is_in_force_can_be_read_and_set_again(carrier: CarrierThread) -> None:
    carrier.control(
        faults={"hang": {"to": HERS, "count": 2}, "429": {"retry_after": "3"}, "garbage": {"count": 0}},
        opted_out=[HERS],
        callbacks={"reversed": True},
    )
    said = asking.ask(carrier.url, "/control")
    assert set(said["faults"]) == {"hang", "429"}, "one that has struck as often as it should is over"
    assert (said["faults"]["hang"]["to"], said["faults"]["hang"]["count"]) == ([HERS], 2)
    assert said["faults"]["429"]["retry_after"] == "3"
    assert (said["opted_out"], said["callbacks"]["reversed"]) == ([HERS], True)
    asking.ask(carrier.url, "/control", said)
    assert asking.ask(carrier.url, "/control") == said


def test_a_phone_shows_both_sides_and_only_its_own(carrier: CarrierThread) -> None:
    carrier.text_in(HERS, OURS, "Hi")
    client(carrier).messages.create(to=HERS, from_=OURS, body="Hello")
    client(carrier).messages.create(to="+17045550144", from_=OURS, body="to another")
    texts = asking.ask(carrier.url, f"/control/texts?{urlencode({'phone': HERS})}")
    assert [(text["inbound"], text["body"]) for text in texts] == [(True, "Hi"), (False, "Hello")]


def test_a_carrier_that_is_not_there_is_unavailable_and_says_what_to_do() -> None:
    with pytest.raises(CarrierUnavailable, match="consentry up"):
        asking.ask("http://127.0.0.1:9", "/control")


def test_callbacks_can_end_otherwise_and_be_left_out(carrier: CarrierThread, hooks: Hooks) -> None:
    carrier.control(callbacks={"final": "undelivered", "error_code": 30007, "delay_ms": 1})
    send = {"to": HERS, "from_": OURS, "body": "x", "status_callback": f"{hooks.url}/s"}
    client(carrier).messages.create(**send)
    hooks.next()
    end = dict(parse_qsl(hooks.next().body.decode()))
    assert (end["MessageStatus"], end["ErrorCode"]) == ("undelivered", "30007")
    carrier.control(callbacks={"enabled": False})
    client(carrier).messages.create(**send)
    carrier.wait(2)
    carrier.control(hooks={OURS: {"url": f"{hooks.url}/in", "token": "t"}})
    carrier.text_in(HERS, OURS, "marker")
    assert hooks.next().path == "/in"


def test_an_inbound_text_reaches_the_hook_signed(carrier: CarrierThread, hooks: Hooks) -> None:
    url = f"{hooks.url}/hooks/simulator/h/text"
    account = Account("acme", OURS, "AC" + "2" * 32, ("hook token",), public_base=hooks.url)
    carrier.control(hooks={OURS: {"url": url, "token": "hook token", "account": account.account}})
    said = {"from": HERS, "to": OURS, "body": "STOP ✋", "media": ["https://x.example/a"], "opt_out_type": "STOP"}
    status, answered = ask(carrier, "POST", "/control/text", said)
    assert (status, answered["status"]) == (200, 202)
    request = hooks.next()
    simulator = Simulator()
    simulator.verify(account, request)
    (text,) = simulator.events(account, request)
    assert (text.provider_id, text.sender, text.consumer) == (answered["sid"], OURS, HERS)
    assert (text.body, text.hint, text.media) == ("STOP ✋", Hint.STOP, (("https://x.example/a", "image/jpeg"),))
    assert carrier.text_in(HERS, OURS, "again")[1] == 202  # over the kept-alive connection
    forged = RequestValidator("other").validate(url, dict(parse_qsl(request.body.decode())), "x" * 28)
    assert not forged


def test_a_text_whose_hook_is_away_is_in_the_list_all_the_same(carrier: CarrierThread) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}/"
    carrier.control(hooks={OURS: {"url": url, "token": "t"}})
    sid, status = carrier.text_in(HERS, OURS, "STOP")
    assert status is None
    assert client(carrier).messages(sid).fetch().body == "STOP"


def test_what_arrived_is_told_and_can_be_cleared(carrier: CarrierThread) -> None:
    client(carrier).messages.create(to=HERS, from_=OURS, body="x", status_callback="http://127.0.0.1:9/?text=msg_9")
    carrier.wait(1)
    status, (arrival,) = ask(carrier, "GET", "/control/received")
    assert status == 200
    assert arrival.items() >= {"to": HERS, "from": OURS, "body": "x", "text": "msg_9"}.items()
    assert arrival["arrived_ns"] > 0
    assert ask(carrier, "POST", "/control", {"clear": True}) == (200, {"ok": True})
    assert ask(carrier, "GET", "/control/received") == (200, [])
    with pytest.raises(TimeoutError):
        carrier.wait(1, timeout=0.01)


def test_faults_are_counted_and_meant_for_whom_they_are_said(carrier: CarrierThread) -> None:
    sdk = client(carrier)
    answered = ask(
        carrier,
        "POST",
        "/control",
        {"faults": {"429": {"to": HERS, "count": 2, "retry_after": 3}, "latency_ms": {"ms": 1}}},
    )
    assert answered == (200, {"ok": True})
    sdk.messages.create(to="+17045550144", from_=OURS, body="x")
    for _ in range(2):
        with pytest.raises(TwilioRestException) as refused:
            sdk.messages.create(to=HERS, from_=OURS, body="x")
        assert refused.value.code == 20429
    sdk.messages.create(to=HERS, from_=OURS, body="x")
    assert [text.to for text in carrier.received] == ["+17045550144", HERS]


def test_refusing_connections_ends_by_itself(carrier: CarrierThread) -> None:
    assert ask(carrier, "POST", "/control", {"refuse_s": 0.2})[0] == 200
    # One that came while the door was closing is reset instead.
    with pytest.raises((ConnectionRefusedError, ConnectionResetError)):
        ask(carrier, "GET", "/control/received")
    for _ in range(500):
        try:
            assert ask(carrier, "GET", "/control/received") == (200, [])
            return
        except ConnectionRefusedError:
            threading.Event().wait(0.01)
    pytest.fail("the carrier did not listen again")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"fault": {}}, "fault"),
        ({"faults": []}, "faults"),
        ({"faults": {"melt": {}}}, "faults"),
        ({"faults": {"hang": {"tooo": 1}}}, "faults"),
        ({"faults": {"hang": {"count": "x"}}}, "control"),
        ({"opted_out": "x"}, "control"),
        ({"hooks": {OURS: {"uri": "x"}}}, "control"),
        ({"hooks": []}, "control"),
        ({"callbacks": {"x": 1}}, "control"),
        ({"refuse_s": "x"}, "control"),
    ],
)
def test_control_names_what_it_does_not_understand(carrier: CarrierThread, said: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput) as refused:
        carrier.control(**said)
    assert refused.value.field == named
    assert ask(carrier, "POST", "/control", said)[0] == 400


def test_control_is_for_json_from_this_machine(carrier: CarrierThread) -> None:
    assert ask(carrier, "POST", "/control", {}, **{"Content-Type": "text/plain"})[0] == 403
    assert ask(carrier, "POST", "/control/other", {})[0] == 404
    assert ask(carrier, "POST", "/control/text", {"to": OURS})[0] == 400
    with pytest.raises(StartRefused):
        Carrier("0.0.0.0")


@pytest.mark.parametrize(
    "raw", [b"\r\n\r\n", b"GET /\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"A" * 100_000]
)  # fmt: skip
def test_no_http_is_hung_up_on(carrier: CarrierThread, raw: bytes) -> None:
    parts = urlsplit(carrier.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as connection:
        connection.sendall(raw)
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(100) == b""
    assert ask(carrier, "GET", "/control/received") == (200, [])


def run_and_tell(ready: Any) -> None:
    run_carrier(ready=ready.put, callbacks=Callbacks(enabled=False))


def test_a_carrier_of_its_own_process_ends_on_sigterm() -> None:
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Queue()
    process = spawn.Process(target=run_and_tell, args=[ready], daemon=True)
    process.start()
    url = ready.get(timeout=20)
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
    connection.request("GET", f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json")
    assert json.loads(connection.getresponse().read())["messages"] == []
    process.terminate()
    process.join(10)
    connection.close()
    ready.close()
    ready.join_thread()
    assert process.exitcode == 0
