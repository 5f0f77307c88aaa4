"""What came with a text is fetched with the Sender's credentials, which go to the carrier alone."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from app.errors import CarrierUnavailable, NotFound
from app.gateway.pictures import Picture, Pictures
from app.providers.media import fetched
from app.providers.registry import provider
from app.providers.seam import Account
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import TOKEN_ENV, World
from tests.providers.loopback import RawServer

PNG = b"\x89PNG\r\n\x1a\n picture"


class Shelf:
    """A carrier's pictures on loopback, and somebody else's server."""

    def __init__(self) -> None:
        self.answers = {"/one": (200, b"Content-Type: image/png\r\n", PNG)}
        self.server = RawServer(self._serve)
        self.other = RawServer(self._serve)

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.__exit__()
        self.other.__exit__()

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")

    def _serve(self, _number: int, connection: socket.socket) -> bool:
        request = (self.server.requests + self.other.requests)[-1]
        status, more, body = self.answers.get(request.split(b" ")[1].decode(), (404, b"", b""))
        connection.sendall(b"HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s" % (status, more, len(body), body))
        return True


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf() as shelf:
        yield shelf


def look(world: World, shelf: Shelf, *media: str, place: int = 0) -> Picture:
    senders = {
        number: replace(
            sender, provider="twilio", account="AC1", auth_token_env=(TOKEN_ENV,), api_base=shelf.url, options={}
        )
        for number, sender in POLICY.senders.items()
    }
    world.policy = world.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
    received = world.inbound("Look", media=tuple((url, "image/png") for url in media))
    while world.copy():
        pass
    row = world.gateway.core.ledger.text("demo", received.text)
    assert row is not None
    return Pictures(world.gateway.core, at_once=1).one(world.policy, row, place)


def test_it_is_fetched_with_the_senders_own_credentials(world: World, shelf: Shelf) -> None:
    assert look(world, shelf, f"{shelf.url}/one") == Picture("image/png", PNG)
    assert b"authorization: basic " in shelf.server.requests[0].lower()


def test_where_it_really_lies_gets_no_credentials(world: World, shelf: Shelf) -> None:
    shelf.answers["/there"] = (307, b"Location: /one\r\n", b"")
    assert look(world, shelf, f"{shelf.url}/there").body == PNG
    assert [b"authorization" in request.lower() for request in shelf.server.requests] == [True, False]


@pytest.mark.parametrize("hops", [4, 99])
def test_redirects_end_somewhere(world: World, shelf: Shelf, hops: int) -> None:
    shelf.answers |= {f"/{hop}": (302, b"Location: /%d\r\n" % (hop + 1), b"") for hop in range(hops)}
    with pytest.raises(CarrierUnavailable):
        look(world, shelf, f"{shelf.url}/0")
    assert len(shelf.server.requests) == 4


def test_neither_an_address_nor_a_redirect_leads_into_our_network(world: World, shelf: Shelf) -> None:
    inside = shelf.other.url.rstrip("/") + "/one"
    with pytest.raises(CarrierUnavailable, match="not_public"):
        look(world, shelf, inside)
    shelf.answers["/there"] = (302, b"Location: %s\r\n" % inside.encode(), b"")
    with pytest.raises(CarrierUnavailable, match="not_public"):
        look(world, shelf, f"{shelf.url}/there")
    assert shelf.other.requests == []


def test_what_is_gone_and_what_never_came_is_not_found(world: World, shelf: Shelf) -> None:
    with pytest.raises(NotFound):
        look(world, shelf, f"{shelf.url}/gone")
    with pytest.raises(NotFound):
        look(world, shelf, f"{shelf.url}/one", place=1)
    with pytest.raises(NotFound):
        look(world, shelf)
    shelf.answers["/one"] = (500, b"", b"")
    with pytest.raises(CarrierUnavailable):
        look(world, shelf, f"{shelf.url}/one")


ACCOUNT = Account("demo", SENDER, account="AC1", secrets=("token",), options={"user": "me", "client_id": "c"})
HELD = Account(
    "demo", SENDER, account="AC1", secrets=("token",), options={"client_id": "c"}, keys={"client_secret": ("s",)}
)


@pytest.mark.parametrize(
    ("name", "url", "carried"),
    [
        ("twilio", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", True),
        ("twilio", "http://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", False),
        ("twilio", "https://api.twilio.com.evil.example/Media/ME1", False),
        ("twilio", "https://eviltwilio.com/Media/ME1", False),
        ("twilio", "https://api.twilio.com@evil.example/Media/ME1", False),
        ("bandwidth", "https://messaging.bandwidth.com/api/v2/users/1/media/x", True),
        ("plivo", "https://media.plivo.com/x", True),
        ("telnyx", "https://s3.amazonaws.com/telnyx/x", False),
        ("sinch", "https://media.sinch.com/x", False),
    ],
)
def test_credentials_go_to_the_carriers_own_host_alone(name: str, url: str, carried: bool) -> None:
    call = provider(name).media_call(ACCOUNT, url)
    assert any(header == "Authorization" for header, _ in call.headers) is carried
    assert call.public_only


def test_ringcentrals_have_an_access_token() -> None:
    assert provider("ringcentral").media_call(HELD, "https://media.ringcentral.com/x").token is not None
    assert provider("ringcentral").media_call(HELD, "https://example.com/x").token is None
    assert fetched(HELD, "https://example.com/x").public_only
