"""Who may what: every route with every scope, and nothing of one Business through another's key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.conftest import ANNA, SCOPES, SENDER, Api, served

TEXT = {"from": SENDER, "to": ANNA, "body": "Hello"}
GRANT = {
    "consumer": ANNA,
    "program": "reminders",
    "tier": "express",
    "source": "verbal",
    "said": "yes",
    "given_at": "2026-01-05T12:00:00Z",
}

ROUTES: dict[tuple[str, str], tuple[set[str], Any]] = {
    ("POST", "/v1/messages"): ({"send"}, TEXT),
    ("POST", "/v1/messages/batch"): ({"send"}, {"messages": [TEXT]}),
    ("GET", "/v1/messages/<id>"): ({"read"}, None),
    ("GET", "/v1/messages/<id>/why"): ({"read"}, None),
    ("GET", "/v1/messages/<id>/media/<place>"): ({"read"}, None),
    ("POST", "/v1/messages/<id>/resend"): ({"operate"}, {}),
    ("GET", "/v1/messages"): ({"read"}, None),
    ("POST", "/v1/decisions"): ({"read"}, TEXT),
    ("POST", "/v1/consents"): ({"consent"}, GRANT),
    ("POST", "/v1/revocations"): ({"consent"}, {"consumer": ANNA, "source": "phone"}),
    ("POST", "/v1/disclosures"): ({"consent"}, {"text": "May we text you?"}),
    ("POST", "/v1/disclosures/lint"): ({"read"}, {"text": "May we text you?"}),
    ("GET", "/v1/disclosures"): ({"read"}, None),
    ("GET", "/v1/disclosures/<version>"): ({"read"}, None),
    ("POST", "/v1/consents/import"): ({"consent"}, b"phone,given_at\n"),
    ("POST", "/v1/revocations/import"): ({"consent"}, b"phone\n"),
    ("POST", "/v1/consumers/import"): ({"operate"}, b"phone,name\n"),
    ("GET", "/v1/imports/<id>"): ({"read"}, None),
    ("GET", "/v1/imports/<id>/report"): ({"read"}, None),
    ("GET", "/v1/holds"): ({"read"}, None),
    ("POST", "/v1/holds/<id>/withdraw"): ({"send", "operate"}, {}),
    ("POST", "/v1/holds/<id>/correct"): ({"operate"}, {"program": "offers"}),
    ("POST", "/v1/holds/<id>/extend"): ({"operate"}, {}),
    ("POST", "/v1/holds/<id>/settle"): ({"operate"}, {"answers": "ent_DEM0AA_0"}),
    ("GET", "/v1/consumers/<number>"): ({"read"}, None),
    ("PUT", "/v1/consumers/<number>"): ({"operate"}, {"name": "Anna"}),
    ("POST", "/v1/consumers/<number>/quarantine/settle"): ({"operate"}, {"stop": True}),
    ("POST", "/v1/consent-requests"): ({"send"}, {"from": SENDER, "to": ANNA, "program": "reminders"}),
    ("POST", "/v1/consumers/<number>/confirmations"): ({"operate"}, {"program": "reminders"}),
    ("POST", "/v1/consumers/<number>/end"): ({"consent", "operate"}, {"why": "reassigned"}),
    ("POST", "/v1/consumers/<number>/misread"): ({"admin"}, {"stop": "ent_DEM0AA_0", "note": "The bus stop."}),
    ("POST", "/v1/consumers/<number>/erase"): ({"admin"}, {"reason": "She asked for it."}),
    ("POST", "/v1/consumers/<number>/legal-hold"): ({"admin"}, {"note": "A claim."}),
    ("POST", "/v1/consumers/<number>/legal-hold/end"): ({"admin"}, {"note": "Settled."}),
    ("GET", "/v1/programs"): ({"read"}, None),
    ("GET", "/v1/programs/<id>/wordings"): ({"read"}, None),
    ("GET", "/v1/programs/<id>/wordings/<name>"): ({"read"}, None),
    ("GET", "/v1/senders"): ({"read"}, None),
    ("GET", "/v1/activity"): ({"admin"}, None),
    ("GET", "/v1/events"): ({"read"}, None),
    ("GET", "/v1/forwards"): ({"read"}, None),
    ("POST", "/v1/forwards/replay"): ({"operate"}, {"since": "2026-11-30T12:00:00Z"}),
    ("POST", "/v1/forwards/enable"): ({"operate"}, {"endpoint": "business"}),
    ("GET", "/v1/evidence/<number>"): ({"read"}, None),
    ("GET", "/v1/evidence"): ({"read"}, None),
}


def routes(api: Api) -> dict[tuple[str, str], tuple[str, ...]]:
    """Every route under /v1 with the scopes that it declares."""
    found = {}
    for rule in api.app.url_map.iter_rules():
        if rule.rule.startswith("/v1"):
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                found[method, rule.rule] = getattr(api.app.view_functions[rule.endpoint], "scopes", ())
    return found


def path_of(rule: str) -> str:
    if rule == "/v1/evidence":
        return "/evidence?program=support"  # it answers one question
    return (
        rule.removeprefix("/v1")
        .replace("<id>", "msg_DEM0AA_NONE")
        .replace("<number>", ANNA)
        .replace("<version>", "none")
        .replace("<name>", "web_form")
        .replace("<place>", "0")
    )


def test_every_route_declares_its_scopes_and_stands_in_the_table(api: Api) -> None:
    assert {route: set(scopes) for route, scopes in routes(api).items()} == {
        route: scopes for route, (scopes, _) in ROUTES.items()
    }
    assert all(routes(api).values())


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
def test_a_key_with_one_scope_opens_just_its_routes(api: Api, route: tuple[str, str], scope: str) -> None:
    api.inbound()
    key = api.key_of(scope)
    before = api.stored()
    wanted, body = ROUTES[route]
    how = {"data": body, "content_type": "text/csv"} if isinstance(body, bytes) else {"json": body}
    answer = api.call(route[0], path_of(route[1]), key=key, **how)
    if scope in wanted:
        assert answer.status_code in (200, 201, 202, 404, 409), answer.get_json()
    else:
        assert (answer.status_code, answer.get_json()["code"]) == (403, "forbidden")
        assert api.stored() == before
        assert not api.uploads.shelf.unfinished()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """One for all requests that leave nothing behind, as each test sees to."""
    with served(tmp_path_factory.mktemp("untouched")) as api:
        yield api


@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic eDp5",
        "Bearer csy_",
        "Bearer csy_DEM0AA_x",
        "Bearer nö",
        "{key}",
        "Basic {key}",
    ],
)
def test_without_a_valid_key_nothing_opens(untouched: Api, route: tuple[str, str], header: str | None) -> None:
    before = untouched.stored()
    headers = {} if header is None else {"Authorization": header.format(key=untouched.key)}
    answer = untouched.client.open(
        "/v1" + path_of(route[1]), method=route[0], headers=headers, data=b"{", content_type="text/plain"
    )
    assert (answer.status_code, answer.get_json()["code"]) == (401, "unauthorized"), "the key comes before the body"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert untouched.stored() == before


def test_a_key_that_was_ended_opens_nothing(api: Api) -> None:
    key = api.key_of("read")
    assert api.get("/programs", key=key).status_code == 200
    api.gateway.admin.end_key("demo", key.split("_")[1], by="test")
    assert api.get("/programs", key=key).status_code == 401


def test_a_key_with_another_ones_secret_opens_nothing(api: Api) -> None:
    first, second = api.key_of("read").split("_"), api.key_of("send").split("_")
    assert api.get("/programs", key=f"csy_{first[1]}_{second[2]}").status_code == 401


def test_only_a_key_with_the_scope_person_says_that_a_person_wrote_it(api: Api) -> None:
    before = api.stored()
    machine = api.key_of("send")
    person = api.key_of("send", "person")
    assert (before[1] + 2, before[2]) == api.stored()[1:], "two keys were made, nothing else"
    before = api.stored()
    refused = api.post("/messages", {**TEXT, "author": "person"}, key=machine)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "forbidden")
    many = api.post("/messages/batch", {"messages": [{**TEXT, "author": "person"}]}, key=machine)
    assert many.get_json()["results"][0]["code"] == "forbidden"
    assert api.stored() == before
    sent = api.post("/messages", {**TEXT, "author": "person"}, key=person).get_json()
    assert api.get(f"/messages/{sent['id']}").get_json()["author"] == "person"
    sent = api.post("/messages", TEXT, key=person).get_json()
    assert api.get(f"/messages/{sent['id']}").get_json()["author"] == "automation"


def test_a_sending_key_withdraws_its_own_texts_only(api: Api) -> None:
    mine, theirs = api.key_of("send"), api.key_of("send", "read")
    text = api.post("/messages", TEXT, key=mine).get_json()["id"]
    assert api.post(f"/holds/{text}/withdraw", key=theirs).get_json()["code"] == "forbidden"
    assert api.post(f"/holds/{text}/withdraw", key=mine).get_json()["state"] == "withdrawn"


def test_an_operating_key_withdraws_any(api: Api) -> None:
    text = api.send().get_json()["id"]
    assert api.post(f"/holds/{text}/withdraw", key=api.key_of("operate")).get_json()["state"] == "withdrawn"


@pytest.fixture
def rival(api: Api) -> str:
    """A key of another Business that has the very same Sender and Programs."""
    return api.key_of(*SCOPES, business="rival")


def test_another_businesss_text_is_as_one_that_is_not_there(api: Api, rival: str) -> None:
    api.inbound()
    text = api.send().get_json()["id"]
    held = api.send(to="+17045550177").get_json()["id"]
    api.copy()
    for path, body in (
        (f"/messages/{text}", None),
        (f"/messages/{text}/why", None),
        (f"/holds/{held}/withdraw", {}),
        (f"/holds/{held}/settle", {"answers": "ent_DEM0AA_0"}),
        (f"/messages/{text}/resend", {}),
    ):
        method = "GET" if body is None else "POST"
        there = api.call(method, path, body, key=rival)
        nowhere = api.call(method, path.replace(text, "msg_X").replace(held, "msg_X"), body, key=rival)
        assert (there.status_code, there.get_json()) == (404, nowhere.get_json())
    assert api.get(f"/messages/{held}").get_json()["state"] == "held", "and nothing happened to it"


def test_another_businesss_consumer_is_as_one_that_is_not_there(api: Api, rival: str) -> None:
    api.inbound()
    api.copy()
    there, nowhere = (api.get(f"/consumers/{number}", key=rival) for number in (ANNA, "+17045550177"))
    assert (there.status_code, there.get_json()) == (404, nowhere.get_json())
    assert api.get(f"/consumers/{ANNA}").status_code == 200


def test_lists_have_nothing_of_another_business(api: Api, rival: str) -> None:
    api.inbound()
    api.send("ours")
    api.send("ours", to="+17045550177")
    api.copy()
    assert api.get("/messages", key=rival).get_json()["messages"] == []
    assert api.get("/holds", key=rival).get_json()["holds"] == []
    assert {e["type"] for e in api.get("/events", key=rival).get_json()["events"]} == {"policy_applied", "key_made"}
    assert len(api.get("/messages").get_json()["messages"]) == 3
    assert len(api.get("/holds").get_json()["holds"]) == 1


def test_a_stop_to_one_business_stops_no_other(api: Api, rival: str) -> None:
    api.inbound("Hi", business="rival")
    api.inbound("STOP")
    assert api.send().status_code == 403
    assert api.post("/messages", TEXT, key=rival).status_code == 202


def test_the_same_idempotency_key_of_two_businesses_is_two_keys(api: Api, rival: str) -> None:
    headers = {"Idempotency-Key": "k"}
    ours = api.post("/messages", TEXT, headers=headers)
    theirs = api.post("/messages", {**TEXT, "body": "other"}, key=rival, headers=headers)
    assert (ours.status_code, theirs.status_code) == (202, 202)
    assert ours.get_json()["id"] != theirs.get_json()["id"]


def test_no_secret_is_shown(api: Api) -> None:
    shown = api.get("/senders").get_data(as_text=True)
    assert "secret" not in shown
    assert "hook" not in shown
    api.copy()
    record = api.gateway.core.directory.key("demo", api.key.split("_")[1])
    assert record is not None
    assert record.secret_hash not in api.get("/events").get_data(as_text=True)
