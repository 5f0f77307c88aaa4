"""A lean HTTP client: requests written out beforehand, sent over kept-alive connections by a few threads."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What a load came to: requests a second, and how often each status was answered."""

    rate: float
    statuses: Mapping[int, int]


def request(port: int, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """A POST as it goes over the wire."""
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def run(port: int, requests: Sequence[bytes], threads: int = 8) -> Result:
    """Send all requests, each thread its share one after the other; time from the first to the last answer."""
    statuses: Counter[int] = Counter()
    ready = threading.Barrier(threads + 1)

    def share(part: Sequence[bytes]) -> None:
        found: Counter[int] = Counter()
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            ready.wait()
            for one in part:
                connection.sendall(one)
                found[answered(connection)] += 1
        statuses.update(found)

    workers = [threading.Thread(target=share, args=(requests[place::threads],)) for place in range(threads)]
    for worker in workers:
        worker.start()
    ready.wait()
    start = time.perf_counter()
    for worker in workers:
        worker.join()
    return Result(len(requests) / (time.perf_counter() - start), statuses)


def answered(connection: socket.socket) -> int:
    """Read one answer whole; its status."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(connection)
    head, _, body = got.partition(b"\r\n\r\n")
    lower = head.lower()
    at = lower.find(b"content-length:")
    length = int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    left = length - len(body)
    while left > 0:
        left -= len(_more(connection))
    return int(head[9:12])


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the server closed the connection")
    return part
