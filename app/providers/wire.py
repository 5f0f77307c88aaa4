"""The only part that talks to carriers: many kept-alive HTTP connections, driven by one worker loop.

libcurl sends a request again by itself, even a POST, when a kept-alive connection dies before the first
byte of the answer (lib/transfer.c, Curl_retry_request). For a text that means two texts. It asks the
pre-request callback before the first byte of every try, so the callback lets each request begin once and
refuses the second try. The same callback tells what was certainly not processed: a request that never
began has put no byte on the wire.

Of a call whose address somebody else chose, each address is looked at right before it is connected to, whatever its
name led to before; and the connection's own right before a request is written, since it may have been made for
another call.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import certifi
import pycurl

from app.providers.calls import Answer, Call, Fault, TokenNeed, check
from app.providers.reach import is_public
from app.providers.tokens import Fetching, Tokens

_WITH_BODY = ("POST", "PUT", "PATCH")

# An idle connection older than this is not used again: carriers' balancers close theirs after about a
# minute, and a request written on a closing connection ends as unknown. One that was idle for more than
# a second libcurl looks at before it writes; a younger one it trusts.
_IDLE_SECONDS = 30
_LIFE_SECONDS = 600

# Error numbers of curl.h for which pycurl has no name, or only FTP's.
_WEIRD_SERVER_REPLY = 8
_TOO_LARGE = 100

_BEFORE = {  # why no byte was sent
    pycurl.E_COULDNT_RESOLVE_HOST: "dns",
    pycurl.E_COULDNT_CONNECT: "connect_refused",
    pycurl.E_OPERATION_TIMEDOUT: "connect_timeout",
    pycurl.E_SSL_CONNECT_ERROR: "tls",
    pycurl.E_PEER_FAILED_VERIFICATION: "tls",
}
_AFTER = {  # why no answer came to what was sent
    pycurl.E_OPERATION_TIMEDOUT: "timeout",
    pycurl.E_WRITE_ERROR: "too_big",
    pycurl.E_UNSUPPORTED_PROTOCOL: "garbled",
    _WEIRD_SERVER_REPLY: "garbled",
    _TOO_LARGE: "too_big",
}


@dataclass(slots=True, eq=False)
class _Slot:
    """One easy handle and the request that it carries."""

    curl: pycurl.Curl
    max_body: int
    public: Callable[[str], bool] | None = None  # asked of each address, where a call may reach only some
    refused: bool = False
    opened: list[socket.socket] = field(default_factory=list)
    key: object = None
    need: TokenNeed | None = None
    begun: bool = False
    room: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)

    def fill(self, key: object, need: TokenNeed | None = None) -> None:
        self.key = key
        self.need = need
        self.refused = False
        while self.opened:
            self.opened.pop().close()
        self.begun = False
        self.room = self.max_body
        self.headers = {}
        self.body = bytearray()

    def open(self, _purpose: int, address: Any) -> socket.socket | int:
        """libcurl asks for a socket to connect to that address, whose last part is host and port."""
        family, kind, protocol, place = address
        if self.public is None or not self.public(str(place[0])):
            self.refused = True
            return pycurl.SOCKET_BAD
        # libcurl gets a duplicate of it, and closes only that.
        self.opened.append(socket.socket(family, kind, protocol))
        return self.opened[-1]

    def begin(self, address: str, *_more: object) -> int:
        """libcurl asks before each try; the second would be a resend."""
        if self.public is not None and not self.public(address):
            self.refused = True
            return pycurl.PREREQFUNC_ABORT
        if self.begun:
            return pycurl.PREREQFUNC_ABORT
        self.begun = True
        return pycurl.PREREQFUNC_OK

    def take_header(self, line: bytes) -> int:
        self.room -= len(line)
        if self.room < 0:
            return -1
        if line.startswith(b"HTTP/"):  # also after an interim 1xx answer
            self.headers = {}
        name, colon, value = line.partition(b":")
        if colon:
            self.headers[name.decode("latin-1").lower().strip()] = value.decode("latin-1").strip()
        return len(line)

    def take_body(self, part: bytes) -> int:
        self.room -= len(part)
        if self.room < 0:
            return -1
        self.body += part
        return len(part)

    def answer(self) -> Answer:
        status = self.curl.getinfo(pycurl.RESPONSE_CODE)
        assert isinstance(status, int)
        return Answer(status=status, headers=self.headers, body=bytes(self.body))

    def fault(self, error: int) -> Fault:
        if self.refused and not self.begun:
            return Fault(reached=False, why="not_public")
        if self.begun:
            return Fault(reached=True, why=_AFTER.get(error, "reset"))
        return Fault(reached=False, why=_BEFORE.get(error, "connect"))


class Wire:
    """Start requests, then poll for what became of them. For one thread."""

    def __init__(
        self,
        *,
        total_timeout: float = 8.0,
        connect_timeout: float = 3.0,
        max_connections: int = 256,
        max_body: int = 64 * 1024,
        ca_file: str | None = None,
        public: Callable[[str], bool] = is_public,
    ) -> None:
        """Time-outs are in seconds, the total one from start to the last byte; `max_body` counts headers too.

        `ca_file` replaces the Mozilla roots that certifi carries. `public` says which addresses a call that is
        `public_only` may reach.
        """
        self._total_ms = int(total_timeout * 1000)
        self._connect_ms = int(connect_timeout * 1000)
        self._max_body = max_body
        self._public = public
        # The wheel's libcurl knows no system-wide roots; certifi comes with requests, which twilio needs.
        self._ca_file = ca_file or certifi.where()
        self._idle: dict[bool, list[_Slot]] = {False: [], True: []}  # those that reach public addresses only apart
        self._busy: dict[pycurl.Curl, _Slot] = {}
        self._tokens = Tokens()
        self._due: float | None = None  # when libcurl wants to be called, monotonic
        # An own selector: CurlMulti.select() knows only descriptors below 1,024.
        self._selector = selectors.DefaultSelector()
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._remind)
        self._multi.setopt(pycurl.M_MAX_TOTAL_CONNECTIONS, max_connections)
        self._multi.setopt(pycurl.M_MAXCONNECTS, max_connections)

    @property
    def in_flight(self) -> int:
        """Requests started and not yet returned by `poll`."""
        return len(self._busy) + self._tokens.waiting

    def start(self, key: object, call: Call) -> None:
        """Begin `call`; `poll` will return its end under `key`. BadInput for a call that cannot be made."""
        check(call)
        if call.token:
            check(call.token.call)
        first = self._tokens.next(key, call, call.token) if call.token else (key, call)
        if first:
            self._begin(*first)

    def _begin(self, key: object, call: Call) -> None:
        idle = self._idle[call.public_only]
        slot = idle.pop() if idle else self._new_slot(call.public_only)
        slot.fill(key, call.token)
        curl = slot.curl
        if call.method in _WITH_BODY or call.body:
            curl.setopt(pycurl.POST, 1)
            curl.setopt(pycurl.POSTFIELDS, call.body)
        else:
            curl.setopt(pycurl.HTTPGET, 1)
        curl.setopt(pycurl.CUSTOMREQUEST, call.method)
        curl.setopt(pycurl.URL, call.url)
        # "Expect:" keeps libcurl from asking first (100-continue) and from sending again after a 417.
        curl.setopt(pycurl.HTTPHEADER, ["Expect:", *(f"{name}: {value}" for name, value in call.headers)])
        self._busy[curl] = slot
        self._multi.add_handle(curl)
        self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)

    def poll(self, timeout: float) -> list[tuple[object, Answer | Fault]]:
        """What ended, waiting up to `timeout` seconds for the first."""
        end = time.monotonic() + timeout
        ended = self._ended()
        while not ended:
            now = time.monotonic()
            wake = end if self._due is None else min(end, self._due)
            for ready, mask in self._selector.select(max(0.0, wake - now)):
                bits = pycurl.CSELECT_IN if mask & selectors.EVENT_READ else 0
                bits |= pycurl.CSELECT_OUT if mask & selectors.EVENT_WRITE else 0
                self._multi.socket_action(ready.fd, bits)
            if self._due is not None and self._due <= time.monotonic():
                self._due = None
                self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
            ended = self._ended()
            if now >= end:
                break
        return ended

    def close(self) -> None:
        """Cut every connection; what is still in flight is not returned any more."""
        for slot in (*self._busy.values(), *self._idle[False], *self._idle[True]):
            if slot.curl in self._busy:
                self._multi.remove_handle(slot.curl)
            slot.curl.close()
            slot.fill(None)
        self._busy.clear()
        self._idle = {False: [], True: []}
        self._multi.close()
        self._selector.close()

    def _ended(self) -> list[tuple[object, Answer | Fault]]:
        ended: list[tuple[object, Answer | Fault]] = []
        left = 1
        while left:
            left, whole, broken = self._multi.info_read()
            for curl in whole:
                self._end(ended, self._busy[curl], self._busy[curl].answer())
            for curl, error, _message in broken:
                self._end(ended, self._busy[curl], self._busy[curl].fault(error))
        ended += self._tokens.refused
        self._tokens.refused.clear()
        return ended

    def _end(self, ended: list[tuple[object, Answer | Fault]], slot: _Slot, answer: Answer | Fault) -> None:
        """A request ended; that for a token lets others begin, and is nothing to whoever polls."""
        key, need = slot.key, slot.need
        self._give_back(slot)
        if isinstance(key, Fetching):
            for waiting in self._tokens.landed(key, answer):
                self._begin(*waiting)
            return
        if need:
            self._tokens.answered(need, answer)
        ended.append((key, answer))

    def _give_back(self, slot: _Slot) -> None:
        del self._busy[slot.curl]
        self._multi.remove_handle(slot.curl)
        slot.fill(None)
        self._idle[slot.public is not None].append(slot)

    def _new_slot(self, public_only: bool) -> _Slot:
        curl = pycurl.Curl()
        slot = _Slot(curl, self._max_body, self._public if public_only else None)
        if public_only:
            curl.setopt(pycurl.OPENSOCKETFUNCTION, slot.open)
        curl.setopt(pycurl.PREREQFUNCTION, slot.begin)
        curl.setopt(pycurl.HEADERFUNCTION, slot.take_header)
        curl.setopt(pycurl.WRITEFUNCTION, slot.take_body)
        curl.setopt(pycurl.TIMEOUT_MS, self._total_ms)
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, self._connect_ms)
        curl.setopt(pycurl.MAXAGE_CONN, _IDLE_SECONDS)
        curl.setopt(pycurl.MAXLIFETIME_CONN, _LIFE_SECONDS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.FOLLOWLOCATION, 0)
        curl.setopt(pycurl.PROXY, "")  # an empty name also switches off http_proxy of the environment
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.TCP_NODELAY, 1)
        curl.setopt(pycurl.SSL_VERIFYPEER, 1)
        curl.setopt(pycurl.SSL_VERIFYHOST, 2)
        curl.setopt(pycurl.CAINFO, self._ca_file)
        return slot

    def _watch(self, what: int, fd: int, _multi: object, _assigned: object) -> None:
        """libcurl says which events of which socket it waits for."""
        if what == pycurl.POLL_REMOVE:
            if fd in self._selector.get_map():
                self._selector.unregister(fd)
            return
        events = selectors.EVENT_READ if what & pycurl.POLL_IN else 0
        events |= selectors.EVENT_WRITE if what & pycurl.POLL_OUT else 0
        if fd in self._selector.get_map():
            self._selector.modify(fd, events)
        else:
            self._selector.register(fd, events)

    def _remind(self, after_ms: int) -> None:
        """libcurl says when it wants to be called next; negative: not by time."""
        self._due = None if after_ms < 0 else time.monotonic() + after_ms / 1000
