"""How several providers prove that a webhook is theirs: an instant under the signature, a name with a password."""

from __future__ import annotations

import binascii
import hmac
import re
from base64 import b64decode
from collections.abc import Iterable

from app.errors import Forged
from app.providers.seam import HookRequest

WINDOW = 300.0
"""Seconds that a signed instant may lie before or after ours. Within them, and where a scheme signs none, event ids
guard against replays: they are kept for 30 days."""


def check_instant(request: HookRequest, seconds: str) -> None:
    """Raise Forged unless `seconds` (Unix time, as the provider signed it) is within the window."""
    if not re.fullmatch(r"[0-9]{1,12}", seconds) or abs(request.at - int(seconds)) > WINDOW:
        raise Forged("the signature is not of now")


def check_basic(request: HookRequest, user: str, passwords: Iterable[str]) -> None:
    """Raise Forged unless the request carries that name with one of the passwords (RFC 7617)."""
    scheme, _, said = request.headers.get("Authorization", "").partition(" ")
    given = decoded(said.strip()) if scheme.lower() == "basic" else b""
    # Each is compared, so that the time taken does not tell which one holds.
    held = [hmac.compare_digest(given, f"{user}:{password}".encode()) for password in passwords if password]
    if not user or not any(held):
        raise Forged("not the name and password that were agreed")


def decoded(said: str) -> bytes:
    """What Base64 says; empty where it is none."""
    try:
        return b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        return b""
