"""Twilio as tables: what it signs, sends and answers. Samples are Twilio's shapes with fictional numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import HMAC_SHA1, HMAC_SHA256, RequestValidator
from werkzeug.datastructures import Headers

from app.errors import BadInput, Forged
from app.providers.answers import MAX_RETRY_AFTER
from app.providers.calls import Answer, Fault
from app.providers.seam import Account, Fate, Hint, HookRequest, InboundText, OutboundText, Outcome, Provider, Status
from app.providers.simulator import Simulator
from app.providers.twilio import Twilio

SAMPLES = Path(__file__).parent.parent / "samples" / "twilio"
VECTORS = json.loads((SAMPLES / "signature_vectors.json").read_text())["vectors"]
FORM = "application/x-www-form-urlencoded"
BASE = "https://gw.example.com"
PATH = "/hooks/twilio/k7k7k7k7k7k7k7k7/text"
AC = "AC00000000000000000000000000000001"
TOKEN = "test_auth_token"
SID = "SM" + "0" * 30 + "a1"

ACCOUNT = Account(
    business="acme",
    sender="+12025550199",
    account=AC,
    secrets=(TOKEN,),
    hook="k7k7k7k7k7k7k7k7",
    public_base=BASE,
)
twilio = Twilio()


def account(**changes: Any) -> Account:
    given = {name: getattr(ACCOUNT, name) for name in Account.__slots__}
    return Account(**(given | changes))


def texts(held: Account, request: HookRequest) -> Any:
    """What the request brings as a webhook for texts."""
    return twilio.events(held, replace(request, path=PATH))


def receipts(held: Account, request: HookRequest) -> Any:
    """What the request brings as a status callback."""
    return twilio.events(held, replace(request, path=PATH.replace("text", "status")))


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes().rstrip(b"\n")


def hook(
    body: bytes, *, signature: str = "", query: str = "", path: str = PATH, content_type: str = FORM, **more: str
) -> HookRequest:
    headers = Headers({"content-type": content_type, **{k.replace("_", "-"): v for k, v in more.items()}})
    if signature:
        headers["x-twilio-signature"] = signature
    return HookRequest("POST", path, query, headers, body)


def sign(body: bytes, url: str = BASE + PATH, token: str = TOKEN, algorithm: str = HMAC_SHA1) -> str:
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace")
    return str(RequestValidator(token).compute_signature(url, dict(pairs), algorithm))


def signed(body: bytes, query: str = "") -> HookRequest:
    url = BASE + PATH + (f"?{query}" if query else "")
    return hook(body, signature=sign(body, url), query=query)


def form(**fields: str) -> bytes:
    whole = {"MessageSid": SID, "AccountSid": AC, "From": "+12025550143", "To": "+12025550199", "Body": "hi"}
    return urlencode({name: value for name, value in (whole | fields).items() if value is not None}).encode()


def vector_request(vector: dict[str, Any]) -> tuple[Account, HookRequest]:
    url = urlsplit(vector["url"])
    secret = vector["token"]
    sha256 = vector["algorithm"] == "HMAC_SHA256"
    if "raw_body" in vector:
        body, content_type = vector["raw_body"].encode(), "application/json"
    elif "file" in vector:
        body, content_type = sample(vector["file"]), FORM
    else:
        body = urlencode([tuple(pair) for pair in vector.get("params_pairs") or vector["params"].items()]).encode()
        content_type = FORM
    settings = {"signature": "sha256", "shared_key": secret, "secrets": ()} if sha256 else {"secrets": (secret,)}
    return (
        account(public_base=f"{url.scheme}://{url.netloc}", **settings),
        hook(body, signature=vector["signature"], query=url.query, path=url.path, content_type=content_type),
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['kind']}-{v.get('note', v.get('file'))}")
def test_every_vector_verifies_and_no_other_secret_does(vector: dict[str, Any]) -> None:
    held, request = vector_request(vector)
    if "params_pairs" in vector:
        with pytest.raises(BadInput) as repeated:  # it is Twilio's, and still nobody can say what it means
            twilio.verify(held, request)
        assert (repeated.value.field, repeated.value.status) == ("Digits", 400)
    else:
        twilio.verify(held, request)
    wrong = {"secrets": ("other",), "shared_key": "other"}
    with pytest.raises(Forged):
        twilio.verify(account(public_base=held.public_base, signature=held.signature, **wrong), request)


def test_vectors_are_all_here() -> None:
    assert len(VECTORS) == 22
    assert {v["file"] for v in VECTORS if "file" in v} == {
        path.name for path in SAMPLES.glob("*.form") if not path.name.startswith("send_")
    }


def test_either_token_verifies_while_one_is_rotated() -> None:
    body = form()
    for token in ("new", "old"):
        twilio.verify(account(secrets=("new", "old")), hook(body, signature=sign(body, token=token)))


def test_the_scheme_is_the_settings_and_never_the_requests() -> None:
    body = form()
    named = "key=webhooks_sharedkey_x,algorithm="
    sha1 = hook(body, signature=sign(body), **{"X_Twilio_Webhooks_Signature_Settings": named + "HMAC_SHA1"})
    sha256 = hook(
        body,
        signature=sign(body, token="shared", algorithm=HMAC_SHA256),
        **{"X_Twilio_Webhooks_Signature_Settings": named + "HMAC_SHA256"},
    )
    both = {"shared_key": "shared"}
    twilio.verify(account(signature="sha256", **both), sha256)
    with pytest.raises(Forged):
        twilio.verify(account(signature="sha256", **both), sha1)
    with pytest.raises(Forged):
        twilio.verify(account(signature="sha1", **both), sha256)
    with pytest.raises(Forged):
        twilio.verify(account(signature="md5", **both), sha1)


@pytest.mark.parametrize(
    "changes",
    [
        {"secrets": ()},
        {"secrets": ("",)},
        {"signature": "sha256"},
        {"public_base": ""},
    ],
    ids=str,
)
def test_without_a_secret_or_an_address_nothing_verifies(changes: dict[str, Any]) -> None:
    body = form()
    empty = sign(body, token="")
    for signature in (sign(body), empty, ""):
        with pytest.raises(Forged):
            twilio.verify(account(**changes), hook(body, signature=signature))


def test_the_account_sid_must_be_ours() -> None:
    for body in (form(AccountSid="AC" + "9" * 32), form(AccountSid=""), form(AccountSid="ü")):
        request = signed(body)
        twilio.verify(ACCOUNT, request)
        with pytest.raises(Forged):
            texts(ACCOUNT, request)
        with pytest.raises(Forged):
            receipts(ACCOUNT, request)
        assert texts(account(account=""), request)


GOOD = signed(form(Body="STOP please, ça suffit"), query="text=msg_1&x=%C3%A9")


@settings(max_examples=2000, deadline=None)
@given(st.data())
def test_a_flipped_bit_anywhere_is_forged(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["body", "signature", "query", "path", "token"]))
    raw = {
        "body": GOOD.body,
        "signature": GOOD.headers["x-twilio-signature"].encode(),
        "query": GOOD.query.encode(),
        "path": GOOD.path.encode(),
        "token": TOKEN.encode(),
    }
    flipped = bytearray(raw[part])
    flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= 1 << data.draw(st.integers(0, 6))
    raw[part] = bytes(flipped)
    if part == "body" and parse_qsl(
        raw["body"].decode("utf-8", "replace"), keep_blank_values=True, errors="replace"
    ) == parse_qsl(GOOD.body.decode(), keep_blank_values=True):
        return  # %C3 and %c3 are the same text
    text = {name: value.decode("latin-1") for name, value in raw.items()}
    request = hook(
        raw["body"],
        signature=text["signature"].replace("\n", "_").replace("\r", "_"),
        query=text["query"],
        path=text["path"],
    )
    with pytest.raises(Forged):
        twilio.verify(account(secrets=(text["token"],)), request)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=60), st.sampled_from([FORM, "application/json", "text/plain", ""]))
def test_what_a_stranger_sends_is_forged_whatever_it_is(body: bytes, query: str, content_type: str) -> None:
    request = hook(body, signature="x" * 28, query=query, content_type=content_type)
    with pytest.raises((Forged, BadInput)) as refused:
        twilio.verify(ACCOUNT, request)
    if isinstance(refused.value, BadInput):
        assert body.count(b"&") + query.count("&") >= 99


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "From",
                "To",
                "Body",
                "MessageSid",
                "NumMedia",
                "MediaUrl0",
                "MessageStatus",
                "ErrorCode",
                "OptOutType",
                "SmsStatus",
            ]
        ),
        st.text(max_size=40) | st.sampled_from([SID, "+12025550143", "delivered", "received"]),
    )
)
def test_signed_nonsense_is_taken_or_named(fields: dict[str, str]) -> None:
    request = signed(urlencode(fields | {"AccountSid": AC}).encode())
    twilio.verify(ACCOUNT, request)
    named = set()
    for read in (texts, receipts):
        try:
            read(ACCOUNT, request)
        except BadInput as bad:
            named.add(bad.field)
    assert named <= {"From", "To", "MessageSid", "MessageStatus", "SmsStatus"}


def test_too_many_fields_are_refused_before_any_signature_is_computed() -> None:
    body = urlencode([(f"f{n}", "") for n in range(5000)]).encode()
    with pytest.raises(BadInput) as many:
        twilio.verify(ACCOUNT, hook(body))
    assert many.value.status == 400
    hundred = urlencode([(f"f{n}", "") for n in range(100)]).encode()
    twilio.verify(ACCOUNT, signed(hundred))
    with pytest.raises(BadInput):
        twilio.verify(ACCOUNT, signed(hundred + b"&one=more"))


@pytest.mark.parametrize(
    ("body", "query", "name"),
    [
        (b"Body=STOP&Body=hi", "", "Body"),
        (b"Body=hi&Body=STOP", "", "Body"),
        (b"Body=hi&Body=hi", "", "Body"),
        (b"text=msg_2", "text=msg_1", "text"),
        (b"a=1", "text=msg_1&text=msg_2", "text"),
        (b"Body%FF=1&Body%FE=1", "", "Body\ufffd"),
    ],
)
def test_a_repeated_parameter_is_refused_to_the_provider_and_forged_to_a_stranger(
    body: bytes, query: str, name: str
) -> None:
    pairs: dict[str, list[str]] = {}
    for key, value in parse_qsl(body.decode(), errors="replace"):
        pairs.setdefault(key, []).append(value)

    class Many(dict[str, list[str]]):
        getlist = dict.__getitem__

    url = BASE + PATH + (f"?{query}" if query else "")
    genuine = RequestValidator(TOKEN).compute_signature(url, Many(pairs))
    with pytest.raises(BadInput) as repeated:
        twilio.verify(ACCOUNT, hook(body, signature=genuine, query=query))
    assert (repeated.value.field, repeated.value.status) == (name, 400)
    with pytest.raises(Forged):
        twilio.verify(ACCOUNT, hook(body, signature="x" * 28, query=query))


def test_only_forms_are_read() -> None:
    body = form()
    with pytest.raises(BadInput) as refused:
        twilio.verify(ACCOUNT, hook(body, signature=sign(body), content_type="text/plain"))
    assert refused.value.status == 415
    twilio.verify(ACCOUNT, hook(body, signature=sign(body), content_type=f"{FORM}; charset=UTF-8"))


def test_a_json_body_needs_its_hash_under_the_signature() -> None:
    vector = next(v for v in VECTORS if "raw_body" in v)
    held, request = vector_request(vector)
    tampered = HookRequest("POST", request.path, request.query, request.headers, request.body + b" ")
    with pytest.raises(Forged):
        twilio.verify(held, tampered)
    binary = HookRequest("POST", request.path, request.query, request.headers, b"\xff")
    with pytest.raises(Forged):
        twilio.verify(held, binary)
    bare = hook(b"{}", signature=sign(b""), content_type="application/json")
    with pytest.raises(Forged):  # signed for the address, and nothing covers the body
        twilio.verify(ACCOUNT, bare)
    with pytest.raises(BadInput) as unread:
        texts(held, request)
    assert unread.value.field == "Content-Type"


@pytest.mark.parametrize(
    ("name", "body", "hint"),
    [
        ("inbound_sms.form", "Yes, see you at 3pm", None),
        ("inbound_freeform_revocation.form", "pls quit texting me 🙏\nwrong person", None),
        ("inbound_stop_default.form", "Stop", None),
        ("inbound_stop_advanced_optout.form", "  stop ", Hint.STOP),
        ("inbound_start_advanced_optout.form", "START", Hint.START),
        ("inbound_help_advanced_optout.form", "help", Hint.HELP),
        ("inbound_mms.form", "here is the photo", None),
    ],
)
def test_an_inbound_text(name: str, body: str, hint: Hint | None) -> None:
    (text,) = texts(ACCOUNT, hook(sample(name)))
    assert text.event == f"twilio:{text.provider_id}"
    assert text.provider_id[:2] == ("MM" if "mms" in name else "SM")
    assert (text.sender, text.consumer) == ("+12025550199", "+12025550143")
    assert (text.body, text.hint, text.answered) == (body, hint, hint is not None)
    assert not text.group
    types = tuple(kind for _url, kind in text.media)
    assert types == (("image/jpeg", "text/x-vcard") if "mms" in name else ())
    assert all(url.startswith("https://api.twilio.com/") for url, _kind in text.media)


def test_channel_prefixes_are_kept() -> None:
    (text,) = texts(ACCOUNT, hook(sample("inbound_whatsapp.form")))
    assert (text.sender, text.consumer) == ("whatsapp:+12025550199", "whatsapp:+12025550143")
    (rcs,) = texts(ACCOUNT, hook(form(From="rcs:+12025550143", To="rcs:+12025550199")))
    assert (rcs.sender, rcs.consumer) == ("rcs:+12025550199", "rcs:+12025550143")


def test_a_robot_may_text_from_a_short_code() -> None:
    (text,) = texts(ACCOUNT, hook(form(From="72345")))
    assert text.consumer == "72345"


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    (text,) = texts(ACCOUNT, signed(form() + b"&x=1"))
    assert text.body == "hi"
    body = form(Body="a").replace(b"Body=a", b"Body=a%00%FF\xfe")
    request = signed(body)
    twilio.verify(ACCOUNT, request)
    assert texts(ACCOUNT, request)[0].body == "a\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"From": "ACME"}, "From"),
        ({"From": ""}, "From"),
        ({"From": "+1202555"}, "From"),
        ({"From": "messenger:+12025550143"}, "From"),
        ({"To": ""}, "To"),
        ({"To": "+1 202 555 0199"}, "To"),
        ({"MessageSid": ""}, "MessageSid"),
        ({"MessageSid": "XX" + "0" * 32}, "MessageSid"),
        ({"MessageSid": SID + "0"}, "MessageSid"),
        ({"SmsStatus": "delivered"}, "SmsStatus"),
    ],
)
def test_a_text_that_cannot_be_taken_names_the_field(fields: dict[str, str], named: str) -> None:
    with pytest.raises(BadInput) as refused:
        texts(ACCOUNT, hook(form(**fields)))
    assert refused.value.field == named
    assert "ACME" not in refused.value.detail


@pytest.mark.parametrize(
    ("name", "status", "code", "opted_out"),
    [
        ("status_queued.form", Status.QUEUED, "", False),
        ("status_sent.form", Status.SENT, "", False),
        ("status_delivered.form", Status.DELIVERED, "", False),
        ("status_undelivered.form", Status.UNDELIVERED, "30007", False),
        ("status_failed.form", Status.FAILED, "30034", False),
        ("status_failed_optout.form", Status.FAILED, "21610", True),
    ],
)
def test_a_status_callback(name: str, status: Status, code: str, opted_out: bool) -> None:
    (receipt,) = receipts(ACCOUNT, hook(sample(name), query="text=msg_7q2k_01J"))
    said = dict(parse_qsl(sample(name).decode()))["MessageStatus"]
    assert receipt.event == f"twilio:{receipt.provider_id}:{said}"
    assert (receipt.status, receipt.code, receipt.opted_out) == (status, code, opted_out)
    assert receipt.text == "msg_7q2k_01J"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("accepted", Status.QUEUED),
        ("scheduled", Status.QUEUED),
        ("sending", Status.SENDING),
        ("canceled", Status.CANCELED),
        ("read", Status.READ),
        ("partially_delivered", Status.SENT),
    ],
)
def test_the_other_status_words(said: str, status: Status) -> None:
    (receipt,) = receipts(ACCOUNT, hook(form(MessageStatus=said)))
    assert (receipt.status, receipt.text) == (status, None)


def test_an_unknown_status_means_nothing_and_a_missing_one_is_named() -> None:
    assert receipts(ACCOUNT, hook(form(MessageStatus="teleported"))) == ()
    for fields, named in (({}, "MessageStatus"), ({"MessageSid": "?", "MessageStatus": "sent"}, "MessageSid")):
        with pytest.raises(BadInput) as refused:
            receipts(ACCOUNT, hook(form(**fields)))
        assert refused.value.field == named


def test_an_id_of_ours_that_is_none_is_left_out() -> None:
    for query in ("text=", "text=%0d%0aX", "text=" + "a" * 65, "other=1"):
        (receipt,) = receipts(ACCOUNT, hook(form(MessageStatus="sent", ErrorCode="x"), query=query))
        assert (receipt.text, receipt.code) == (None, "")


def test_replies_are_xml_and_empty_on_error() -> None:
    good = twilio.reply(200)
    assert (good.status, good.content_type) == (200, "text/xml")
    assert good.body == sample("twiml_empty.xml")
    for status in (400, 403, 415, 503):
        bad = twilio.reply(status)
        assert (bad.status, bad.content_type, bad.body) == (status, "text/xml", b"")


TEXT = OutboundText(
    "msg_1", "+12025550199", "+12025550143", "Hi & bye 🙂", ("https://x.example/a", "https://x.example/b")
)


def test_the_request_that_sends() -> None:
    call = twilio.send_call(ACCOUNT, TEXT)
    assert call.method == "POST"
    assert call.url == f"https://api.twilio.com/2010-04-01/Accounts/{AC}/Messages.json"
    assert parse_qs(call.body.decode()) == {
        "To": ["+12025550143"],
        "From": ["+12025550199"],
        "Body": ["Hi & bye 🙂"],
        "MediaUrl": ["https://x.example/a", "https://x.example/b"],
        "StatusCallback": [f"{BASE}/hooks/twilio/k7k7k7k7k7k7k7k7/status?text=msg_1"],
    }
    headers = dict(call.headers)
    assert headers["Authorization"].startswith("Basic ")
    assert headers["Content-Type"] == FORM
    assert headers["User-Agent"].startswith("consentry/")
    assert TOKEN not in repr(call)
    assert "bye" not in repr(call)


def test_the_request_that_sends_from_elsewhere_and_without_callbacks() -> None:
    call = twilio.send_call(account(api_base="http://127.0.0.1:9/twilio/", public_base=""), TEXT)
    assert call.url == f"http://127.0.0.1:9/twilio/2010-04-01/Accounts/{AC}/Messages.json"
    assert b"StatusCallback" not in call.body
    for missing in ({"account": ""}, {"secrets": ()}):
        with pytest.raises(BadInput):
            twilio.send_call(account(**missing), TEXT)


def test_the_newest_token_signs_in() -> None:
    calls = [twilio.send_call(account(secrets=secrets), TEXT) for secrets in (("new", "old"), ("new",))]
    assert dict(calls[0].headers)["Authorization"] == dict(calls[1].headers)["Authorization"]


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


SENT = sample("send_response_201.json")
DATE = "Mon, 23 Nov 2026 20:00:00 GMT"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(201, SENT), Outcome(Fate.SENT, "SM" + "0" * 30 + "c1")),
        (answer(200, SENT), Outcome(Fate.SENT, "SM" + "0" * 30 + "c1")),
        (answer(200, b"<html>"), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(201, b""), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(201, b'{"sid":"SM1"}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(201, b'{"sid":["SM"]}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(201, b"[" * 60000), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(201, SENT + b" " * 65536), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(302), Outcome(Fate.FAILED, why="redirect")),
        (answer(400, sample("error_21610.json")), Outcome(Fate.FAILED, why="21610", opted_out=True)),
        (answer(400, sample("error_21211.json")), Outcome(Fate.FAILED, why="21211")),
        (answer(400, b"no json"), Outcome(Fate.FAILED, why="http_400")),
        (answer(404, b'{"code":true}'), Outcome(Fate.FAILED, why="http_404")),
        (answer(400, b'{"code":"21610"}'), Outcome(Fate.FAILED, why="http_400")),
        (answer(400, b'{"code":' + b"9" * 5000 + b"}"), Outcome(Fate.FAILED, why="http_400")),
        (answer(401, sample("error_20003_401.json")), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
        (answer(403), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
        (answer(429, sample("error_20429.json")), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(429, retry_after="7"), Outcome(Fate.NOT_SENT, why="rate", retry_after=7.0)),
        (answer(429, retry_after="999999999"), Outcome(Fate.NOT_SENT, why="rate", retry_after=MAX_RETRY_AFTER)),
        (answer(429, retry_after="-5"), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(429, retry_after="soon"), Outcome(Fate.NOT_SENT, why="rate")),
        (
            answer(429, retry_after="Mon, 23 Nov 2026 20:00:09 GMT", date=DATE),
            Outcome(Fate.NOT_SENT, why="rate", retry_after=9.0),
        ),
        (
            answer(429, retry_after="Mon, 23 Nov 2020 20:00:09 GMT", date=DATE),
            Outcome(Fate.NOT_SENT, why="rate", retry_after=0.0),
        ),
        (answer(429, retry_after="Mon, 23 Nov 2026 20:00:09 GMT"), Outcome(Fate.NOT_SENT, why="rate")),
        (answer(500, SENT), Outcome(Fate.UNKNOWN, why="http_500")),
        (answer(503, retry_after="1"), Outcome(Fate.UNKNOWN, why="http_503")),
        (Fault(reached=False, why="dns"), Outcome(Fate.NOT_SENT, why="dns")),
        (Fault(reached=True, why="timeout"), Outcome(Fate.UNKNOWN, why="timeout")),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_an_answer_means(said: Answer | Fault, outcome: Outcome) -> None:
    assert twilio.outcome(said) == outcome


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=600, deadline=None)
@given(
    st.integers(100, 999),
    st.binary(max_size=200)
    | st.dictionaries(st.sampled_from(["sid", "code", "status", "message"]), json_values).map(
        lambda said: json.dumps(said).encode()
    ),
    st.dictionaries(st.sampled_from(["retry-after", "date"]), st.text(max_size=40) | st.just(DATE)),
)
def test_a_hostile_answer_never_breaks_and_never_says_sent(status: int, body: bytes, headers: dict[str, str]) -> None:
    outcome = twilio.outcome(Answer(status, headers, body))
    classes = {2: Fate.UNKNOWN, 3: Fate.FAILED, 4: Fate.FAILED}
    expected = Fate.NOT_SENT if status in (401, 403, 429) else classes.get(status // 100, Fate.UNKNOWN)
    assert outcome.fate is expected or (outcome.opted_out and b"21610" in body)
    assert outcome.retry_after is None or 0 <= outcome.retry_after <= MAX_RETRY_AFTER


@pytest.mark.parametrize(
    ("provider", "local", "toll_free", "short"),
    [(Twilio(), "provider", "network", "gateway"), (Simulator(), "gateway", "network", "gateway")],
    ids=["twilio", "simulator"],
)
def test_who_answers_stop(provider: Provider, local: str, toll_free: str, short: str) -> None:
    assert [provider.stop_reply(kind) for kind in ("local", "toll_free", "short")] == [local, toll_free, short]


def test_the_simulator_is_twilio_under_its_own_name() -> None:
    simulator: Provider = Simulator()
    (text,) = simulator.events(ACCOUNT, hook(form()))
    assert isinstance(text, InboundText)
    assert text.event == f"simulator:{SID}"
    call = simulator.send_call(account(api_base="http://127.8.9.1:1"), TEXT)
    assert b"hooks%2Fsimulator%2Fk7k7" in call.body
    request = signed(form())
    simulator.verify(ACCOUNT, request)
    with pytest.raises(Forged):
        simulator.verify(account(secrets=("other",)), request)


@pytest.mark.parametrize(
    "base", ["", "https://api.twilio.com", "http://10.0.0.1:1", "http://127.0.0.1.example.com", "http://[::2]", "x"]
)
def test_the_simulator_does_not_leave_the_machine(base: str) -> None:
    with pytest.raises(BadInput) as refused:
        Simulator().send_call(account(api_base=base), TEXT)
    assert refused.value.field == "api_base"
    for loopback in ("http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1"):
        Simulator().send_call(account(api_base=loopback), TEXT)
