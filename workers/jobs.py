"""The jobs that RQ may start. Each is a few lines: the work is the gateway's."""

from __future__ import annotations

from collections.abc import Callable

import structlog

_log = structlog.get_logger()
_drain: Callable[[], int] | None = None
_look: Callable[[], None] | None = None


def install(drain: Callable[[], int]) -> None:
    """Say what a bell starts in this process."""
    global _drain
    _drain = drain


def drain_lanes(business: str) -> None:
    """A bell rang for `business`: send what is due, in all lanes."""
    if _drain is None:
        raise RuntimeError("this process is no worker: start `consentry worker`")
    left = _drain()
    if left:
        _log.info("lanes_drained", rung_for=business, texts=left)


def install_look(look: Callable[[], None]) -> None:
    """Say what a bell for imports starts in this process."""
    global _look
    _look = look


def look_for_imports(business: str) -> None:
    """A list of `business` was uploaded: look for it."""
    if _look is None:
        raise RuntimeError("this process is no importer: start `consentry importer`")
    _look()
