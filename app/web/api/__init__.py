"""`/v1`, the native API: a file for each resource, one frame around all of them."""

from __future__ import annotations

from flask_openapi.openapi import OpenAPI

from app.gateway.gateway import Gateway
from app.gateway.importing.uploads import Uploads


def register_api(app: OpenAPI, gateway: Gateway, uploads: Uploads, *, uploads_at_once: int) -> None:
    """Put `/v1`, its OpenAPI and its page of documentation on `app`."""
    from app.web.api.activity import activity
    from app.web.api.asking import consent_requests
    from app.web.api.consents import consents, revocations
    from app.web.api.consumers import consumers
    from app.web.api.decisions import decisions
    from app.web.api.disclosures import disclosures
    from app.web.api.erasing import erasing
    from app.web.api.events import events
    from app.web.api.evidence import evidence
    from app.web.api.forwards import forwards
    from app.web.api.holds import holds
    from app.web.api.imports import imports
    from app.web.api.messages import messages
    from app.web.api.programs import programs
    from app.web.api.senders import senders
    from app.web.docs import docs

    resources = (
        messages,
        decisions,
        consents,
        revocations,
        consent_requests,
        disclosures,
        holds,
        consumers,
        erasing,
        programs,
        senders,
        events,
        forwards,
        evidence,
        activity,
    )
    for resource in resources:
        app.register_api(resource(gateway))
    app.register_api(imports(gateway, uploads, at_once=uploads_at_once))
    app.register_blueprint(docs(app))
