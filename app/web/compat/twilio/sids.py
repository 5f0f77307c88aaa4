"""SIDs: our ids as Twilio writes them. Both are 128 bits, and the Business that asks is known, so nothing is kept.

`msg_<tag>_<26 characters>` is `SM` and the same sixteen bytes in 32 hexadecimal digits; `MM` with pictures.
"""

from __future__ import annotations

import re

from app.ids import base32, fingerprint, text_id, unbase32

_SID = re.compile(r"(?:SM|MM)([0-9a-fA-F]{32})")


def sid_of(text: str, media: bool = False) -> str:
    """The SID of a text of ours."""
    return ("MM" if media else "SM") + unbase32(text.rpartition("_")[2]).hex()


def text_of(sid: str, tag: str) -> str | None:
    """The text of that Business which such a SID would name; None for what is no message's SID."""
    found = _SID.fullmatch(sid)
    return text_id(tag, base32(bytes.fromhex(found[1]))) if found else None


def media_sid(text: str, place: int) -> str:
    """The SID of a text's picture."""
    return "ME" + fingerprint(f"{text}/{place}".encode())[:32]
