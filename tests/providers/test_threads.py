"""Message threads of a shared number: what colleagues sent, with the number that their thread names."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.errors import CarrierUnavailable
from app.providers import threads
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import Account, ListedText, Status
from app.providers.threads import PER_PAGE, reads_threads, sent_in_threads

OURS, ANNA, BEN = "+17045550100", "+17045550123", "+17045550124"
START = 1_795_000_000_000
ACCOUNT = Account(
    business="acme",
    sender=OURS,
    account="",
    secrets=("a-jwt",),
    options={"client_id": "an-app", "threads": "read"},
    keys={"client_secret": ("a-secret",)},
)


def message(id: str, thread: str, text: str = "Hi", **more: Any) -> dict[str, Any]:
    row = {"id": id, "threadId": thread, "direction": "Outbound", "availability": "Alive", "text": text}
    return {**row, "creationTime": "2026-11-18T11:00:00.000Z", "messageStatus": "Delivered", **more}


def thread(id: str, guest: str = ANNA, owner: str = OURS) -> dict[str, Any]:
    return {"id": id, "status": "Open", "ownerParty": {"phoneNumber": owner}, "guestParty": {"phoneNumber": guest}}


def run(messages: list[Any], known: list[Any], account: Account = ACCOUNT) -> tuple[list[str], tuple[ListedText, ...]]:
    """(what was asked for, what came of it)."""
    asked: list[str] = []
    steps = sent_in_threads(account, START, START + 60_000)
    try:
        call: Call = next(steps)
        while True:
            parts = urlsplit(call.url)
            asked.append(parts.path)
            page = int(parse_qs(parts.query)["page"][0])
            rows = messages if parts.path.endswith("/messages") else known
            some = rows[(page - 1) * PER_PAGE : page * PER_PAGE]
            call = steps.send(Answer(200, {}, json.dumps({"records": some, "paging": {"page": page}}).encode()))
    except StopIteration as end:
        return asked, end.value


def test_what_left_is_told_with_the_guest_of_its_thread() -> None:
    asked, found = run([message("m1", "t1", "Come in"), message("m2", "t2")], [thread("t1"), thread("t2", BEN)])
    assert [one.rpartition("/account/~")[2] for one in asked] == ["/message-threads/messages", "/message-threads"]
    assert [(one.provider_id, one.to, one.body, one.status) for one in found] == [
        ("m1", ANNA, "Come in", Status.DELIVERED),
        ("m2", BEN, "Hi", Status.DELIVERED),
    ]
    assert found[0].created_at == 1_794_999_600_000 or found[0].created_at % 1000 == 0


def test_nothing_that_left_means_that_no_thread_is_asked_for() -> None:
    asked, found = run([message("m1", "t1", direction="Inbound")], [thread("t1")])
    assert (len(asked), found) == (1, ())


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (message("m1", "t9"), thread("t1")),
        (message("m1", "t1"), thread("t1", owner="+17045550199")),
        (message("m1", "t1"), thread("t1", guest="extension 101")),
        (message("m1", "t1"), {"id": "t1"}),
        (message("m1", "t1"), {"id": "t1", "guestParty": 7}),
        (message("m1", "t1", creationTime="soon"), thread("t1")),
        ({"id": "m1"}, thread("t1")),
        (None, thread("t1")),
    ],
)
def test_what_cannot_be_read_is_left_out(row: Any, known: Any) -> None:
    assert run([row, message("m2", "t2")], [known, thread("t2", BEN)])[1][0].to == BEN


def test_every_page_is_read() -> None:
    many = [message(f"m{number}", "t1") for number in range(PER_PAGE + 1)]
    asked, found = run(many, [thread("t1")])
    assert (len(asked), len(found)) == (3, PER_PAGE + 1)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(403, {}, b'{"errorCode":"CMN-408"}'),
        Answer(429, {"retry-after": "30"}, b"{}"),
        Answer(200, {}, b"[]"),
        Answer(200, {}, b'{"records": 7}'),
        Fault(reached=True, why="timeout"),
    ],
)
def test_a_list_that_is_none_breaks_off(answer: Answer | Fault) -> None:
    steps = sent_in_threads(ACCOUNT, START, START + 1)
    next(steps)
    with pytest.raises(CarrierUnavailable):
        steps.send(answer)


@pytest.mark.parametrize(
    ("provider", "options", "reads"),
    [
        ("ringcentral", {"threads": "read"}, True),
        ("ringcentral", {"threads": "off"}, False),
        ("ringcentral", {}, False),
        ("twilio", {"threads": "read"}, False),
    ],
)
def test_they_are_read_where_it_is_asked_for(provider: str, options: dict[str, str], reads: bool) -> None:
    account = Account(business="acme", sender=OURS, account="", options=options)
    assert reads_threads(provider, account) is reads
    assert threads.READ == "read"
