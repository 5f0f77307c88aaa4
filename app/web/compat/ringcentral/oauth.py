"""OAuth: access tokens for credentials, as RingCentral gives them. https://developers.ringcentral.com/guide/authentication

The tokens are ours and open nothing at RingCentral; an app that comes to us never needs one of its.
"""

from __future__ import annotations

import re
import secrets

from flask import Response, request
from msgspec.structs import replace

from app.providers.forms import Fields
from app.store.access import Granted, hashed
from app.web.compat.entrance import respond
from app.web.compat.ringcentral import refused as no
from app.web.compat.ringcentral.callers import Callers
from app.web.compat.ringcentral.refused import Refused

TOKEN = ("restapi", "oauth", "token")
REVOKE = ("restapi", "oauth", "revoke")
SECONDS = 3_600
REFRESH_SECONDS = 604_800
LEAST = 600
"""Seconds that a token lasts at the least, whatever is asked for."""
AGAIN = 60
"""Seconds for which a refresh token works after its use: the answer to it may have been lost."""
_JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_SCOPE = "ReadAccounts ReadMessages SMS A2PSMS"


def token(callers: Callers, form: Fields) -> Response:
    """Give an access token and a refresh token. Raises Refused."""
    grant = form.one("grant_type")
    old = ""
    if grant == "refresh_token":
        old = form.one("refresh_token")
        granted = callers.access.of(old, "refresh") if old else None
        if granted is None or callers.of(granted) is None:
            raise _no_grant("The refresh token has ended, or is not one of ours: log in.")
    elif grant == _JWT:
        granted = _by_jwt(callers, form.one("assertion"))
    elif grant == "password":
        granted = callers.by_key(form.one("password"))
        if granted is None:
            raise _no_grant("The password is no Consentry key (csy_…). RingCentral's own passwords are not known here.")
    else:
        raise Refused(
            no.NO_SUCH_GRANT,
            "Log in with a JWT, or with a Consentry key as the password: no other grant is given here.",
            more={"error": "unsupported_grant_type"},
        )
    return _given(callers, granted, form, old)


def _by_jwt(callers: Callers, assertion: str) -> Granted:
    if keyed := callers.by_key(assertion):
        return keyed
    client = request.authorization
    if client is None or client.type != "basic" or not client.username or not client.password:
        raise Refused(
            no.BAD_CLIENT,
            "Send the client id and secret of the app as basic authorization.",
            401,
            more={"error": "invalid_client"},
        )
    granted = callers.by_secrets(client.username, client.password, assertion)
    if granted is None:
        raise _no_grant("No sender here has this client id, client secret and JWT.")
    return granted


def _no_grant(why: str) -> Refused:
    return Refused(no.BAD_GRANT, why, 400, more={"error": "invalid_grant", "error_description": why})


def _given(callers: Callers, granted: Granted, form: Fields, old: str) -> Response:
    lasts = _seconds(form, "access_token_ttl", SECONDS)
    refresh_lasts = _seconds(form, "refresh_token_ttl", REFRESH_SECONDS)
    access, refresh = f"csa_{secrets.token_urlsafe(32)}", f"csr_{secrets.token_urlsafe(32)}"
    callers.access.put(
        [
            (access, replace(granted, use="access", beside=hashed(refresh)), lasts),
            (refresh, replace(granted, use="refresh", beside=hashed(access)), refresh_lasts),
        ]
    )
    if old:
        callers.access.end_in(hashed(old), AGAIN)
    return respond(
        {
            "access_token": access,
            "token_type": "bearer",
            "expires_in": lasts,
            "refresh_token": refresh,
            "refresh_token_expires_in": refresh_lasts,
            "scope": _SCOPE,
            "owner_id": granted.client or granted.key,
            "endpoint_id": hashed(refresh)[:22],
        }
    )


def _seconds(form: Fields, name: str, most: int) -> int:
    said = form.one(name)
    if not said:
        return most
    if not re.fullmatch(r"-?[0-9]{1,9}", said, re.ASCII):
        raise no.invalid(name, "give a number of seconds")
    return most if int(said) <= 0 else max(LEAST, min(int(said), most))


def revoke(callers: Callers, form: Fields) -> Response:
    """End a token, of either use, and the one that was given with it. Whoever has a token may end it."""
    said = form.one("token")
    if not said:
        raise no.invalid("token", "say which token ends")
    granted = callers.access.of(said, "access") or callers.access.of(said, "refresh")
    callers.access.end(hashed(said), *([granted.beside] if granted else []))
    return Response(status=200, content_type="application/json")
