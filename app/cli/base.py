"""What every command needs: the settings, the address of a running system, and the parts."""

from __future__ import annotations

import json
import os
import pwd
import time
from dataclasses import replace
from pathlib import Path
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
        if running.get("embedded") and not _runs(settings.data_dir / "redis"):
            return settings  # `consentry up` was killed, and its Redis ended with it
        return replace(
            settings,
            redis_url=running["redis_url"],
            rq_url=running["rq_url"],
            simulated_clock=running["simulated_clock"],
        )
    except (OSError, ValueError, KeyError):
        return settings


def _runs(folder: Path) -> bool:
    """Whether the embedded Redis of that folder runs. One whose parent was killed needs a moment to end."""
    from app.embedded import LOCK_SECONDS, in_use

    end = time.monotonic() + LOCK_SECONDS
    while in_use(folder):
        if _owner_lives(folder) or time.monotonic() > end:
            return True
        time.sleep(0.05)
    return False


def _owner_lives(folder: Path) -> bool:
    """Whether the process that started it is there, as far as its number tells."""
    try:
        words = (folder / "lock").read_text().replace(",", " ").split()
        os.kill(int(words[1]), 0)
    except (OSError, ValueError, IndexError):
        return False
    return True


def parts_here() -> Parts:
    """This command's parts, on the system that runs, closed when it ends. Raises StartRefused where none runs.

    What it writes says that it came from the command line, and by which user of the system.
    """
    from app.gateway.acting import acting
    from app.wiring import WORKER_TIMEOUT, build

    parts = build(settings_here(), timeout=WORKER_TIMEOUT)
    context = click.get_current_context()
    context.call_on_close(parts.close)
    context.with_resource(acting(command_line()))
    return parts


def command_line() -> str:
    """From where a command acts. The user is the process's own: what the environment says, anybody can write."""
    user = os.getuid()
    try:
        name = pwd.getpwuid(user).pw_name
    except KeyError:  # in a container there may be no name
        name = str(user)
    return f"command line, user {name}"


def the_business(parts: Parts, named: str | None) -> str:
    """The Business that was named, or the only one there is."""
    from app.errors import BadInput

    known = list(parts.core.businesses.all())
    if named:
        return parts.core.businesses.get(named).business
    if len(known) == 1:
        return known[0]
    raise BadInput("business", f"--business: name one of {', '.join(known) or '(none applied yet)'}")
