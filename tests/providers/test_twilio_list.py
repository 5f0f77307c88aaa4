"""Twilio's list of texts: what is asked, and what is made of each page, hostile ones too."""

from __future__ import annotations

import contextlib
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput, CarrierUnavailable
from app.providers.calls import Answer, Fault
from app.providers.seam import Account, Listed, Status
from app.providers.simulator import Simulator
from app.providers.twilio import Twilio

OURS, HERS = "+17045550100", "+17045550143"
SID = "SM" + "a" * 32
ACCOUNT = Account("demo", OURS, account="AC" + "1" * 32, secrets=("token",))
LIST = f"/2010-04-01/Accounts/{ACCOUNT.account}/Messages.json"


def row(**more: Any) -> dict[str, Any]:
    """A row as https://www.twilio.com/docs/messaging/api/message-resource shows it."""
    return {
        "account_sid": ACCOUNT.account,
        "body": "Hi",
        "date_created": "Tue, 24 Nov 2026 12:00:07 +0000",
        "date_sent": "Tue, 24 Nov 2026 12:00:07 +0000",
        "direction": "inbound",
        "error_code": None,
        "from": HERS,
        "num_media": "0",
        "sid": SID,
        "status": "received",
        "to": OURS,
        **more,
    }


def page(*rows: Any, status: int = 200, **more: Any) -> Listed:
    said = {"messages": list(rows), "next_page_uri": None, **more}
    return Twilio().listed(ACCOUNT, Answer(status, {}, json.dumps(said).encode()))


@pytest.mark.parametrize(("inbound", "name"), [(True, "To"), (False, "From")])
def test_the_first_page_is_asked_for_by_number_and_instant(inbound: bool, name: str) -> None:
    call = Twilio().list_call(ACCOUNT, inbound=inbound, since=1_795_521_600_999)
    address = urlsplit(call.url)
    assert (call.method, address.netloc, address.path) == ("GET", "api.twilio.com", LIST)
    assert dict(parse_qsl(address.query)) == {name: OURS, "DateSent>": "2026-11-24T12:00:00Z", "PageSize": "200"}
    assert dict(call.headers)["Authorization"].startswith("Basic ")


def test_an_inbound_row_is_the_text_that_its_webhook_would_have_brought() -> None:
    (text,) = page(row(body="STOP\0", num_media="2")).inbound
    assert (text.event, text.sender, text.consumer, text.body) == (f"twilio:{SID}", OURS, HERS, "STOP\ufffd")
    assert text.received_at == 1_795_521_607_000
    assert text.hint is None
    assert text.answered, "whether Twilio answered is not said, so we do not"
    assert len(text.media) == 1


@pytest.mark.parametrize(
    ("said", "status", "opted_out"),
    [
        ({"status": "delivered"}, Status.DELIVERED, False),
        ({"status": "undelivered", "error_code": 30003}, Status.UNDELIVERED, False),
        ({"status": "failed", "error_code": 21610}, Status.FAILED, True),
        ({"status": "a word of next year"}, Status.QUEUED, False),
    ],
)
def test_an_outbound_row_says_what_became_of_the_text(said: dict[str, Any], status: Status, opted_out: bool) -> None:
    (text,) = page(row(direction="outbound-api", **{"from": OURS}, to=HERS, **said)).outbound
    assert (text.provider_id, text.to, text.status, text.opted_out) == (SID, HERS, status, opted_out)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sid": "../x"},
        {"date_created": "yesterday"},
        {"from": "nobody"},
        {"body": 5},
        {"direction": None, "to": 5},
        {"num_media": "many"},
    ],
)
def test_a_row_that_cannot_be_read_is_counted_and_loses_no_other(wrong: dict[str, Any]) -> None:
    read = page(row(**wrong), row(), "no row at all")
    assert ([text.event for text in read.inbound], read.unread) == ([f"twilio:{SID}"], 2)


def test_a_text_to_another_number_is_not_ours_to_take() -> None:
    assert page(row(to="+17045550101")) == Listed()


@pytest.mark.parametrize(
    "uri",
    [
        "https://evil.example/2010-04-01/Accounts/x/Messages.json?Page=1",
        "//evil.example/",
        f"/2010-04-01/Accounts/AC{'2' * 32}/Messages.json?Page=1",
        f"/2010-04-01/Accounts/{ACCOUNT.account}/Calls.json?Page=1",
        f"{LIST}.evil?Page=1",
        5,
    ],
)
def test_our_credentials_go_to_no_other_address(uri: object) -> None:
    with pytest.raises(CarrierUnavailable, match="next page"):
        page(row(), next_page_uri=uri)


def test_the_next_page_is_asked_for_where_the_first_was() -> None:
    call = page(row(), next_page_uri=f"{LIST}?Page=1&PageToken=PA1").next
    assert call is not None
    assert (call.method, call.url) == ("GET", f"https://api.twilio.com{LIST}?Page=1&PageToken=PA1")


@pytest.mark.parametrize(
    "answer",
    [
        Fault(True, "timeout"),
        Fault(False, "dns"),
        Answer(200, {}, b"<html>"),
        Answer(200, {}, b'{"messages": "none"}'),
        Answer(401, {}, b"{}"),
        Answer(429, {"retry-after": "7"}, b"{}"),
        Answer(503, {}, b""),
    ],
)
def test_no_list_is_unavailable(answer: Answer | Fault) -> None:
    with pytest.raises(CarrierUnavailable) as told:
        Twilio().listed(ACCOUNT, answer)
    assert "token" not in told.value.detail
    if isinstance(answer, Answer) and answer.status == 429:
        assert told.value.retry_after == 7


@pytest.mark.parametrize("lacking", [{"account": ""}, {"secrets": ()}])
def test_what_the_settings_lack_is_named(lacking: dict[str, Any]) -> None:
    account = Account("demo", OURS, **{"account": "AC1", "secrets": ("token",), **lacking})
    with pytest.raises(BadInput):
        Twilio().list_call(account, inbound=True, since=0)


def test_the_simulator_is_asked_on_loopback_only() -> None:
    with pytest.raises(BadInput, match="loopback"):
        Simulator().list_call(ACCOUNT, inbound=True, since=0)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_unavailable(body: bytes) -> None:
    with contextlib.suppress(CarrierUnavailable):
        assert Twilio().listed(ACCOUNT, Answer(200, {}, body)).inbound == ()
