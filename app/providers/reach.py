"""Where a request may go whose address somebody else chose: only to public addresses, never into our own network.

Such an address is looked at twice: when it is saved (`check_public`), so that whoever gave it is told, and when it is
connected to (the wire asks `is_public` of the very address that it connects to), since by then the name may lead
elsewhere. OWASP, Server-Side Request Forgery Prevention.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from app.errors import BadInput

Resolve = Callable[[str], Iterable[str]]

_URL = re.compile(r"[\x21-\x5b\x5d-\x7e]{1,2048}")  # no backslash, which browsers and libraries read differently
# The special-purpose registries of IANA, as of November 2026: Python's own `is_global` differs from patch to patch.
_NOT_PUBLIC = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's metadata and DNS answer there, on an address that is public by its number
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# Of IPv6 the internet is global unicast, but for protocol assignments (Teredo among them), documentation and 6to4.
_UNICAST = IPv6Network("2000::/3")
_NOT_UNICAST = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_LOCAL = ("localhost", "local", "internal", "intranet", "home.arpa", "lan", "corp", "private")
"""Names, and ends of names, that lead into somebody's own network (RFC 6761, 6762, 8375; ICANN SSAC 113)."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's. False for what is no address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found in _NAT64:
            return is_public(str(IPv4Address(int(found) & 0xFFFF_FFFF)))
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        return found in _UNICAST and not any(found in network for network in _NOT_UNICAST)
    return not any(found in network for network in _NOT_PUBLIC)


def resolve(host: str) -> list[str]:
    """The addresses of a name; none where it has none now."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return sorted({str(address[0]) for *_, address in found})


def check_public(url: str, field: str, *, resolve: Resolve | None = None) -> str:
    """`url`, an http or https address that may be asked for by others. Raises BadInput naming `field`.

    With `resolve` the name's addresses are looked at too; a name that has none yet is let pass, since it is looked
    at again when it is connected to.
    """
    try:
        parts = urlsplit(url if _URL.fullmatch(url) else "")
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise BadInput(field, f"{field} must be an http or https address")
    if parts.username is not None:
        raise BadInput(field, f"{field} must carry no user name or password")
    host = (parts.hostname or "").rstrip(".").lower()
    found = [_numeric(host)] if _numeric(host) else list(resolve(host)) if resolve else []
    # A name without a dot is one of a container beside us, or is completed by our own search list.
    named = (not _numeric(host) and "." not in host) or any(host == end or host.endswith(f".{end}") for end in _LOCAL)
    if not host or named or not all(is_public(address) for address in found):
        raise BadInput(field, f"{field} leads into a private network; give an address of the internet")
    return url


def _numeric(host: str) -> str:
    """The address that a host name spells, in any of the ways that libcurl reads; empty for a name."""
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    try:
        # 127.1, 0x7f000001, 017700000001 and 2130706433 are all 127.0.0.1.
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return ""
