"""Acting on what waits: one text, those that were chosen, or all that match. It is said first how many there are; each
is judged again in the moment it is done, and what has changed meanwhile is said. There is no way to send one anyway.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from flask import Blueprint, Response, redirect, request, url_for

from app.consent.model import State, Verdict
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict, NotFound
from app.gateway.asking import AskRequest
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ledger.held import HeldBy
from app.phone import parse_phone
from app.web.console.frame import Visit, inside, page, visiting
from app.web.console.held import by_of, people_of, search_of, still_held
from app.web.console.words import _

AT_ONCE = 200
"""Texts that one request takes: so none of them waits for long. The page goes on with the rest."""
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Done:
    """What became of some texts: how many were done, and why others were not."""

    done: int
    others: tuple[tuple[str, int], ...]


def acts(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.post("/held/check")
    def check() -> Response:
        """What would be done, before it is."""
        visit = visiting(Role.OPERATOR)
        whole, until = request.form.get("whole") == "1", gateway.core.clock()
        ids = () if whole else _chosen()
        rows = _rows(gateway, visit, ids, until, SHOWN + 1)
        many = gateway.core.ledger.held.count(visit.business, _by(gateway, visit, until)) if whole else len(ids)
        return page(
            "check.html",
            search=search_of(gateway, visit),
            whole=whole,
            ids=ids,
            until=until,
            many=many,
            people=people_of(gateway, visit, rows[:SHOWN]),
            more=max(many - SHOWN, 0),
            back=back(),
        )

    @blueprint.post("/held/withdraw")
    def withdraw() -> Response:
        visit = visiting(Role.OPERATOR)
        whole, until = request.form.get("whole") == "1", _number("until")
        before = _number("done")
        found = _withdrawn(gateway, visit, _next_ids(gateway, visit, until) if whole else _chosen())
        # What was just done may not be in the Ledger yet, and would be counted again: whether any is left, Redis says.
        more = whole and bool(found.done) and bool(_next_ids(gateway, visit, until))
        left = gateway.core.ledger.held.count(visit.business, _by(gateway, visit, until)) if more else 0
        return page(
            "done.html",
            found=found,
            total=before + found.done,
            left=left,
            search=search_of(gateway, visit),
            until=until,
            back=back(),
        )

    @blueprint.post("/held/<text>/withdraw")
    def withdraw_one(text: str) -> Response:
        visit = visiting(Role.OPERATOR)
        gateway.holds.withdraw(visit.business, text, by=visit.by)
        return to(back(), "withdrawn")

    @blueprint.post("/held/<text>/extend")
    def extend(text: str) -> Response:
        """Let it wait longer."""
        visit = visiting(Role.OPERATOR)
        gateway.holds.extend(visit.business, text, by=visit.by)
        return to(back(), "extended")

    @blueprint.post("/held/<text>/answers")
    def answers(text: str) -> Response:
        """It answers what they wrote: it is judged again as a reply."""
        visit = visiting(Role.OPERATOR)
        record = gateway.core.store.texts(visit.business, [text]).get(text)
        if record is None:
            raise NotFound(_("No such text is waiting."))
        who = record.text.consumer
        reading = gateway.core.store.read(visit.business, visit.policy.tag, [who])
        window = reading.snapshots[who].standing.windows.get(record.text.ask.sender)
        if window is None:
            raise Conflict(_("They have not written to that number, so there is nothing that it answers."))
        after = gateway.holds.settle_as_reply(visit.business, text, window.inbound, by=visit.by)
        return to(back(), _said(after.state))

    @blueprint.post("/held/<text>/ask")
    def ask(text: str) -> Response:
        """Ask them for the consent that the text needs, in the conversation that is open."""
        visit = visiting(Role.OPERATOR)
        record = gateway.core.store.texts(visit.business, [text]).get(text)
        if record is None or record.state is not State.HELD:
            raise Conflict(_("That text does not wait any more."))
        wanted = AskRequest(record.text.ask.sender, parse_phone(record.text.number), record.text.ask.program)
        made = gateway.asking.ask(visit.business, wanted, by=visit.by)
        if made.judged.verdict is Verdict.DENY:
            raise Conflict(_("They cannot be asked now: no conversation is open, or they were asked in it already."))
        return to(back(), "asked")


def _chosen() -> tuple[str, ...]:
    """The texts that were marked. Raises BadInput for none: that is never all."""
    found = tuple(dict.fromkeys(one for one in request.form.getlist("text") if len(one) <= 64))[:AT_ONCE]
    if not found:
        raise BadInput("text", _("Choose at least one text: mark it, or take all that match."))
    return found


def _number(name: str) -> int:
    said = request.form.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 15 else 0


def _by(gateway: Gateway, visit: Visit, until: int) -> HeldBy:
    """All that match, but nothing that came after the page said how many there are."""
    by = by_of(gateway, visit, search_of(gateway, visit), until)
    return replace(by, before=min(by.before or until, until))


def _rows(gateway: Gateway, visit: Visit, ids: tuple[str, ...], until: int, many: int) -> list[TextRecord]:
    if ids:
        records = gateway.core.store.texts(visit.business, list(ids[:many]))
        return [records[one] for one in ids if one in records and records[one].state is State.HELD]
    listed = gateway.core.ledger.held.page(visit.business, _by(gateway, visit, until), limit=many)
    return still_held(gateway, visit.business, listed.rows)


def _next_ids(gateway: Gateway, visit: Visit, until: int) -> tuple[str, ...]:
    """The next of all that match which still wait."""
    by, cursor = _by(gateway, visit, until), None
    while True:
        listed = gateway.core.ledger.held.page(visit.business, by, limit=AT_ONCE, cursor=cursor)
        found = still_held(gateway, visit.business, listed.rows)
        if found or listed.next is None:
            return tuple(record.id for record in found)
        cursor = listed.next


def _withdrawn(gateway: Gateway, visit: Visit, ids: tuple[str, ...]) -> Done:
    done, others = 0, Counter[str]()
    for text in ids:
        try:
            with gateway.core.store.budget():
                gateway.holds.withdraw(visit.business, text, by=visit.by)
            done += 1
        except (Conflict, NotFound) as error:
            others[error.detail] += 1
    return Done(done, tuple(others.most_common()))


def _said(state: State) -> str:
    if state is State.HELD:
        return "still_waits"
    return "on_its_way" if state is State.READY else "not_sent"


def back() -> str:
    """The page that the form was on."""
    return inside(request.form.get("back", ""), url_for("console.held"))


def to(address: str, said: str) -> Response:
    """Back to the page, which says what was done: a code of SAID, so that no link can put words into it."""
    bare, _mark, query = address.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("said=")]
    return redirect(f"{bare}?{'&'.join([*kept, f'said={said}'])}", 303)  # type: ignore[return-value]
