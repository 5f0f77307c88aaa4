"""Sinch as tables: what it signs, sends and answers. Samples are Sinch's shapes with fictional numbers."""

from __future__ import annotations

import contextlib
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from app.config.reading import ConfigError
from app.errors import BadInput, CarrierUnavailable, Forged, Unavailable
from app.gateway.listing import listing, read_all
from app.providers.calls import Answer, Call, Fault
from app.providers.seam import (
    Account,
    Fate,
    HookRequest,
    InboundText,
    ListedText,
    OptOut,
    OutboundText,
    Receipt,
    Status,
)
from app.providers.sinch import WINDOW, Sinch
from app.providers.sinch_rest import MOST_PAGES, PAGE_SIZE, instant
from tests.providers.conftest import Gate, policy_of
from tests.providers.kits import ANNA, OURS, kit
from tests.providers.kits.sinch import Sinch as Kit

SAMPLES = Path(__file__).parent.parent / "samples" / "sinch"
VECTORS = [
    vector for vector in json.loads((SAMPLES / "signature_vectors.json").read_text())["vectors"] if "file" in vector
]
SIGNED_AT = 1795464000.0
AT = 1_795_464_000_386  # 2026-11-23T20:00:00.386Z
ACCOUNT = Account(
    business="acme",
    sender="+12025550199",
    account="plan1",
    secrets=("the-token",),
    hook="k7k7k7k7k7k7k7k7",
    public_base="https://gw.example.com",
    keys={"webhook_secret": ("KayakingTheSwell",)},
)
TEXT = "/hooks/sinch/k7k7k7k7k7k7k7k7/text"
sinch = Sinch(lambda: SIGNED_AT)


def account(**changes: Any) -> Account:
    return Account(**({name: getattr(ACCOUNT, name) for name in Account.__slots__} | changes))


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes().rstrip(b"\n")


def request(body: bytes, headers: Mapping[str, str] | None = None) -> HookRequest:
    return HookRequest("POST", TEXT, "", Headers({**(headers or {})}), body)  # type: ignore[arg-type]


def brings(said: bytes | dict[str, Any]) -> Any:
    return sinch.events(ACCOUNT, request(said if isinstance(said, bytes) else json.dumps(said).encode()))


# ---- how it proves a callback ----


def signed(vector: dict[str, str]) -> HookRequest:
    return request(
        (SAMPLES / vector["file"]).read_bytes(), {name: said for name, said in vector.items() if name.startswith("x-")}
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["file"])
def test_signatures_as_sinch_computes_them(vector: dict[str, str]) -> None:
    good = signed(vector)
    sinch.verify(ACCOUNT, good)
    sinch.verify(account(keys={"webhook_secret": ("newer", "KayakingTheSwell")}), good)
    assert sinch.nonce(ACCOUNT, good) == "", "the body is signed"
    with pytest.raises(Forged):
        sinch.verify(account(keys={"webhook_secret": ("other",)}), good)
    with pytest.raises(Forged):
        sinch.verify(ACCOUNT, replace(good, body=good.body + b"\n"))


@pytest.mark.parametrize(
    ("late", "good"), [(0, True), (WINDOW, True), (-WINDOW, True), (WINDOW + 1, False), (-WINDOW - 1, False)]
)
def test_a_signature_is_good_for_five_minutes_either_way(late: float, good: bool) -> None:
    there = Sinch(lambda: SIGNED_AT + late)
    if good:
        there.verify(ACCOUNT, signed(VECTORS[0]))
    else:
        with pytest.raises(Forged, match="another time"):
            there.verify(ACCOUNT, signed(VECTORS[0]))


@pytest.mark.parametrize("auth", ["", "hmac", "basic"])
def test_without_a_secret_it_is_our_trouble_and_sinch_must_try_again(auth: str) -> None:
    held = account(keys={}, options={"webhook_auth": auth, "callback_user": "sinch"})
    with pytest.raises(Unavailable) as error:
        sinch.verify(held, signed(VECTORS[0]))
    assert error.value.status == 503, "what is answered 403 is dropped for good"


def basic(user: str, password: str, scheme: str = "Basic") -> HookRequest:
    return request(b"{}", {"Authorization": f"{scheme} " + b64encode(f"{user}:{password}".encode()).decode()})


def test_a_password_where_the_sender_says_so() -> None:
    held = account(
        options={"webhook_auth": "basic", "callback_user": "sinch"}, keys={"callback_password": ("new", "old:é")}
    )
    for good in (basic("sinch", "new"), basic("sinch", "old:é"), basic("sinch", "new", "basic")):
        sinch.verify(held, good)
    wrong = [basic("sinch", "other"), basic("x", "new"), basic("sinch", "new", "Bearer"), signed(VECTORS[0])]
    for forged in (*wrong, request(b"{}"), request(b"{}", {"Authorization": "Basic é"})):
        with pytest.raises(Forged):
            sinch.verify(held, forged)
    with pytest.raises(Forged):
        sinch.verify(account(options={"webhook_auth": "basic"}, keys={"callback_password": ("new",)}), basic("", "new"))
    with pytest.raises(Forged):
        sinch.verify(ACCOUNT, basic("sinch", "new"))


def test_none_has_to_be_said() -> None:
    sinch.verify(account(options={"webhook_auth": "none"}, keys={}), request(b"{}"))


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("", "webhook_secret_env"),
        ('webhook_auth = "hmac"', "webhook_secret_env"),
        ('webhook_auth = "basic"', "callback_user callback_password_env"),
        ('webhook_auth = "basic"\ncallback_user = "sinch"', "callback_password_env"),
        ('webhook_auth = "none"', ""),
        ('webhook_secret_env = "SECRET"', ""),
        ('webhook_auth = "basic"\ncallback_user = "sinch"\ncallback_password_env = ["A", "B"]', ""),
        ('webhook_auth = "nothing"\nwebhook_secret_env = "SECRET"', "webhook_auth"),
        ('region = "de"\nwebhook_auth = "none"', "region"),
    ],
)
def test_each_way_needs_its_own_settings(lines: str, missing: str) -> None:
    class Other(Kit):
        settings = f'account = "plan1"\nauth_token_env = "TOKEN"\n{lines}'

    if not missing:
        policy_of(Other(), "http://127.0.0.1:1")
        return
    with pytest.raises(ConfigError) as error:
        policy_of(Other(), "http://127.0.0.1:1")
    assert {mistake.text.split(" ")[0].rstrip(":") for mistake in error.value.mistakes} == set(missing.split())


# ---- what it brings ----


def test_each_sample_of_an_inbound_text() -> None:
    stop = InboundText(
        event="sinch:01EXAMPLEMO0000000000000001",
        provider_id="01EXAMPLEMO0000000000000001",
        sender="+12025550199",
        consumer="+12025550143",
        body="STOP",
        received_at=AT,
    )
    assert brings(sample("inbound_mo_text.json")) == (stop,)
    number = "01EXAMPLEMO0000000000000002"
    url = "https://media.example.net/sinch/1.jpg"
    assert brings(sample("inbound_mo_media.json")) == (
        replace(
            stop,
            event=f"sinch:{number}",
            provider_id=number,
            body="photo\nsee attached",
            media=((url, "image/jpeg"),),
        ),
    )


def test_each_sample_of_a_report() -> None:
    delivered = Receipt(
        event="sinch:01EXAMPLEBATCH00000000000001:delivered",
        provider_id="01EXAMPLEBATCH00000000000001",
        status=Status.DELIVERED,
        text="gw-01EXAMPLE",
        at=1_795_464_004_210,
    )
    assert brings(sample("recipient_delivery_report.json")) == (delivered,)
    (aborted,) = brings(sample("recipient_delivery_report_aborted.json"))
    assert (aborted.status, aborted.code, aborted.opted_out) == (Status.FAILED, "412", False)
    assert brings(sample("batch_delivery_report.json")) == (), "a batch of two is none of ours"
    one = json.loads(sample("batch_delivery_report.json")) | {"total_message_count": 1}
    (only,) = brings(one)
    assert (only.status, only.text) == (Status.DELIVERED, "gw-01EXAMPLE")


def test_the_sample_of_an_opt_out() -> None:
    said = json.loads(sample("conversation_opt_out.json"))
    event = f"sinch:opt_out_notification:01EXAMPLECONTACT00000000001:{AT - 386}"
    assert brings(said) == (OptOut(event, "+12025550199", "+12025550143", True, AT - 386),)
    notice = said.pop("opt_out_notification")
    (back,) = brings({**said, "opt_in_notification": {**notice, "status": "OPT_IN_SUCCEEDED"}})
    assert (back.out, back.consumer) == (False, "+12025550143")
    assert back.event != event
    for changed in ({"status": "OPT_OUT_FAILED"}, {"channel": "WHATSAPP"}):
        assert brings({**said, "opt_out_notification": {**notice, **changed}}) == ()


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Queued", Status.QUEUED),
        ("DISPATCHED", Status.SENT),
        ("Aborted", Status.FAILED),
        ("Cancelled", Status.CANCELED),
        ("Rejected", Status.UNDELIVERED),
        ("failed", Status.UNDELIVERED),
        ("Deleted", Status.UNDELIVERED),
        ("DELIVERED", Status.DELIVERED),
        ("Expired", Status.EXPIRED),
        ("Unknown", Status.UNCONFIRMED),
    ],
)
@pytest.mark.parametrize("kind", ["recipient_delivery_report_sms", "recipient_delivery_report_mms"])
def test_each_status_in_any_case(word: str, status: Status, kind: str) -> None:
    (receipt,) = brings({"type": kind, "batch_id": "01B", "status": word, "code": 0})
    assert (receipt.status, receipt.code, receipt.text) == (status, "", None)
    assert receipt.event == f"sinch:01B:{word.lower()}"
    assert not receipt.opted_out


@pytest.mark.parametrize(
    ("code", "kept", "opted_out"),
    [(257, "257", True), (0, "", False), (400, "", False), (401, "", False), (61, "61", False), ("x", "", False)],
)
def test_each_code(code: Any, kept: str, opted_out: bool) -> None:
    (receipt,) = brings({"type": "recipient_delivery_report_sms", "batch_id": "01B", "status": "Failed", "code": code})
    assert (receipt.code, receipt.opted_out) == (kept, opted_out)


def test_words_that_are_new_mean_nothing() -> None:
    assert brings({"type": "recipient_delivery_report_sms", "batch_id": "01B", "status": "Teleported"}) == ()
    assert brings({"type": "something_new", "id": "1"}) == ()


MO = {"id": "01MO", "from": "17045550123", "to": "17045550100"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"message": "STOP"}, "STOP"),
        ({"subject": "STOP"}, "STOP"),
        ({"subject": "photo", "message": "STOP"}, "photo\nSTOP"),
        ({"subject": "", "message": None, "media": None}, ""),
        ({}, ""),
        ("as text", "as text"),
    ],
)
def test_the_words_of_an_mms_are_all_read(body: Any, words: str) -> None:
    (text,) = brings({**MO, "type": "mo_media", "body": body})
    assert text.body == words


def test_media_that_could_not_be_stored_are_left_out() -> None:
    rows = [{"url": "https://a.example/1", "contentType": "image/png"}, {"status": "Failed", "code": 1}, 7, {"url": ""}]
    (text,) = brings({**MO, "type": "mo_media", "body": {"media": rows}})
    assert text.media == (("https://a.example/1", "image/png"),)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"STOP", "STOP"),
        ("Arrêt\n".encode(), "Arrêt\n"),
        ("STOP".encode("utf-16-be"), "STOP"),
        (b"\x06\x05\x04\x0b\x84", None),
        (b"", None),
        (b"\xff", None),
    ],
)
def test_a_binary_message_is_a_text_where_it_has_words(raw: bytes, words: str | None) -> None:
    found = brings({**MO, "type": "mo_binary", "body": b64encode(raw).decode(), "udh": "050003"})
    assert [text.body for text in found] == ([] if words is None else [words])
    assert brings({**MO, "type": "mo_binary", "body": "no base64!"}) == ()


@pytest.mark.parametrize(
    ("said", "address"),
    [(17045550123, "+17045550123"), ("+17045550123", "+17045550123"), ("12345", "12345"), ("447700900123", None)],
)
def test_numbers_as_sinch_writes_them(said: Any, address: str | None) -> None:
    (text,) = brings({**MO, "from": said, "type": "mo_text", "body": "Hi"})
    assert text.consumer == (address or "+447700900123")


@pytest.mark.parametrize(
    ("said", "ms"),
    [
        ("2026-11-23T20:00:00.386Z", AT),
        ("2026-11-23T20:00:00.386", AT),
        ("2026-11-23T21:00:00.386+01:00", AT),
        ("yesterday", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_no_text_is_lost_to_its_date(said: Any, ms: int | None) -> None:
    assert instant(said) == ms
    (text,) = brings({**MO, "type": "mo_text", "body": "STOP", "received_at": said})
    assert text.received_at == ms


@given(
    st.dictionaries(st.sampled_from([*MO, "type", "body", "status", "batch_id"]), st.none() | st.text() | st.integers())
)
def test_no_shape_breaks_it(said: dict[str, Any]) -> None:
    for whole in (said, {**MO, "type": "mo_text", "body": "Hi"} | said, {"type": "mo_media", "body": said, **MO}):
        with contextlib.suppress(BadInput):
            brings(whole)


# ---- sending ----


def asked(text: OutboundText, **changes: Any) -> tuple[str, Any]:
    call = sinch.send_call(account(**changes), text)
    return call.url, json.loads(call.body)


HELLO = OutboundText("msg_1", "+12025550199", "+12025550143", "Acme: test")


def test_the_request_that_sends() -> None:
    url, said = asked(HELLO)
    assert url == "https://us.sms.api.sinch.com/xms/v1/plan1/batches"
    assert said == {
        "from": "12025550199",
        "to": ["12025550143"],
        "body": "Acme: test",
        "type": "mt_text",
        "delivery_report": "per_recipient",
        "client_reference": "msg_1",
        "callback_url": "https://gw.example.com/hooks/sinch/k7k7k7k7k7k7k7k7/status",
    }
    assert "callback_url" not in asked(HELLO, public_base="")[1]
    assert (
        sinch.outcome(Answer(201, {}, sample("send_response_201.json"))).provider_id == "01EXAMPLEBATCH00000000000004"
    )


@pytest.mark.parametrize("region", ["us", "eu", "au", "br", "ca"])
def test_each_region_has_its_host(region: str) -> None:
    url, _ = asked(HELLO, options={"region": region})
    assert url.startswith(f"https://{region}.sms.api.sinch.com/")
    assert asked(HELLO, options={"region": region}, api_base="http://127.0.0.1:1/")[0].startswith(
        "http://127.0.0.1:1/xms"
    )


def test_one_picture() -> None:
    picture = ("https://acme.example/a.jpg",)
    assert asked(replace(HELLO, media=picture))[1]["body"] == {"url": picture[0], "message": "Acme: test"}
    _, said = asked(replace(HELLO, body="", media=picture))
    assert (said["type"], said["body"]) == ("mt_media", {"url": picture[0]})


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (replace(HELLO, media=("https://a.example/1", "https://a.example/2")), "media"),
        (replace(HELLO, body="Hi ${name}!"), "body"),
        (replace(HELLO, to="whatsapp:+12025550143"), "to"),
        (replace(HELLO, to="+12025550143,+12025550144"), "to"),
        (replace(HELLO, sender="rcs:+12025550199"), "to"),
    ],
)
def test_what_it_cannot_carry_is_named(text: OutboundText, field: str) -> None:
    with pytest.raises(BadInput) as error:
        asked(text)
    assert error.value.field == field


@pytest.mark.parametrize("lacks", [{"account": ""}, {"secrets": ()}])
def test_what_is_missing_is_named(lacks: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="Sinch"):
        asked(HELLO, **lacks)
    with pytest.raises(BadInput, match="Sinch"):
        sinch.list_call(account(**lacks), inbound=True, since=0)


def test_who_answers_a_stop() -> None:
    said = {kind: sinch.stop_reply(kind) for kind in ("local", "toll_free", "short")}
    assert said == {"local": "gateway", "toll_free": "network", "short": "gateway"}


# ---- its lists ----


def answer(said: Any, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(said).encode())


def test_the_request_for_a_list() -> None:
    inbound = sinch.list_call(ACCOUNT, inbound=True, since=AT)
    assert (inbound.method, inbound.body) == ("GET", b"")
    parts = urlsplit(inbound.url)
    assert parts.path == "/xms/v1/plan1/inbounds"
    wanted = {"page": ["0"], "page_size": ["100"], "to": ["+12025550199"], "start_date": ["2026-11-23T20:00:00.000Z"]}
    assert parse_qs(parts.query) == wanted
    outbound = urlsplit(sinch.list_call(ACCOUNT, inbound=False, since=AT).url)
    assert outbound.path == "/xms/v1/plan1/batches"
    assert "to" not in parse_qs(outbound.query)


BATCH = {
    "id": "01B",
    "from": "12025550199",
    "to": ["12025550143"],
    "body": "Hi",
    "canceled": False,
    "created_at": "2026-11-23T20:00:00.386Z",
}


def test_rows_of_what_was_sent() -> None:
    rows = [
        BATCH,
        {**BATCH, "id": "01C", "canceled": True, "from": "+12025550199", "body": {"url": "https://a.example/1"}},
        {**BATCH, "from": "12025550198"},
        {**BATCH, "from": "ACME"},
        {**BATCH, "to": ["12025550143", "12025550144"]},
        {**BATCH, "created_at": "x"},
        {**BATCH, "id": None},
        {**BATCH, "body": 7},
        7,
    ]
    found = sinch.listed(ACCOUNT, answer({"count": 9, "page": 0, "batches": rows}))
    assert found.outbound == (
        ListedText("01B", "+12025550143", "Hi", AT, Status.QUEUED),
        ListedText("01C", "+12025550143", "", AT, Status.CANCELED),
    )
    assert (found.unread, found.inbound) == (4, ())


def test_rows_of_what_came() -> None:
    row = json.loads(sample("inbound_mo_text.json"))
    rows = [
        row,
        {**row, "to": "12025550198"},
        {**row, "type": "mo_binary", "body": "AA=="},
        {**row, "received_at": None},
        {**row, "from": "x"},
    ]
    found = sinch.listed(ACCOUNT, answer({"count": 4, "page": 0, "inbounds": rows}))
    assert found.inbound == brings(row)
    assert (found.unread, found.outbound) == (2, ())


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        (Fault(True, "timeout"), 2),
        (Answer(500, {}, b""), 30),
        (Answer(429, {"retry-after": "9"}, b""), 9),
        (Answer(200, {}, b"<html>"), 2),
        (Answer(200, {}, b'{"count": 0}'), 2),
        (Answer(200, {}, b'{"inbounds": {}}'), 2),
    ],
)
def test_a_list_that_cannot_be_read(said: Answer | Fault, wait: int) -> None:
    call = sinch.list_call(ACCOUNT, inbound=True, since=AT)
    for read in (lambda: sinch.listed(ACCOUNT, said), lambda: sinch.page(ACCOUNT, call, said)):
        with pytest.raises(CarrierUnavailable) as error:
            read()
        assert error.value.retry_after == wait


def whole_list(total: int, counted: bool) -> tuple[list[str], int]:
    """Every row of a list of that many, read page by page, and how many pages were asked for."""
    row = json.loads(sample("inbound_mo_text.json"))
    found: list[str] = []
    pages = 0
    call: Call | None = sinch.list_call(ACCOUNT, inbound=True, since=AT)
    while call:
        query = {name: values[0] for name, values in parse_qs(urlsplit(call.url).query).items()}
        assert (query["to"], query["start_date"]) == ("+12025550199", "2026-11-23T20:00:00.000Z")
        first = int(query["page"]) * PAGE_SIZE
        rows = [{**row, "id": f"01MO{number}"} for number in range(total)][first : first + PAGE_SIZE]
        said = {"page": int(query["page"]), "inbounds": rows, **({"count": total} if counted else {})}
        listed = sinch.page(ACCOUNT, call, answer(said))
        found += [text.provider_id for text in listed.inbound]
        pages += 1
        call = listed.next
        assert call is None or call.headers, "the next page carries the token too"
    return found, pages


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("total", [0, 1, 99, 100, 101, 200, 250])
def test_a_list_is_read_to_its_end(total: int, counted: bool) -> None:
    found, pages = whole_list(total, counted)
    assert found == [f"01MO{number}" for number in range(total)]
    if counted:
        assert pages == max(1, -(-total // PAGE_SIZE)), "none is asked for in vain"


def test_a_page_without_rows_is_the_last_whatever_is_counted() -> None:
    call = sinch.list_call(ACCOUNT, inbound=True, since=AT)
    assert sinch.page(ACCOUNT, call, answer({"count": 500, "inbounds": []})).next is None


def test_a_list_without_end_is_broken_off() -> None:
    call = sinch.list_call(ACCOUNT, inbound=True, since=AT)
    last = replace(call, url=call.url.replace("page=0", f"page={MOST_PAGES - 1}"))
    with pytest.raises(CarrierUnavailable, match="does not end"):
        sinch.page(ACCOUNT, last, answer({"count": 10**9, "inbounds": [{}]}))


@pytest.mark.parametrize("gate", ["sinch"], indirect=True)
def test_a_stop_on_the_second_page_is_found(gate: Gate) -> None:
    own = kit("sinch")

    def pages(_number: int, _connection: object) -> Answer:
        second = "page=1" in gate.carrier.requests[-1][0]
        texts = [(PAGE_SIZE + 1, "STOP")] if second else [(number, "Hi") for number in range(1, PAGE_SIZE + 1)]
        said = own.listing(texts)
        assert said
        return Answer(200, {}, json.dumps(json.loads(said.body) | {"count": PAGE_SIZE + 1}).encode())

    gate.carrier.answer = pages
    core = gate.parts.core
    one = listing(core, gate.policy, gate.policy.senders[OURS], inbound=True, since=AT)
    (read,) = read_all(gate.wire, [one], meanwhile=lambda: None)
    assert read.error is None
    assert [text.body for text in read.inbound] == ["Hi"] * PAGE_SIZE + ["STOP"]
    assert {text.consumer for text in read.inbound} == {ANNA}


def test_doubt_is_no_refusal() -> None:
    assert sinch.outcome(Answer(503, {"retry-after": "1"}, b"")).fate is Fate.UNKNOWN
