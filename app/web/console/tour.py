"""The first quarter hour: nine steps on the simulated carrier, each ticked by what is on record of the person who
texted last. For a Business that has a Sender of the simulator; elsewhere nothing here sends.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from app.consent.entries import Fact, Granted, Moved, Revoked, Submitted, TextReceived
from app.consent.model import Author, Kind, Own, Policy, Sender, State
from app.errors import Conflict
from app.gateway.gateway import Gateway
from app.gateway.send import Send
from app.gateway.users import Role
from app.ids import fingerprint
from app.web.console.deeds import to
from app.web.console.frame import Visit, page, visiting
from app.web.console.people import phone_of
from app.web.console.words import _

ENTRIES = 200
SIMULATOR = "simulator"


@dataclass(frozen=True, slots=True)
class Step:
    """What one does, what it shows, where it is done, and whether it was."""

    do: str
    shows: str
    address: str
    done: bool


def tours(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/tour")
    def tour() -> Response:
        visit = visiting()
        sender = simulated(visit.policy)
        who = _newest(gateway, visit) if sender else ""
        steps = _steps(gateway, visit, sender, who) if sender else []
        following = next((number for number, step in enumerate(steps) if not step.done), len(steps))
        return page("tour.html", steps=steps, following=following, who=who, once=secrets.token_urlsafe(12))

    @blueprint.post("/tour/<consumer>/send")
    def tour_send(consumer: str) -> Response:
        """Send a reminder as the business's application would, to somebody on the simulated carrier."""
        visit = visiting(Role.OPERATOR)
        sender = simulated(visit.policy)
        program = _reminding(visit.policy)
        if sender is None or program is None:
            raise Conflict(_("This is for the simulated carrier: no number of yours is on it."))
        phone = phone_of(gateway, visit, consumer)
        body = _("Your appointment is tomorrow at nine. Reply STOP to stop.")
        text = Send(sender=sender.number, to=phone, body=body, program=program, author=Author.AUTOMATION)
        key = f"tour:{visit.user}:{request.form.get('once', '')[:40]}"
        gateway.submit.one(visit.business, text, by=visit.by, key=key, body_hash=fingerprint(body.encode()))
        return to(url_for("console.tour"), "tour_sent")


def simulated(policy: Policy) -> Sender | None:
    """A Sender on the simulated carrier."""
    return next((sender for sender in policy.senders.values() if sender.provider == SIMULATOR), None)


def _reminding(policy: Policy) -> str | None:
    return next((one.id for one in policy.programs.values() if one.kind is Kind.INFORMATIONAL), None)


def _newest(gateway: Gateway, visit: Visit) -> str:
    """Who texted last."""
    rows = gateway.core.ledger.texts(visit.business, direction="in", limit=1).rows
    return rows[0].consumer if rows else ""


def _steps(gateway: Gateway, visit: Visit, sender: Sender | None, who: str) -> list[Step]:
    listed = gateway.core.ledger.timeline(visit.business, who, ENTRIES).rows if who else ()
    facts = [row.entry().fact for row in reversed(listed)]
    person = url_for("console.person", consumer=who) if who else ""
    held, sim = url_for("console.held"), "/sim"
    number = sender.number if sender else ""
    return [
        Step(
            _("Text something in from the simulated phone, such as “Are you open tomorrow?”"),
            _("Whoever writes first may be answered for a day: their text is the consent, and opens the conversation."),
            sim,
            any(isinstance(fact, TextReceived) for fact in facts),
        ),
        Step(
            _("Look at their page: the conversation is open, and you see until when."),
            _("What may be sent to them now stands there, per program and kind, with the reason."),
            person,
            any(isinstance(fact, TextReceived) and fact.closes_at for fact in facts),
        ),
        Step(
            _("Answer them on their page."),
            _("What you type is judged as you type. It goes, and arrives on the simulated phone."),
            f"{person}#reply" if person else "",
            any(isinstance(fact, Submitted) and fact.author is Author.PERSON for fact in facts),
        ),
        Step(
            _("Send them a reminder, as your application would: the button stands below."),
            _("Nobody agreed to reminders, so it waits: it is neither sent nor lost, and says what it waits for."),
            "",
            any(isinstance(fact, Submitted) and fact.state is State.HELD for fact in facts),
        ),
        Step(
            _("Ask them, from the list of what waits."),
            _("In an open conversation you may ask once. They get the question from {number}.").format(number=number),
            held,
            any(isinstance(fact, Submitted) and fact.own is Own.ASK for fact in facts),
        ),
        Step(
            _("Say YES on the simulated phone."),
            _("The question, the words and the YES are on record together: that is the proof."),
            sim,
            any(isinstance(fact, Granted) and fact.asked for fact in facts),
        ),
        Step(
            _("See the reminder leave by itself, after its confirmation."),
            _("What waited for that alone is judged again, and goes."),
            person,
            _released(facts),
        ),
        Step(
            _("Say STOP on the simulated phone."),
            _("From that moment nothing goes to them, whoever sends it; what waited is stopped."),
            sim,
            any(isinstance(fact, Revoked) for fact in facts),
        ),
        Step(
            _("Save the proof on their page, and check it."),
            _("A stranger can check it without Consentry: nothing in it can be changed unseen."),
            person,
            bool(who) and _proven(gateway, visit, who),
        ),
    ]


def _proven(gateway: Gateway, visit: Visit, who: str) -> bool:
    """Whether their proof was given out, among the newest acts of this user."""
    acts = gateway.core.ledger.activity.page(visit.business, actor=visit.by, limit=ENTRIES).rows
    return any(one.type == "evidence_exported" and one.facts.get("consumer") == who for one in acts)


def _released(facts: Sequence[Fact]) -> bool:
    return any(isinstance(fact, Moved) and (fact.before, fact.after) == (State.HELD, State.READY) for fact in facts)
