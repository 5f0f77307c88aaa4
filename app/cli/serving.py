"""`consentry web`, `worker`, `importer`, `reconcile`: one process each, as the Procfile starts them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from app.cli.base import settings_here

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings


@click.command()
def web() -> None:
    """Serve hooks and API on PORT, metrics and the simulator's page on ADMIN_PORT.

    \b
    Example:
      CONSENTRY_REDIS_URL=redis://localhost/0 consentry web
    """
    from app.log import configure

    settings = settings_here()
    configure(settings.log)
    refuse_early(settings)
    serve(settings)


def refuse_early(settings: Settings) -> None:
    """Say in one line why this must not start, before a server is there to hide it; nothing stays open."""
    from app.wiring import build

    build(settings).close()


def serve(settings: Settings) -> None:
    """Serve both ports until SIGTERM."""
    from app.wiring import build, settle_in, start_web

    def load() -> Flask:
        app = start_web(build(settings))
        settle_in()
        return app

    both = [f"{settings.bind}:{settings.port}", f"{settings.admin_bind}:{settings.admin_port}"]
    run_server(both, settings.web_threads, load)


def run_server(bind: list[str], threads: int, load: Callable[[], Flask]) -> None:
    """Run gunicorn in this process until SIGTERM; `load` makes the application once the server has begun."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": bind,
                "worker_class": "gthread",
                "workers": 1,
                "threads": threads,
                "keepalive": 30,
                "timeout": 60,
                "graceful_timeout": 15,
                "limit_request_line": 8190,
                "limit_request_fields": 100,
                "loglevel": "warning",
                "control_socket_disable": True,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            return load()

    Server().run()


@click.command()
def worker() -> None:
    """Send what is due. Start as many as you want.

    \b
    Example:
      CONSENTRY_REDIS_URL=redis://localhost/0 consentry worker
    """
    become("send")


@click.command()
def importer() -> None:
    """Record the lists that are uploaded through the API. Without one, they wait.

    It shares the folder CONSENTRY_IMPORTS with web.

    \b
    Example:
      CONSENTRY_REDIS_URL=redis://localhost/0 consentry importer
    """
    become("import")


@click.command()
def reconcile() -> None:
    """Ring lost bells, give up lost claims, copy to the ledger, read the carriers' lists of texts.

    \b
    Example:
      CONSENTRY_REDIS_URL=redis://localhost/0 consentry reconcile
    """
    become("reconcile")


def become(work: str) -> None:
    """Replace this process: `app` never imports `workers`."""
    settings_here()  # a mistake in the settings is said here, not in a log
    os.execv(sys.executable, [sys.executable, "-m", "workers", work])
