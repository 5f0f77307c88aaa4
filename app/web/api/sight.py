"""Sight: what a request showed of personal data, for the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flask import request

from app.gateway.gateway import Gateway
from app.web.auth import Principal

_PAGING = ("consumer", "cursor", "after", "limit")
"""What a list is asked that narrows it to no other sort of rows. The Consumer is named by id instead."""
_MOVING = ("older_than", "since")
"""What may be another with each call of one program: it makes no reading another."""


class Shows(Enum):
    """What a route shows: nothing of a person's; what is on record anyway with who was given it; or what is put on
    record each time somebody sees it."""

    NOTHING = "nothing"
    RECORDED = "recorded"
    PERSONAL = "personal"


@dataclass(slots=True)
class Sight:
    """What one request showed, once its view has said it."""

    rows: int = -1
    consumer: str = ""

    def says(self, rows: int, consumer: str) -> None:
        self.rows, self.consumer = rows, consumer

    def record(self, gateway: Gateway, caller: Principal, route: str) -> None:
        """Put it on record, where anything was shown. Raises StoreUnavailable: what is not on record is not shown."""
        if self.rows < 0:
            raise TypeError(f"{route} shows personal data and did not say which")
        if not self.rows:
            return
        asked = sorted((name, value) for name, value in request.args.items() if name not in _PAGING)
        gateway.seeing.record(
            caller.business,
            by=caller.by,
            route=route,
            rows=self.rows,
            consumer=self.consumer,
            filter=_written(asked),
            alike=_written([(name, value) for name, value in asked if name not in _MOVING]),
        )


def _written(asked: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={value}" for name, value in asked)
