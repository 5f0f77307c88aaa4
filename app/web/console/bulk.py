"""Acting on many: the texts that were chosen, or all that match. It is said first how many there are, and shown; each
is judged again in the moment it is done, and what was not done is said with its reason. Nothing sends one anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request

from app.consent.model import State
from app.consent.text import TextRecord
from app.errors import BadInput, Conflict, NotFound
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ledger.held import HeldBy
from app.web.console.deeds import ask_for, back, correct_to, extended, withdrawn
from app.web.console.frame import Visit, page, visiting
from app.web.console.held import by_of, people_of, search_of, still_held
from app.web.console.words import _

AT_ONCE = 200
"""Texts that one request takes: so none of them waits for long. The page goes on with the rest."""
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with many texts: its act on one, and how it is asked and told."""

    act: Callable[[Gateway, Visit, str], object]
    question: str
    means: str
    button: str
    told: str


DEEDS: Mapping[str, Deed] = {
    "withdraw": Deed(
        withdrawn,
        _("Take back {many}?"),
        _("They will not be sent, and this cannot be undone: to send one after all, send it again."),
        _("Take back"),
        _("{many} taken back"),
    ),
    "ask": Deed(
        ask_for,
        _("Ask the people of {many}?"),
        _("Who has a conversation open is asked in it, once; the others cannot be asked, and you are told how many."),
        _("Ask them"),
        _("{many} asked for"),
    ),
    "extend": Deed(
        extended,
        _("Let {many} wait longer?"),
        _("Each waits as long again, from now, as its program lets texts wait; what lapses by then is not sent."),
        _("Let them wait"),
        _("{many} wait longer now"),
    ),
    "correct": Deed(
        correct_to,
        _("Move {many} to another program?"),
        _("Each is judged again for that program: what it needs then it waits for, and what may go, goes."),
        _("Move them"),
        _("{many} moved"),
    ),
}


def acts_on_many(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.post("/held/check")
    def check() -> Response:
        """What would be done, before it is."""
        visit = visiting(Role.OPERATOR)
        name, deed = _deed()
        whole, until = request.form.get("whole") == "1", gateway.core.clock()
        ids = () if whole else _chosen()
        rows = _rows(gateway, visit, ids, until, SHOWN + 1)
        many = gateway.core.ledger.held.count(visit.business, _by(gateway, visit, until)) if whole else len(ids)
        return page(
            "check.html",
            search=search_of(gateway, visit),
            name=name,
            deed=deed,
            whole=whole,
            ids=ids,
            until=until,
            many=many,
            people=people_of(gateway, visit, rows[:SHOWN]),
            more=max(many - SHOWN, 0),
            programs=sorted(visit.policy.programs),
            back=back(),
        )

    @blueprint.post("/held/do")
    def do() -> Response:
        """Do it: with the chosen, or with the next of all that match."""
        visit = visiting(Role.OPERATOR)
        name, deed = _deed()
        whole, until, cursor = request.form.get("whole") == "1", _number("until"), request.form.get("cursor") or None
        ids, following = _next(gateway, visit, until, cursor) if whole else (_chosen(), None)
        done, others = _done(gateway, visit, deed, ids)
        total, seen, many = _number("done") + done, _number("seen") + len(ids), _number("many")
        return page(
            "done.html",
            search=search_of(gateway, visit),
            name=name,
            deed=deed,
            total=total,
            others=others,
            seen=seen,
            many=many,
            left=max(many - seen, 1) if following else 0,
            cursor=following,
            until=until,
            program=request.form.get("program", ""),
            back=back(),
        )


def _deed() -> tuple[str, Deed]:
    name = request.form.get("deed", "")
    if name not in DEEDS:
        raise BadInput("deed", _("Say what to do with them."))
    return name, DEEDS[name]


def _chosen() -> tuple[str, ...]:
    """The texts that were marked. Raises BadInput for none: that is never all."""
    found = tuple(dict.fromkeys(one for one in request.form.getlist("text") if 0 < len(one) <= 64))[:AT_ONCE]
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


def _next(gateway: Gateway, visit: Visit, until: int, cursor: str | None) -> tuple[tuple[str, ...], str | None]:
    """The next of all that match which still wait, and from where it goes on."""
    by = _by(gateway, visit, until)
    while True:
        listed = gateway.core.ledger.held.page(visit.business, by, limit=AT_ONCE, cursor=cursor)
        found = still_held(gateway, visit.business, listed.rows)
        if found or listed.next is None:
            return tuple(record.id for record in found), listed.next
        cursor = listed.next


def _done(gateway: Gateway, visit: Visit, deed: Deed, ids: Sequence[str]) -> tuple[int, list[tuple[str, int]]]:
    """How many were done, and why others were not."""
    done, others = 0, Counter[str]()
    for text in ids:
        try:
            with gateway.core.store.budget():
                deed.act(gateway, visit, text)
            done += 1
        except (Conflict, NotFound, BadInput) as error:
            others[error.detail] += 1
    return done, others.most_common()
