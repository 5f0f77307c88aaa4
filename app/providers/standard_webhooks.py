"""Standard Webhooks 1.0.0 (https://www.standardwebhooks.com): how an event to a Business's application is signed."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Sequence

PREFIX = "whsec_"
LEAST, MOST = 24, 64
"""Bytes of a secret, as the specification asks."""


def key_of(secret: str) -> bytes | None:
    """The key in a secret `whsec_<base64>`, with or without its padding; None where it is none."""
    coded = secret.removeprefix(PREFIX)
    if coded == secret:
        return None
    try:
        key = base64.b64decode(coded + "=" * (-len(coded) % 4), validate=True)
    except (ValueError, binascii.Error):
        return None
    return key if LEAST <= len(key) <= MOST else None


def secret_of(key: bytes) -> str:
    """A secret as applications are given it."""
    return PREFIX + base64.b64encode(key).decode()


def sign(keys: Sequence[bytes], id: str, at: int, body: bytes) -> tuple[tuple[str, str], ...]:
    """The headers of one try at `at`, in seconds since 1970: a signature by each key, so that one can be rotated."""
    signed = b"%b.%d.%b" % (id.encode(), at, body)
    signatures = [f"v1,{base64.b64encode(hmac.digest(key, signed, 'sha256')).decode()}" for key in keys]
    return (
        ("webhook-id", id),
        ("webhook-timestamp", str(at)),
        ("webhook-signature", " ".join(signatures)),
    )
