"""How a webhook proves that Vonage sent it: the SMS API's `sig`, the Messages API's JWT. Read November 2026.

https://developer.vonage.com/en/getting-started/concepts/signing-messages (the string: vonage-http-client)
https://developer.vonage.com/en/getting-started/concepts/webhooks (the JWT and its claims)
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping

from app.errors import BadInput, Forged
from app.providers.forms import read_json
from app.providers.seam import Account, HookRequest

AHEAD = 300.0
"""Seconds that a signed instant may lie before us."""
BEHIND = 24 * 3600 + 300.0
"""Seconds that it may lie behind us: Vonage brings again for 24 hours what was not answered 2xx. Its `timestamp` says
when it began to bring a text, and whether a later try is signed anew is said nowhere; it has no log either. A window
of minutes would lose every STOP that was written while we were away for longer. What comes a second time within it is
known by its event, which is remembered for 30 days, and so are `nonce` and `jti` left alone."""

METHODS = ("md5hash", "md5", "sha1", "sha256", "sha512", "none")
"""As the dashboard has them: an MD5 with the secret behind it, or an HMAC."""


def signature(method: str, secret: str, fields: Mapping[str, str]) -> str:
    """The `sig` of those parameters, in lower-case hex. `method` is one of METHODS but `none`."""
    said = "".join(f"&{name}={_flat(fields[name])}" for name in sorted(fields) if name != "sig")
    if method == "md5hash":
        return hashlib.md5(f"{said}{secret}".encode(), usedforsecurity=False).hexdigest()
    return hmac.new(secret.encode(), said.encode(), method).hexdigest()


def check_signature(account: Account, request: HookRequest, fields: Mapping[str, str]) -> None:
    """Raise Forged unless `sig` holds by the method that the Sender's settings name, and is of now."""
    method = account.option("signature_method") or "sha256"
    if method == "none":  # said in so many words by whoever runs this; the secret in the path stands alone
        return
    given = fields.get("sig", "").lower().encode()
    # Each is compared, so that the time taken does not tell which one holds.
    secrets = account.held("signature_secret")
    held = [hmac.compare_digest(given, signature(method, secret, fields).encode()) for secret in secrets]
    if not given or not any(held):
        raise Forged("no signature, or it does not hold")
    _check_instant(request, fields.get("timestamp", ""))


def check_token(account: Account, request: HookRequest) -> None:
    """Raise Forged unless the request carries a JWT of the Messages API, of now, for just this body and account."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Forged("no token")
    claims = checked_claims(token.strip(), account.held("signature_secret"))
    said = str(claims.get("payload_hash", "")).lower().encode()
    if not hmac.compare_digest(said, hashlib.sha256(request.body).hexdigest().encode()):
        raise Forged("the token is of another body")
    if not hmac.compare_digest(str(claims.get("api_key", "")).encode(), account.account.encode()):
        raise Forged("the token is of another account")
    _check_instant(request, str(claims.get("iat", "")))


def checked_claims(token: str, secrets: Iterable[str]) -> Mapping[str, object]:
    """The claims of a JWT that one of the secrets has signed (RFC 7515 with HS256, whatever its header says)."""
    signed, _, given = token.rpartition(".")
    mac = _decoded(given)
    held = [hmac.compare_digest(mac, hmac.digest(secret.encode(), signed.encode(), "sha256")) for secret in secrets]
    head, _, body = signed.partition(".")
    if not any(held):
        raise Forged("no token, or its signature does not hold")
    claims = _object(body)
    if _object(head).get("alg") != "HS256":
        raise Forged("the token is signed in another way")
    return claims


def _check_instant(request: HookRequest, seconds: str) -> None:
    if not re.fullmatch(r"[0-9]{1,12}", seconds) or not -BEHIND <= int(seconds) - request.at <= AHEAD:
        raise Forged("the signature is not of now")


def _flat(value: str) -> str:
    return value.replace("&", "_").replace("=", "_")


def _object(part: str) -> Mapping[str, object]:
    try:
        found = read_json(_decoded(part))
    except BadInput:
        found = None
    if not isinstance(found, dict):
        raise Forged("the token cannot be read")
    return found


def _decoded(part: str) -> bytes:
    """What a part of a JWT says; empty where it is no Base64."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", part):
        return b""
    try:
        return urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        return b""
