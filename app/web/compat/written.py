"""Written: numbers as apps write them, who are used to carriers that take what a person writes."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[ ().-]")


def e164(text: str) -> str:
    """A number as it is written in North America, in E.164; others as they are."""
    channel, colon, number = text.strip().rpartition(":")
    bare = _DIGITS.sub("", number)
    if bare.isascii() and bare.isdigit() and (len(bare) == 10 or (len(bare) == 11 and bare.startswith("1"))):
        bare = f"+1{bare[-10:]}"
    return f"{channel}{colon}{bare}"
