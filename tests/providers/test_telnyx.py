"""Telnyx as tables: what it signs, sends and answers. Samples are Telnyx's shapes with fictional numbers."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from app.config.reading import ConfigError
from app.errors import BadInput, Forged
from app.providers.answers import MAX_RETRY_AFTER
from app.providers.calls import Answer, Fault
from app.providers.seam import Account, Fate, Hint, HookRequest, OutboundText, Outcome, Status
from app.providers.telnyx import Telnyx
from tests.providers.conftest import policy_of
from tests.providers.kits.telnyx import kit

SAMPLES = Path(__file__).parent.parent / "samples" / "telnyx"
VECTORS = json.loads((SAMPLES / "signature_vectors.json").read_text())["vectors"]
PUBLIC_KEY = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
OTHER_KEY = b64encode(Ed25519PrivateKey.from_private_bytes(b"x" * 32).public_key().public_bytes_raw()).decode()
SIGNED_AT = 1795464000
ID = "00000000-0000-4000-8000-0000000000"
RECEIVED_AT = 1_795_464_000_000  # 2026-11-23T20:00:00Z

ACCOUNT = Account(
    business="acme",
    sender="+12025550199",
    secrets=("KEY1",),
    hook="k7k7k7k7k7k7k7k7",
    public_base="https://gw.example.com",
    options={"public_key": PUBLIC_KEY},
)
telnyx = Telnyx()


def account(**changes: Any) -> Account:
    given = {name: getattr(ACCOUNT, name) for name in Account.__slots__}
    return Account(**(given | changes))


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def hook(body: bytes, *, what: str = "text", query: str = "", at: float = SIGNED_AT, **headers: str) -> HookRequest:
    named = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    return HookRequest("POST", f"/hooks/telnyx/k7k7k7k7k7k7k7k7/{what}", query, named, body, at)


def signed(vector: dict[str, Any], **changes: Any) -> HookRequest:
    stamp, signature = vector["telnyx-timestamp"], vector["telnyx-signature-ed25519"]
    return replace(hook(sample(vector["file"]), Telnyx_Timestamp=stamp, Telnyx_Signature_Ed25519=signature), **changes)


def brought(name: str, query: str = "", **fields: Any) -> Any:
    """What a sample brings, some fields of its message changed."""
    said = json.loads(sample(name))
    said["data"]["payload"].update(fields)
    (event,) = telnyx.events(ACCOUNT, hook(json.dumps(said).encode(), query=query))
    return event


# ---- signatures ----


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["file"])
def test_every_vector_verifies_within_its_window_and_no_other_key_does(vector: dict[str, Any]) -> None:
    for late in (-300, 0, 300):
        telnyx.verify(ACCOUNT, signed(vector, at=SIGNED_AT + late))
    for late in (-301, 301, 10**9):
        with pytest.raises(Forged):
            telnyx.verify(ACCOUNT, signed(vector, at=SIGNED_AT + late))
    for key in (OTHER_KEY, "", "A6EH", b64encode(b"x" * 31).decode(), f"{OTHER_KEY},"):
        with pytest.raises(Forged):
            telnyx.verify(account(options={"public_key": key}), signed(vector))


def test_a_signature_is_taken_as_it_is_written() -> None:
    request = signed(VECTORS[0])
    genuine = request.headers["telnyx-signature-ed25519"]
    for changed in (genuine[:-1], f"!{genuine}", f"{genuine} ", genuine.lower(), genuine + genuine):
        with pytest.raises(Forged):
            telnyx.verify(
                ACCOUNT, replace(request, headers=Headers({**request.headers, "Telnyx-Signature-Ed25519": changed}))
            )


def test_vectors_are_all_here() -> None:
    assert {v["file"] for v in VECTORS} == {path.name for path in SAMPLES.glob("[is]*.json")} - {
        "signature_vectors.json"
    }


@pytest.mark.parametrize("keys", [f"{PUBLIC_KEY},{OTHER_KEY}", f"{OTHER_KEY} , {PUBLIC_KEY}"])
def test_either_key_verifies_while_it_is_exchanged(keys: str) -> None:
    telnyx.verify(account(options={"public_key": keys}), signed(VECTORS[0]))


@pytest.mark.parametrize("stamp", ["", "now", "-1795464000", " 1795464000", "1795464000.0", "١٧٩٥٤٦٤٠٠٠", "9" * 400])
def test_an_instant_that_is_none_is_forged(stamp: str) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    signature = b64encode(key.sign(f"{stamp}|".encode() + b"{}")).decode()
    with pytest.raises(Forged):
        telnyx.verify(ACCOUNT, hook(b"{}", Telnyx_Timestamp=stamp, Telnyx_Signature_Ed25519=signature))


# ---- texts ----


@pytest.mark.parametrize(
    ("name", "body", "hint", "media", "group"),
    [
        ("inbound_sms.json", "see you then", None, (), False),
        ("inbound_stop.json", "Stop", Hint.STOP, (), False),
        ("inbound_mms.json", "look", None, (("https://media.example.net/telnyx/1.jpg", "image/jpeg"),), True),
    ],
)
def test_an_inbound_text(name: str, body: str, hint: Hint | None, media: Any, group: bool) -> None:
    text = brought(name)
    assert text.provider_id == json.loads(sample(name))["data"]["payload"]["id"]
    assert text.event == f"telnyx:{text.provider_id}", "the message's own id: each try to bring it may be another event"
    assert (text.sender, text.consumer) == ("+12025550199", "+12025550143")
    assert (text.body, text.hint, text.answered) == (body, hint, hint is not None)
    assert (text.media, text.group, text.received_at) == (media, group, RECEIVED_AT)


@pytest.mark.parametrize(
    ("said", "hint"),
    [("START", Hint.START), ("HELP", Hint.HELP), ("INFO", Hint.HELP), ("stop ", Hint.STOP), (None, None), ("", None)],
)
def test_what_telnyx_took_it_for_is_a_hint_and_was_answered(said: str | None, hint: Hint | None) -> None:
    text = brought("inbound_sms.json", autoresponse_type=said)
    assert (text.hint, text.answered) == (hint, hint is not None)


def party(number: str, status: str = "") -> dict[str, str]:
    return {"phone_number": number, "status": status}


@pytest.mark.parametrize(
    ("to", "cc", "sender", "group"),
    [
        ([party("+12025550199")], [], "+12025550199", False),
        ([party("+12025550188")], None, "+12025550188", False),  # another number of the account
        ([party("+12025550199"), party("+12025550199")], [], "+12025550199", False),
        ([party("+12025550144"), party("+12025550199")], [], "+12025550199", True),
        ([party("+12025550144")], [party("+12025550199")], "+12025550199", True),
        ([party("+12025550144"), party("+12025550188", "webhook_delivered")], [], "+12025550188", True),
        ([party("+12025550199")], [party("someone@example.com")], "+12025550199", True),
        ([party("+12025550199")], [party("+12025550143")], "+12025550199", False),  # the writer
    ],
)
def test_our_number_is_found_among_the_receivers(to: Any, cc: Any, sender: str, group: bool) -> None:
    text = brought("inbound_sms.json", to=to, cc=cc)
    assert (text.sender, text.consumer, text.group) == (sender, "+12025550143", group)


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"text": None}, ""),
        ({"text": "", "subject": "STOP"}, "STOP"),
        ({"text": "hi", "subject": "Re"}, "hi"),
        ({"text": "a\0b"}, "a\ufffdb"),
    ],
)
def test_what_was_written(fields: dict[str, Any], body: str) -> None:
    assert brought("inbound_sms.json", **fields).body == body


def test_when_it_was_received_is_left_open_where_nobody_says_it() -> None:
    assert brought("inbound_sms.json", received_at=None).received_at == RECEIVED_AT + 148  # when the event occurred
    for wrong in ("yesterday", "2026-11-23T20:00:00", "0001-01-01T00:00:00Z"):
        assert brought("inbound_sms.json", received_at=wrong).received_at == RECEIVED_AT + 148


def test_a_robot_may_text_from_a_short_code() -> None:
    assert brought("inbound_sms.json", **{"from": party("72345")}).consumer == "72345"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"from": party("ACME")}, "from"),
        ({"from": {}}, "from"),
        ({"from": None}, "from"),
        ({"to": []}, "to"),
        ({"to": "+12025550199"}, "to"),
        ({"to": [{"agent_id": "x"}]}, "to"),
        ({"id": "x"}, "id"),
        ({"id": None}, "id"),
        ({"type": "RCS"}, "type"),
        ({"type": "WHATSAPP"}, "type"),
        ({"direction": "outbound"}, "direction"),
    ],
)
def test_a_text_that_cannot_be_taken_names_the_field(fields: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput) as refused:
        brought("inbound_sms.json", **fields)
    assert refused.value.field == named
    assert "ACME" not in refused.value.detail


@pytest.mark.parametrize("kind", ["number_order.complete", "10dlc.campaign.update", "call.initiated"])
def test_other_events_of_the_account_bring_nothing(kind: str) -> None:
    assert telnyx.events(ACCOUNT, hook(json.dumps({"data": {"event_type": kind, "payload": 7}}).encode())) == ()


@pytest.mark.parametrize("what", ["text", "status"])
@pytest.mark.parametrize("name", ["inbound_stop.json", "status_sent.json"])
def test_the_event_says_what_it_is_not_the_address(name: str, what: str) -> None:
    (event,) = telnyx.events(ACCOUNT, hook(sample(name), what=what))
    assert event == brought(name)


# ---- statuses ----


@pytest.mark.parametrize(
    ("name", "word", "status", "code"),
    [
        ("status_sent.json", "sent", Status.SENT, ""),
        ("status_finalized_delivered.json", "delivered", Status.DELIVERED, ""),
        ("status_finalized_failed.json", "delivery_failed", Status.UNDELIVERED, "40002"),
    ],
)
def test_a_status(name: str, word: str, status: Status, code: str) -> None:
    receipt = brought(name)
    assert receipt.event == f"telnyx:{ID}d4:{word}"
    assert (receipt.provider_id, receipt.status, receipt.code) == (f"{ID}d4", status, code)
    assert (receipt.text, receipt.opted_out, receipt.at) == (None, False, RECEIVED_AT + 148)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("queued", Status.QUEUED),
        ("sending", Status.SENDING),
        ("delivery_unconfirmed", Status.UNCONFIRMED),
        ("sending_failed", Status.FAILED),
        ("expired", Status.EXPIRED),
        ("read", Status.READ),
    ],
)
def test_the_other_status_words(word: str, status: Status) -> None:
    assert brought("status_sent.json", to=[party("+12025550143", word)]).status is status


@pytest.mark.parametrize("to", [[party("+12025550143", "teleported")], [party("+12025550143")], [{}], []])
def test_an_unknown_status_means_nothing(to: Any) -> None:
    said = json.loads(sample("status_sent.json"))
    said["data"]["payload"]["to"] = to
    assert telnyx.events(ACCOUNT, hook(json.dumps(said).encode())) == ()


@pytest.mark.parametrize(
    ("codes", "code", "opted_out"),
    [
        (["40300"], "40300", True),
        ([40300], "40300", True),
        (["40002", "40300"], "40300", True),
        (["40008"], "40008", False),
        (["x", "40001"], "40001", False),
        ([], "", False),
    ],
)
def test_only_the_block_of_a_stop_is_an_opt_out(codes: list[Any], code: str, opted_out: bool) -> None:
    receipt = brought("status_finalized_failed.json", errors=[{"code": each} for each in codes])
    assert (receipt.code, receipt.opted_out) == (code, opted_out)


def test_our_id_is_read_where_the_signature_covers_it() -> None:
    base = "https://gw.example.com/hooks/telnyx/k7k7k7k7k7k7k7k7/status"
    ours = {"webhook_url": f"{base}?text=msg_7q2k_01J"}
    assert brought("status_sent.json", **ours).text == "msg_7q2k_01J"
    assert brought("status_sent.json", query="text=msg_other", **ours).text == "msg_7q2k_01J"
    assert brought("status_sent.json", query="text=msg_other").text is None
    for odd in ("", None, "http://[", f"{base}?text=", f"{base}?text=%0d%0aX", f"{base}?text={'a' * 65}", base):
        assert brought("status_sent.json", webhook_url=odd).text is None
    said = json.loads(sample("status_sent.json"))
    said["meta"]["delivered_to"] = f"{base}?text=msg_1"
    (receipt,) = telnyx.events(ACCOUNT, hook(json.dumps(said).encode()))
    assert receipt.text == "msg_1"


# ---- sending ----

TEXT = OutboundText("msg_1", "+12025550199", "+12025550143", "Hi 🙂", ("https://x.example/a", "https://x.example/b"))


def test_the_request_that_sends() -> None:
    call = telnyx.send_call(ACCOUNT, TEXT)
    assert (call.method, call.url) == ("POST", "https://api.telnyx.com/v2/messages")
    assert json.loads(call.body) == {
        "from": "+12025550199",
        "to": "+12025550143",
        "text": "Hi 🙂",
        "media_urls": ["https://x.example/a", "https://x.example/b"],
        "type": "MMS",
        "webhook_url": "https://gw.example.com/hooks/telnyx/k7k7k7k7k7k7k7k7/status?text=msg_1",
    }
    headers = dict(call.headers)
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer KEY1", "msg_1")
    assert call == telnyx.send_call(ACCOUNT, TEXT), "a repeat with the same key must be the same to the byte"
    assert "KEY1" not in repr(call)
    assert "Hi" not in repr(call)


def test_the_request_that_sends_from_elsewhere_and_without_statuses() -> None:
    call = telnyx.send_call(account(api_base="http://127.0.0.1:9/telnyx/", public_base=""), replace(TEXT, media=()))
    assert call.url == "http://127.0.0.1:9/telnyx/v2/messages"
    assert json.loads(call.body) == {"from": "+12025550199", "to": "+12025550143", "text": "Hi 🙂"}
    assert json.loads(telnyx.send_call(ACCOUNT, replace(TEXT, body="")).body).keys() == {
        "from",
        "to",
        "media_urls",
        "type",
        "webhook_url",
    }


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (account(secrets=()), TEXT),
        (ACCOUNT, replace(TEXT, to="whatsapp:+12025550143")),
        (ACCOUNT, replace(TEXT, sender="rcs:+12025550199")),
    ],
    ids=["no key", "WhatsApp", "RCS"],
)
def test_what_cannot_be_sent(held: Account, text: OutboundText) -> None:
    with pytest.raises(BadInput):
        telnyx.send_call(held, text)


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


SENT = b'{"data":{"id":"00000000-0000-4000-8000-0000000000d4","to":[{"status":"queued"}]}}'


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(200, SENT), Outcome(Fate.SENT, f"{ID}d4")),
        (answer(201, SENT), Outcome(Fate.SENT, f"{ID}d4")),
        (answer(200, b'{"data":[]}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(200, b'{"data":{"id":["x"]}}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(200, SENT + b" " * 65536), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(302), Outcome(Fate.FAILED, why="redirect")),
        (answer(400, sample("error_40300.json")), Outcome(Fate.FAILED, why="40300", opted_out=True)),
        (answer(403, sample("error_40300.json")), Outcome(Fate.FAILED, why="40300", opted_out=True)),
        (answer(400, b'{"errors":[{"code":"10015"},{"code":"40300"}]}'), Outcome(Fate.FAILED, "", "40300", None, True)),
        (answer(400, b'{"errors":[{"code":40310}]}'), Outcome(Fate.FAILED, why="40310")),
        (answer(400, b'{"errors":{"code":"40300"}}'), Outcome(Fate.FAILED, why="http_400")),
        (answer(422, b'{"errors":[7,{"code":"<x>"}]}'), Outcome(Fate.FAILED, why="http_422")),
        (answer(403), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
        (answer(408), Outcome(Fate.UNKNOWN, why="http_408")),
        (answer(409), Outcome(Fate.UNKNOWN, why="http_409")),
        (answer(429, sample("error_429.json")), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(429, retry_after="7"), Outcome(Fate.NOT_SENT, why="rate", retry_after=7.0)),
        (answer(429, x_ratelimit_reset="0.5"), Outcome(Fate.NOT_SENT, why="rate", retry_after=0.5)),
        (answer(429, x_ratelimit_reset="1795464000"), Outcome(Fate.NOT_SENT, why="rate")),  # an instant, not a wait
        (answer(429, x_ratelimit_reset="86400"), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(429, x_ratelimit_reset="soon"), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(500, SENT), Outcome(Fate.UNKNOWN, why="http_500")),
        (Fault(reached=False, why="dns"), Outcome(Fate.NOT_SENT, why="dns")),
        (Fault(reached=True, why="timeout"), Outcome(Fate.UNKNOWN, why="timeout")),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_an_answer_means(said: Answer | Fault, outcome: Outcome) -> None:
    assert telnyx.outcome(said) == outcome


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "code", "to"]), inner),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(
    st.integers(100, 999),
    st.dictionaries(st.sampled_from(["data", "errors"]), json_values).map(lambda said: json.dumps(said).encode()),
    st.dictionaries(st.sampled_from(["retry-after", "date", "x-ratelimit-reset"]), st.text(max_size=40)),
)
def test_a_hostile_answer_never_breaks_and_a_wait_is_bounded(status: int, body: bytes, headers: dict[str, str]) -> None:
    outcome = telnyx.outcome(Answer(status, headers, body))
    assert outcome.fate is not Fate.SENT or (200 <= status < 300 and b'"id"' in body)
    assert outcome.retry_after is None or 0 <= outcome.retry_after <= MAX_RETRY_AFTER


def test_who_answers_stop_and_how_a_webhook_is_answered() -> None:
    assert [telnyx.stop_reply(kind) for kind in ("local", "toll_free", "short")] == ["provider", "network", "provider"]
    for status in (200, 403, 503):
        reply = telnyx.reply(status)
        assert (reply.status, reply.content_type, reply.body) == (status, "application/json", b"{}")


# ---- settings ----


@pytest.mark.parametrize(
    "key", ["KEY0123456789", PUBLIC_KEY[:-1], f"{PUBLIC_KEY} {OTHER_KEY}", "-----BEGIN PUBLIC KEY-----"]
)
def test_a_public_key_that_is_none_is_told_before_webhooks_are_refused(key: str) -> None:
    class Wrong(type(kit)):  # type: ignore[misc]
        settings = f'auth_token_env = "TELNYX_KEY"\npublic_key = "{key}"'

    with pytest.raises(ConfigError) as error:
        policy_of(Wrong(), "http://127.0.0.1:1")
    assert "public_key does not look right" in error.value.detail
    assert key not in error.value.detail
