"""RingCentral's own notifications, codes and calls, as tables."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput, CarrierUnavailable, Forged
from app.providers.calls import Answer, Call, Fault
from app.providers.ringcentral import RingCentral
from app.providers.seam import (
    Account,
    Event,
    Fate,
    HookRequest,
    InboundText,
    Listed,
    OptOut,
    OutboundText,
    Outcome,
    Receipt,
    Status,
)

SAMPLES = Path(__file__).parent.parent / "samples" / "ringcentral"
OURS, HERS, HIS = "+12025550199", "+12025550143", "+12025550144"
SECRET, NEXT_SECRET = "verification-1", "verification-2"
ACCOUNT = Account(
    "demo",
    OURS,
    secrets=("jwt-1",),
    options={"client_id": "client"},
    keys={"client_secret": ("secret",), "verification": (SECRET, NEXT_SECRET)},
    public_base="https://sms.example.com",
    hook="hook",
)
A2P = replace(ACCOUNT, options={"client_id": "client", "product": "a2p"})
LIST = "https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~/message-store"


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


def request(body: object, **headers: str) -> HookRequest:
    said = {"Content-Type": "application/json", "Verification-Token": SECRET}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HookRequest("POST", "/hooks/ringcentral/hook/text", "", said, sent)


def events(body: object, account: Account = ACCOUNT) -> tuple[Event, ...]:
    return RingCentral().events(account, request(body))


def with_body(name: str, **changed: Any) -> Any:
    said = sample(name)
    return {**said, "body": {**said["body"], **changed}}


# ---- what comes in ----


def test_an_instant_message_is_a_text() -> None:
    (text,) = events(sample("inbound_instant_sms"))
    assert text == InboundText(
        "ringcentral:3000000000001", "3000000000001", OURS, HERS, "STOP", received_at=1_795_464_000_028
    )


def test_a_group_text_is_to_the_number_whose_mailbox_it_is_in() -> None:
    (text,) = events(sample("inbound_instant_mms_group"))
    assert isinstance(text, InboundText)
    assert (text.sender, text.consumer, text.group, len(text.media)) == (OURS, HERS, True, 1)
    assert text.media[0][0].endswith("/content/3000000000003")
    to = [{"phoneNumber": HIS}, {"phoneNumber": OURS}, {"extensionNumber": "101"}]
    (text,) = events(with_body("inbound_instant_mms_group", to=to))
    assert isinstance(text, InboundText)
    assert (text.sender, text.group) == (OURS, True), "without a target it is to the Sender's own number"


def test_a_high_volume_text_is_a_text_with_an_id_of_its_own_count() -> None:
    (text,) = events(sample("a2p_inbound"), A2P)
    assert isinstance(text, InboundText)
    assert (text.event, text.sender, text.consumer, text.body) == ("ringcentral:a2p:7119", OURS, HERS, "unsubscribe")
    (text,) = events(with_body("a2p_inbound", **{"from": "12025550143", "to": "12025550199"}), A2P)
    assert isinstance(text, InboundText)
    assert (text.sender, text.consumer, text.group) == (OURS, HERS, False)


@pytest.mark.parametrize(
    ("word", "code", "status"),
    [
        ("Queued", None, Status.QUEUED),
        ("Sent", None, Status.SENT),
        ("Delivered", None, Status.DELIVERED),
        ("DeliveryFailed", "SMS-CAR-412", Status.UNDELIVERED),
        ("DeliveryFailed", "SMS-CAR-104", Status.UNCONFIRMED),
        ("SendingFailed", "SMS-CAR-199", Status.UNCONFIRMED),
        ("SendingFailed", "SMS-UP-431", Status.FAILED),
        ("Delivered", "SMS-CAR-104", Status.DELIVERED),
    ],
)
def test_a_status_of_high_volume_names_the_batch_which_is_what_we_were_told(
    word: str, code: str | None, status: Status
) -> None:
    (receipt,) = events(with_body("a2p_outbound_failed_optout", messageStatus=word, errorCode=code), A2P)
    assert isinstance(receipt, Receipt)
    assert (receipt.provider_id, receipt.status) == ("00000000-0000-4000-8000-00000000b001", status)
    assert (receipt.code, receipt.opted_out, receipt.text) == (code or "", False, None)


@pytest.mark.parametrize("code", ["SMS-RC-413", "SMS-UP-413", "SMS-CAR-413"])
def test_whoever_says_413_says_opted_out(code: str) -> None:
    (receipt,) = events(with_body("a2p_outbound_failed_optout", errorCode=code), A2P)
    assert isinstance(receipt, Receipt)
    assert (receipt.status, receipt.opted_out, receipt.code) == (Status.FAILED, True, code)


def test_the_second_version_of_the_status_is_understood_too() -> None:
    (receipt,) = events(sample("v2_outbound_status_event"))
    assert isinstance(receipt, Receipt)
    assert (receipt.provider_id, receipt.status) == ("00000000-0000-4000-8000-00000000b002", Status.DELIVERED)


def test_a_word_added_since_and_a_batch_of_several_say_nothing() -> None:
    assert events(with_body("a2p_outbound_failed_optout", messageStatus="Pondering"), A2P) == ()
    assert events(with_body("a2p_outbound_failed_optout", to=[HERS, HIS]), A2P) == ()


@pytest.mark.parametrize("out", [True, False])
def test_opt_outs_and_consents_are_said_both_ways(out: bool) -> None:
    (said,) = events(with_body("a2p_optout_event", active=out), A2P)
    assert said == OptOut("ringcentral:6000000000000000005", OURS, HERS, out)
    record = {**sample("consent_change_event")["body"]["records"][0], "optStatus": "OptOut" if out else "OptIn"}
    everywhere = {**record, "from": "*", "to": HIS}
    one, other = events(with_body("consent_change_event", records=[record, everywhere]))
    assert one == OptOut("ringcentral:6000000000000000006:0", OURS, HERS, out, 1_795_464_300_473)
    assert other == OptOut("ringcentral:6000000000000000006:1", OURS, HIS, out, 1_795_464_300_473)


@pytest.mark.parametrize(
    "body",
    [
        sample("message_store_change"),
        with_body("inbound_instant_sms", type="Pager"),
        with_body("inbound_instant_sms", direction="Outbound"),
        {**sample("inbound_instant_sms"), "event": "/restapi/v1.0/subscription/~?threshold=60&interval=15"},
        {**sample("inbound_instant_sms"), "event": "/restapi/v1.0/account/1/a2p-sms/batches", "body": None},
        {**sample("inbound_instant_sms"), "event": "/restapi/v9/news?of=/message-store/instant"},
    ],
)
def test_what_is_no_text_brings_nothing_and_is_no_failure(body: object) -> None:
    assert events(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        with_body("consent_change_event", records=[{"from": OURS, "to": HERS, "optStatus": "Maybe"}]),
        with_body("consent_change_event", records="all"),
        with_body("a2p_optout_event", active="yes"),
        with_body("a2p_optout_event", to="*"),
        with_body("a2p_outbound_failed_optout", batchId="../x"),
        {**sample("inbound_instant_sms"), "uuid": "a b"},
    ],
)
def test_what_cannot_be_understood_is_said(body: object) -> None:
    with pytest.raises(BadInput):
        events(body)


def test_a_notification_of_another_account_is_none_of_ours() -> None:
    with pytest.raises(Forged):
        events(sample("inbound_instant_sms"), replace(ACCOUNT, account="100000002"))
    assert events(sample("inbound_instant_sms"), replace(ACCOUNT, account="100000001"))


# ---- who it is ----


@pytest.mark.parametrize("header", ["Verification_Token", "Validation_Token"])
@pytest.mark.parametrize("secret", [SECRET, NEXT_SECRET])
def test_either_secret_proves_it_under_either_of_the_names_that_the_guide_has(header: str, secret: str) -> None:
    asked = request(sample("inbound_instant_sms"), **{"Verification_Token": "", header: secret})
    assert RingCentral().greet(ACCOUNT, asked) is None, "an event is not taken for a greeting"
    RingCentral().verify(ACCOUNT, asked)


@pytest.mark.parametrize("said", ["", "verification", SECRET + " ", "é", f"{SECRET},{NEXT_SECRET}"])
def test_nothing_else_does(said: str) -> None:
    with pytest.raises(Forged):
        RingCentral().verify(ACCOUNT, request(b"{}", Verification_Token=said))
    with pytest.raises(Forged):
        RingCentral().verify(replace(ACCOUNT, keys={}), request(b"{}", Verification_Token=said))


def test_the_handshake_gives_its_token_back() -> None:
    greeting = request(b"", Verification_Token="", Validation_Token="0f-1a.token")
    reply = RingCentral().greet(ACCOUNT, greeting)
    assert reply
    assert (reply.status, reply.content_type, reply.body) == (200, "application/json", b"")
    assert reply.headers == (("Validation-Token", "0f-1a.token"),)
    assert RingCentral().greet(ACCOUNT, request(b"", Verification_Token="")) is None


@pytest.mark.parametrize("said", ["a\r\nSet-Cookie: x", "a\nb", "x" * 257, "a b", "é", "\0"])
def test_what_would_break_out_of_the_header_is_not_given_back(said: str) -> None:
    with pytest.raises(BadInput):
        RingCentral().greet(ACCOUNT, request(b"", Verification_Token="", Validation_Token=said))


# ---- sending ----


def test_the_samples_of_answers_mean_what_they_say() -> None:
    carrier = RingCentral()

    def meant(name: str, status: int) -> Outcome:
        return carrier.outcome(Answer(status, {}, json.dumps(sample(name)).encode()))

    assert meant("send_response_200", 200) == Outcome(Fate.SENT, "3000000000010")
    assert meant("error_403", 403) == Outcome(Fate.FAILED, why="MSG-242")
    assert meant("error_429", 429) == Outcome(Fate.NOT_SENT, why="rate", retry_after=60.0)


def test_the_request_is_that_of_the_sample() -> None:
    said = sample("send_request")
    call = RingCentral().send_call(ACCOUNT, OutboundText("msg_1", OURS, HERS, said["text"]))
    assert (call.method, call.url) == (
        "POST",
        "https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~/sms",
    )
    assert json.loads(call.body) == said
    named = replace(ACCOUNT, account="1/x", options={**ACCOUNT.options, "extension": "2"})
    call = RingCentral().send_call(named, OutboundText("msg_1", OURS, HERS, "Hi"))
    assert urlsplit(call.url).path == "/restapi/v1.0/account/1%2Fx/extension/2/sms"


@pytest.mark.parametrize(
    "text",
    [
        OutboundText("msg_1", OURS, HERS, "x" * 1001),
        OutboundText("msg_1", OURS, HERS, "😀" * 501),
        OutboundText("msg_1", OURS, HERS, "Hi", ("https://acme.example/a.jpg",)),
        OutboundText("msg_1", OURS, f"whatsapp:{HERS}", "Hi"),
    ],
)
@pytest.mark.parametrize("account", [ACCOUNT, A2P])
def test_what_ringcentral_cannot_carry_is_said_before_it_is_tried(text: OutboundText, account: Account) -> None:
    with pytest.raises(BadInput):
        RingCentral().send_call(account, text)
    RingCentral().send_call(account, OutboundText("msg_1", OURS, HERS, "😀" * 500))


@pytest.mark.parametrize("lacking", [{"secrets": ()}, {"options": {}}, {"keys": {}}])
def test_what_the_settings_lack_is_named(lacking: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        RingCentral().list_call(replace(ACCOUNT, **lacking), inbound=True, since=0)


def need(account: Account) -> Any:
    call = RingCentral().list_call(account, inbound=True, since=0)
    assert call.token
    return call.token


def test_whatever_leads_to_another_access_token_gives_it_another_name() -> None:
    others = [
        replace(ACCOUNT, secrets=("jwt-2",)),
        replace(ACCOUNT, options={"client_id": "other"}),
        replace(ACCOUNT, keys={"client_secret": ("other",)}),
        replace(ACCOUNT, api_base="https://other.example"),
    ]
    names = {need(account).name for account in (ACCOUNT, *others)}
    assert len(names) == 5
    assert need(A2P).name == need(replace(ACCOUNT, sender=HIS)).name == need(ACCOUNT).name
    assert not any("jwt" in name or "secret" in name for name in names)


@pytest.mark.parametrize(
    ("said", "token"),
    [
        (sample("token_response"), ("gw_at_EXAMPLE", 3600.0)),
        ({"access_token": "a b", "expires_in": 3600}, None),
        ({"access_token": "a\r\nX: y", "expires_in": 3600}, None),
        ({"access_token": "a"}, None),
        ({"access_token": "a", "expires_in": True}, None),
        ({"access_token": "a", "expires_in": -1}, None),
        ({"access_token": ["a"], "expires_in": 1}, None),
        ([], None),
    ],
)
def test_an_access_token_is_read_or_is_none(said: Any, token: Any) -> None:
    assert need(ACCOUNT).read(Answer(200, {}, json.dumps(said).encode())) == token


# ---- the lists ----


def asked(account: Account = ACCOUNT, *, inbound: bool = True) -> Call:
    return RingCentral().list_call(account, inbound=inbound, since=1_795_521_600_999)


def page(*rows: Any, account: Account = ACCOUNT, status: int = 200, **more: Any) -> Listed:
    answer = Answer(status, {}, json.dumps({"records": list(rows), **more}).encode())
    return RingCentral().page(account, asked(account), answer)


def row(**more: Any) -> dict[str, Any]:
    return {**sample("inbound_instant_sms")["body"], "id": 3_000_000_000_001, **more}


def sent(**more: Any) -> dict[str, Any]:
    return {**sample("send_response_200"), **more}


@pytest.mark.parametrize(("inbound", "word"), [(True, "Inbound"), (False, "Outbound")])
def test_the_first_page_is_asked_for_by_direction_and_instant(inbound: bool, word: str) -> None:
    address = urlsplit(asked(inbound=inbound).url)
    assert f"https://{address.netloc}{address.path}" == LIST
    both = [("direction", word), ("dateFrom", "2026-11-24T12:00:00.000Z"), ("perPage", "250")]
    kinds = [("messageType", "SMS"), ("availability", "Alive"), ("availability", "Deleted")]
    assert parse_qsl(address.query) == both + kinds
    address = urlsplit(asked(A2P, inbound=inbound).url)
    assert address.path == "/restapi/v1.0/account/~/a2p-sms/messages"
    assert parse_qsl(address.query) == [*both, ("view", "Detailed"), ("phoneNumber", OURS)]


def test_a_row_is_the_text_that_its_notification_brought() -> None:
    assert page(row()).inbound == events(sample("inbound_instant_sms"))
    assert page(sample("a2p_inbound")["body"], account=A2P).inbound == events(sample("a2p_inbound"), A2P)
    assert page(row(to=[{"phoneNumber": HIS}]), row(type="Fax")) == Listed(), "another number of the extension's"


@pytest.mark.parametrize(
    ("said", "status", "opted_out"),
    [
        ({"messageStatus": "Delivered"}, Status.DELIVERED, False),
        ({"messageStatus": "SendingFailed", "deliveryErrorCode": "SMS-RC-413"}, Status.FAILED, True),
        ({"messageStatus": "DeliveryFailed", "deliveryErrorCode": "SMS-CAR-104"}, Status.UNCONFIRMED, False),
        ({"messageStatus": "a word of next year"}, Status.QUEUED, False),
    ],
)
def test_an_outbound_row_says_what_became_of_the_text(said: dict[str, Any], status: Status, opted_out: bool) -> None:
    (text,) = page(sent(**said)).outbound
    assert (text.provider_id, text.to, text.status, text.opted_out) == ("3000000000010", HERS, status, opted_out)
    assert text.body.startswith("Acme: your order")
    (text,) = page(sample("a2p_outbound_failed_optout")["body"], account=A2P).outbound
    assert (text.provider_id, text.opted_out) == ("00000000-0000-4000-8000-00000000b001", True)
    assert page(sent(**{"from": {"phoneNumber": HIS}})).outbound == ()


def test_a_text_that_left_to_several_is_shown_for_each() -> None:
    left = page(sent(to=[{"phoneNumber": HERS}, {"phoneNumber": HIS}])).outbound
    assert [text.to for text in left] == [HERS, HIS]


@pytest.mark.parametrize(
    "wrong",
    [{"id": "../x"}, {"from": {"phoneNumber": "nobody"}}, {"subject": 5}, {"to": []}, {"direction": None}],
)
def test_a_row_that_cannot_be_read_is_counted_and_loses_no_other(wrong: dict[str, Any]) -> None:
    read = page(row(**wrong), row(), "no row at all")
    assert ([text.event for text in read.inbound], read.unread) == (["ringcentral:3000000000001"], 2)


def test_the_next_page_is_asked_for_where_the_first_was() -> None:
    following = {"nextPage": {"uri": "https://evil.example/restapi?page=7"}}
    call = page(row(), paging={"page": 1}, navigation=following).next
    assert call
    assert call.url == f"{asked().url}&page=2"
    assert (call.method, call.token and call.token.name) == ("GET", need(ACCOUNT).name)
    answer = Answer(200, {}, json.dumps({"records": [], "paging": {"page": 2}, "navigation": following}).encode())
    again = RingCentral().page(ACCOUNT, call, answer).next
    assert again
    assert again.url == f"{asked().url}&page=3"
    token = page(account=A2P, paging={"nextPageToken": "a/b=="}).next
    assert token
    assert token.url == f"{asked(A2P).url}&pageToken=a%2Fb%3D%3D"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"paging": {"page": 1}, "navigation": {}},
        {"paging": {"page": 1}, "navigation": {"nextPage": None}},
        {"paging": {"page": "1"}, "navigation": {"nextPage": {}}},
        {"paging": {"nextPageToken": ""}},
        {"paging": {"nextPageToken": "a b\r\n"}},
        {"paging": [], "navigation": []},
    ],
)
def test_a_last_page_is_the_last(more: dict[str, Any]) -> None:
    assert page(row(), **more).next is None


@pytest.mark.parametrize(
    "answer",
    [
        Fault(True, "timeout"),
        Fault(False, "auth"),
        Answer(200, {}, b"<html>"),
        Answer(200, {}, b'{"records": "none"}'),
        Answer(401, {}, b"{}"),
        Answer(429, {"retry-after": "7"}, b"{}"),
        Answer(503, {}, b""),
    ],
)
def test_no_list_is_unavailable(answer: Answer | Fault) -> None:
    with pytest.raises(CarrierUnavailable) as told:
        RingCentral().listed(ACCOUNT, answer)
    if isinstance(answer, Answer) and answer.status == 429:
        assert told.value.retry_after == 7


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_unavailable(body: bytes) -> None:
    with contextlib.suppress(CarrierUnavailable):
        assert RingCentral().listed(ACCOUNT, Answer(200, {}, body)).inbound == ()


@pytest.mark.parametrize(("kind", "who"), [("toll_free", "network"), ("local", "provider"), ("short", "provider")])
def test_who_answers_a_stop(kind: str, who: str) -> None:
    assert RingCentral().stop_reply(kind) == who
