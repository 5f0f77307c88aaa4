"""Who did what, from where, and what they were shown."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import select

from app.cli.activity import told
from app.consent.acts import READINGS
from app.consent.model import DAY
from app.ledger.tables import entries
from app.phone import Phone
from app.web.api.sight import Shows
from app.web.shapes.activity import Acts
from app.web.whence import TRUSTED_PROXIES
from tests.web.api.test_scopes import ROUTES, path_of
from tests.web.conftest import ANNA, BEN, SENDER, Api, shaped

HERE = {"REMOTE_ADDR": "198.51.100.7"}
NOTHING_SHOWN = {
    "/v1/disclosures",
    "/v1/disclosures/<version>",
    "/v1/forwards",
    "/v1/imports/<id>",
    "/v1/imports/<id>/report",  # its numbers are masked
    "/v1/programs",
    "/v1/programs/<id>/wordings",
    "/v1/programs/<id>/wordings/<name>",
    "/v1/senders",
}
ON_RECORD_ANYWAY = {"/v1/evidence", "/v1/evidence/<number>"}


def acts(api: Api, query: str = "", **how: Any) -> list[dict[str, Any]]:
    api.copy()
    found: list[dict[str, Any]] = shaped(api.get(f"/activity{query}", **how), Acts)["activity"]
    return found


def seen(api: Api) -> list[dict[str, Any]]:
    """Readings, but for those of the activity itself, newest first."""
    return [one for one in acts(api) if one["type"] == "seen" and "/activity" not in one["facts"]["route"]]


# ---- what is shown ----


def test_every_route_that_reads_says_whether_it_shows_anything_of_a_person(api: Api) -> None:
    shown: dict[Shows, set[str]] = {kind: set() for kind in Shows}
    for rule in api.app.url_map.iter_rules():
        if rule.rule.startswith("/v1") and "GET" in (rule.methods or set()):
            shown[getattr(api.app.view_functions[rule.endpoint], "shows", Shows.NOTHING)].add(rule.rule)
    assert shown[Shows.NOTHING] == NOTHING_SHOWN
    assert shown[Shows.RECORDED] == ON_RECORD_ANYWAY
    assert shown[Shows.PERSONAL], "what shows a person is marked where the route is made"


def test_every_personal_reading_is_on_record_with_who_and_from_where(api: Api) -> None:
    api.inbound("Hi")
    sent = api.send("Your visit is on Monday.", program="reminders", kind="informational").get_json()["id"]
    api.copy()
    other = api.key_of("read")
    paths = {
        "/messages/<id>": f"/messages/{sent}",
        "/messages/<id>/why": f"/messages/{sent}/why",
        "/messages": "/messages",
        "/holds": "/holds",
        "/consumers/<number>": f"/consumers/{ANNA}",
        "/events": "/events",
    }
    for path in paths.values():
        assert api.get(path, key=other, environ_base=HERE).status_code == 200
    recorded = {one["facts"]["route"].removeprefix("GET /v1"): one for one in seen(api)}
    wanted = {rule.replace("<", "{").replace(">", "}") for rule in paths}
    assert set(recorded) >= wanted
    key = other.split("_")[1]
    for rule in wanted:
        one = recorded[rule]
        assert (one["where"], one["facts"]["rows"] >= 1) == ("198.51.100.7", True)
        assert one["by"].startswith("key:")
        assert one["by"].removeprefix("key:") in key
    assert recorded["/consumers/{number}"]["number"] == ANNA
    assert ANNA not in repr([one["facts"] for one in recorded.values()])


def test_the_same_reading_is_recorded_once_an_hour_for_each_caller_and_person(api: Api) -> None:
    api.inbound("Hi")
    api.inbound("Hi", sender=BEN)
    api.copy()
    for _ in range(3):
        api.get(f"/consumers/{ANNA}")
    api.get(f"/consumers/{BEN}")
    api.get(f"/consumers/{ANNA}", key=api.key_of("read"))
    assert sorted((one["number"], one["by"]) for one in seen(api)) == sorted(
        [
            (ANNA, f"key:{_id(api.key)}"),
            (BEN, f"key:{_id(api.key)}"),
            (ANNA, f"key:{_id(api.key_of('read'))}"),
        ]
    )


def test_a_list_is_another_reading_with_another_filter_and_the_same_on_another_page(api: Api) -> None:
    for _ in range(3):
        api.inbound("Hi")
    api.copy()
    first = api.get("/messages?limit=1").get_json()
    api.get(f"/messages?limit=1&cursor={first['next']}")
    api.get("/messages?direction=in")
    api.get("/messages?direction=out")
    assert [one["facts"]["filter"] for one in seen(api)] == ["direction=in", ""], "nothing was shown of what left"


def test_what_could_not_be_read_or_shows_nothing_is_no_reading(api: Api) -> None:
    assert api.get("/messages/msg_DEM0AA_NONE").status_code == 404
    assert api.get("/messages?limit=0").status_code == 422
    assert api.get("/holds").get_json()["holds"] == []
    assert seen(api) == []


def test_whoever_wrote_a_text_may_follow_it_unrecorded(api: Api) -> None:
    api.inbound("Hi")
    sent = api.send("Yes.").get_json()["id"]
    api.get(f"/messages/{sent}")
    assert seen(api) == []
    api.get(f"/messages/{sent}", key=api.key_of("read"))
    assert [one["facts"]["route"] for one in seen(api)] == ["GET /v1/messages/{id}"]


def test_many_readers_at_once_leave_the_chain_whole(api: Api) -> None:
    for number in range(8):
        api.inbound("Hi", sender=f"+1704555013{number}")
    api.copy()
    statuses: list[int] = []

    def look(number: int) -> None:
        client = api.app.test_client()
        headers = {"Authorization": f"Bearer {api.key}"}
        statuses.append(client.get(f"/v1/consumers/+1704555013{number}", headers=headers).status_code)

    threads = [threading.Thread(target=look, args=(number,)) for number in range(8) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 16
    assert len(seen(api)) == 8
    chain = api.gateway.core.identity.consumer("demo", READINGS)
    query = select(entries.c.seq, entries.c.prev_hash, entries.c.hash).where(entries.c.consumer == chain)
    with api.gateway.core.ledger._engine.connect() as connection:
        rows = connection.execute(query.order_by(entries.c.seq)).all()
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert [row.prev_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]


# ---- from where ----


def test_every_act_through_the_api_says_from_where(api: Api) -> None:
    api.inbound("Hi")
    api.inbound("What?", sender=BEN)
    for (method, rule), (_, body) in ROUTES.items():
        if method == "GET":
            continue
        how = {"data": body, "content_type": "text/csv"} if isinstance(body, bytes) else {"json": body}
        api.call(method, path_of(rule), environ_base=HERE, **how)
    done = [one for one in acts(api) if one["by"].startswith("key:") and one["type"] != "seen"]
    assert {one["type"] for one in done} >= {"submitted", "granted", "revoked", "profile_changed", "disclosure_added"}
    erased = {one["number"] is None for one in done if one["where"] is None}
    assert erased <= {True}, "only what was erased with the person says it no more"
    assert {one["where"] for one in done} - {None} == {"198.51.100.7"}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "where"),
    [
        (0, "203.0.113.9", "198.51.100.7"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.7"),
        (2, "192.0.2.1, 203.0.113.9, 203.0.113.10", "203.0.113.9"),
        (1, "203.0.113.9:4711", "203.0.113.9"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "<script>", "198.51.100.7"),
        (1, "", "198.51.100.7"),
    ],
)
def test_a_header_that_anybody_can_write_is_believed_as_far_as_our_own_proxies_wrote_it(
    api: Api, proxies: int, forwarded: str, where: str
) -> None:
    api.app.config[TRUSTED_PROXIES] = proxies
    api.inbound("Hi")
    api.call("PUT", f"/consumers/{ANNA}", {"name": "Anna"}, headers={"X-Forwarded-For": forwarded}, environ_base=HERE)
    changed = next(one for one in acts(api) if one["type"] == "profile_changed")
    assert changed["where"] == where


def test_from_where_is_no_part_of_any_evidence(api: Api) -> None:
    api.inbound("Hi")
    api.call("POST", "/messages", {"from": SENDER, "to": ANNA, "body": "Yes."}, environ_base=HERE)
    api.copy()
    for query in ("", "?format=html"):
        file = api.get(f"/evidence/{ANNA}{query}")
        assert file.status_code == 200
        assert b"198.51.100.7" not in file.data
    assert b"198.51.100.7" not in api.get("/events", environ_base={"REMOTE_ADDR": "192.0.2.1"}).data


def test_from_where_is_gone_with_the_person_and_after_its_time(api: Api) -> None:
    api.inbound("Hi")
    api.call("PUT", f"/consumers/{ANNA}", {"name": "Anna"}, environ_base=HERE)
    api.get(f"/consumers/{ANNA}", environ_base=HERE)
    assert {one["where"] for one in acts(api) if one["type"] in ("profile_changed", "seen")} >= {"198.51.100.7"}
    api.post(f"/consumers/{ANNA}/erase", {"reason": "She asked for it."})
    changed = next(one for one in acts(api) if one["type"] == "profile_changed")
    assert (changed["where"], changed["number"]) == (None, None)
    policy = api.gateway.core.businesses.get("demo")
    api.gateway.core.directory.advance(policy.keep_bodies + DAY)
    while api.gateway.sweeping.daily(policy):
        pass
    old = [one for one in acts(api, "?limit=200") if one["where"] == "198.51.100.7"]
    assert old == []


# ---- reading it ----


def test_activity_is_paged_newest_first_without_loss_and_filtered(api: Api) -> None:
    api.inbound("Hi")
    other = api.key_of("send", "admin")
    for number in range(5):
        api.send(f"Number {number}")
    api.post("/messages", {"from": SENDER, "to": ANNA, "body": "By another"}, key=other)
    api.send("To Ben", to=BEN)
    api.copy()
    everything = [one["id"] for one in acts(api, "?limit=200")]
    paged: list[str] = []
    cursor = ""
    while True:
        page = shaped(api.get(f"/activity?limit=3{cursor}"), Acts)
        paged += [one["id"] for one in page["activity"]]
        if not page["next"]:
            break
        cursor = f"&cursor={page['next']}"
    assert paged == everything
    assert [one["at"] for one in acts(api, "?limit=200")] == sorted(
        (one["at"] for one in acts(api, "?limit=200")), reverse=True
    )
    assert {one["by"] for one in acts(api, f"?key={_id(other)}")} == {f"key:{_id(other)}"}
    assert {one["number"] for one in acts(api, f"?consumer=%2B{BEN[1:]}") if one["type"] == "submitted"} == {BEN}
    assert acts(api, "?since=2036-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    ("query", "field"),
    [("?key=nö", "key"), ("?consumer=12", "consumer"), ("?since=soon", "since"), ("?cursor=x", "cursor")],
)
def test_what_is_asked_badly_is_named(api: Api, query: str, field: str) -> None:
    answer = api.get(f"/activity{query}")
    assert answer.status_code in (400, 422)
    assert field in repr(answer.get_json())


def test_a_line_of_it_masks_the_number_and_says_who_where_and_what(api: Api) -> None:
    api.inbound("Hi")
    api.call("PUT", f"/consumers/{ANNA}", {"name": "Anna"}, environ_base=HERE)
    api.copy()
    page = api.gateway.core.ledger.activity.page("demo", limit=1)
    line = told(page.rows[0], ANNA)
    assert "(198.51.100.7)" in line
    assert Phone(ANNA).masked in line
    assert ANNA not in line


def _id(key: str) -> str:
    """The id of a key, as `by` has it."""
    return key.split("_")[1]
