"""History: what a provider's log says of the time before Consentry: stops, starts, refusals, open conversations.

The log is read newest first and may be of a year; only what still means something is kept, then taken oldest first.
It is imported and not witnessed, and says so (`via` is `history`). It answers nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from app.consent.intent import Intent, understand
from app.consent.model import HOUR, Policy, Sender
from app.gateway.catching_up import CatchingUp
from app.gateway.core import Core
from app.gateway.listing import Listing, listing, pages
from app.gateway.receipts import revoke_if_blocked
from app.gateway.receive import Receive
from app.phone import parse_phone
from app.providers.seam import Hint, InboundText, ListedText
from app.providers.wire import Wire
from app.store.store import real_now

OPEN_MS = 72 * HOUR
"""The longest that a conversation stays open: an older text opens nothing any more."""

_LASTING = {Intent.STOP: Hint.STOP, Intent.START: Hint.START}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the log that still means something: a text from a Consumer, or a refusal of one to them."""

    at: int  # ms UTC
    text: InboundText | None = None
    refused: str = ""  # the number that the provider refused as opted out
    intent: Intent = Intent.NONE


@dataclass(slots=True)
class Log:
    """What was read of a Sender's log. `oldest` is its oldest row in ms UTC, 0 where it has none."""

    oldest: int = 0
    inbound: int = 0
    outbound: int = 0
    unread: int = 0
    wordless: int = 0  # texts in whose words the provider does not keep any more
    doubtful: int = 0  # texts that may have been stops, too old to be put before a person
    happenings: list[Happening] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.inbound + self.outbound + self.unread

    def count(self, intent: Intent) -> int:
        """How many of its texts were read so."""
        return sum(one.text is not None and one.intent is intent for one in self.happenings)

    @property
    def refused(self) -> int:
        """How many numbers the provider refused as opted out."""
        return len({one.refused for one in self.happenings if one.refused})


@dataclass(slots=True)
class Taken:
    """What was recorded of a log. What had been recorded before is not counted again."""

    stops: int = 0
    starts: int = 0
    others: int = 0
    refused: int = 0


class History:
    """Reads and takes one Sender's log. The same log again records nothing twice."""

    def __init__(self, core: Core, receive: Receive, wire: Wire) -> None:
        self._core = core
        self._receive = receive
        self._wire = wire

    def read(self, policy: Policy, sender: Sender, since: int, progress: Callable[[Log], object]) -> Log:
        """The Sender's log since `since`, ms UTC. Raises CarrierUnavailable, and BadInput where none is kept."""
        log = Log()
        for inbound in (True, False):
            one = listing(self._core, policy, sender, inbound=inbound, since=since)
            for page in pages(self._wire, one):
                self._keep(log, page, real_now())
                progress(log)
        log.happenings.sort(key=lambda one: one.at)
        return log

    def _keep(self, log: Log, page: Listing, now: int) -> None:
        log.unread += page.unread
        log.inbound += len(page.inbound)
        log.outbound += len(page.outbound)
        log.happenings += _lasting(log, page.inbound, now)
        log.happenings += [Happening(row.created_at, refused=row.to) for row in page.outbound if row.opted_out]
        for at in _times(page.inbound, page.outbound):
            log.oldest = min(log.oldest or at, at)

    def take(self, policy: Policy, sender: Sender, log: Log, progress: Callable[[int], object]) -> Taken:
        """Record it, oldest first. Raises Unavailable where the store is away; then it is simply run again."""
        taken = Taken()
        catching_up = CatchingUp(self._core, self._receive, policy, sender, via="history")
        for number, one in enumerate(log.happenings):
            if one.text is None:
                entry = self._refuse(policy, sender, one)
                if entry:
                    catching_up.stopped(entry)
                    taken.refused += 1
            else:
                # Answered long ago, or never: nobody is answered now.
                got = catching_up.text(replace(one.text, answered=True))
                if got.fresh:
                    taken.stops += got.intent is Intent.STOP
                    taken.starts += got.intent is Intent.START
                    taken.others += got.intent not in _LASTING
            progress(number + 1)
        return taken

    def _refuse(self, policy: Policy, sender: Sender, one: Happening) -> str:
        core = self._core
        number = parse_phone(one.refused).address
        consumer = core.identity.consumer(policy.business, number)
        said_at = core.consent_time(one.at)
        return revoke_if_blocked(core, policy, sender, consumer, number, via="history", said_at=said_at)


def _lasting(log: Log, texts: list[InboundText], now: int) -> Iterator[Happening]:
    """Those of the texts that still mean something."""
    for text in texts:
        at = text.received_at or 0
        intent = understand(text.body).intent
        if not text.body and not text.media:
            log.wordless += 1
        if intent in _LASTING or text.hint in _LASTING.values() or at > now - OPEN_MS:
            yield Happening(at, text, intent=intent)
        elif intent is Intent.AMBIGUOUS:
            log.doubtful += 1


def _times(inbound: list[InboundText], outbound: list[ListedText]) -> Iterator[int]:
    yield from (text.received_at for text in inbound if text.received_at)
    yield from (row.created_at for row in outbound)
