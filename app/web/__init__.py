"""The web: hooks for providers, `/v1` for businesses, health for machines; admin pages on a port of their own."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from flask_openapi import OpenAPI

from app.gateway.gateway import Gateway
from app.gateway.importing.uploads import Uploads


def create(
    gateway: Gateway, uploads: Uploads, *, admin_port: int, threads: int, lost: Callable[[], None], proxies: int = 0
) -> OpenAPI:
    """The application behind both ports. `threads` is how many requests the server runs at once.

    `lost` is told when an inbound text was answered with an error of ours. `proxies` is how many trusted ones a
    request comes through.
    """
    from app.web.api import register_api
    from app.web.compat.ringcentral import ringcentral
    from app.web.compat.twilio import twilio
    from app.web.console import console
    from app.web.health import health
    from app.web.hooks import hooks
    from app.web.problems import Problem, invalid, register_problems
    from app.web.sim import sim
    from app.web.whence import TRUSTED_PROXIES

    app = OpenAPI(
        "app.web",
        info={
            "title": "Consentry",
            "version": version("consentry"),
            "description": "An SMS consent gateway: every text judged by the consent it needs.",
        },
        security_schemes={"key": {"type": "http", "scheme": "bearer", "bearerFormat": "csy_<key id>_<secret>"}},
        doc_ui=False,
        validation_error_callback=invalid,
        validation_error_model=Problem,
    )
    app.config[TRUSTED_PROXIES] = proxies
    register_problems(app)
    # A quarter of the threads at most waits for open claims, so that a burst of STOPs stops nothing else; and a
    # quarter at most takes lists in, however slowly they come.
    quarter = max(threads // 4, 1)
    app.register_blueprint(hooks(gateway, waiters=quarter, lost=lost))
    app.register_blueprint(health(gateway, admin_port=admin_port))
    app.register_blueprint(sim(gateway, admin_port=admin_port))
    app.register_blueprint(console(gateway, admin_port=admin_port))
    app.register_blueprint(twilio(gateway, at_once=quarter))
    app.register_blueprint(ringcentral(gateway, at_once=quarter))
    register_api(app, gateway, uploads, uploads_at_once=quarter)
    return app
