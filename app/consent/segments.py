"""Segments: how many parts a carrier makes of a text, in GSM-7 (3GPP TS 23.038) or UCS-2."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = "\f^{}\\[~]|€"
_GSM7 = re.compile(f"[{re.escape(_BASIC + _EXTENDED)}]*")


@dataclass(frozen=True, slots=True)
class Segments:
    """`encoding` is `gsm7` or `ucs2`; an estimate, since a provider may replace characters."""

    encoding: str
    count: int


def segments(body: str) -> Segments:
    """Count the parts: 160 septets alone or 153 each, 70 UTF-16 units alone or 67 each; no pair is ever split."""
    if _GSM7.fullmatch(body):
        return Segments("gsm7", _parts([2 if char in _EXTENDED else 1 for char in body], 160, 153))
    return Segments("ucs2", _parts([2 if ord(char) > 0xFFFF else 1 for char in body], 70, 67))


def _parts(widths: list[int], alone: int, each: int) -> int:
    if sum(widths) <= alone:
        return 1
    parts, room = 1, each
    for width in widths:
        if width > room:
            parts, room = parts + 1, each
        room -= width
    return parts
