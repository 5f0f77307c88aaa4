"""Segments against vectors on which two independent implementations agree."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from app.consent.segments import segments

VECTORS = json.loads((Path(__file__).parent.parent / "samples" / "segment_vectors.json").read_text())["vectors"]


def spelled(expression: str) -> str:
    """`'a'*152+'€'` as the text it writes: strings, repetition and joining only."""

    def value(node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return node.value
        assert isinstance(node, ast.BinOp)
        left, right = value(node.left), value(node.right)
        return left * right if isinstance(node.op, ast.Mult) else left + right

    return str(value(ast.parse(expression, mode="eval").body))


@pytest.mark.parametrize("vector", VECTORS, ids=[v[0] for v in VECTORS])
def test_segments(vector: list[Any]) -> None:
    _, expression, encoding, count, _ = vector
    found = segments(spelled(expression))
    assert (found.encoding, found.count) == ({"GSM-7": "gsm7", "UCS-2": "ucs2"}[encoding], count)
