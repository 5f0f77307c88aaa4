"""Plivo as tables: what it signs, sends and answers. Samples are Plivo's shapes with fictional numbers."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from app.errors import BadInput, Forged, Unavailable
from app.providers.calls import Answer
from app.providers.plivo import Plivo
from app.providers.seam import Account, Fate, Hint, HookRequest, InboundText, OutboundText, Receipt, Status

SAMPLES = Path(__file__).parent.parent / "samples" / "plivo"
VECTORS = json.loads((SAMPLES / "signature_vectors.json").read_text())["vectors"]
FORM = "application/x-www-form-urlencoded"
ACCOUNT = Account(
    business="acme",
    sender="+12025550199",
    account="MAXXXXXXXXXXXXXXXXX1",
    secrets=("my_auth_token",),
    hook="k7k7k7k7k7k7k7k7",
    public_base="https://gw.example.com",
)
TEXT = "/hooks/plivo/k7k7k7k7k7k7k7k7/text"
STATUS = TEXT.replace("text", "status")
UUID = "00000000-0000-4000-8000-00000000ac01"
plivo = Plivo()


def account(**changes: Any) -> Account:
    return Account(**({name: getattr(ACCOUNT, name) for name in Account.__slots__} | changes))


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes().rstrip(b"\n")


def request(path: str, body: bytes, query: str = "", **headers: str) -> HookRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HookRequest("POST", path, query, Headers({"Content-Type": FORM, **named}), body)  # type: ignore[arg-type]


def brings(body: bytes | dict[str, str], path: str = TEXT, query: str = "") -> Any:
    return plivo.events(ACCOUNT, request(path, body if isinstance(body, bytes) else urlencode(body).encode(), query))


def at(vector: dict[str, str], **changes: Any) -> tuple[Account, HookRequest]:
    """The account and the request of a vector, which names the whole address."""
    scheme, _, rest = vector["url"].partition("://")
    host, slash, path = rest.partition("/")
    held = account(public_base=f"{scheme}://{host}", secrets=(vector["token"],), **changes)
    return held, request(slash + path, sample(vector["file"]) if "file" in vector else b"")


def signed(held: Account, given: HookRequest, **headers: str) -> HookRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(given, headers=Headers({"Content-Type": FORM, **named}))  # type: ignore[arg-type]


# ---- signatures ----


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v.get("file", "official"))
@pytest.mark.parametrize("header", ["X-Plivo-Signature-V2", "X-Plivo-Signature-Ma-V2"])
def test_v2_as_plivo_computes_it(vector: dict[str, str], header: str) -> None:
    held, bare = at(vector)
    made = vector.get("signature") or vector["X-Plivo-Signature-V2"]
    good = signed(held, bare, **{header: made, "X-Plivo-Signature-V2-Nonce": vector["nonce"]})
    plivo.verify(held, good)
    assert plivo.nonce(held, good) == vector["nonce"], "nothing of the body is signed"
    plivo.verify(account(public_base=held.public_base, secrets=("newer", vector["token"])), good)
    for wrong in (
        account(public_base=held.public_base, secrets=("other",)),
        account(public_base="https://other.example", secrets=held.secrets),
        account(public_base=held.public_base, secrets=held.secrets, options={"signature_version": "v3"}),
    ):
        with pytest.raises(Forged):
            plivo.verify(wrong, good)
    for lacking in (account(public_base="", secrets=held.secrets), account(public_base=held.public_base, secrets=())):
        with pytest.raises(Unavailable):
            plivo.verify(lacking, good)


@pytest.mark.parametrize("vector", [v for v in VECTORS if "file" in v], ids=lambda v: v["file"])
def test_v3_as_plivo_computes_it_covers_the_body(vector: dict[str, str]) -> None:
    held, bare = at(vector, options={"signature_version": "v3"})
    proof = {"X-Plivo-Signature-V3-Nonce": vector["nonce"]}
    made = vector["X-Plivo-Signature-V3"]
    for header in (made, f"b3RoZXI=,{made}", f" {made} , b3RoZXI="):
        good = signed(held, bare, **proof, **{"X-Plivo-Signature-V3": header})
        plivo.verify(held, good)
        assert plivo.nonce(held, good) == "", "event ids are enough"
        for changed in (replace(good, body=good.body + b"&x=1"), replace(good, query="x=1")):
            with pytest.raises(Forged):
                plivo.verify(held, changed)
    v2 = signed(held, bare, **{"X-Plivo-Signature-V2": vector["X-Plivo-Signature-V2"]}, **proof)
    with pytest.raises(Forged):
        plivo.verify(held, v2)


def test_v3_signs_a_query_before_the_form() -> None:
    held = account(options={"signature_version": "v3"})
    body = b"b=2&a=1"
    for query, signed_part in (("text=msg_1&z=9", "?text=msg_1&z=9.a1b2"), ("", "?a1b2")):
        said = f"https://gw.example.com{STATUS}{signed_part}.77".encode()
        proof = b64encode(hmac.digest(b"my_auth_token", said, "sha256")).decode()
        plivo.verify(held, request(STATUS, body, query, X_Plivo_Signature_V3=proof, X_Plivo_Signature_V3_Nonce="77"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_header_breaks_it(signature: str, nonce: str) -> None:
    for version in ("V2", "V3"):
        headers = {f"X-Plivo-Signature-{version}": signature, f"X-Plivo-Signature-{version}-Nonce": nonce}
        held = account(options={"signature_version": version.lower()})
        given = HookRequest("POST", TEXT, "", {"Content-Type": FORM, **headers}, b"a=1")
        with pytest.raises(Forged):
            plivo.verify(held, given)


# ---- what it brings ----


def test_each_sample_of_an_inbound_text() -> None:
    assert brings(sample("inbound_stop.form")) == (
        InboundText(
            event=f"plivo:{UUID}",
            provider_id=UUID,
            sender="+12025550199",
            consumer="+12025550143",
            body="STOP",
            hint=Hint.STOP,
            answered=True,
        ),
    )
    (picture,) = brings(sample("inbound_mms.form"))
    assert (picture.body, picture.media) == ("look at this", (("https://media.example.net/plivo/1.jpg", ""),))
    assert (picture.hint, picture.answered) == (None, False)


def test_each_sample_of_a_status() -> None:
    assert brings(sample("status_delivered.form"), STATUS, "text=msg_1") == (
        Receipt(
            event="plivo:00000000-0000-4000-8000-00000000ac03:delivered",
            provider_id="00000000-0000-4000-8000-00000000ac03",
            status=Status.DELIVERED,
            text="msg_1",
        ),
    )
    (blocked,) = brings(sample("status_failed_optout.form"), STATUS, "text=..%2F")
    assert (blocked.status, blocked.code, blocked.opted_out, blocked.text) == (Status.FAILED, "200", True, None)


FORM_OF_A_TEXT = {"MessageUUID": UUID, "From": "17045550123", "To": "17045550100", "Text": "Hi", "Type": "sms"}


@pytest.mark.parametrize(
    ("said", "hint", "answered"),
    [
        ("optout", Hint.STOP, True),
        ("OptIn", Hint.START, True),
        ("help", Hint.HELP, True),
        ("", None, False),
        ("something new", None, False),
    ],
)
def test_what_plivo_understood(said: str, hint: Hint | None, answered: bool) -> None:
    (text,) = brings({**FORM_OF_A_TEXT, "MessageIntent": said})
    assert (text.hint, text.answered) == (hint, answered)


@pytest.mark.parametrize(
    ("kind", "sender", "consumer"),
    [
        ("sms", "+17045550100", "+17045550123"),
        ("mms", "+17045550100", "+17045550123"),
        ("", "+17045550100", "+17045550123"),
        ("whatsapp", "whatsapp:+17045550100", "whatsapp:+17045550123"),
        ("RCS", "rcs:+17045550100", "rcs:+17045550123"),
    ],
)
def test_channels_never_cross(kind: str, sender: str, consumer: str) -> None:
    (text,) = brings({**FORM_OF_A_TEXT, "Type": kind})
    assert (text.sender, text.consumer) == (sender, consumer)


def test_short_codes_and_numbers_with_a_plus() -> None:
    (text,) = brings({**FORM_OF_A_TEXT, "To": "12345", "From": "+17045550123"})
    assert (text.sender, text.consumer) == ("12345", "+17045550123")


@pytest.mark.parametrize("first", [0, 1])
def test_media_are_found_from_0_and_from_1(first: int) -> None:
    media = {f"Media{n}": f"https://media.example.net/{n}" for n in range(first, first + 10)}
    (text,) = brings({**FORM_OF_A_TEXT, **media})
    assert [url for url, _ in text.media] == list(media.values())


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("queued", Status.QUEUED),
        ("sent", Status.SENT),
        ("Delivered", Status.DELIVERED),
        ("undelivered", Status.UNDELIVERED),
        ("failed", Status.FAILED),
        ("rejected", Status.FAILED),
        ("read", Status.READ),
    ],
)
def test_each_status(said: str, status: Status) -> None:
    (receipt,) = brings({"MessageUUID": UUID, "Status": said, "ErrorCode": "000"}, STATUS)
    assert (receipt.status, receipt.code, receipt.opted_out) == (status, "", False)
    assert receipt.event == f"plivo:{UUID}:{said.lower()}"


def test_a_status_that_is_new_means_nothing_and_one_that_is_missing_is_wrong() -> None:
    assert brings({"MessageUUID": UUID, "Status": "teleported"}, STATUS) == ()
    with pytest.raises(BadInput, match="Status"):
        brings({"MessageUUID": UUID}, STATUS)


@pytest.mark.parametrize("code", ["10", "30", "50", "420", "450", "950"])
def test_only_200_is_an_opt_out(code: str) -> None:
    (receipt,) = brings({"MessageUUID": UUID, "Status": "undelivered", "ErrorCode": code}, STATUS)
    assert (receipt.code, receipt.opted_out) == (code, False)


# ---- sending ----


def asked(text: OutboundText, **changes: Any) -> Any:
    call = plivo.send_call(account(**changes), text)
    assert call.url == "https://api.plivo.com/v1/Account/MAXXXXXXXXXXXXXXXXX1/Message/"
    return json.loads(call.body)


def test_the_request_is_that_of_the_sample() -> None:
    said = asked(OutboundText("msg_1", "+12025550199", "+12025550143", "Acme: test"))
    wanted = json.loads(sample("send_request.json"))
    # Bare digits, and nothing about Plivo's own log, which is the account's to decide.
    wanted |= {"src": "12025550199", "dst": "12025550143"}
    wanted["url"] = "https://gw.example.com/hooks/plivo/k7k7k7k7k7k7k7k7/status?text=msg_1"
    del wanted["log"]
    assert said == wanted
    assert "url" not in asked(OutboundText("msg_1", "+12025550199", "+12025550143", "x"), public_base="")


@pytest.mark.parametrize(
    "to", ["+12025550143<+12025550144", "12025550143<12025550144", "<", "+12025550143<", "12025550143", "messenger:1"]
)
def test_no_text_goes_to_many(to: str) -> None:
    with pytest.raises(BadInput):
        plivo.send_call(ACCOUNT, OutboundText("msg_1", "+12025550199", to, "x"))


def test_pictures_and_whatsapp() -> None:
    mms = asked(OutboundText("msg_1", "+12025550199", "+12025550143", "", ("https://a.example/1.png",)))
    assert (mms["type"], mms["media_urls"], mms["text"]) == ("mms", ["https://a.example/1.png"], "")
    chat = asked(OutboundText("msg_1", "whatsapp:+12025550199", "whatsapp:+12025550143", "Hi"))
    assert (chat["type"], chat["src"], chat["dst"]) == ("whatsapp", "12025550199", "12025550143")
    for sender, to in (("+12025550199", "whatsapp:+12025550143"), ("rcs:+12025550199", "rcs:+12025550143")):
        with pytest.raises(BadInput):
            asked(OutboundText("msg_1", sender, to, "Hi"))
    with pytest.raises(BadInput, match="10 media"):
        asked(OutboundText("msg_1", "+12025550199", "+12025550143", "", ("https://a.example/1.png",) * 11))


@pytest.mark.parametrize("lacks", [{"account": ""}, {"secrets": ()}])
def test_what_is_missing_is_named(lacks: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="Plivo"):
        asked(OutboundText("msg_1", "+12025550199", "+12025550143", "x"), **lacks)


def test_the_answer_is_xml_and_texts_nobody() -> None:
    for status in (200, 403, 422, 500, 503):
        reply = plivo.reply(status)
        assert (reply.status, reply.content_type) == (status, "application/xml")
        assert b"Message" not in reply.body
        assert bool(reply.body) == (status == 200)


def test_who_answers_a_stop() -> None:
    said = {kind: plivo.stop_reply(kind) for kind in ("local", "toll_free", "short")}
    assert said == {"local": "provider", "toll_free": "network", "short": "gateway"}


def test_the_samples_of_answers() -> None:
    taken = plivo.outcome(Answer(202, {}, sample("send_response_202.json")))
    assert (taken.fate, taken.provider_id) == (Fate.SENT, "00000000-0000-4000-8000-00000000ac06")
    refused = plivo.outcome(Answer(400, {}, sample("error_400.json")))
    assert (refused.fate, refused.why, refused.opted_out) == (Fate.FAILED, "http_400", False)
