"""`/v1/forwards`: what is listed, what a replay takes, and that nothing of one Business is another's."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from app.consent.forwards import Forward
from app.gateway.forwarding.following import Following
from app.store.store import real_now
from app.web.shapes.forwarding import Endpoint, Forwards, Replayed
from tests.web.conftest import OTHER, POLICY, Api, shaped

URL = "https://acme.example/sms"


@pytest.fixture
def api(api: Api) -> Api:
    """An API whose Businesses forward, with one event each that is waiting."""
    for policy in (POLICY, OTHER):
        applied = api.gateway.admin.apply(replace(policy, forward=Forward(URL)), by="test")
        api.inbound("Is nine fine?", business=policy.business)
        api.copy()
        Following(api.gateway.core, real_now).follow(applied)
    return api


def dead(api: Api) -> None:
    """The event has failed for good."""
    forwards = api.gateway.core.ledger.forwards
    for business in ("demo", "rival"):
        rows = forwards.page(business).rows
        from dataclasses import replace as changed

        forwards.record([changed(row, state="dead", attempts=10, answer="500", tried_at=real_now()) for row in rows])


def listed(api: Api, query: str = "") -> Any:
    return shaped(api.get(f"/forwards{query}"), Forwards)


def test_endpoints_and_forwards_are_listed_without_words(api: Api) -> None:
    found = listed(api)
    (endpoint,) = found["endpoints"]
    assert (endpoint["endpoint"], endpoint["url"], endpoint["state"], endpoint["waiting"]) == ("business", URL, "on", 1)
    (one,) = found["forwards"]
    assert (one["type"], one["state"], one["attempts"], one["answer"]) == ("text.received", "waiting", 0, None)
    assert one["next_at"]
    assert found["total"] == 1
    assert "nine" not in str(found)
    assert listed(api, "?state=dead")["forwards"] == []
    assert listed(api, "?endpoint=business&since=1d")["total"] == 1
    assert listed(api, "?since=2099-01-01T00:00:00Z")["total"] == 0


def test_pages_follow_each_other(api: Api) -> None:
    for n in range(4):
        api.inbound(f"Text {n}")
    api.copy()
    Following(api.gateway.core, real_now).follow(api.gateway.core.businesses.get("demo"))
    first = listed(api, "?limit=3")
    second = listed(api, f"?limit=3&cursor={first['next']}")
    ids = [one["id"] for one in [*first["forwards"], *second["forwards"]]]
    assert (len(set(ids)), first["total"], second["next"]) == (5, 5, None)


def test_what_is_dead_is_sent_again_and_a_repeat_of_the_request_is_not(api: Api) -> None:
    dead(api)
    key = {"Idempotency-Key": "k1"}
    since = {"since": "2020-01-01T00:00:00Z"}
    assert shaped(api.post("/forwards/replay", since, headers=key), Replayed) == {"replayed": 1}
    assert listed(api)["forwards"][0]["state"] == "waiting"
    dead(api)
    api.post("/forwards/replay", since, headers=key)
    assert listed(api)["forwards"][0]["state"] == "dead", "done once"
    id_ = listed(api)["forwards"][0]["id"]
    assert shaped(api.post("/forwards/replay", {"id": id_}), Replayed) == {"replayed": 1}
    rival = api.gateway.core.ledger.forwards.page("rival").rows
    assert [row.state for row in rival] == ["dead"], "another Business's stays"


def test_another_businesss_event_is_not_there(api: Api) -> None:
    (theirs,) = api.gateway.core.ledger.forwards.page("rival").rows
    answer = api.post("/forwards/replay", {"id": theirs.id})
    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "evt_DEM0AA_0", "since": "2020-01-01T00:00:00Z"},
        {"id": "msg_DEM0AA_0"},
        {"since": "yesterday"},
        {"since": "2020-01-01T00:00:00Z", "endpoint": "no such/thing"},
        {"since": "2020-01-01T00:00:00Z", "delivered": "yes"},
    ],
)
def test_a_replay_says_which(api: Api, body: dict[str, Any]) -> None:
    answer = api.post("/forwards/replay", body)
    assert answer.status_code == 422, answer.get_json()


def test_an_endpoint_that_ended_is_begun_again(api: Api) -> None:
    api.gateway.core.ledger.forwards.end("demo", "business", real_now(), "ended")
    refused = api.post("/forwards/replay", {"since": "2020-01-01T00:00:00Z"})
    assert (refused.status_code, refused.get_json()["code"]) == (409, "conflict")
    assert listed(api)["endpoints"][0]["state"] == "ended"
    found = shaped(api.post("/forwards/enable", {"endpoint": "business"}), Endpoint)
    assert (found["state"], found["ended_at"], found["dead"]) == ("on", None, 1)
    assert api.post("/forwards/enable", {"endpoint": "+17045550100"}).status_code == 404
    api.copy()
    (switched,) = api.get("/events?type=forward_switched").get_json()["events"]
    assert switched["facts"]["on"] is True
    assert switched["facts"]["by"].startswith("key:")
