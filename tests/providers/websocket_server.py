"""The other side of a WebSocket on loopback (RFC 6455), by hand: a library would not let a server misbehave."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import socket
import struct
import threading
from collections.abc import Callable

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, section 1.3
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Peer:
    """One accepted connection."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.target = ""
        self.pongs = 0
        self._buffer = b""

    def shake(self, status: int = 101) -> None:
        while b"\r\n\r\n" not in self._buffer:
            self._buffer += self._some()
        head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
        self.target = head.split(b" ")[1].decode()
        (key,) = [line[19:].strip() for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key:")]
        accept = base64.b64encode(hashlib.sha1(key + _GUID).digest())
        upgrade = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
        self.connection.sendall(b"HTTP/1.1 %d X\r\n%s\r\n\r\n" % (status, upgrade))

    def say(self, text: str, *, pieces: int = 1) -> None:
        """A message, in so many frames."""
        whole = text.encode()
        size = -(-len(whole) // pieces)
        parts = [whole[at : at + size] for at in range(0, len(whole), size)]
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            self.frame(TEXT if number == 0 else 0, part, last=last)

    def frame(self, kind: int, payload: bytes = b"", *, last: bool = True) -> None:
        size = len(payload)
        if size < 126:
            length = bytes([size])
        else:
            length = b"\x7e" + struct.pack("!H", size) if size < 65_536 else b"\x7f" + struct.pack("!Q", size)
        self.connection.sendall(bytes([(0x80 if last else 0) | kind]) + length + payload)

    def hear(self) -> str:
        """The next text; ConnectionError where there is none any more."""
        while True:
            first, second = self._take(2)
            size = second & 0x7F
            if size == 126:
                (size,) = struct.unpack("!H", self._take(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._take(8))
            mask = self._take(4)
            payload = bytes(byte ^ mask[at % 4] for at, byte in enumerate(self._take(size)))
            if first & 0x0F == TEXT:
                return payload.decode()
            if first & 0x0F == CLOSE:
                raise ConnectionError
            self.pongs += first & 0x0F == PONG

    def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._buffer += self._some()
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    def _some(self) -> bytes:
        found = self.connection.recv(65_536)
        if not found:
            raise ConnectionError
        return found


class WebSocketServer:
    """Serves each connection with `serve`, in a thread of its own."""

    def __init__(self, serve: Callable[[Peer], None]) -> None:
        self.peers: list[Peer] = []
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"ws://127.0.0.1:{self._listener.getsockname()[1]}/ws"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> WebSocketServer:
        return self

    def __exit__(self, *_error: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for peer in self.peers:
            with contextlib.suppress(OSError):
                peer.connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for peer in self.peers:
            peer.connection.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.peers.append(peer := Peer(connection))
                self._threads.append(thread := threading.Thread(target=self._run, args=(peer,), daemon=True))
                thread.start()

    def _run(self, peer: Peer) -> None:
        with contextlib.suppress(OSError):
            self._serve(peer)
