"""Addresses that others chose lead to the internet or nowhere: when they are saved, and when they are connected to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.errors import BadInput
from app.providers.calls import Answer, Call, Fault
from app.providers.reach import check_public, is_public, resolve
from app.providers.wire import Wire
from tests.providers.loopback import RawServer
from tests.providers.test_wire import OK, one

_PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 169.254.170.2
100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250
255.255.255.255 240.0.0.1 168.63.129.16
::1 :: fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:a00:1:: 2001:0:7f00:1:: 3fff::1 4000::1 192.88.99.1
"""
_PUBLIC = "8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 100.128.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"
PRIVATE, PUBLIC = _PRIVATE.split(), _PUBLIC.split()


@pytest.mark.parametrize("address", [*PRIVATE, "", "example.com", "1.2.3", "::ffff:1.2.3.4.5"])
def test_what_is_not_of_the_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def nobody(host: str) -> list[str]:
    raise AssertionError(f"{host} is an address: nobody need be asked")


@pytest.mark.parametrize(
    "url",
    [f"https://[{a}]/x" if ":" in a else f"https://{a}/x" for a in PRIVATE if "%" not in a]
    + [
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://0x7f.0.0.1/",
        "http://169.254.43518/",
        "http://localhost/",
        "http://redis:6379/",
        "http://mail.corp/",
        "http://LOCALHOST:8080/",
        "http://localhost./",
        "http://app.localhost/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://printer.local/",
    ],
)
def test_an_address_of_our_own_network_is_refused_when_it_is_saved(url: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_public(url, "callback", resolve=lambda host: ["93.184.215.14"])
    assert caught.value.field == "callback"
    assert "private network" in caught.value.detail


@pytest.mark.parametrize(
    "url",
    ["", "ftp://a.example/", "file:///etc/passwd", "gopher://a.example/", "//a.example/", "https:///x", "https://", "x"]
    + ["https://a.example:0/", "https://a.example:99999/", "https://a example/", "https://a.example/\r\nHost: b"]
    + ["https://user:password@a.example/", "https://é.example/", "https://[::1/", "https://a.example\\@127.0.0.1/"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(BadInput):
        check_public(url, "callback")


def test_a_name_is_looked_up_when_it_is_saved_and_each_of_its_addresses_counts() -> None:
    url = "https://a.example/sms?x=1"
    assert check_public(url, "callback", resolve=lambda host: ["93.184.215.14"]) == url
    assert check_public(url, "callback", resolve=lambda host: []) == url, "it may have none yet"
    assert check_public("https://8.8.8.8/", "callback", resolve=nobody)
    for found in (["10.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["2606:4700::1111", "::1"], ["nonsense"]):
        with pytest.raises(BadInput):
            check_public(url, "callback", resolve=lambda host, found=found: found)


def test_the_machines_own_resolver_knows_this_machine() -> None:
    assert set(resolve("localhost")) & {"127.0.0.1", "::1"}
    assert resolve("no-such-name.invalid") == []


# ---- when it is connected to ----


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire(total_timeout=20, connect_timeout=20)
    yield wire
    wire.close()


def untrusted(url: str) -> Call:
    return Call("POST", url, (), b"x", public_only=True)


REFUSED = Fault(reached=False, why="not_public")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
def test_no_socket_is_opened_to_our_own_network_whatever_the_name_said_before(wire: Wire, host: str) -> None:
    """A name that led to the internet when it was saved, and leads here now: DNS rebinding."""
    with RawServer(lambda number, connection: bool(connection.sendall(OK)) or True) as server:
        url = server.url.replace("127.0.0.1", host)
        assert one(wire, untrusted(url)) == REFUSED
        assert server.connections == 0


def test_a_connection_that_was_made_for_a_trusted_call_is_not_used_for_another(wire: Wire) -> None:
    with RawServer(lambda number, connection: bool(connection.sendall(OK)) or True) as server:
        assert isinstance(one(wire, Call("POST", server.url, (), b"ours")), Answer)
        assert one(wire, untrusted(server.url)) == REFUSED
        assert isinstance(one(wire, Call("POST", server.url, (), b"ours")), Answer), "which goes on"
        assert len(server.requests) == 2


def test_a_name_that_changes_between_two_calls_is_looked_at_each_time() -> None:
    asked: list[str] = []

    def public(address: str) -> bool:
        """This machine counts as the internet until its name is bound anew."""
        asked.append(address)
        return len(asked) <= 2

    def answer_and_close(number: int, connection: object) -> bool:
        connection.sendall(OK)  # type: ignore[attr-defined]
        return False

    wire = Wire(total_timeout=20, connect_timeout=20, public=public)
    with RawServer(answer_and_close) as server:
        assert one(wire, untrusted(server.url)) == Answer(200, {"content-length": "2"}, b"ok")
        assert asked == ["127.0.0.1"] * 2, "before it was connected to, and before a byte was written"
        assert one(wire, untrusted(server.url)) == REFUSED
        assert server.connections == len(server.requests) == 1
    wire.close()


def test_no_redirect_is_followed_into_our_own_network() -> None:
    wire = Wire(total_timeout=20, connect_timeout=20, public=lambda address: True)
    with RawServer(lambda number, connection: bool(connection.sendall(OK)) or True) as inner:
        moved = b"HTTP/1.1 307 Moved\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % inner.url.encode()
        with RawServer(lambda number, connection: bool(connection.sendall(moved)) or True) as outer:
            answer = one(wire, untrusted(outer.url))
            assert isinstance(answer, Answer)
            assert answer.status == 307
        assert inner.connections == 0
    wire.close()
