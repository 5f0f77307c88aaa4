"""Acting on what waits, one text at a time: each is judged again in the moment it is done. There is no way to send one
anyway.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request, url_for

from app.consent.model import State, Verdict
from app.consent.text import TextRecord
from app.errors import Conflict, NotFound
from app.gateway.asking import AskRequest
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.phone import parse_phone
from app.web.console.frame import Visit, inside, visiting
from app.web.console.words import _


def acts(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.post("/held/<text>/withdraw")
    def withdraw_one(text: str) -> Response:
        visit = visiting(Role.OPERATOR)
        withdrawn(gateway, visit, text)
        return to(back(), "withdrawn")

    @blueprint.post("/held/<text>/extend")
    def extend(text: str) -> Response:
        """Let it wait longer."""
        visit = visiting(Role.OPERATOR)
        extended(gateway, visit, text)
        return to(back(), "extended")

    @blueprint.post("/held/<text>/correct")
    def correct(text: str) -> Response:
        """It is of another program."""
        visit = visiting(Role.OPERATOR)
        return to(back(), _said(correct_to(gateway, visit, text).state))

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
        ask_for(gateway, visit, text)
        return to(back(), "asked")


def withdrawn(gateway: Gateway, visit: Visit, text: str) -> TextRecord:
    """Take that text back."""
    return gateway.holds.withdraw(visit.business, text, by=visit.by)


def extended(gateway: Gateway, visit: Visit, text: str) -> TextRecord:
    """Let that text wait longer."""
    return gateway.holds.extend(visit.business, text, by=visit.by)


def correct_to(gateway: Gateway, visit: Visit, text: str) -> TextRecord:
    """Make that text one of the program that the form names."""
    return gateway.holds.correct(visit.business, text, program=request.form.get("program", ""), by=visit.by)


def ask_for(gateway: Gateway, visit: Visit, text: str) -> None:
    """Ask for the consent that a text needs. Raises Conflict where they cannot be asked now."""
    record = gateway.core.store.texts(visit.business, [text]).get(text)
    if record is None or record.state is not State.HELD:
        raise Conflict(_("That text does not wait any more."))
    wanted = AskRequest(record.text.ask.sender, parse_phone(record.text.number), record.text.ask.program)
    made = gateway.asking.ask(visit.business, wanted, by=visit.by)
    if made.judged.verdict is Verdict.DENY:
        raise Conflict(_("They cannot be asked now: no conversation is open, or they were asked in it already."))


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
