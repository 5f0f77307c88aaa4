"""A WebSocket over loopback: whole messages in any frames, and its end in every way."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

import pytest

from app.errors import BadInput, CarrierUnavailable
from app.providers.websocket import MOST_MESSAGE, WebSocket
from tests.providers.websocket_server import CLOSE, PING, Peer, WebSocketServer


@contextlib.contextmanager
def opened(serve: Callable[[Peer], None]) -> Iterator[tuple[WebSocket, WebSocketServer]]:
    """A WebSocket to a server that does that after the handshake, and then stays until the client goes."""

    def whole(peer: Peer) -> None:
        peer.shake()
        serve(peer)
        while True:
            peer.hear()

    with WebSocketServer(whole) as server:
        websocket = WebSocket(f"{server.url}?access_token=t")
        yield websocket, server
        websocket.close()


@pytest.mark.parametrize("text", ["hi", "é😀", "x" * 125, "x" * 126, "x" * 65_536, "😀" * 50_000])
@pytest.mark.parametrize("pieces", [1, 3])
def test_a_message_comes_whole_however_it_was_framed(text: str, pieces: int) -> None:
    def serve(peer: Peer) -> None:
        peer.say(text, pieces=pieces)
        peer.say("after")

    with opened(serve) as (websocket, server):
        assert [websocket.receive(10), websocket.receive(10)] == [text, "after"]
        assert server.peers[0].target == "/ws?access_token=t"


def test_what_is_sent_arrives_and_pings_are_answered_in_between() -> None:
    heard: list[str] = []
    done = threading.Event()

    def serve(peer: Peer) -> None:
        peer.frame(PING, b"are you there")
        heard.extend([peer.hear(), peer.hear()])
        peer.say("thank you")
        done.set()

    long = "é" * 100_000
    with opened(serve) as (websocket, server):
        assert websocket.receive(0.2) is None
        websocket.send("hi")
        websocket.send(long)
        assert websocket.receive(10) == "thank you"
        assert done.wait(10)
        assert heard == ["hi", long]
        assert server.peers[0].pongs == 1


@pytest.mark.parametrize("how", ["close", "cut", "too long"])
def test_its_end_is_said(how: str) -> None:
    def serve(peer: Peer) -> None:
        if how == "close":
            peer.frame(CLOSE, b"\x03\xe8bye")
        elif how == "cut":
            peer.connection.close()
            raise ConnectionError
        else:
            peer.say("x" * (MOST_MESSAGE + 1), pieces=2)

    with opened(serve) as (websocket, _):
        with pytest.raises(CarrierUnavailable) as told:
            websocket.receive(10)
        assert "access_token" not in told.value.detail


@pytest.mark.parametrize("status", [200, 302, 401, 503])
def test_what_is_no_upgrade_is_no_websocket(status: int) -> None:
    with WebSocketServer(lambda peer: peer.shake(status)) as server, pytest.raises(CarrierUnavailable):
        WebSocket(server.url, timeout=2)


def test_where_nobody_listens_it_is_said() -> None:
    with pytest.raises(CarrierUnavailable):
        WebSocket("ws://127.0.0.1:1/", timeout=2)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "file:///etc/passwd", "ws://é/", "", "wss://" + "x" * 9000])
def test_only_a_websocket_is_opened(url: str) -> None:
    with pytest.raises(BadInput):
        WebSocket(url)
