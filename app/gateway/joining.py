"""Joining: a long text whose parts come one by one, in any order, doubled or not at all, is taken once, as a whole.

Each part is on disk before it is answered, and what is on disk alone says what is to be done next: a process may be
killed between any two steps, and whoever comes next, with a part or because a minute has passed, goes on from there.
Every step may be done twice.

- All parts are there: the text is taken.
- The first parts ask to stop, whatever follows: the stop is written at once, and answered for like any other. The
  rest may never come, and a text that leaves meanwhile may not; parts are not in the Ledger, so that a lost Redis
  would lose a stop that the carrier believes we have; and a stop of a person's own words that the rest puts right can
  be marked misread, while a text after a stop cannot be taken back. What only may be a stop waits for the rest
  (`app.consent.parts.clear_stop`). The whole is taken nevertheless when it is there: then it is only kept, or stops
  what its beginning had not.
- A minute passes: the text is taken with what there is of it, marked. It opens a window and may stop, but lifts
  nothing: of what is missing nobody can say that it is not a `don't`.
- A part comes after that: it is a text of its own that may stop, and neither opens nor lifts anything.

References are 8 or 16 bits and come again: a part that has the place of another one begins the next text. A rebuild
begins without parts; what it forgets is what a Redis that was lost would have lost, and no more is known of it than of
webhooks that found nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

import msgspec
import structlog
from msgspec import structs

from app.consent.intent import Intent, understand
from app.consent.model import MINUTE, Policy, Sender
from app.consent.parts import beginning, clear_stop, joined
from app.errors import StoreFull, StoreUnavailable
from app.gateway.core import ATTEMPTS, Core
from app.gateway.receive import Receive, Received
from app.providers.seam import InboundText, Part
from app.store.part_sets import OPEN, SHORT, TAKEN, PartSet, PartSets
from app.store.store import real_now

_log = structlog.get_logger()

WAIT_MS = MINUTE
"""So long after its newest part a text waits for the others."""
MOST_MS = 5 * MINUTE
"""So long after its first part it waits at most."""
AT_ONCE = 100

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(InboundText)

Texts = Mapping[int, InboundText]


class Joining:
    """Takes parts. `now` is real time, in ms."""

    def __init__(
        self, core: Core, receive: Receive, sets: PartSets | None = None, now: Callable[[], int] = real_now
    ) -> None:
        self._core = core
        self._receive = receive
        self._sets = sets or PartSets(core.store)
        self._now = now

    def take(self, policy: Policy, sender: Sender, inbound: InboundText, part: Part) -> Received | None:
        """Take one part of a text. When this returns, it is on disk, and so is a stop that it makes or completes.

        Returns the text that was taken with it or the stop that was written; None where the text waits on.
        """
        consumer = self._core.identity.consumer(policy.business, inbound.consumer)
        name = f"{consumer}:{sender.number}:{sender.provider}:{part.text}:{part.total}"
        try:
            late = self._keep(policy, sender, inbound, part, name)
        except StoreFull:
            # With memory full no part can be kept, but a stop can: it is written now, and the part will come again.
            self._stop_at_least(policy, inbound, part, name)
            raise
        return late or self._settle(policy, name)

    def due(self, policy: Policy) -> int:
        """Take what has waited long enough, as it is. Returns how many texts that were."""
        taken = 0
        for name in self._sets.due(policy.business, self._now(), AT_ONCE):
            try:
                taken += self._settle(policy, name, close=True) is not None
            except (msgspec.MsgspecError, KeyError, ValueError):  # what cannot be read keeps nobody else waiting
                _log.exception("parts_not_read", business=policy.business)
        return taken

    def finish(self, policy: Policy, consumer: str) -> None:
        """Take all that waits of that Consumer, as it is: then it is where an erasure looks for it."""
        for name in self._sets.of(policy.business, consumer):
            self._settle(policy, name, close=True)

    # ---- a part arrives ----

    def _keep(self, policy: Policy, sender: Sender, inbound: InboundText, part: Part, name: str) -> Received | None:
        """Put a part on disk. One that comes after its text was taken is taken itself, and returned."""
        business = policy.business
        for _ in range(ATTEMPTS):
            reading = self._core.store.read(business, policy.tag, events=[inbound.event])
            if inbound.event in reading.events:
                return None
            policy = self._core.current(policy, reading)
            found = self._sets.read(business, name)
            if found is not None and found.state != OPEN and part.number not in found.had:
                return self._receive.text(policy, sender, replace(inbound, part=None), widens=False)
            if found is not None and found.state == SHORT:
                self._settle(policy, name)
                continue
            after = self._with(found, inbound, part, name)
            due = min(self._now() + WAIT_MS, after.first_at + MOST_MS) if after.state == OPEN else 0
            kept = after.state == OPEN
            event = inbound.event if kept else ""
            code = self._sets.write(business, found, after, policy=policy.version, due=due, event=event)
            if code == "done" and kept:
                return None
        raise StoreUnavailable("Too many changes to this text at once; try again.")

    def _with(self, found: PartSet | None, inbound: InboundText, part: Part, name: str) -> PartSet:
        """The set with that part in it; the set closed, where the part's place is another's: it is of the next text."""
        number, packed = part.number, _encoder.encode(inbound)
        if found is None or found.state == TAKEN:
            return PartSet(name, 0, inbound.event, self._now(), part.total, {number: packed}, (number,))
        if number not in found.had:
            return structs.replace(found, parts={**found.parts, number: packed}, had=(*found.had, number))
        if _decoder.decode(found.parts[number]).body == inbound.body:
            return found  # the carrier has doubled it
        return structs.replace(found, state=SHORT)

    def _stop_at_least(self, policy: Policy, inbound: InboundText, part: Part, name: str) -> None:
        found = self._sets.read(policy.business, name)
        if found is None or found.state != OPEN:
            found = PartSet(name, 0, inbound.event, self._now(), part.total, {}, ())
        texts = {**_texts(found), part.number: inbound}
        first = beginning({number: text.body for number, text in texts.items()})
        text = _text(found, {number: texts[number] for number in first} or texts)
        whole = len(texts) == found.total
        if first and (clear_stop(text.body) or (whole and understand(text.body).intent is Intent.STOP)):
            self._receive.text(policy, _sender(policy, text), replace(text, event=f"{found.first}:stop"))

    # ---- what is there is looked at ----

    def _settle(self, policy: Policy, name: str, *, close: bool = False) -> Received | None:
        """Do what the parts on disk ask for; with `close` take their text, whole or not."""
        business = policy.business
        received: Received | None = None
        for _ in range(ATTEMPTS):
            policy = self._core.current(policy, self._core.store.read(business, policy.tag))
            found = self._sets.read(business, name)
            if found is None or found.state == TAKEN:
                return received
            if found.state == SHORT or found.whole:
                received, after = self._whole(policy, found)
            elif close:
                after = structs.replace(found, state=SHORT)
            else:
                stop = self._stop(policy, found)
                if stop is None:
                    return received
                received, after = stop
            code = self._sets.write(business, found, after, policy=policy.version)
            if code == "done" and after.state != SHORT:
                return received
        raise StoreUnavailable("Too many changes to this text at once; try again.")

    def _whole(self, policy: Policy, found: PartSet) -> tuple[Received, PartSet]:
        """Take the text with the parts that are there. Its event follows from theirs: in whatever order they come, and
        come again, it is one text."""
        texts = _texts(found)
        text = _text(found, texts)
        events = "\n".join(texts[number].event for number in sorted(texts))
        unique = hashlib.sha256(events.encode()).hexdigest()[:32]
        text = replace(text, event=f"{found.first.partition(':')[0]}:parts-{unique}")
        received = self._receive.text(policy, _sender(policy, text), text, stopped=found.stopped)
        if text.missing:
            _log.warning("parts_missing", business=policy.business, text=received.text, missing=text.missing)
        return received, structs.replace(found, parts={}, state=TAKEN)

    def _stop(self, policy: Policy, found: PartSet) -> tuple[Received, PartSet] | None:
        """Write the stop that the first parts are, once; None where they are none."""
        texts = _texts(found)
        first = beginning({number: text.body for number, text in texts.items()})
        if found.stopped or not first or not clear_stop("".join(first.values())):
            return None
        text = _text(found, {number: texts[number] for number in first})
        stop = replace(text, event=f"{found.first}:stop", hint=None)
        received = self._receive.text(policy, _sender(policy, text), stop)
        return received, structs.replace(found, stopped=received.scope or "?")


def _texts(found: PartSet) -> dict[int, InboundText]:
    return {number: _decoder.decode(part) for number, part in found.parts.items()}


def _text(found: PartSet, texts: Texts) -> InboundText:
    """One text out of those parts, still under the event of the first."""
    there = [texts[number] for number in sorted(texts)]
    late = [text.received_at for text in there if text.received_at is not None]
    return replace(
        there[0],
        body=joined({number: text.body for number, text in texts.items()}, found.total),
        media=tuple(one for text in there for one in text.media),
        group=any(text.group for text in there),
        hint=next((text.hint for text in there if text.hint), None),
        answered=any(text.answered for text in there),
        received_at=min(late) if late else None,
        part=None,
        missing=found.total - len(texts),
    )


def _sender(policy: Policy, text: InboundText) -> Sender:
    """Whom it was written to; one that was taken out of the settings meanwhile still has its stops."""
    return policy.senders.get(text.sender) or Sender(text.sender, text.event.partition(":")[0])
