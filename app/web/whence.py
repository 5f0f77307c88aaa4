"""Whence: the address that a request came from.

`X-Forwarded-For` can be written by anybody, so it is read only as far as proxies of the operator's own wrote it: each
appends the address that spoke to it, so the last entries are theirs, and the first of those is the caller
(werkzeug.middleware.proxy_fix has the same rule). Nothing else of a request is taken from a proxy: the address that a
webhook's signature is over comes from PUBLIC_BASE_URL.
"""

from __future__ import annotations

from ipaddress import ip_address

from flask import current_app, request

TRUSTED_PROXIES = "CONSENTRY_TRUSTED_PROXIES"
"""Where the application keeps how many proxies are trusted."""
LOCAL = "a local socket"
_LONGEST = 45 + 8  # an IPv6 address with an IPv4 one in it, brackets and a port


def address() -> str:
    """The address of this request's caller, as far as it can be known."""
    trusted: int = current_app.config[TRUSTED_PROXIES]
    nearest = request.environ.get("REMOTE_ADDR") or LOCAL
    if not trusted:
        return nearest
    told = request.environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if len(told) < trusted:
        return nearest  # it did not come through all of them
    return bare(told[-trusted].strip()) or nearest


def over_https() -> bool:
    """Whether the caller speaks HTTPS: to us, or to the first of the operator's own proxies, which then says so."""
    if request.is_secure:
        return True
    trusted: int = current_app.config[TRUSTED_PROXIES]
    told = request.environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")
    return bool(trusted) and told[max(len(told) - trusted, 0)].strip().lower() == "https"


def bare(written: str) -> str:
    """An address without the port that some proxies add; empty where it is none."""
    if len(written) > _LONGEST:
        return ""
    host, _, rest = written.removeprefix("[").partition("]")
    if not written.startswith("[") and written.count(":") == 1:
        host, rest = written.split(":")
    try:
        return str(ip_address(host))
    except ValueError:
        return ""
