"""Callbacks: whether an address that came in a request may be called later. Nothing inside our own network may be.

Server-side request forgery (OWASP, CWE-918): whoever may send texts could otherwise make us call a database, a cloud's
metadata service or ourselves. A name is looked up only when it is called, and the answer has to be looked at then,
again and for every redirect: what a name means may change in between.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

MOST = 2_048
_VISIBLE = re.compile(r"[\x21-\x7e]+")
_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "corp", "private")
"""Last parts of names that mean something inside a network only (RFC 6761, 6762, 8375; ICANN SSAC 113)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def may_be_called(url: str, trusted: str = "") -> bool:
    """Whether `url` is http or https to a public address or name, or of the same host and port as `trusted`.

    `trusted` is an address of the Business's own settings, which may well be inside its network.
    """
    if len(url) > MOST or not _VISIBLE.fullmatch(url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or port == 0:
        return False
    if trusted:
        own = urlsplit(trusted)
        if (own.scheme, own.hostname, own.port) == (parts.scheme, parts.hostname, port):
            return True
    address = _address(host)
    if address is not None:
        return _public(address)
    return "." in host and not any(host == name or host.endswith("." + name) for name in _INSIDE)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that a host is, in any way that a C library reads one: 127.1, 0x7f000001, 2130706433."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _public(inner)
    # Azure's metadata service answers on an address that is public by its number.
    return address.is_global and not address.is_multicast and str(address) != "168.63.129.16"
