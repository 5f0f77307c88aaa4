"""Logging: structlog, one line an event, ids and codes only; never a body or a full number."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog


class _Lossy:
    """A stream whose lines are lost where they cannot be written: a log on a full disk must stop nothing else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, said: str) -> int:
        with suppress(OSError):
            self._stream.write(said)
        return len(said)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def configure(form: str, least: int = logging.INFO) -> None:
    """`json` for machines, `console` for people. What is below `least` is not said."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Lossy(sys.stderr))),
        cache_logger_on_first_use=True,
    )
