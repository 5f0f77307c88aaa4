"""Shown: the words that a consent rests on, as callers name them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from app.errors import BadInput
from app.web.shapes.fields import Asked, Ref, Words


class Shown(Asked):
    """The words shown when consent was asked, or the version under which you keep them."""

    text: Words = ""
    version: Ref = Field("", description="Alone: of a wording that is kept. With a text: how you call it.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if not self.text and not self.version:
            raise BadInput("disclosure", "disclosure: give the text they were shown, or the version of a kept wording")
        return self
