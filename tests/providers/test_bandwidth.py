"""Bandwidth as tables: how it proves itself, what it brings and answers. Samples are its shapes, numbers fictional."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from app.config.reading import ConfigError
from app.errors import BadInput, Forged
from app.providers.answers import MAX_RETRY_AFTER
from app.providers.bandwidth import CHALLENGE, Bandwidth
from app.providers.calls import Answer, Fault
from app.providers.seam import Account, Fate, HookRequest, OutboundText, Outcome, Status
from tests.providers.conftest import Gate, policy_of
from tests.providers.kits import OURS
from tests.providers.kits.bandwidth import kit, posted

SAMPLES = Path(__file__).parent.parent / "samples" / "bandwidth"
RECEIVED_AT = 1_795_464_000_876  # 2026-11-23T20:00:00.876Z
APPLICATION = "00000000-0000-4000-8000-00000000f001"

ACCOUNT = Account(
    business="acme",
    sender="+12025550199",
    account="9900000",
    secrets=("PASSWORD1",),
    hook="k7k7k7k7k7k7k7k7",
    public_base="https://gw.example.com",
    options={"user": "api", "application_id": APPLICATION, "callback_user": "bw"},
    keys={"callback_password": ("new", "old")},
)
bandwidth = Bandwidth()


def account(**changes: Any) -> Account:
    given = {name: getattr(ACCOUNT, name) for name in Account.__slots__}
    return Account(**(given | changes))


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def hook(body: bytes = b"[]", *, what: str = "text", authorization: str | None = None) -> HookRequest:
    headers = Headers({} if authorization is None else {"authorization": authorization})
    return HookRequest("POST", f"/hooks/bandwidth/k7k7k7k7k7k7k7k7/{what}", "", headers, body)


def basic(said: str) -> str:
    return "Basic " + b64encode(said.encode()).decode()


def brought(name: str, **changes: Any) -> Any:
    """What a sample brings, some fields of its message changed (or with `event_` before them, of its event)."""
    (said,) = json.loads(sample(name))
    for field, value in changes.items():
        if field.startswith("event_"):
            said[field.removeprefix("event_")] = value
        else:
            said["message"][field.rstrip("_")] = value
    (event,) = bandwidth.events(ACCOUNT, hook(json.dumps([said]).encode()))
    return event


# ---- its proof ----


@pytest.mark.parametrize("said", ["bw:new", "bw:old"])
def test_either_password_holds_while_one_is_changed(said: str) -> None:
    bandwidth.verify(ACCOUNT, hook(authorization=basic(said)))
    bandwidth.verify(ACCOUNT, hook(authorization=basic(said).replace("Basic", "basic")))


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Basic",
        "Basic ",
        "Basic ä",
        basic("bw:other"),
        basic("bw:"),
        basic("bw"),
        basic(":new"),
        basic("api:PASSWORD1"),
        basic("bw:new "),
        basic("bw:new").replace("Basic", "Bearer"),
    ],
)
def test_anything_else_is_forged(authorization: str | None) -> None:
    with pytest.raises(Forged):
        bandwidth.verify(ACCOUNT, hook(authorization=authorization))


@pytest.mark.parametrize(
    "changes",
    [{"keys": {}}, {"keys": {"callback_password": ("",)}}, {"options": {}}, {"options": {"callback_auth": "basic"}}],
)
def test_where_a_setting_or_a_secret_is_missing_nothing_holds(changes: dict[str, Any]) -> None:
    for said in ("bw:new", "bw:", ":", ":new", "None:"):
        with pytest.raises(Forged):
            bandwidth.verify(account(**changes), hook(authorization=basic(said)))


def test_it_is_asked_for_its_name_and_says_it_then() -> None:
    for authorization in (None, ""):
        asked = bandwidth.greet(ACCOUNT, hook(authorization=authorization))
        assert asked
        assert (asked.status, asked.headers) == (401, (CHALLENGE,))
    assert bandwidth.greet(ACCOUNT, hook(authorization=basic("bw:new"))) is None
    assert bandwidth.reply(403).status == 401, "with a wrong name it is asked again"
    for status in (200, 400, 404, 503):
        reply = bandwidth.reply(status)
        assert (reply.status, reply.content_type, reply.body, reply.headers) == (status, "application/json", b"{}", ())


@pytest.mark.parametrize("gate", ["bandwidth"], indirect=True)
def test_the_challenge_reaches_it(gate: Gate) -> None:
    bare = gate.post(gate.kit.text("STOP").but(Authorization=None))
    assert (bare.status_code, bare.headers["WWW-Authenticate"]) == (401, CHALLENGE[1])
    wrong = gate.post(gate.kit.text("STOP").but(Authorization=basic("bandwidth:wrong")))
    assert (wrong.status_code, wrong.headers["WWW-Authenticate"]) == (401, CHALLENGE[1])
    assert gate.post(gate.kit.text("STOP")).status_code == 200
    assert gate.standing().revoked() is not None


def test_only_a_setting_says_that_nothing_proves_it() -> None:
    open_ = account(options={"callback_auth": "none"}, keys={})
    bandwidth.verify(open_, hook())
    assert bandwidth.greet(open_, hook()) is None


# ---- settings ----


def policy(settings: str) -> Any:
    class Changed(type(kit)):  # type: ignore[misc]
        pass

    Changed.settings = settings
    return policy_of(Changed(), "http://127.0.0.1:1")


WITHOUT = "\n".join(line for line in kit.settings.splitlines() if not line.startswith("callback_"))


def test_callbacks_without_a_proof_have_to_be_asked_for() -> None:
    with pytest.raises(ConfigError) as error:
        policy(WITHOUT)
    said = list(dict.fromkeys(mistake.text for mistake in error.value.mistakes))  # of each of the two Senders
    assert [each.split(" ")[0] for each in said] == ["callback_user", "callback_password_env"]
    assert all('callback_auth = "none"' in each for each in said)
    with pytest.raises(ConfigError):
        policy(f'{WITHOUT}\ncallback_auth = "basic"')
    sender = policy(f'{WITHOUT}\ncallback_auth = "none"').senders[OURS]
    assert sender.options["callback_auth"] == "none"
    assert sender.key_envs == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('callback_auth = "no"', "callback_auth must be one of"),
        ('callback_user = "a:b"', "callback_user does not look right"),
        ('callback_password_env = "the password"', "callback_password_env names an environment variable"),
    ],
)
def test_a_setting_that_cannot_be_right_is_told(line: str, said: str) -> None:
    key = line.split(" ")[0]
    kept = [each for each in kit.settings.splitlines() if not each.startswith(f"{key} ")]
    with pytest.raises(ConfigError) as error:
        policy("\n".join([*kept, line]))
    assert all(mistake.text.startswith(said) for mistake in error.value.mistakes)


# ---- texts ----


@pytest.mark.parametrize(
    ("name", "body", "media", "group"),
    [
        ("inbound_sms.json", "Please remove me", (), False),
        (
            "inbound_group_mms.json",
            "stop",
            (("https://messaging.bandwidth.com/api/v2/users/9900000/media/example/0/photo.jpg", ""),),
            True,
        ),
    ],
)
def test_an_inbound_text(name: str, body: str, media: Any, group: bool) -> None:
    text = brought(name)
    assert text.event == f"bandwidth:{text.provider_id}"
    assert text.provider_id == json.loads(sample(name))[0]["message"]["id"]
    assert (text.sender, text.consumer, text.body) == ("+12025550199", "+12025550143", body)
    assert (text.media, text.group, text.received_at) == (media, group, RECEIVED_AT)
    assert (text.hint, text.answered) == (None, False)


@pytest.mark.parametrize(
    ("changes", "sender", "group"),
    [
        ({"owner": "+12025550144"}, "+12025550144", True),  # the copy for another number of ours
        ({"to": ["+12025550199", "+12025550143"]}, "+12025550199", False),
        ({"to": []}, "+12025550199", False),
        ({"to": ["+12025550199", "someone@example.com"]}, "+12025550199", True),
    ],
)
def test_a_copy_belongs_to_its_owner(changes: dict[str, Any], sender: str, group: bool) -> None:
    text = brought("inbound_sms.json", **changes)
    assert (text.sender, text.group) == (sender, group)


def test_a_picture_alone_and_bytes_that_are_no_text() -> None:
    assert brought("inbound_group_mms.json", text=None).body == ""
    assert brought("inbound_sms.json", text="a\0b").body == "a\ufffdb"
    assert brought("inbound_sms.json", time="yesterday").received_at is None
    assert brought("inbound_sms.json", from_="72345").consumer == "72345"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"from_": "ACME"}, "message.from"),
        ({"from_": None}, "message.from"),
        ({"owner": "ACME"}, "message.owner"),
        ({"owner": None}, "message.owner"),
        ({"id": "<id>"}, "message.id"),
        ({"channel": "RBM"}, "message.channel"),
        ({"direction": "out"}, "message.direction"),
        ({"event_message": None}, "message"),
        ({"event_type": None}, "type"),
    ],
)
def test_a_text_that_cannot_be_taken_names_the_field(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput) as refused:
        brought("inbound_sms.json", **changes)
    assert refused.value.field == named
    assert "ACME" not in refused.value.detail


def test_a_list_brings_all_that_can_be_understood() -> None:
    text, status = json.loads(sample("inbound_sms.json"))[0], json.loads(sample("status_delivered.json"))[0]
    broken = {**text, "message": {**text["message"], "from": "ACME"}}
    new = {"type": "suggestion-response", "message": 7}
    found = bandwidth.events(ACCOUNT, hook(json.dumps([broken, new, text, status]).encode()))
    assert found == (brought("inbound_sms.json"), brought("status_delivered.json"))
    for nothing in ([], [new]):
        assert bandwidth.events(ACCOUNT, hook(json.dumps(nothing).encode())) == ()
    with pytest.raises(BadInput):
        bandwidth.events(ACCOUNT, hook(json.dumps([new, broken]).encode()))


@pytest.mark.parametrize("gate", ["bandwidth"], indirect=True)
def test_a_stop_beside_what_cannot_be_understood_is_taken(gate: Gate) -> None:
    stop = json.loads(gate.kit.text("STOP").body)
    assert gate.post(posted("text", json.dumps([{"type": "message-received"}, *stop]).encode())).status_code == 200
    assert gate.standing().revoked() is not None


@pytest.mark.parametrize("what", ["text", "status"])
@pytest.mark.parametrize("name", ["inbound_sms.json", "status_sending.json"])
def test_the_event_says_what_it_is_not_the_address(name: str, what: str) -> None:
    assert bandwidth.events(ACCOUNT, hook(sample(name), what=what)) == (brought(name),)


# ---- statuses ----


@pytest.mark.parametrize(
    ("name", "event", "status", "code", "opted_out"),
    [
        ("status_sending.json", "message-sending", Status.SENDING, "", False),
        ("status_delivered.json", "message-delivered", Status.DELIVERED, "", False),
        ("status_failed_optout.json", "message-failed:4775", Status.BLOCKED, "4775", True),
    ],
)
def test_a_status(name: str, event: str, status: Status, code: str, opted_out: bool) -> None:
    receipt = brought(name, tag="msg_7q2k_01J")
    assert receipt.event == f"bandwidth:1795464000000bexample0003:{event}"
    assert (receipt.provider_id, receipt.text) == ("1795464000000bexample0003", "msg_7q2k_01J")
    assert (receipt.status, receipt.code, receipt.opted_out) == (status, code, opted_out)
    assert receipt.at == RECEIVED_AT + 103


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (4001, Status.FAILED),
        (4302, Status.FAILED),
        (4360, Status.EXPIRED),
        (4470, Status.FAILED),
        (4482, Status.FAILED),
        (4493, Status.FAILED),
        (4720, Status.UNDELIVERED),
        (4770, Status.UNDELIVERED),
        (4773, Status.UNDELIVERED),
        (4775, Status.BLOCKED),
        (4795, Status.UNDELIVERED),
        (5106, Status.FAILED),
        (5231, Status.FAILED),
        (5500, Status.UNDELIVERED),
        (5650, Status.UNDELIVERED),
        (5999, Status.UNDELIVERED),
        (9902, Status.UNCONFIRMED),
        (9999, Status.UNDELIVERED),
        (None, Status.UNDELIVERED),
        (-4400, Status.UNDELIVERED),
        (10**12, Status.UNDELIVERED),
    ],
)
def test_what_a_failure_is(code: int | None, status: Status) -> None:
    receipt = brought("status_failed_optout.json", event_errorCode=code)
    assert (receipt.status, receipt.opted_out) == (status, code == 4775)
    assert receipt.code == (str(code) if code and 0 < code < 10**6 else "")


def test_the_other_words_and_a_code_that_belongs_to_none_of_them() -> None:
    assert brought("status_sending.json", event_type="message-sent").status is Status.SENT
    assert brought("status_sending.json", event_type="message-read").status is Status.READ
    receipt = brought("status_delivered.json", event_errorCode=4775)
    assert (receipt.status, receipt.code, receipt.opted_out) == (Status.DELIVERED, "", False)


@pytest.mark.parametrize("gate", ["bandwidth"], indirect=True)
def test_no_receipt_is_no_last_word(gate: Gate) -> None:
    gate.post(gate.kit.text("Hello", 900))
    sent = gate.send()
    assert gate.deliver() == 1
    for said, state in ((Status.UNCONFIRMED, "sent"), (Status.FAILED, "failed")):
        post = gate.kit.status(said, sent.id)
        assert post
        assert gate.post(post).status_code == 200
        assert gate.state(sent) == state


@pytest.mark.parametrize("tag", [None, "", "gw:msg:01EXAMPLE", "a" * 65, "x\r\nY"])
def test_a_tag_that_is_none_of_ours_is_left_out(tag: str | None) -> None:
    assert brought("status_delivered.json", tag=tag).text is None


# ---- sending ----

TEXT = OutboundText("msg_1", "+12025550199", "+12025550143", "Hi 🙂", ("https://x.example/a", "https://x.example/b"))


def test_the_request_that_sends() -> None:
    call = bandwidth.send_call(ACCOUNT, TEXT)
    assert (call.method, call.url) == ("POST", "https://messaging.bandwidth.com/api/v2/users/9900000/messages")
    assert json.loads(call.body) == {
        "applicationId": APPLICATION,
        "from": "+12025550199",
        "to": ["+12025550143"],
        "text": "Hi 🙂",
        "media": ["https://x.example/a", "https://x.example/b"],
        "tag": "msg_1",
    }
    assert dict(call.headers)["Authorization"] == basic("api:PASSWORD1")
    assert "PASSWORD1" not in repr(call)
    assert "Hi" not in repr(call)
    elsewhere = bandwidth.send_call(account(account="a/b", api_base="http://127.0.0.1:9/bw/"), TEXT)
    assert elsewhere.url == "http://127.0.0.1:9/bw/api/v2/users/a%2Fb/messages"


@pytest.mark.parametrize(
    ("held", "text", "named"),
    [
        (account(secrets=()), TEXT, "auth_token"),
        (account(account=""), TEXT, "account"),
        (account(options={"user": "api"}), TEXT, "application_id"),
        (account(options={"application_id": APPLICATION}), TEXT, "user"),
        (ACCOUNT, replace(TEXT, to="whatsapp:+12025550143"), "to"),
        (ACCOUNT, replace(TEXT, sender="rcs:+12025550199"), "to"),
    ],
    ids=["no password", "no account", "no application", "no user", "WhatsApp", "RCS"],
)
def test_what_cannot_be_sent(held: Account, text: OutboundText, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        bandwidth.send_call(held, text)
    assert refused.value.field == named


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


SENT = sample("send_response_202.json")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(202, SENT), Outcome(Fate.SENT, "1795464000000bexample0003")),
        (answer(202, b"[]"), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(202, b'{"id":["x"]}'), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(202, SENT + b" " * 65536), Outcome(Fate.UNKNOWN, why="unreadable")),
        (answer(307), Outcome(Fate.FAILED, why="redirect")),
        (answer(400, sample("error_400.json")), Outcome(Fate.FAILED, why="request-validation")),
        (answer(400, b'{"type":"<b>"}'), Outcome(Fate.FAILED, why="http_400")),
        (answer(404, b'{"status":404}'), Outcome(Fate.FAILED, why="http_404")),
        (answer(415), Outcome(Fate.FAILED, why="http_415")),
        (answer(401), Outcome(Fate.NOT_SENT, why="auth", retry_after=30.0)),
        (answer(408), Outcome(Fate.UNKNOWN, why="http_408")),
        (
            answer(429, sample("error_429.json"), retry_after="999999"),
            Outcome(Fate.NOT_SENT, why="rate", retry_after=MAX_RETRY_AFTER),
        ),
        (answer(500, SENT), Outcome(Fate.UNKNOWN, why="http_500")),
        (Fault(reached=False, why="dns"), Outcome(Fate.NOT_SENT, why="dns")),
        (Fault(reached=True, why="timeout"), Outcome(Fate.UNKNOWN, why="timeout")),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_an_answer_means(said: Answer | Fault, outcome: Outcome) -> None:
    assert bandwidth.outcome(said) == outcome


json_values = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=3))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(100, 999),
    st.dictionaries(st.sampled_from(["id", "type"]), json_values).map(lambda said: json.dumps(said).encode()),
    st.dictionaries(st.sampled_from(["retry-after", "date"]), st.text(max_size=40)),
)
def test_a_hostile_answer_never_breaks_and_a_wait_is_bounded(status: int, body: bytes, headers: dict[str, str]) -> None:
    outcome = bandwidth.outcome(Answer(status, headers, body))
    assert outcome.fate is not Fate.SENT or (200 <= status < 300 and b'"id"' in body)
    assert outcome.retry_after is None or 0 <= outcome.retry_after <= MAX_RETRY_AFTER


def test_who_answers_stop() -> None:
    assert [bandwidth.stop_reply(kind) for kind in ("local", "toll_free", "short")] == ["gateway", "network", "gateway"]
