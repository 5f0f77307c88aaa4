"""As much HTTP/1.1 as a carrier on loopback needs: read a request, write an answer, post a webhook."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

MAX_BODY = 1024 * 1024
WEBHOOK_SECONDS = 15.0  # as Twilio waits
_JSON = "application/json"


class Manner(StrEnum):
    """How an answer is given."""

    WHOLE = "whole"
    DRIP = "drip"  # a byte a second
    RESET = "reset"  # not given: the connection is reset
    HANG = "hang"  # not given: the connection stays open


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came; header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True)

    def parameters(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.query, keep_blank_values=True).items()}


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, and the manner of giving it."""

    status: int = 200
    body: bytes = b""
    content_type: str = _JSON
    headers: tuple[tuple[str, str], ...] = ()
    manner: Manner = Manner.WHOLE
    close: bool = False

    def encode(self) -> bytes:
        try:
            phrase = HTTPStatus(self.status).phrase
        except ValueError:
            phrase = "Unknown"
        lines = [
            f"HTTP/1.1 {self.status} {phrase}",
            f"Content-Type: {self.content_type}",
            f"Content-Length: {len(self.body)}",
            *(() if any(name.lower() == "date" for name, _ in self.headers) else (f"Date: {formatdate(usegmt=True)}",)),
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        if self.close:
            lines.append("Connection: close")
        return "\r\n".join((*lines, "", "")).encode("latin-1") + self.body


def json_response(value: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Response:
    return Response(status, json.dumps(value).encode(), headers=headers)


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request of a connection; None at its end, and where it is no HTTP that we read."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head[:-4].split("\r\n")
        method, target, _version = first.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = int(headers.get("content-length", "0"))
        if not 0 <= length <= MAX_BODY or "transfer-encoding" in headers:
            return None
        body = await reader.readexactly(length) if length else b""
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError):
        return None
    path, _, query = target.partition("?")
    return Request(method, path, query, headers, body)


async def write_response(response: Response, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Give `response` in its manner."""
    if response.manner is Manner.RESET:
        reset(writer)
    elif response.manner is Manner.HANG:
        while await reader.read(65536):
            pass  # until the caller gives up
    elif response.manner is Manner.DRIP:
        for byte in response.encode():
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(1)
    else:
        writer.write(response.encode())
        await writer.drain()


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST, so that the other side sees a reset and no orderly end."""
    connection = writer.get_extra_info("socket")
    if connection is not None and connection.fileno() >= 0:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@dataclass(slots=True)
class Poster:
    """Posts webhooks over kept-alive connections, at most `at_once` at a time."""

    at_once: int = 64
    _idle: dict[str, list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _turns: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._turns = asyncio.Semaphore(self.at_once)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int | None:
        """The status that `url` (http only) answered; None where it did not."""
        try:
            async with self._turns, asyncio.timeout(WEBHOOK_SECONDS):
                return await self._post(url, body, headers)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return None

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError("webhooks of the simulated carrier go to http addresses")
        lines = [
            f"POST {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        request = "\r\n".join((*lines, "", "")).encode("latin-1") + body
        idle = self._idle[parts.netloc]
        while idle:
            reader, writer = idle.pop()
            if not reader.at_eof() and not writer.is_closing():
                break
            writer.close()
        else:
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
        kept = False
        try:
            writer.write(request)
            status, kept = await _read_status(reader)
        finally:
            if kept:
                idle.append((reader, writer))
            else:
                writer.close()
        return status

    def close(self) -> None:
        for connections in self._idle.values():
            for _reader, writer in connections:
                writer.close()
        self._idle.clear()


async def _read_status(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """The status of an answer, its body read, and whether the connection can be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.lower()[:-4].split("\r\n")
    headers = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
    status = int(first.split(" ")[1])
    if status == HTTPStatus.NO_CONTENT:
        return status, headers.get("connection") != "close"
    if "content-length" not in headers:
        return status, False
    await reader.readexactly(int(headers["content-length"]))
    return status, headers.get("connection") != "close"
