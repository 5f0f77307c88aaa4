"""Access tokens over the wire: one call for all that wait, kept while they hold, asked for anew when refused."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from app.providers.calls import Answer, Call, Fault, TokenNeed
from app.providers.tokens import AGAIN, EARLY, Tokens
from app.providers.wire import Wire
from tests.providers.loopback import RawServer


def taken(answer: Answer) -> tuple[str, float] | None:
    said = json.loads(answer.body)
    return (said["access_token"], said["expires_in"]) if "access_token" in said else None


def calls(url: str) -> tuple[Call, TokenNeed]:
    """A call that needs a token, and that need."""
    need = TokenNeed("acme", Call("POST", f"{url}token", (), b"grant"), taken)
    return Call("POST", f"{url}send", (("X-Own", "1"),), b"hi", token=need), need


class Carrier:
    """Gives out tokens `t1`, `t2`, … and takes texts with the newest one only."""

    def __init__(self, *, refuse: bool = False) -> None:
        self.refuse = refuse
        self.given = 0
        self.known = ""
        self.server = RawServer(self._answer)

    def _answer(self, number: int, connection: socket.socket) -> bool:
        request = self.server.requests[-1]
        if request.startswith(b"POST /token"):
            self.given += 1
            self.known = f"t{self.given}"
            body = json.dumps({"error": "no"} if self.refuse else {"access_token": self.known, "expires_in": 3600})
            status = b"200 OK"
        else:
            body, good = "{}", f"authorization: bearer {self.known}".encode() in request.lower()
            status = b"200 OK" if good else b"401 Unauthorized"
        head = b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
        connection.sendall(head + body.encode())
        return True


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire(total_timeout=5, connect_timeout=2, max_connections=8)
    yield wire
    wire.close()


def all_of(wire: Wire, number: int) -> dict[object, Answer | Fault]:
    ended: dict[object, Answer | Fault] = {}
    while len(ended) < number:
        some = wire.poll(10)
        assert some, "nothing came back"
        ended.update(some)
    assert wire.in_flight == 0
    return ended


def test_one_token_serves_all_that_wait_for_it_and_those_that_follow(wire: Wire) -> None:
    carrier = Carrier()
    with carrier.server as server:
        call, _ = calls(server.url)
        for key in "abc":
            wire.start(key, call)
        assert wire.in_flight >= 3, "whoever limits what is open must count those that wait"
        ended = all_of(wire, 3)
        wire.start("d", call)
        ended |= all_of(wire, 1)
        assert {key: answer.status for key, answer in ended.items() if isinstance(answer, Answer)} == dict.fromkeys(
            "abcd", 200
        )
        assert carrier.given == 1
        assert sum(request.startswith(b"POST /send") for request in server.requests) == 4


def test_a_token_that_the_carrier_forgot_is_asked_for_again_and_nothing_is_sent_twice(wire: Wire) -> None:
    carrier = Carrier()
    with carrier.server as server:
        call, _ = calls(server.url)
        wire.start("a", call)
        all_of(wire, 1)
        carrier.known = "another"
        wire.start("b", call)
        answer = all_of(wire, 1)["b"]
        assert isinstance(answer, Answer)
        assert answer.status == 401, "the provider says what that means; the wire repeats nothing"
        wire.start("c", call)
        answer = all_of(wire, 1)["c"]
        assert isinstance(answer, Answer)
        assert (answer.status, carrier.given) == (200, 2)


def test_without_a_token_no_byte_leaves_and_the_carrier_is_left_alone_for_a_while(wire: Wire) -> None:
    carrier = Carrier(refuse=True)
    with carrier.server as server:
        call, _ = calls(server.url)
        for key in "ab":
            wire.start(key, call)
        assert all_of(wire, 2) == dict.fromkeys("ab", Fault(reached=False, why="auth"))
        wire.start("c", call)
        assert all_of(wire, 1) == {"c": Fault(reached=False, why="auth")}
        assert (carrier.given, len(server.requests)) == (1, 1)


def test_a_token_is_not_used_up_to_its_last_second() -> None:
    now = [0.0]
    tokens = Tokens(lambda: now[0])
    call, need = calls("http://127.0.0.1:1/")

    def fetched() -> bool:
        """Whether the call has to wait for a token; then it gets one for an hour."""
        first = tokens.next("a", call, need)
        assert first
        if first[1] is not need.call:
            return False
        (going,) = tokens.landed(first[0], Answer(200, {}, b'{"access_token": "t", "expires_in": 3600}'))  # type: ignore[arg-type]
        assert going[1].headers[-1] == ("Authorization", "Bearer t")
        return True

    assert [fetched(), fetched()] == [True, False]
    now[0] = 3600 - EARLY - 1
    assert not fetched()
    now[0] = 3600 - EARLY
    assert fetched()
    tokens.answered(need, Answer(401, {}, b""))
    first = tokens.next("a", call, need)
    assert first
    assert tokens.landed(first[0], Answer(200, {}, b"{}")) == []  # type: ignore[arg-type]
    assert tokens.next("a", call, need) is None
    now[0] += AGAIN
    assert fetched()
