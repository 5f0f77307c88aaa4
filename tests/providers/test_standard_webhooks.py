"""Signing as Standard Webhooks 1.0.0 asks."""

from __future__ import annotations

import base64

import pytest

from app.providers.standard_webhooks import key_of, secret_of, sign

SECRET = "whsec_MfKQ9r8GKYqTwUPD8ILPZIo2LaLwQ2hlbWlzdHJ5"


def test_the_signature_is_the_one_that_the_official_package_makes() -> None:
    """The value is what standardwebhooks 1.1.0 (Python) signs with the same secret, id, time and body."""
    key = key_of(SECRET)
    assert key
    assert sign((key,), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}') == (
        ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("webhook-timestamp", "1614265330"),
        ("webhook-signature", "v1,p5g8ybbodOQZZj62l1Deax62KAYLt3Or/3N1ihP2F3A="),
    )


def test_while_a_secret_is_rotated_both_sign() -> None:
    old, new = b"o" * 24, b"n" * 24
    alone = [dict(sign((key,), "e", 1, b"x"))["webhook-signature"] for key in (old, new)]
    assert dict(sign((old, new), "e", 1, b"x"))["webhook-signature"] == " ".join(alone)
    assert alone[0] != alone[1]


@pytest.mark.parametrize("length", [24, 32, 64])
def test_a_secret_is_read_back_with_or_without_its_padding(length: int) -> None:
    key = bytes(range(length))
    assert key_of(secret_of(key)) == key
    assert key_of(secret_of(key).rstrip("=")) == key


@pytest.mark.parametrize(
    "secret",
    ["", "whsec_", SECRET.removeprefix("whsec_"), "whsec_!!!!", secret_of(b"x" * 23), secret_of(b"x" * 65)]
    + ["whsec_é", "whsk_" + base64.b64encode(b"x" * 32).decode()],
)
def test_what_is_no_such_secret_is_none(secret: str) -> None:
    assert key_of(secret) is None
