"""`/v1/programs`: the Business's purposes, as its Policy has them."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.model import Policy, Program
from app.consent.wordings.catalogue import WORDINGS, linted
from app.consent.wordings.made import Made
from app.consent.wordings.packet import packet_of
from app.errors import NotFound
from app.gateway.gateway import Gateway
from app.web.api.frame import Call, Routes, answer
from app.web.api.said import duration
from app.web.shapes import answered, wordings
from app.web.shapes.queries import FormatQuery, ProgramPath, ProgramWordingPath


def programs(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "programs", "Your programs: each one named purpose, of one kind")

    @routes.get("/programs", "read", gives=answered.Programs)
    def read(call: Call) -> Response:
        """All programs."""
        policy = gateway.core.businesses.get(call.business)
        return answer({"programs": [_said(program) for program in policy.programs.values()]})

    @routes.get("/programs/<id>/wordings", "read", gives=wordings.Wordings)
    def all_wordings(call: Call, path: ProgramPath) -> Response:
        """The wordings that are made for a program, and which settings they lack."""
        policy, program = _program(gateway, call, path.id)
        return answer({"wordings": [_listed(policy, program, make(policy, program)) for make in WORDINGS.values()]})

    @routes.get("/programs/<id>/wordings/<name>", "read", gives=wordings.MadeWording)
    def wording(call: Call, path: ProgramWordingPath, query: FormatQuery) -> Response:
        """One wording, written out.

        As text it is the words alone, to be shown as they stand; the packet comes with its fields, too.
        """
        policy, program = _program(gateway, call, path.id)
        if path.name not in WORDINGS:
            raise NotFound(f"There is no wording {path.name}; there are {', '.join(WORDINGS)}.")
        made = WORDINGS[path.name](policy, program)
        report = linted(policy, program, made)
        return answer(
            {
                **_listed(policy, program, made),
                "format": query.format,
                "body": made.written(query.format),
                "notes": list(made.notes),
                "report": report.as_json() if report else None,
                "packet": packet_of(policy, program).as_json() if made.name == "packet" else None,
            }
        )

    return routes.blueprint


def _program(gateway: Gateway, call: Call, name: str) -> tuple[Policy, Program]:
    policy = gateway.core.businesses.get(call.business)
    if name not in policy.programs:
        raise NotFound(f"There is no program {name}.")
    return policy, policy.programs[name]


def _listed(policy: Policy, program: Program, made: Made) -> dict[str, object]:
    report = linted(policy, program, made)
    return {
        "name": made.name,
        "title": made.title,
        "tier": made.tier.word if made.tier else None,
        "source": made.source.value if made.source else None,
        "accepted": report.accepted if report else None,
        "missing": list(made.missing),
    }


def _said(program: Program) -> dict[str, object]:
    campaign = program.campaign
    return {
        "id": program.id,
        "kind": program.kind.value,
        "description": program.description,
        "frequency": program.frequency,
        "recurring": program.recurring,
        "keyword": program.keyword,
        "samples": list(program.samples),
        "hold_for": duration(program.hold_for),
        "on_missing_consent": program.on_missing_consent,
        "paused": program.paused,
        "follow_up_days": program.follow_up_days,
        "opt_out_line": program.opt_out_line,
        "opt_out_every_days": program.opt_out_every_days,
        "campaign": {"id": campaign.id, "use_case": campaign.use_case, "status": campaign.state},
    }
