"""What is none of ours: sent on with the Sender's own credentials, or refused, each path judged by hand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.gateway.subscribing import Record
from app.providers.subscribing import Subscription
from app.web.compat.ringcentral.address import Address
from app.web.compat.ringcentral.through import Way, way
from tests.web.compat.ringcentral.conftest import A2P, ANNA, OTHERS, SENDER, SMS, STORE, App

POSTS = [line.split() for line in (Path(__file__).parent / "posts.txt").read_text().splitlines()]
"""Every address that RingCentral's typed SDK (@rc-ex/core 1.8.6, made from its OpenAPI) posts to. The Python and
JavaScript SDKs that apps use take any address."""
V1 = "/restapi/v1.0"


def judged(method: str, path: str) -> Way:
    parts = tuple(path.replace("{id}", "1").strip("/").split("/"))
    return way(method, parts, Address("", "", parts).resource)


@pytest.mark.parametrize(("wanted", "path"), POSTS)
def test_each_address_that_an_sdk_posts_to_is_judged_passed_or_refused(wanted: str, path: str) -> None:
    assert judged("POST", path) == wanted


def test_all_are_there_and_what_sends_a_text_is_judged_or_refused() -> None:
    assert len(POSTS) == 125
    passed = [path for wanted, path in POSTS if wanted == "passed"]
    sending = ("sms", "mms", "message-threads", "a2p", "consents", "oauth")
    assert [path for path in passed if any(word in path.split("/") for word in sending)] == [
        "/restapi/v2/accounts/{id}/sms/consents/search"
    ]


@pytest.mark.parametrize(
    ("method", "path", "wanted"),
    [
        ("GET", f"{V1}/account/~/extension/~", Way.PASSED),
        ("GET", f"{V1}/account/~/extension/~/call-log", Way.PASSED),
        ("GET", f"{V1}/account/~/phone-number", Way.PASSED),
        ("GET", f"{V1}/subscription", Way.PASSED),
        ("GET", "/restapi/oauth/authorize", Way.REFUSED),
        ("GET", f"{STORE}/1/content/1", Way.PASSED),
        ("DELETE", STORE, Way.REFUSED),
        ("PUT", f"{STORE}/1", Way.JUDGED),
        ("PATCH", "/restapi/v2/accounts/~/sms/consents", Way.REFUSED),
        ("DELETE", "/restapi/v2/accounts/~/sms/consents/search", Way.REFUSED),
        ("POST", "/restapi/v2/accounts/~/a2p-sms/batches", Way.REFUSED),
        ("POST", f"{V1}/account/~/extension/~/SMS", Way.REFUSED),
        ("DELETE", f"{V1}/subscription/1", Way.PASSED),  # but for ours, see below
        ("GET", SMS, Way.UNKNOWN),
        ("TRACE", SMS, Way.UNKNOWN),
        ("GET", f"{A2P}/opt-outs", Way.PASSED),
        ("POST", f"{A2P}/opt-outs/bulk-assign", Way.REFUSED),
        ("GET", f"{A2P}/batches", Way.REFUSED),
        ("POST", f"{V1}/account/~", Way.REFUSED),
        ("POST", "/restapi", Way.REFUSED),
    ],
)
def test_other_methods(method: str, path: str, wanted: Way) -> None:
    assert judged(method, path) is wanted


def test_a_call_is_sent_on_with_the_senders_own_token_and_comes_back_as_it_is(app: App) -> None:
    app.behind.says({"id": "Y3MxNzE4"}, 201, **{"RCRequestId": "r1", "X-Secret": "no"})
    platform = app.platform()
    body = {"from": {"phoneNumber": SENDER}, "to": {"phoneNumber": ANNA}}
    answer = platform.post("/account/~/extension/~/ring-out?x=%2B", body).response()
    assert (answer.status_code, answer.json()) == (201, {"id": "Y3MxNzE4"})
    assert (answer.headers["RCRequestId"], answer.headers.get("X-Secret")) == ("r1", None)
    ((method, path, headers, sent),) = app.behind.asked
    assert (method, path) == ("POST", f"{V1}/account/~/extension/~/ring-out?x=%2B")
    assert headers["Authorization"] == "Bearer theirs"
    assert "csa_" not in str(headers)
    assert ANNA in sent


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{V1}/account/~/extension/~/mms"),
        ("POST", f"{V1}/account/~/message-threads/7/messages"),
        ("PATCH", "/restapi/v2/accounts/~/sms/consents"),
        ("GET", f"{V1}/account/~/message-threads/7/messages?_method=POST"),
        ("GET", f"{V1}/account/~/message-threads/7/messages?a=b&%5Fmethod=POST"),
        ("POST", "/restapi/oauth/wstoken"),
    ],
)
def test_what_could_send_a_text_or_take_ours_is_refused_and_nothing_is_asked(app: App, method: str, path: str) -> None:
    answer = app.raw(method, path, json={} if method != "GET" else None)
    assert (answer.status_code, answer.json()["consentry"]["reason"]) == (403, "not_through_here")
    assert answer.json()["errorCode"] == "CMN-408"
    assert not app.behind.asked


@pytest.mark.parametrize(
    ("method", "ending"), [("DELETE", ""), ("PUT", ""), ("POST", "/renew"), ("DELETE", "?x=y"), ("PATCH", "")]
)
def test_an_app_subscribes_to_what_it_likes_and_leaves_ours_alone(app: App, method: str, ending: str) -> None:
    kept = Record(SENDER, Subscription("our-subscription", "", 0), 0, 0)
    core = app.gateway.core
    core.store.client.hset(core.store.keys("acme").subscriptions, "x", msgspec.json.encode(kept))
    answer = app.raw(method, f"{V1}/subscription/our-subscription{ending}", json={})
    assert (answer.status_code, answer.json()["consentry"]["reason"]) == (403, "not_through_here")
    assert not app.behind.asked
    assert app.raw("GET", f"{V1}/subscription/our-subscription").status_code == 200
    assert app.raw("POST", f"{V1}/subscription", json={"eventFilters": []}).status_code == 200
    assert app.raw(method, f"{V1}/subscription/their-own{ending}", json={}).status_code == 200
    assert len(app.behind.asked) == 3


def test_a_message_that_we_never_saw_is_asked_of_ringcentral(app: App) -> None:
    app.behind.says({"id": 7, "subject": "Before your time"})
    found = app.platform().get(f"{STORE}/7").json_dict()
    assert found["subject"] == "Before your time"
    assert [one[:2] for one in app.behind.asked] == [("GET", f"{STORE}/7")]


def test_an_inbound_text_is_marked_as_read_at_ringcentral(app: App) -> None:
    app.inbound(id="7000000000042")
    app.copy()
    app.behind.says({"id": 7000000000042, "readStatus": "Read"})
    assert app.platform().put(f"{STORE}/7000000000042", {"readStatus": "Read"}).json_dict()["readStatus"] == "Read"
    assert [one[0] for one in app.behind.asked] == ["PUT"]


def test_where_no_sender_is_at_ringcentral_there_is_nothing_to_ask(app: App) -> None:
    from msgspec.structs import replace

    senders = {n: replace(s, provider="simulator") for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    answer = app.raw("GET", f"{V1}/account/~/extension/~", app.token(app.key))
    assert (answer.status_code, answer.json()["errorCode"]) == (404, "CMN-102")
    assert not app.behind.asked


@pytest.mark.parametrize(
    "path",
    ["/", "/nothing", f"/x{SMS}", f"{V1}/a%20b", f"{V1}/a%0D%0Ab", f"{V1}//account", "/topic/restapi"],
)
def test_what_is_no_address_is_not_found(app: App, path: str) -> None:
    answer = app.raw("GET", path)
    assert answer.status_code == 404
    assert not app.behind.asked


def test_another_apps_sender_is_not_texted_from_by_a_text_of_this_one(app: App) -> None:
    app.inbound("Only for the other app", to=OTHERS, id="7000000000099")
    app.copy()
    app.behind.says({"errorCode": "CMN-102"}, 404)
    answer = app.raw("GET", f"{STORE}/7000000000099")
    assert answer.status_code == 404, "it is asked of RingCentral, which shows what the extension may see"
