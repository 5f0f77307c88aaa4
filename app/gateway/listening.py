"""Listening: texts that a provider brings over a WebSocket, for who has no address that it could call.

Nothing is brought again that was lost with a connection. So with each loss, and once more when the next connection
brings what it is asked for, the Senders' lists are read before anything is sent.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import structlog

from app.errors import CarrierUnavailable, ConsentryError, Unavailable
from app.gateway.core import Core
from app.gateway.subscribing import SOCKET, Group, groups
from app.ids import ulid
from app.providers.calls import Answer, Call, Fault
from app.providers.subscribing import Listener, Said, listener
from app.providers.websocket import WebSocket
from app.providers.wire import Wire
from app.store.keys import LISTENER
from app.store.troubles import Trouble

_log = structlog.get_logger()

LEASE_MS = 15_000
BACKOFF = (1.0, 60.0)
"""Seconds until a lost connection is opened again: the first time, and at most; doubled in between, with jitter."""
ANSWER_SECONDS = 10.0
QUIET = 45.0
"""Seconds without a message after which one is asked for; as many again without an answer, and it counts as lost."""


class Line:
    """One connection, kept up in a thread of its own."""

    def __init__(self, core: Core, group: Group, bring: Callable[[Group, bytes], None], quiet: float = QUIET) -> None:
        self._core = core
        self._group = group
        self._bring = bring
        self._quiet = quiet
        self._listener: Listener = listener(group.subscriber.name)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self.losses = 0
        """How often in a row it was lost or could not be opened."""

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """End it, and wait until what it was taking is taken."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        wire = Wire(max_connections=2)
        while not self._ended.is_set():
            try:
                self._listen(wire)
            except (ConsentryError, OSError) as error:
                self._lost(error)
            except Exception:
                _log.exception("socket_failed", business=self._group.policy.business)
                self._lost(Unavailable("It broke for a reason that is in the log."))
        wire.close()
        self._core.troubles.over(self._part)

    @property
    def _part(self) -> str:
        return self._group.part.replace("subscription:", "socket:", 1)

    def _lost(self, error: Exception) -> None:
        """Say it, see that nothing is sent on what may be lost, and wait."""
        self.losses += 1
        first, most = BACKOFF
        wait = min(first * 2.0 ** min(self.losses - 1, 10), most) * random.uniform(0.5, 1.0)
        detail = error.detail if isinstance(error, ConsentryError) else type(error).__name__
        if isinstance(error, CarrierUnavailable):
            wait = max(wait, float(min(error.retry_after, 300)))
        sender = self._group.senders[0]
        _log.error("socket_lost", business=self._group.policy.business, sender=sender, why=detail, again_s=wait)
        said = f"{sender}: {detail} Until it is back its list is read every minute."
        self._core.troubles.say(self._part, Trouble("socket_lost", said), wait * 2 + 30)
        with suppress(Unavailable):  # it is doubted once more when it is back
            self._doubt()
        self._ended.wait(wait)

    def _doubt(self) -> None:
        self._core.intake.doubt(self._group.policy.business, self._group.senders)

    def _listen(self, wire: Wire) -> None:
        """One connection, from its opening to its end. Raises what ended it."""
        own, account = self._listener, self._group.account
        socket = WebSocket(own.address(account, _answer(wire, own.token_call(account))))
        try:
            self._expect(socket, lambda said: said.kind == "open")
            self._ask(socket)
            # What came between the last connection and now is in the list only.
            self._doubt()
            self.losses = 0
            self._core.troubles.over(self._part)
            _log.info("listening", business=self._group.policy.business, sender=self._group.senders[0])
            heard, asked = time.monotonic(), False
            while not self._ended.is_set():
                text = socket.receive(min(1.0, self._quiet / 4))
                now = time.monotonic()
                if text is not None:
                    heard, asked = now, False
                    self._take(self._listener.read(text))
                elif now - heard > self._quiet * 2:
                    raise CarrierUnavailable("Nothing comes over the WebSocket any more, not even an answer.")
                elif now - heard > self._quiet and not asked:
                    asked = True
                    socket.send(own.beat(ulid()))
        finally:
            socket.close()

    def _ask(self, socket: WebSocket) -> None:
        """Ask for what is to be brought: for all, or where that is refused for what one cannot do without."""
        refused = ""
        for asked in self._listener.asks(self._group.account):
            message = ulid()
            socket.send(self._listener.asking(message, asked))
            said = self._expect(socket, lambda said, message=message: said.message == message)  # type: ignore[misc]
            if 200 <= said.status < 300:
                return
            refused = refused or self._listener.why(said)
        raise CarrierUnavailable(f"What is to come over the WebSocket was refused ({refused}).", retry_after=60)

    def _expect(self, socket: WebSocket, wanted: Callable[[Said], bool]) -> Said:
        """The message that is waited for; what is brought before it is taken."""
        end = time.monotonic() + ANSWER_SECONDS
        while (left := end - time.monotonic()) > 0 and not self._ended.is_set():
            text = socket.receive(min(left, 1.0))
            if text is None:
                continue
            said = self._listener.read(text)
            if wanted(said):
                return said
            self._take(said)
        raise CarrierUnavailable("The WebSocket did not answer.")

    def _take(self, said: Said) -> None:
        if said.kind == "error":
            raise CarrierUnavailable(f"The WebSocket said that it ends ({self._listener.why(said)}).")
        if said.kind != "brought":
            return
        try:
            self._bring(self._group, said.body)
        except Unavailable:
            raise  # it would not be brought again: the list has it
        except ConsentryError as error:
            # As a webhook's that cannot be understood: it is refused, and the next may be good.
            _log.warning("socket_message_refused", business=self._group.policy.business, code=error.code)


@dataclass(slots=True)
class Listening:
    """Keeps a line for each group of Senders that wants one. Any number may run: a lease lets one work."""

    core: Core
    bring: Callable[[Group, bytes], None]
    quiet: float = QUIET
    lines: dict[str, Line] = field(default_factory=dict)
    token: str = field(default_factory=ulid)

    def round(self) -> int:
        """Open what is to be open, end what is not. Returns how many lines there are."""
        wanted = {}
        if self.core.store.lease(LISTENER, self.token, LEASE_MS):
            # One whose settings have changed is another.
            for group in groups(self.core, inbound=SOCKET):
                wanted[f"{group.policy.business} {group.field} {group.policy.version}"] = group
        for name in [name for name in self.lines if name not in wanted]:
            self.lines.pop(name).end()
        for name, group in wanted.items():
            if name not in self.lines:
                self.lines[name] = line = Line(self.core, group, self.bring, self.quiet)
                line.start()
        return len(self.lines)

    def end(self) -> None:
        """End all of them."""
        for name in list(self.lines):
            self.lines.pop(name).end()


def _answer(wire: Wire, call: Call) -> Answer | Fault:
    wire.start(call.url, call)
    while not (ended := wire.poll(1.0)):
        pass
    return ended[0][1]
