"""Legal holds: while one stands, nothing of a Consumer is erased, by request or by age."""

from __future__ import annotations

from app.consent.erasures import LegalHoldEnded, LegalHoldSet, holds_standing
from app.errors import Conflict
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.gateway.past import Pasts
from app.phone import Phone
from app.store.change import Change, Reading


class LegalHolds:
    """Sets and ends them. Several may stand at once, each for a matter of its own."""

    def __init__(self, core: Core, pasts: Pasts) -> None:
        self._core = core
        self._pasts = pasts

    def begin(self, business: str, number: Phone, *, note: str, by: str, event: str = "") -> str:
        """Set a legal hold: nothing of them is erased until it ends. Returns its entry; several may stand at once."""
        policy = self._core.businesses.get(business)
        consumer = self._core.identity.consumer(business, number.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, str]:
            if event and event in reading.events:
                return None, reading.events[event].decode()
            entry = draft.add(LegalHoldSet(by), private(note=note))
            return draft.change(event=event, result=entry.id.encode()), entry.id

        events = [event] if event else []
        done, applied = self._core.change(policy, consumer, plan, events=events, ring=False)
        return done if applied.done else applied.value.decode()

    def end(
        self, business: str, number: Phone, *, hold: str = "", note: str, by: str, event: str = ""
    ) -> tuple[str, tuple[str, ...]]:
        """End that legal hold, or all that stand. Returns the entry and the holds that ended.

        Raises Conflict `no_legal_hold` where it does not stand.
        """
        policy = self._core.businesses.get(business)
        consumer = self._core.identity.consumer(business, number.address)

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, tuple[str, tuple[str, ...]]]:
            if event and event in reading.events:
                said = reading.events[event].decode().split()
                return None, (said[0], tuple(said[1:]))
            standing = holds_standing(self._pasts.of(policy, consumer, draft).entries)
            ended = tuple(one for one in standing if hold in ("", one))
            if not ended:
                raise Conflict("No such legal hold stands on this number.", code="no_legal_hold")
            entry = draft.add(LegalHoldEnded(by, ended), private(note=note))
            return draft.change(event=event, result=" ".join((entry.id, *ended)).encode()), (entry.id, ended)

        def run() -> tuple[str, tuple[str, ...]]:
            events = [event] if event else []
            done, applied = self._core.change(policy, consumer, plan, events=events, ring=False)
            if applied.done:
                return done
            said = applied.value.decode().split()
            return said[0], tuple(said[1:])

        return self._pasts.caught_up(policy, run)
