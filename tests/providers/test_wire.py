"""The wire: what is reached, what is not, and that nothing is ever sent twice."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pycurl
import pytest

from app.errors import BadInput
from app.providers import wire as wire_module
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import Account, Fate, OutboundText
from app.providers.simulator import Simulator
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.simulator.webhooks import Callbacks
from tests.providers.loopback import RawServer, rst

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def one(wire: Wire, call: Call, timeout: float = 10) -> Answer | Fault:
    wire.start("key", call)
    ended = wire.poll(timeout)
    assert [key for key, _ in ended] == ["key"]
    assert wire.in_flight == 0
    return ended[0][1]


def post(url: str, body: bytes = b"Body=hi") -> Call:
    return Call("POST", url, (("X-Own", "1"),), body)


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire(total_timeout=5, connect_timeout=2)
    yield wire
    wire.close()


def die_on_second(how: str) -> Callable[[int, socket.socket], bool]:
    def answer(number: int, connection: socket.socket) -> bool:
        if number == 2:
            if how == "reset":
                rst(connection)
            return False
        connection.sendall(OK)
        return True

    return answer


CALLS = {
    "post": lambda url: post(url),
    "post of a megabyte": lambda url: post(url, b"x" * 2**20),
    "empty post": lambda url: post(url, b""),
    "get": lambda url: Call("GET", url),
}


@pytest.mark.parametrize("how", ["reset", "closed"])
@pytest.mark.parametrize("call", CALLS)
def test_a_request_that_died_on_a_kept_alive_connection_is_not_sent_again(wire: Wire, call: str, how: str) -> None:
    with RawServer(die_on_second(how)) as server:
        make = CALLS[call]
        assert one(wire, make(server.url)) == Answer(200, {"content-length": "2"}, b"ok")
        assert one(wire, make(server.url)) == Fault(reached=True, why="reset")
        assert wire.poll(0.05) == []  # nothing is tried again behind our back
        assert len(server.requests) == 2
        assert isinstance(one(wire, make(server.url)), Answer)
        assert len(server.requests) == 3


def test_libcurl_by_itself_would_send_it_again(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above: without the guard the same request arrives twice and says 200."""

    def always(slot: wire_module._Slot, *_addresses: object) -> int:
        slot.begun = True
        return pycurl.PREREQFUNC_OK

    monkeypatch.setattr(wire_module._Slot, "begin", always)
    with RawServer(die_on_second("reset")) as server:
        one(wire, post(server.url))
        assert isinstance(one(wire, post(server.url)), Answer)
        assert len(server.requests) == 3


def answer_and_close(_number: int, connection: socket.socket) -> bool:
    connection.sendall(OK)  # kept alive by its headers, closed all the same
    return False


def test_an_idle_connection_that_the_carrier_closed_is_replaced(wire: Wire) -> None:
    with RawServer(answer_and_close) as server:
        for number in (1, 2):
            assert isinstance(one(wire, post(server.url)), Answer)
            assert server.closed.acquire(timeout=5)
            assert (len(server.requests), server.connections) == (number, number)
            time.sleep(1.1)  # libcurl looks at a connection only after a second of idleness


def test_a_connection_closed_within_the_last_second_is_doubt_and_no_second_try(wire: Wire) -> None:
    with RawServer(answer_and_close) as server:
        assert isinstance(one(wire, post(server.url)), Answer)
        assert server.closed.acquire(timeout=5)
        assert one(wire, post(server.url)) == Fault(reached=True, why="reset")
        assert wire.poll(0.05) == []
        assert len(server.requests) == 1


def test_an_expectation_failed_is_an_answer_and_no_reason_to_send_again(wire: Wire) -> None:
    def refuse(_number: int, connection: socket.socket) -> bool:
        connection.sendall(b"HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n")
        return True

    with RawServer(refuse) as server:
        answered = one(wire, post(server.url, b"x" * 2**21))
        assert isinstance(answered, Answer)
        assert answered.status == 417
        assert len(server.requests) == 1
        assert b"expect" not in server.requests[0].lower()


def test_connections_are_kept_alive_and_handles_used_again(wire: Wire) -> None:
    def answer(_number: int, connection: socket.socket) -> bool:
        connection.sendall(OK)
        return True

    with RawServer(answer) as server:
        for number in range(20):
            one(wire, Call("GET", server.url) if number % 3 else post(server.url))
        assert server.connections == 1
        assert [request[:4] for request in server.requests[:3]] == [b"POST", b"GET ", b"GET "]
        assert b"X-Own: 1\r\n" in server.requests[0]
        assert server.requests[0].endswith(b"\r\n\r\nBody=hi")
        assert b"X-Own" not in server.requests[1]


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_what_never_left_is_not_reached(wire: Wire) -> None:
    assert one(wire, post(f"http://127.0.0.1:{closed_port()}/")) == Fault(False, "connect_refused")
    assert one(wire, post("http://nowhere.invalid/")) == Fault(False, "dns")


def test_a_tls_handshake_that_fails_is_not_reached(wire: Wire) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk_no_tls() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=talk_no_tls)
        thread.start()
        assert one(wire, post(f"https://127.0.0.1:{server.getsockname()[1]}/")) == Fault(False, "tls")
        thread.join()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_only_a_trusted_certificate_of_the_right_name_is_spoken_to(tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            for _ in range(3):
                plain, _ = server.accept()
                try:
                    with context.wrap_socket(plain, server_side=True) as connection:
                        got.append(connection.recv(4096))
                        connection.sendall(OK)
                except OSError:
                    plain.close()

        thread = threading.Thread(target=talk)
        thread.start()
        port = server.getsockname()[1]
        for ca_file, host in ((None, "localhost"), (str(cert), "127.0.0.1")):
            wire = Wire(ca_file=ca_file)
            assert one(wire, post(f"https://{host}:{port}/")) == Fault(False, "tls")
            wire.close()
        assert not any(got)
        wire = Wire(ca_file=str(cert))
        assert isinstance(one(wire, post(f"https://localhost:{port}/")), Answer)
        wire.close()
        thread.join()
    assert sum(map(bool, got)) == 1


def test_a_connection_that_is_not_taken_up_in_time_is_not_reached() -> None:
    wire = Wire(total_timeout=5, connect_timeout=0.3)
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        port = server.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:  # the queue of a listener that accepts nothing
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        assert one(wire, post(f"http://127.0.0.1:{port}/")) == Fault(False, "connect_timeout")
        for filler in fillers:
            filler.close()
    wire.close()


@pytest.mark.parametrize("gap", [0.05, 30.0])
def test_the_time_out_is_total_and_not_per_read(gap: float) -> None:
    """A carrier that drips a byte now and then, or hangs, is cut at the total."""
    over = threading.Event()

    def drip(_number: int, connection: socket.socket) -> bool:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 2000:
                if over.wait(gap):
                    break
                connection.sendall(bytes([byte]))
        except OSError:
            pass
        return False

    wire = Wire(total_timeout=0.6)
    with RawServer(drip) as server:
        begin = time.monotonic()
        assert one(wire, post(server.url)) == Fault(True, "timeout")
        assert 0.5 < time.monotonic() - begin < 2
        over.set()
    wire.close()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70000, Fault(True, "too_big")),
        (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 9000 + b"\r\n", Fault(True, "too_big")),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", Fault(True, "reset")),
        (b"SSH-2.0-OpenSSH\r\n", Fault(True, "garbled")),
        (b"", Fault(True, "reset")),
    ],
    ids=["body", "headers", "short", "no http", "nothing"],
)
def test_an_answer_that_is_none_was_reached(wire: Wire, raw: bytes, fault: Fault) -> None:
    def answer(_number: int, connection: socket.socket) -> bool:
        connection.sendall(raw)
        return False

    with RawServer(answer) as server:
        assert one(wire, post(server.url)) == fault
        assert len(server.requests) == 1


def test_answers_are_given_as_they_came(wire: Wire) -> None:
    def answer(_number: int, connection: socket.socket) -> bool:
        connection.sendall(
            b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
            b"HTTP/1.1 302 Found\r\nLOCATION: /elsewhere\r\nRetry-After:  5 \r\nContent-Length: 0\r\n\r\n"
        )
        return True

    with RawServer(answer) as server:
        answered = one(wire, post(server.url))
        assert answered == Answer(302, {"location": "/elsewhere", "retry-after": "5", "content-length": "0"}, b"")
        assert len(server.requests) == 1  # the redirect is not followed


def test_no_proxy_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    wire = Wire()
    with RawServer(lambda _number, connection: connection.sendall(OK) or False) as server:
        assert isinstance(one(wire, post(server.url)), Answer)
    wire.close()


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (Call("POST", "ftp://127.0.0.1/"), "url"),
        (Call("POST", "file:///etc/passwd"), "url"),
        (Call("POST", "/relative"), "url"),
        (Call("POST", "http://127.0.0.1/a b"), "url"),
        (Call("POST", "http://127.0.0.1/\r\nX: y"), "url"),
        (Call("POST", "http://user:pw@127.0.0.1/"), "url"),
        (Call("POST", "http://[::1/"), "url"),
        (Call("POST", "http://127.0.0.1:99999/"), "url"),
        (Call("HEAD", "http://127.0.0.1/"), "method"),
        (Call("POST", "http://127.0.0.1/", (("X", "a\r\nY: b"),)), "headers"),
        (Call("POST", "http://127.0.0.1/", (("X:", "a"),)), "headers"),
    ],
)
def test_a_call_that_cannot_be_made_is_bad_input(wire: Wire, call: Call, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        wire.start(1, call)
    assert refused.value.field == field
    assert wire.in_flight == 0


def test_poll_waits_no_longer_than_it_is_told(wire: Wire) -> None:
    begin = time.monotonic()
    assert wire.poll(0.05) == []
    assert 0.04 < time.monotonic() - begin < 1
    assert wire.poll(0) == []


def test_closing_cuts_what_is_in_flight() -> None:
    began, over = threading.Event(), threading.Event()

    def hang(_number: int, _connection: socket.socket) -> bool:
        began.set()
        over.wait(5)
        return False

    with RawServer(hang) as server:
        wire = Wire()
        wire.start(1, post(server.url))
        wire.poll(0)
        assert began.wait(5)
        assert wire.in_flight == 1
        wire.close()
        over.set()


def test_more_requests_than_connections_wait_their_turn() -> None:
    wire = Wire(max_connections=2)

    def answer(_number: int, connection: socket.socket) -> bool:
        connection.sendall(OK)
        return True

    with RawServer(answer) as server:
        for number in range(50):
            wire.start(number, post(server.url))
        assert wire.in_flight == 50
        ended: list[object] = []
        while wire.in_flight:
            ended += [key for key, answered in wire.poll(5) if isinstance(answered, Answer)]
        assert sorted(ended, key=str) == sorted(range(50), key=str)
        assert server.connections <= 2
    wire.close()


FATES = {
    "reset_before_accept": (Fate.UNKNOWN, 0),
    "reset_after_accept": (Fate.UNKNOWN, 1),
    "hang": (Fate.UNKNOWN, 1),
    "drip": (Fate.UNKNOWN, 1),
    "429": (Fate.NOT_SENT, 0),
    "401": (Fate.NOT_SENT, 0),
    "5xx_before": (Fate.UNKNOWN, 0),
    "5xx_after": (Fate.UNKNOWN, 1),
    "garbage": (Fate.UNKNOWN, 1),
    "huge": (Fate.UNKNOWN, 1),
    "redirect": (Fate.FAILED, 0),
}


@pytest.mark.parametrize("kind", FATES)
def test_each_fault_of_a_carrier_has_its_outcome_and_no_text_goes_twice(kind: str) -> None:
    fate, taken = FATES[kind]
    simulator = Simulator()
    wire = Wire(total_timeout=0.8)
    with CarrierThread(callbacks=Callbacks(enabled=False)) as carrier:
        sender = Account("acme", "+17045550100", "AC" + "0" * 32, ("token",), api_base=carrier.url)

        def send(to: str) -> Fate:
            text = OutboundText(f"msg_{to}", "+17045550100", to, "hello")
            return simulator.outcome(one(wire, simulator.send_call(sender, text))).fate

        assert send("+17045550111") is Fate.SENT
        carrier.control(faults={kind: {"count": 1}})
        assert send("+17045550112") is fate
        assert send("+17045550113") is Fate.SENT
        to = [text.to for text in carrier.received]
        assert to == ["+17045550111"] + ["+17045550112"] * taken + ["+17045550113"]
    wire.close()
