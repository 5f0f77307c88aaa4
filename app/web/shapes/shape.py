"""Shape: what all of the API's models are made from."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import BaseModel


class Shape(BaseModel):
    """A model whose JSON schema is made once. Each route names a dozen, most of them the same, so that to make them
    anew took most of the time in which a process starts."""

    @classmethod
    def model_json_schema(cls, *asked: Any, **how: Any) -> dict[str, Any]:
        """As pydantic's own; the caller may change what is given."""
        return deepcopy(_schema(cls, asked, tuple(how.items())))


@cache
def _schema(shape: type[Shape], asked: tuple[Any, ...], how: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    return super(Shape, shape).model_json_schema(*asked, **dict(how))
