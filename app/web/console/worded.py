"""Wordings: what asks for consent, made from the settings and judged; any words put to the linter; and those that are
kept under a version, so that consents may name them.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from app.consent.disclosure import Report
from app.consent.model import ConsentTier, Policy, Program, Source
from app.consent.wordings.catalogue import WORDINGS, linted
from app.consent.wordings.made import Made
from app.errors import BadInput, NotFound
from app.gateway.disclosures import MOST_CHARACTERS
from app.gateway.gateway import Gateway
from app.gateway.users import Role
from app.web.console.deeds import to
from app.web.console.frame import page, shown_fields, visiting
from app.web.console.people import SOURCES
from app.web.console.words import _


def worded(blueprint: Blueprint, gateway: Gateway) -> None:
    """Add the routes."""

    @blueprint.get("/wordings")
    def wordings() -> Response:
        visit = visiting()
        made = {
            program.id: [_judged(visit.policy, program, make(visit.policy, program)) for make in WORDINGS.values()]
            for program in visit.policy.programs.values()
        }
        kept = gateway.disclosures.all(visit.business)
        return page("wordings.html", made=made, kept=kept, sources=SOURCES, programs=sorted(made), report=None, form={})

    @blueprint.get("/wordings/<program>/<wording>")
    def one_wording(program: str, wording: str) -> Response:
        """One wording: its words, how to use them, what they lack."""
        visit = visiting()
        of = _program(visit.policy, program)
        made, report = _judged(visit.policy, of, _made(visit.policy, of, wording))
        return page("wording.html", made=made, report=report, program=program, written=made.written("text"))

    @blueprint.get("/wordings/<program>/<wording>/file")
    def wording_file(program: str, wording: str) -> Response:
        """The same as a page of HTML, to put on a site."""
        visit = visiting()
        made = _made(visit.policy, _program(visit.policy, program), wording)
        answer = Response(made.written("html"), content_type="text/html; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{program}-{made.name}.html"'
        answer.headers["Content-Security-Policy"] = "sandbox"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @blueprint.post("/wordings/lint")
    def lint() -> Response:
        """What some words have, lack and break. Nothing is kept."""
        visit = visiting()
        form = request.form
        words = form.get("disclosure", "")
        if not words.strip():
            return page("linted.html", report=None)
        if len(words) > MOST_CHARACTERS:
            raise BadInput("disclosure", _("A wording has {most} characters at most.").format(most=MOST_CHARACTERS))
        tier, source = form.get("tier", ""), form.get("source", "")
        if tier not in ("express", "express_written") or source not in SOURCES:
            raise BadInput("source", _("Say what they agree to with these words, and how."))
        program = form.get("program", "")
        report = gateway.disclosures.lint(visit.business, words, ConsentTier.of(tier), Source(source), program=program)
        if request.headers.get("HX-Request"):
            return page("linted.html", report=report)
        return page(
            "lint.html", report=report, form=shown_fields(form), sources=SOURCES, programs=visit.policy.programs
        )

    @blueprint.post("/wordings/keep")
    def keep() -> Response:
        """Keep words under a version, for consents to name."""
        visit = visiting(Role.OPERATOR)
        words, version = request.form.get("disclosure", ""), request.form.get("version", "").strip()
        gateway.disclosures.add(visit.business, words, version, by=visit.by)
        return to(url_for("console.wordings"), "kept")


def _program(policy: Policy, name: str) -> Program:
    found = policy.programs.get(name)
    if found is None:
        raise NotFound(_("There is no such program."))
    return found


def _made(policy: Policy, program: Program, name: str) -> Made:
    if name not in WORDINGS:
        raise NotFound(_("There is no such wording."))
    return WORDINGS[name](policy, program)


def _judged(policy: Policy, program: Program, made: Made) -> tuple[Made, Report | None]:
    return made, linted(policy, program, made)
