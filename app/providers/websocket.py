"""A WebSocket to a carrier (RFC 6455), by libcurl as everything else that leaves; for one thread."""

from __future__ import annotations

import select
import time

import certifi
import pycurl

from app.errors import BadInput, CarrierUnavailable

MOST_MESSAGE = 256 * 1024
"""Bytes of a message. A notification has some kilobytes."""
_CHUNK = 64 * 1024


class WebSocket:
    """An open connection. Every method raises CarrierUnavailable where it is not, or not any more.

    Pings are answered by libcurl. The address may hold a token, so no error says it.
    """

    def __init__(self, url: str, *, timeout: float = 10.0, ca_file: str | None = None) -> None:
        """Open it within `timeout` seconds. BadInput for an address that is no WebSocket's."""
        if not url.isascii() or not url.startswith(("ws://", "wss://")) or len(url) > 8192:
            raise BadInput("url", "url must be a ws or wss address")
        self._curl = curl = pycurl.Curl()
        self._message = bytearray()
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.CONNECT_ONLY, 2)  # the handshake is made, then frames are ours
        curl.setopt(pycurl.FOLLOWLOCATION, 0)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(timeout * 1000))
        curl.setopt(pycurl.TIMEOUT_MS, int(timeout * 1000))
        curl.setopt(pycurl.SSL_VERIFYPEER, 1)
        curl.setopt(pycurl.SSL_VERIFYHOST, 2)
        curl.setopt(pycurl.CAINFO, ca_file or certifi.where())
        try:
            curl.perform()
        except pycurl.error as error:
            curl.close()
            raise CarrierUnavailable(f"The WebSocket cannot be opened (libcurl {error.args[0]}).") from None
        socket = curl.getinfo(pycurl.ACTIVESOCKET)
        assert isinstance(socket, int)
        self._socket = socket

    def send(self, text: str, *, timeout: float = 10.0) -> None:
        """Send one message."""
        left, end = text.encode(), time.monotonic() + timeout
        flags = pycurl.WS_TEXT
        while True:
            try:
                taken = self._curl.ws_send(left, flags)
            except BlockingIOError:
                taken = 0
                if not self._ready(end, write=True):
                    raise CarrierUnavailable("The WebSocket takes nothing more.") from None
            except pycurl.error as error:
                raise _gone(error) from None
            left = left[taken:]
            if not left:
                return

    def receive(self, timeout: float) -> str | None:
        """The next message; None where none came within `timeout` seconds."""
        end = time.monotonic() + timeout
        while True:
            try:
                part, frame = self._curl.ws_recv(_CHUNK)
            except BlockingIOError:
                if not self._ready(end):
                    return None
                continue
            except pycurl.error as error:
                raise _gone(error) from None
            if frame.flags & pycurl.WS_CLOSE:
                raise CarrierUnavailable("The WebSocket was closed by the other side.")
            if not frame.flags & (pycurl.WS_TEXT | pycurl.WS_BINARY | pycurl.WS_CONT):
                continue  # a ping or pong
            self._message += part
            if len(self._message) > MOST_MESSAGE:
                raise CarrierUnavailable("The WebSocket brought a message that is too long.")
            if frame.bytesleft or frame.flags & pycurl.WS_CONT:
                continue
            whole, self._message = bytes(self._message), bytearray()
            return whole.decode("utf-8", "replace")

    def close(self) -> None:
        """Cut it."""
        self._curl.close()

    def _ready(self, end: float, *, write: bool = False) -> bool:
        """Wait until there is something to read, or room to write; False where that took until `end`."""
        waiting = select.poll()
        waiting.register(self._socket, select.POLLOUT if write else select.POLLIN)
        return bool(waiting.poll(max(0.0, end - time.monotonic()) * 1000))


def _gone(error: pycurl.error) -> CarrierUnavailable:
    return CarrierUnavailable(f"The WebSocket is gone (libcurl {error.args[0]}).")
