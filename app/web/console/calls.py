"""The call list: people whose texts wait for a consent that they can give on the phone, with what to say to them. One
key for yes or no; what waited for that alone leaves while they are on the line.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from app.consent.model import ConsentTier, Kind, Source, State
from app.consent.text import TextRecord
from app.consent.wordings.asks import phone_script
from app.errors import BadInput, Conflict
from app.gateway.consents import GrantRequest
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.ledger.held import ENDING, HeldBy
from app.ledger.rows import TextRow
from app.phone import Phone
from app.web.console.deeds import to
from app.web.console.frame import Visit, page, visiting
from app.web.console.held import ASKABLE, still_held
from app.web.console.people import NOTE, field
from app.web.console.words import _

CALLS = 50


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to call about one program."""

    text: str  # the one that ends first
    masked: str
    program: str
    many: int
    ends_at: int


def calls(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/calls")
    def call_list() -> Response:
        visit = visiting()
        due = _due(gateway, visit)
        if due:
            gateway.seeing.record(visit.business, by=visit.by, route="GET /console/calls", rows=len(due))
        return page("calls.html", due=due, now=gateway.core.clock())

    @blueprint.post("/calls/<text>")
    def call(text: str) -> Response:
        """The number and what to say. That it was shown is on record."""
        visit = visiting(Role.OPERATOR)
        record = _waiting(gateway, visit, text)
        return _card(gateway, visit, record)

    @blueprint.post("/calls/<text>/answer")
    def answered(text: str) -> Response:
        """What they said on the phone."""
        visit = visiting(Role.OPERATOR)
        record = _waiting(gateway, visit, text)
        answer, phone, program = request.form.get("answer"), Phone(record.text.number), record.text.ask.program
        now = gateway.core.clock()
        if answer == "no":
            gateway.consents.revoke(
                visit.business,
                phone,
                scope=program,
                source=Source.PHONE,
                received_at=now,
                note=field("said", NOTE),
                by=visit.by,
            )
            return to(url_for("console.call_list"), "call_no")
        if answer != "yes":
            raise BadInput("answer", _("Say whether they said yes or no."))
        said = field("said", NOTE)
        if not said:
            return _card(gateway, visit, record, _("Write down what they said, in their words."), 422)
        asked = GrantRequest(
            consumer=phone,
            program=program,
            tier=ConsentTier.EXPRESS,
            source=Source.VERBAL,
            given_at=now,
            disclosure=_script(visit, program),
            said=said,
            evidence={},
        )
        gateway.consents.grant(visit.business, asked, by=visit.by)
        return to(url_for("console.call_list"), "call_yes")


def _due(gateway: Gateway, visit: Visit) -> list[Due]:
    """Whom to call, those whose texts end first before the others. An offer needs more than a spoken yes."""
    rows: list[TextRow] = []
    for reason in sorted(ASKABLE):
        for kind in (Kind.CONVERSATIONAL, Kind.INFORMATIONAL):
            by = HeldBy(reason=reason, kind=kind.value)
            rows += gateway.core.ledger.held.page(visit.business, by, sort=ENDING, limit=CALLS).rows
    found: dict[tuple[str, str], list[TextRecord]] = {}
    for record in sorted(still_held(gateway, visit.business, rows), key=_ends):
        found.setdefault((record.text.consumer, record.text.ask.program), []).append(record)
    return [
        Due(group[0].id, Phone(group[0].text.number).masked, program, len(group), _ends(group[0]))
        for (_who, program), group in found.items()
        if group[0].text.number
    ][:CALLS]


def _ends(record: TextRecord) -> int:
    return record.hold_until or record.text.ask.expires_at


def _waiting(gateway: Gateway, visit: Visit, text: str) -> TextRecord:
    """Raises Conflict where nobody has to be called about it any more."""
    record = gateway.core.store.texts(visit.business, [text]).get(text)
    if record is None or record.state is not State.HELD or record.text.ask.program not in visit.policy.programs:
        raise Conflict(_("That text does not wait any more, so there is nothing to ask them."))
    return record


def _script(visit: Visit, program: str) -> str:
    """What is said to them: the first paragraph of the script."""
    words = phone_script(visit.policy, visit.policy.programs[program]).words
    return words.partition("\n\n")[0].removeprefix("Say: ")


def _card(gateway: Gateway, visit: Visit, record: TextRecord, error: str = "", status: int = 200) -> Response:
    gateway.seeing.record(
        visit.business, by=visit.by, route="POST /console/calls/{text}", rows=1, consumer=record.text.consumer
    )
    return page(
        "call.html",
        status,
        record=record,
        script=_script(visit, record.text.ask.program),
        error=error,
        said_before=request.form.get("said") or _("Yes."),
    )
