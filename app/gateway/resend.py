"""Resend: an operator sends a text of unknown outcome again, as a new text linked to it and judged anew."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from app.consent.model import Author, Kind, Policy, State
from app.consent.text import TextRecord
from app.errors import AlreadyResent, Conflict, LedgerUnavailable, NotFound, StoreUnavailable
from app.gateway.core import ATTEMPTS, Core
from app.gateway.draft import Draft, next_look
from app.gateway.send import Send
from app.gateway.submit import Submission, submit
from app.ledger.rows import Resent
from app.phone import Phone
from app.store.change import Change, Reading

AT_ONCE = 8
"""Resends of one text that are looked for in one round trip."""
NEVER_LEFT = frozenset({State.DENIED, State.EXPIRED, State.WITHDRAWN, State.FAILED})
"""Where a resend ended without reaching anyone: the text may be sent again once more. All of them are final."""


@dataclass(frozen=True, slots=True)
class _Original:
    """A text as far as sending it again needs it."""

    consumer: str
    state: str
    send: Send | None  # None where it is no text that the Business asked for, or its words were erased


class Resend:
    """Sends texts of unknown outcome again, each once at a time.

    The ids of a text's resends follow from its own and their number, so that two operators at once make one text.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    def one(self, business: str, text: str, *, by: str, key: str = "") -> Submission:
        """Send a text again; under the same `key` an earlier resend is found. Raises NotFound, Conflict with the
        code `not_unknown` or `not_resendable`, AlreadyResent, and what Submit raises; then nothing is stored."""
        core = self._core
        policy = core.businesses.get(business)
        core.pressure.admit(business)
        for _ in range(ATTEMPTS):
            earlier = self._earlier(policy, text)
            for unique, resent in earlier.items():
                if key and resent.key == key:
                    asked = self._original(business, text).send
                    body = resent.body
                    return Submission.of(unique, resent.state, resent.judged, body, asked.body if asked else body)
            original = self._original(business, text)
            _sendable(original, original.state)
            self._refuse_twice(policy, earlier)
            unique = self._id(policy, text, len(earlier))
            done = self._commit(policy, text, original, unique, by, key)
            if done is not None:
                return done
        raise StoreUnavailable("Too many changes to this number at once; try again.")

    def last(self, business: str, text: str) -> str:
        """The text by which this one was last sent again; empty where there is none, or only the Ledger could tell
        and does not answer."""
        policy = self._core.businesses.get(business)
        return next(reversed(self._earlier(policy, text, ledger_needed=False)), "")

    def _commit(
        self, policy: Policy, text: str, original: _Original, unique: str, by: str, key: str
    ) -> Submission | None:
        """Judge and enter the new text; None where someone else has just entered it."""

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, Submission]:
            # Read with the Snapshot: a receipt that came since makes the commit stale.
            current = reading.texts.get(text)
            send = _sendable(original, current.state.value if current else original.state)
            record = submit(draft, send, unique, by=by, key=key, resend_of=text)
            look = next_look([(record.judged.until, record.hold_until)]) if record.state is State.HELD else None
            return draft.change(look_at=look), _made(record, send)

        done, applied = self._core.change(policy, original.consumer, plan, texts=[text])
        return done if applied.done else None

    def _refuse_twice(self, policy: Policy, earlier: dict[str, Resent]) -> None:
        """Raise AlreadyResent where an earlier resend may have reached them, or still may."""
        for unique, resent in earlier.items():
            if resent.state is State.UNKNOWN:
                said = f"The text was sent again as {unique}, which is unknown too: send that one again."
                raise AlreadyResent(unique, said)
            if resent.state not in NEVER_LEFT:
                raise AlreadyResent(unique, f"The text was sent again as {unique}, which is {resent.state.value}.")
            if resent.state is State.FAILED:  # it may have been unknown for a while, and sent again in that time
                self._refuse_twice(policy, self._earlier(policy, unique))

    def _earlier(self, policy: Policy, text: str, *, ledger_needed: bool = True) -> dict[str, Resent]:
        """The resends of a text, oldest first. Redis forgets those that came to their end, the Ledger does not."""
        found: dict[str, Resent] = {}
        copied: dict[str, Resent] | None = None
        for start in count(0, AT_ONCE):
            ids = [self._id(policy, text, n) for n in range(start, start + AT_ONCE)]
            records = self._core.store.texts(policy.business, ids)
            for unique in ids:
                if (record := records.get(unique)) is not None:
                    judged = record.first or record.judged
                    found[unique] = Resent(record.state, judged, record.text.body, record.text.key)
                else:
                    if copied is None:
                        copied = self._copied(policy.business, text, ledger_needed)
                    if unique not in copied:
                        return found
                    found[unique] = copied[unique]
                if found[unique].state not in NEVER_LEFT:
                    return found  # none comes after it
        return found

    def _copied(self, business: str, text: str, needed: bool) -> dict[str, Resent]:
        try:
            return self._core.ledger.resends(business, text)
        except LedgerUnavailable:
            if needed:
                raise
            return {}

    def _original(self, business: str, text: str) -> _Original:
        """The text as Redis has it, or the Ledger. Raises NotFound."""
        record = self._core.store.texts(business, [text]).get(text)
        if record is not None and not record.text.number:
            return _Original(record.text.consumer, record.state.value, None)
        if record is not None:
            kept, ask = record.text, record.text.ask
            send = Send(
                sender=ask.sender,
                to=Phone(kept.number),
                body=kept.body,
                program=ask.program,
                kind=ask.kind,
                topic=ask.topic,
                promises_follow_up=bool(ask.promises),
                author=ask.author,
                media=kept.media,
                client_ref=kept.client_ref,
            )
            return _Original(kept.consumer, record.state.value, send if ask.own is None else None)
        row = self._core.ledger.text(business, text)
        if row is None:
            raise NotFound("There is no such text.")
        if row.direction == "in" or row.own or row.number is None or row.body is None:
            return _Original(row.consumer, row.state, None)
        send = Send(
            sender=row.sender,
            to=Phone(row.number),
            body=row.body,
            program=row.program,
            kind=Kind(row.kind),
            topic=row.topic,
            promises_follow_up=bool(row.promises),
            author=Author(row.author),
            media=row.media,
            client_ref=row.client_ref or "",
        )
        return _Original(row.consumer, row.state, send)

    def _id(self, policy: Policy, text: str, number: int) -> str:
        # With a space, which no Idempotency-Key has: no caller can name a text that takes this id.
        return self._core.identity.keyed_text(policy.tag, policy.business, f"resend {text}", number)


def _made(record: TextRecord, send: Send) -> Submission:
    return Submission.of(record.id, record.state, record.judged, record.text.body, send.body)


def _sendable(original: _Original, state: str) -> Send:
    if state != State.UNKNOWN:
        raise Conflict(f"The text is {state}; only one whose outcome is unknown is sent again.", code="not_unknown")
    if original.send is None:
        raise Conflict("Only a text that you asked for, and that was not erased, is sent again.", code="not_resendable")
    return original.send
