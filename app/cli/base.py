"""What every command needs: the settings, the address of a running system, and the parts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.settings import Settings
    from app.wiring import Parts

RUN_FILE = "run.json"
"""Where `consentry up` says what it runs on, so that other commands find it."""


def settings_here() -> Settings:
    """The settings, with the Redis of a running `consentry up` where none is named."""
    from app.settings import Settings

    settings = Settings.from_env()
    if settings.redis_url:
        return settings
    try:
        running = json.loads((settings.data_dir / RUN_FILE).read_text())
        return replace(
            settings,
            redis_url=running["redis_url"],
            rq_url=running["rq_url"],
            simulated_clock=running["simulated_clock"],
        )
    except (OSError, ValueError, KeyError):
        return settings


def parts_here() -> Parts:
    """This command's parts, on the system that runs, closed when it ends. Raises StartRefused where none runs."""
    from app.wiring import WORKER_TIMEOUT, build

    parts = build(settings_here(), timeout=WORKER_TIMEOUT)
    click.get_current_context().call_on_close(parts.close)
    return parts


def the_business(parts: Parts, named: str | None) -> str:
    """The Business that was named, or the only one there is."""
    from app.errors import BadInput

    known = list(parts.core.businesses.all())
    if named:
        return parts.core.businesses.get(named).business
    if len(known) == 1:
        return known[0]
    raise BadInput("business", f"--business: name one of {', '.join(known) or '(none applied yet)'}")
