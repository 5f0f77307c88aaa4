"""A carrier of bytes on loopback, for what an HTTP library would not let a server do."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable


class RawServer:
    """A socket server that reads whole requests and lets `answer` do what it likes with the connection."""

    def __init__(self, answer: Callable[[int, socket.socket], bool]) -> None:
        """`answer` is told the number of the request, from 1, and says whether the connection goes on."""
        self.requests: list[bytes] = []
        self.connections = 0
        self.closed = threading.Semaphore(0)
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self._accepted: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> RawServer:
        return self

    def __exit__(self, *_error: object) -> None:
        with contextlib.suppress(OSError):  # closed before
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._accepted:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._accepted.append(connection)
            self._threads.append(threading.Thread(target=self._serve, args=[connection], daemon=True))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while request := self._read(stream):
                self.requests.append(request)
                if not self._answer(len(self.requests), connection):
                    break
        self.closed.release()

    @staticmethod
    def _read(stream: object) -> bytes:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            try:
                line = stream.readline()  # type: ignore[attr-defined]
            except OSError:
                return b""
            if not line:
                return b""
            head += line
        length = [int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        return head + stream.read(length[0] if length else 0)  # type: ignore[attr-defined]


def rst(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
