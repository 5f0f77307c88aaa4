"""What cannot be taken: the field is named as the caller calls it, and nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import BadInput
from app.web.api.frame import parse_json
from tests.web.conftest import ANNA, SENDER, Api

MESSAGE = {"from": SENDER, "to": ANNA, "body": "Hello"}
CONSENT = {
    "consumer": ANNA,
    "program": "reminders",
    "tier": "express",
    "source": "verbal",
    "said": "yes please",
    "given_at": "2026-01-05T12:00:00-05:00",
}
REVOCATION = {"consumer": ANNA, "source": "phone", "received_at": "2026-01-05T12:00:00Z"}
HTTPS = "https://media.example/a.jpg"


def without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}


MESSAGES: list[tuple[dict[str, Any], str]] = [
    (without(MESSAGE, "from"), "from"),
    (without(MESSAGE, "to"), "to"),
    (without(MESSAGE, "body"), "body"),
    ({**MESSAGE, "to": None}, "to"),
    ({**MESSAGE, "from": "7045550100"}, "from"),
    ({**MESSAGE, "from": "+17045550199"}, "from"),
    ({**MESSAGE, "from": 17045550100}, "from"),
    ({**MESSAGE, "to": "704-555-0123"}, "to"),
    ({**MESSAGE, "to": "+1704555012"}, "to"),
    ({**MESSAGE, "to": "+19115550123"}, "to"),
    ({**MESSAGE, "to": "+17045550123\n"}, "to"),
    ({**MESSAGE, "to": "fax:+17045550123"}, "to"),
    ({**MESSAGE, "to": SENDER}, "to"),
    ({**MESSAGE, "to": ["+17045550123"]}, "to"),
    ({**MESSAGE, "body": ""}, "body"),
    ({**MESSAGE, "body": " \n\t"}, "body"),
    ({**MESSAGE, "body": "a\0b"}, "body"),
    ({**MESSAGE, "body": "x" * 1601}, "body"),
    ({**MESSAGE, "body": 5}, "body"),
    ({**MESSAGE, "body": "\ud800"}, "body"),
    ({**MESSAGE, "program": "no-such"}, "program"),
    ({**MESSAGE, "program": "x" * 65}, "program"),
    ({**MESSAGE, "program": "two words"}, "program"),
    ({**MESSAGE, "program": ""}, "program"),
    ({**MESSAGE, "kind": "own"}, "kind"),
    ({**MESSAGE, "kind": "conversational", "program": "reminders"}, "kind"),
    ({**MESSAGE, "topic": "x" * 65}, "topic"),
    ({**MESSAGE, "topic": "a\tb"}, "topic"),
    ({**MESSAGE, "promises_follow_up": "yes"}, "promises_follow_up"),
    ({**MESSAGE, "author": "robot"}, "author"),
    ({**MESSAGE, "media": ["http://media.example/a.jpg"]}, "media.0"),
    ({**MESSAGE, "media": [HTTPS, "https://user:pass@media.example/a.jpg"]}, "media.1"),
    ({**MESSAGE, "media": [HTTPS] * 11}, "media"),
    ({**MESSAGE, "media": [HTTPS + "x" * 2048]}, "media.0"),
    ({**MESSAGE, "media": HTTPS}, "media"),
    ({**MESSAGE, "client_ref": "x" * 101}, "client_ref"),
    ({**MESSAGE, "client_ref": "a\r\nb"}, "client_ref"),
    ({**MESSAGE, "not_before": "2026-01-05T12:00:00"}, "not_before"),
    ({**MESSAGE, "not_before": "2026-01-05"}, "not_before"),
    ({**MESSAGE, "not_before": 1767632400}, "not_before"),
    ({**MESSAGE, "not_before": "2026-02-30T12:00:00Z"}, "not_before"),
    ({**MESSAGE, "expires_at": "9999-01-01T00:00:00Z"}, "expires_at"),
    ({**MESSAGE, "expires_at": "1969-01-01T00:00:00Z"}, "expires_at"),
    (
        {**MESSAGE, "not_before": "2027-01-05T12:00:00Z", "expires_at": "2027-01-05T12:00:00Z"},
        "expires_at",
    ),
    ({**MESSAGE, "priority": "high"}, "priority"),
    ({**MESSAGE, "own": "ask"}, "own"),
    ({**MESSAGE, "From": SENDER}, "From"),
    ({**MESSAGE, "\ud800": 1}, "body"),
]

CONSENTS: list[tuple[dict[str, Any], str]] = [
    *((without(CONSENT, name), name) for name in CONSENT),
    ({**CONSENT, "tier": "implied"}, "tier"),
    ({**CONSENT, "tier": "express_written"}, "tier"),
    ({**CONSENT, "source": "in_conversation"}, "source"),
    ({**CONSENT, "source": "rumour"}, "source"),
    ({**CONSENT, "source": ["verbal"]}, "source"),
    ({**CONSENT, "program": "nope"}, "program"),
    ({**CONSENT, "given_at": "2199-01-01T00:00:00Z"}, "given_at"),
    ({**CONSENT, "given_at": "yesterday"}, "given_at"),
    ({**CONSENT, "expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
    ({**CONSENT, "disclosure": "words"}, "disclosure"),
    ({**CONSENT, "disclosure": {"version": "1"}}, "disclosure.version"),
    ({**CONSENT, "disclosure": {}}, "disclosure"),
    ({**CONSENT, "evidence": {"ip": 7}}, "evidence.ip"),
    ({**CONSENT, "evidence": {f"k{n}": "v" for n in range(21)}}, "evidence"),
    ({**CONSENT, "confirmed": True}, "confirmed"),
]

REVOCATIONS: list[tuple[dict[str, Any], str]] = [
    (without(REVOCATION, "consumer"), "consumer"),
    (without(REVOCATION, "source"), "source"),
    ({**REVOCATION, "scope": "everything"}, "scope"),
    ({**REVOCATION, "scope": "*"}, "scope"),
    ({**REVOCATION, "scope": {"program": "*"}}, "scope"),
    ({**REVOCATION, "scope": {"program": "nope"}}, "scope"),
    ({**REVOCATION, "scope": {"program": "offers", "sender": SENDER}}, "scope"),
    ({**REVOCATION, "source": "keyword"}, "source"),
    ({**REVOCATION, "received_at": "2199-01-01T00:00:00Z"}, "received_at"),
    ({**REVOCATION, "note": "x" * 2001}, "note"),
]

OTHERS: list[tuple[str, str, dict[str, Any], str]] = [
    ("POST", "/decisions", {**MESSAGE, "at": "noon"}, "at"),
    ("POST", "/decisions", without(MESSAGE, "to"), "to"),
    ("POST", "/messages/batch", {"messages": []}, "messages"),
    ("POST", "/messages/batch", {"messages": {}}, "messages"),
    ("POST", "/messages/batch", {"messages": [1] * 10_001}, "messages"),
    ("POST", "/messages/batch", {"messages": [MESSAGE], "from": SENDER}, "from"),
    ("POST", "/messages/batch", {}, "messages"),
    ("POST", "/holds/msg_x/settle", {}, "answers"),
    ("POST", "/holds/msg_x/settle", {"answers": "msg_x"}, "answers"),
    ("POST", "/holds/msg_x/settle", {"evidence": {}}, "evidence"),
    ("POST", "/holds/msg_x/withdraw", {"why": "x"}, "why"),
    ("PUT", "/consumers/+17045550123", {"state": "North Carolina"}, "state"),
    ("PUT", "/consumers/+17045550123", {"zip": "2820"}, "zip"),
    ("PUT", "/consumers/+17045550123", {"people": "Anna"}, "people"),
    ("PUT", "/consumers/+17045550123", {"language": "english"}, "language"),
    ("PUT", "/consumers/+17045550123", {"email": "a@b.example"}, "email"),
    ("PUT", "/consumers/7045550123", {"name": "Anna"}, "number"),
    ("POST", "/consumers/+17045550123/quarantine/settle", {}, "stop"),
    ("POST", "/consumers/+17045550123/quarantine/settle", {"stop": "no"}, "stop"),
    ("POST", "/consumers/0/quarantine/settle", {"stop": False}, "number"),
]

QUERIES = [
    ("/messages?limit=0", "limit"),
    ("/messages?limit=201", "limit"),
    ("/messages?limit=ten", "limit"),
    ("/messages?limit=1&limit=2", "limit"),
    ("/messages?cursor=rubbish", "cursor"),
    ("/messages?state=lost", "state"),
    ("/messages?direction=up", "direction"),
    ("/messages?consumer=7045550123", "consumer"),
    ("/messages?sender=x", "sender"),
    ("/holds?reason=because", "reason"),
    ("/holds?older_than=long", "older_than"),
    ("/holds?older_than=2026-01-05T12:00:00", "older_than"),
    ("/holds?sender=x", "sender"),
    ("/holds?cursor=", "cursor"),
    ("/events?type=nothing", "type"),
    ("/events?after=WzJd.", "after"),
    ("/consumers/+17045550123?page=2", "page"),
]

BODIES = [
    (b"", 400),
    (b"{", 400),
    (b"[]", 400),
    (b'"text"', 400),
    (b"null", 400),
    (b"\xff\xfe{}", 400),
    (b'{"body": NaN}', 400),
    (b'{"to": "+17045550123", "to": "+17045550124"}', 400),
    (b"[" * 100_000, 413),
    (b"[" * 60_000, 400),
    (b'{"body": ' + b"9" * 5_000 + b"}", 400),
]


@pytest.mark.parametrize(("body", "field"), MESSAGES, ids=lambda value: str(value)[:60])
def test_a_message_that_cannot_be_taken(api: Api, body: dict[str, Any], field: str) -> None:
    refused(api, "POST", "/messages", body, field)


@pytest.mark.parametrize(("body", "field"), CONSENTS, ids=lambda value: str(value)[-60:])
def test_a_consent_that_cannot_be_taken(api: Api, body: dict[str, Any], field: str) -> None:
    refused(api, "POST", "/consents", body, field)


@pytest.mark.parametrize(("body", "field"), REVOCATIONS, ids=lambda value: str(value)[-60:])
def test_a_revocation_that_cannot_be_taken(api: Api, body: dict[str, Any], field: str) -> None:
    refused(api, "POST", "/revocations", body, field)


@pytest.mark.parametrize(("method", "path", "body", "field"), OTHERS, ids=lambda value: str(value)[:50])
def test_other_input_that_cannot_be_taken(api: Api, method: str, path: str, body: dict[str, Any], field: str) -> None:
    refused(api, method, path, body, field)


def refused(api: Api, method: str, path: str, body: dict[str, Any], field: str) -> None:
    before = api.stored()
    # Under a key, too: a refusal must leave nothing of it behind.
    answer = api.call(method, path, body, headers={"Idempotency-Key": "k"})
    problem = answer.get_json()
    assert (answer.status_code, problem["field"]) == (422, field), problem
    assert answer.content_type == "application/problem+json"
    assert problem["type"] == f"/problems/{problem['code']}"
    assert field in problem["detail"]
    assert api.stored() == before, "nothing is stored"


@pytest.mark.parametrize(("path", "field"), QUERIES)
def test_a_question_that_cannot_be_asked(api: Api, path: str, field: str) -> None:
    api.inbound()
    answer = api.get(path)
    # The Ledger calls every place in a list a cursor.
    assert (answer.status_code, answer.get_json()["field"]) in ((422, field), (422, "cursor")), answer.get_json()


@pytest.mark.parametrize(("raw", "status"), BODIES, ids=lambda value: str(value)[:40])
def test_a_body_that_is_no_json_object(api: Api, raw: bytes, status: int) -> None:
    before = api.stored()
    answer = api.post("/messages", data=raw, content_type="application/json")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    if status == 400:
        assert (answer.get_json()["code"], answer.get_json()["field"]) == ("bad_json", "body")
    assert api.stored() == before


@pytest.mark.parametrize("key", ["", "x" * 256, "two words", "nö"])
def test_an_idempotency_key_that_cannot_be_compared(api: Api, key: str) -> None:
    before = api.stored()
    answer = api.post("/messages", MESSAGE, headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.get_json()["field"]) == (422, "Idempotency-Key")
    assert api.stored() == before


def test_all_fields_at_fault_are_named_at_once(api: Api) -> None:
    found = api.post("/messages", {"from": "x", "body": "", "colour": "red"}).get_json()
    assert [one["field"] for one in found["errors"]] == ["from", "to", "body", "colour"]


def test_null_is_the_same_as_absent(api: Api) -> None:
    assert api.post("/messages", {**MESSAGE, "topic": None, "media": None, "not_before": None}).status_code == 202


def test_an_instant_of_any_zone_is_the_same_instant(api: Api) -> None:
    asked = [{**MESSAGE, "not_before": at} for at in ("2199-01-05T12:00:00-05:00", "2199-01-05T17:00:00z")]
    untils = {api.post("/decisions", body).get_json()["reasons"][-1]["text"] for body in asked}
    assert untils == {"You asked to send it not before 2199-01-05T17:00:00Z."}


def test_a_plus_that_nobody_escaped_is_still_a_number(api: Api) -> None:
    api.send()
    api.copy()
    assert len(api.get(f"/holds?consumer={ANNA}").get_json()["holds"]) == 1


def test_the_refused_body_is_not_repeated(api: Api) -> None:
    answer = api.post("/messages", {**MESSAGE, "to": "+1555SECRET", "body": "s3cret" * 400})
    assert "ecret" not in answer.get_data(as_text=True).lower()


def test_a_name_that_stands_twice_is_said() -> None:
    with pytest.raises(BadInput, match="'to' is given twice"):
        parse_json(b'{"to": 1, "to": 2}')
