"""Replying: a person answers a Consumer. What they write is judged as they type, and again when it is sent; whoever
takes a conversation owns it for a while, so that two people do not answer twice.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.consent.model import BODY_LIMIT, HOUR, Author, State, Verdict
from app.consent.segments import segments
from app.errors import BadInput, Conflict
from app.gateway.gateway import Gateway
from app.gateway.send import Send
from app.gateway.users import Role
from app.ids import fingerprint
from app.phone import Phone
from app.store.attending import Attending
from app.web.console.deeds import back, to
from app.web.console.frame import page, shown_fields, visiting
from app.web.console.held import reason_of
from app.web.console.people import drawn, phone_of
from app.web.console.words import _

ASIDE = ("1", "4", "24")
"""Hours for which somebody is put aside."""


def replying(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""
    owners = Attending(gateway.core.store)

    @blueprint.post("/people/<consumer>/judge")
    def judge(consumer: str) -> Response:
        """What would become of what stands in the reply box: drawn under it. Nothing is sent or kept."""
        visit = visiting(Role.OPERATOR)
        text = _text(phone_of(gateway, visit, consumer))
        if not text.body.strip():
            return page("judged.html", judged=None, wrong="", parts=0)
        try:
            judged = gateway.submit.decision(visit.business, text)
        except BadInput as error:
            return page("judged.html", judged=None, wrong=error.detail, parts=0)
        reason = reason_of(*judged.stored[0])
        now = gateway.core.clock()
        standing = gateway.core.store.read(visit.business, visit.policy.tag, [consumer]).snapshots[consumer].standing
        window = standing.window(text.sender, now)
        return page(
            "judged.html",
            judged=judged,
            wrong="",
            reason=reason,
            parts=segments(text.body).count,
            left=window.closes_at - now if window else 0,
        )

    @blueprint.post("/people/<consumer>/reply")
    def reply(consumer: str) -> Response:
        """Send what a person wrote, where it may go in this moment; else say why not."""
        visit = visiting(Role.OPERATOR)
        text = _text(phone_of(gateway, visit, consumer))

        def refused(status: int, said: str, fix: str = "") -> Response:
            told = {"text": said, "fix": fix}
            return drawn(gateway, visit, consumer, status=status, refusal=told, form=shown_fields(request.form))

        if not text.body.strip() or len(text.body) > BODY_LIMIT:
            return refused(422, _("Write something, {most} characters at most.").format(most=BODY_LIMIT))
        owner = owners.of(visit.business, [consumer]).get(consumer, visit.user)
        if owner != visit.user:
            return refused(409, _("{owner} answers them. Take it over first, if you mean to.").format(owner=owner))
        try:
            judged = gateway.submit.decision(visit.business, text)
        except BadInput as error:
            return refused(422, error.detail)
        if judged.verdict is not Verdict.ALLOW:
            reason = reason_of(*judged.stored[0])
            return refused(409, reason["text"], reason["fix"])
        # A button that is pressed twice sends one text.
        key = f"console:{visit.user}:{request.form.get('once', '')[:40]}"
        done = gateway.submit.one(visit.business, text, by=visit.by, key=key, body_hash=fingerprint(text.body.encode()))
        if done.judged.verdict is Verdict.DENY:
            # They said stop in this very moment.
            reason = reason_of(*done.judged.reasons[0])
            return refused(409, reason["text"], reason["fix"])
        owners.leave(visit.business, consumer)
        said = "waits_now" if done.state is State.HELD else "replied"
        return to(url_for("console.person", consumer=consumer), said)

    @blueprint.post("/people/<consumer>/take")
    def take(consumer: str) -> Response:
        """Own the answer to them, take it over from whoever does, or leave it to others."""
        visit = visiting(Role.OPERATOR)
        phone_of(gateway, visit, consumer)
        if request.form.get("to") == "leave":
            owners.leave(visit.business, consumer)
            return to(back(), "left")
        over = request.form.get("to") == "over"
        owner = owners.take(visit.business, consumer, visit.user, over=over)
        return to(back(), "taken" if owner == visit.user else "taken_by_other")

    @blueprint.post("/people/<consumer>/aside")
    def aside(consumer: str) -> Response:
        """Put their texts that wait aside for some hours, or show them again. They are judged and released all the
        same."""
        visit = visiting(Role.OPERATOR)
        phone_of(gateway, visit, consumer)
        if request.form.get("hours") == "0":
            owners.take_back(visit.business, consumer)
            return to(back(), "shown_again")
        hours = request.form.get("hours", "")
        if hours not in ASIDE:
            raise BadInput("hours", _("Say for how long: {hours} hours.").format(hours=", ".join(ASIDE)))
        if not owners.put_aside(visit.business, consumer, visit.user, int(hours) * HOUR):
            raise Conflict(_("Too many people are put aside already; show some of them again first."))
        return to(back(), "aside")


def _text(phone: Phone) -> Send:
    """What stands in the reply box."""
    form = request.form
    return Send(
        sender=form.get("sender", ""),
        to=phone,
        body=form.get("body", ""),
        program=form.get("program", ""),
        promises_follow_up=form.get("promise") == "1",
        author=Author.PERSON,
    )
