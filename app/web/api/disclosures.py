"""`/v1/disclosures`: the words shown where consent is asked, kept under versions, and what they lack."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.disclosure import Report
from app.consent.hours import instant
from app.consent.model import ConsentTier
from app.gateway.gateway import Gateway
from app.store.directory import DisclosureRecord
from app.web.api.frame import Call, Routes, answer
from app.web.api.repeats import once
from app.web.shapes import wordings
from app.web.shapes.queries import WordingPath
from app.web.shapes.wordings import NewWording, Wording


def disclosures(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "disclosures", "Disclosures: the words shown where consent is asked, and what they lack")

    @routes.post("/disclosures", "consent", gives=wordings.Added, status=201)
    def add(call: Call, body: NewWording) -> Response:
        """Keep a wording under a version, so that consents may name it.

        What a version stands for never changes; the same words again change nothing. A wording that lacks something
        is kept, too: consents that rest on it are judged by what they need.
        """
        report = _report(gateway, call, body)
        with once(gateway, call):
            record, _ = gateway.disclosures.add(call.business, body.text, body.version, by=call.caller.by)
        return answer({**_said(record), "report": report.as_json()}, 201)

    @routes.post("/disclosures/lint", "read", gives=wordings.Linted, writes=False)
    def lint(call: Call, body: Wording) -> Response:
        """Say what a wording has, lacks and breaks, each with its source. Nothing is written."""
        return answer(_report(gateway, call, body).as_json())

    @routes.get("/disclosures", "read", gives=wordings.Disclosures)
    def read(call: Call) -> Response:
        """All wordings that are kept, oldest first, without their texts."""
        return answer({"disclosures": [_said(record) for record in gateway.disclosures.all(call.business)]})

    @routes.get("/disclosures/<version>", "read", gives=wordings.Disclosure)
    def one(call: Call, path: WordingPath) -> Response:
        """One wording with its text."""
        record = gateway.disclosures.get(call.business, path.version)
        return answer({**_said(record), "text": record.text})

    return routes.blueprint


def _report(gateway: Gateway, call: Call, body: Wording) -> Report:
    tier = ConsentTier.of(body.tier)
    return gateway.disclosures.lint(call.business, body.text, tier, body.source, program=body.program, brand=body.brand)


def _said(record: DisclosureRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "version": record.version,
        "hash": record.hash,
        "added_at": instant(record.added_at),
        "by": record.by,
    }
