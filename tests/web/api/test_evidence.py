"""Consents, revocations, held texts, consumers and events, from the outside."""

from __future__ import annotations

from typing import Any

import pytest

from app.consent.entries import TextReceived
from app.consent.hours import instant
from app.consent.model import DAY
from app.gateway.draft import Draft
from app.web.shapes import answered
from tests.consent.worlds import SHOWN
from tests.web.api.test_messages import away
from tests.web.conftest import ANNA, BEN, SENDER, Api, shaped

VERBAL = {
    "consumer": ANNA,
    "program": "reminders",
    "tier": "express",
    "source": "verbal",
    "said": "Yes, text me before appointments.",
    "no_confirmation": "They got one from our old system.",
    "given_at": "2026-01-05T12:00:00-05:00",
}
SIGNED = {
    "consumer": ANNA,
    "program": "offers",
    "tier": "express_written",
    "source": "paper",
    "disclosure": {"text": SHOWN, "version": "3"},
    "evidence": {"document": "scan-17.pdf"},
    "purpose": "offers",
    "no_confirmation": "They got one from our old system.",
    "given_at": "2026-01-05T12:00:00-05:00",
}
STOP = {"consumer": ANNA, "source": "phone", "note": "called us"}
KEY = {"Idempotency-Key": "k"}


def may(api: Api, program: str, kind: str) -> tuple[str, str]:
    found = api.get(f"/consumers/{ANNA}").get_json()["standing"]["may"][program][kind]
    return found["verdict"], found["code"]


# ---- consents and revocations ----


def test_a_consent_lets_what_waited_be_judged_again(api: Api) -> None:
    text = api.send(program="reminders").get_json()["id"]
    found = shaped(api.post("/consents", VERBAL), answered.Granted, 201)
    assert (found["tier"], found["lifted"]) == ("express", False)
    api.gateway.release.look(api.gateway.core.businesses.get("demo"))
    assert api.get(f"/messages/{text}").get_json()["state"] == "ready"
    assert may(api, "reminders", "informational") == ("allow", "grant")
    assert may(api, "reminders", "promotional") == ("hold", "no_consent")


def test_a_signed_consent_lifts_an_older_stop_and_no_later_one(api: Api) -> None:
    api.post("/revocations", STOP)
    assert shaped(api.post("/consents", SIGNED), answered.Granted, 201)["lifted"] is False
    assert may(api, "offers", "promotional") == ("deny", "opted_out")
    api.gateway.core.directory.advance(DAY)
    now = instant(api.gateway.core.clock())
    assert shaped(api.post("/consents", {**SIGNED, "given_at": now}), answered.Granted, 201)["lifted"] is True
    assert may(api, "offers", "promotional") == ("allow", "grant")


def test_a_revocation_refuses_what_waits(api: Api) -> None:
    text = api.send().get_json()["id"]
    found = shaped(api.post("/revocations", STOP), answered.Revoked, 201)
    assert (found["denied"], found["in_flight"]) == ([text], [])
    assert api.get(f"/messages/{text}").get_json()["state"] == "denied"


def test_a_revocation_of_one_program_leaves_the_others(api: Api) -> None:
    api.inbound()
    api.post("/revocations", {**STOP, "scope": {"program": "offers"}})
    assert may(api, "offers", "promotional") == ("deny", "opted_out")
    assert may(api, "support", "conversational") == ("allow", "window")


@pytest.mark.parametrize(("path", "body"), [("/consents", VERBAL), ("/revocations", STOP)])
def test_a_repeat_records_nothing_again(api: Api, path: str, body: dict[str, Any]) -> None:
    first = api.post(path, body, headers=KEY)
    before = api.stored()
    again = api.post(path, body, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.get_json() == first.get_json()
    assert api.stored() == before
    other = api.post(path, {**body, "consumer": BEN}, headers=KEY)
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_mismatch")
    assert api.stored() == before


def test_a_repeat_after_a_death_in_between_acts_once(api: Api) -> None:
    """The key was bound, the process died before or after the act: the repeat ends with one entry."""
    core = api.gateway.core
    first = api.post("/consents", VERBAL, headers=KEY).get_json()["id"]
    mark = next(key for key in api.redis.scan_iter("{demo}:i:*"))
    api.redis.set(mark, api.redis.get(mark).removesuffix(b":done"))
    length = api.redis.xlen(core.store.keys("demo").outbox)
    assert api.post("/consents", VERBAL, headers=KEY).get_json()["id"] == first
    assert api.redis.xlen(core.store.keys("demo").outbox) == length


def test_a_key_that_was_forgotten_is_free_for_another_body(api: Api) -> None:
    """Keys are kept for 7 days, events for 30: in between, a stop under an old key must not be lost."""
    api.post("/revocations", STOP, headers=KEY)
    for mark in api.redis.scan_iter("{demo}:i:*"):
        api.redis.delete(mark)
    api.post("/revocations", {**STOP, "consumer": BEN}, headers=KEY)
    assert api.standing(BEN).revoked()


def test_a_refused_consent_leaves_its_key_free(api: Api) -> None:
    assert api.post("/consents", {**VERBAL, "said": None}, headers=KEY).status_code == 422
    assert api.post("/consents", VERBAL, headers=KEY).status_code == 201


def test_one_key_may_be_used_on_two_addresses(api: Api) -> None:
    assert api.post("/consents", VERBAL, headers=KEY).status_code == 201
    assert api.post("/revocations", STOP, headers=KEY).status_code == 201


# ---- held texts ----


def test_held_texts_are_listed_oldest_first_with_why_they_wait(api: Api) -> None:
    texts = [api.send(to=to, program=program).get_json()["id"] for to, program in ((ANNA, "offers"), (BEN, "support"))]
    api.copy()
    found = shaped(api.get("/holds"), answered.Holds)
    assert [one["id"] for one in found["holds"]] == texts
    assert found["total"] == 2
    assert found["holds"][0]["decision"]["reasons"][0]["code"] == "no_consent"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"reason": "no_consent"}, 2),
        ({"reason": "not_yet"}, 1),
        ({"reason": "quarantine"}, 0),
        ({"sender": SENDER}, 2),
        ({"sender": "+17045550101"}, 0),
        ({"program": "offers"}, 1),
        ({"consumer": BEN}, 1),
        ({"older_than": "2d"}, 0),
        ({"older_than": "2199-01-01T00:00:00Z"}, 2),
        ({"limit": "1"}, 1),
    ],
)
def test_held_texts_are_filtered(api: Api, query: dict[str, str], count: int) -> None:
    api.send(program="offers")
    api.send(to=BEN, not_before="2199-01-01T00:00:00Z")
    api.copy()
    assert len(shaped(api.get("/holds", query_string=query), answered.Holds)["holds"]) == count


def test_age_is_measured_in_consent_time(api: Api) -> None:
    api.send(program="offers")
    api.copy()
    api.gateway.core.directory.advance(3 * DAY)
    assert len(api.get("/holds?older_than=2d").get_json()["holds"]) == 1


def test_what_waits_no_more_is_left_out_though_the_ledger_lags(api: Api) -> None:
    gone, stays = api.send().get_json()["id"], api.send(to=BEN).get_json()["id"]
    api.copy()
    api.post(f"/holds/{gone}/withdraw")
    found = shaped(api.get("/holds"), answered.Holds)
    assert [one["id"] for one in found["holds"]] == [stays]
    assert found["behind"]["entries"] > 0


def test_a_held_text_waits_for_what_it_waits_for_now(api: Api) -> None:
    text = api.send(program="support").get_json()["id"]
    api.copy()
    api.inbound("Hi")
    api.gateway.release.look(api.gateway.core.businesses.get("demo"))
    found = api.get("/holds").get_json()["holds"]
    assert [(one["id"], one["decision"]["reasons"][0]["code"]) for one in found] == [(text, "not_a_reply")]


def test_settling_says_what_it_answers(api: Api) -> None:
    text = api.send().get_json()["id"]
    api.inbound("Is it done?")
    last = api.get(f"/consumers/{ANNA}").get_json()["standing"]["windows"][0]["entry"]
    wrong = api.post(f"/holds/{text}/settle", {"answers": "ent_DEM0AA_0"})
    assert (wrong.status_code, wrong.get_json()["field"]) == (422, "answers")
    found = shaped(api.post(f"/holds/{text}/settle", {"answers": last}, headers=KEY), answered.Text)
    assert found["state"] == "ready"
    before = api.stored()
    again = api.post(f"/holds/{text}/settle", {"answers": last}, headers=KEY)
    assert (again.status_code, again.get_json()["state"], api.stored()) == (200, "ready", before)


def test_whether_it_had_left_is_said_only_after_a_rebuild(api: Api) -> None:
    text = api.send().get_json()["id"]
    both = api.post(f"/holds/{text}/settle", {"answers": "ent_DEM0AA_0123456789ABCDEFGHJKMNPQRS", "left": True})
    assert (both.status_code, both.get_json()["field"]) == (422, "answers")
    for left in (True, False):
        refused = api.post(f"/holds/{text}/settle", {"left": left})
        assert (refused.status_code, refused.get_json()["code"]) == (409, "not_rebuilt")


def test_withdrawing_twice_is_said_unless_it_is_a_repeat(api: Api) -> None:
    text = api.send().get_json()["id"]
    assert shaped(api.post(f"/holds/{text}/withdraw", {}, headers=KEY), answered.Text)["state"] == "withdrawn"
    assert api.post(f"/holds/{text}/withdraw", {}, headers=KEY).status_code == 200
    again = api.post(f"/holds/{text}/withdraw")
    assert (again.status_code, again.get_json()["code"]) == (409, "not_waiting")


# ---- consumers ----


def test_a_consumer_is_told_whole(api: Api) -> None:
    api.inbound("Is the roof done?")
    api.send("Yes", topic="roof")
    api.post("/consents", VERBAL)
    api.post("/consents", SIGNED)
    api.post("/revocations", {**STOP, "scope": {"program": "offers"}})
    api.copy()
    found = shaped(api.get(f"/consumers/{ANNA}"), answered.Consumer)
    standing = found["standing"]
    assert {program: list(kinds) for program, kinds in standing["may"].items()} == {
        "support": ["conversational", "informational", "promotional"],
        "reminders": ["informational", "promotional"],
        "offers": ["promotional"],
    }
    assert [(w["open"], w["topics"]) for w in standing["windows"]] == [(True, ["roof"])]
    assert [(r["authors"]) for r in standing["first_replies"]] == [["person"]]
    assert {(g["program"], g["tier"], g["live"]) for g in standing["grants"]} == {
        ("reminders", "express", True),
        ("offers", "express_written", True),
    }
    assert [(r["scope"], r["in_force"]) for r in standing["revocations"]] == [({"program": "offers"}, True)]
    types = [one["type"] for one in found["timeline"]["entries"]]
    assert types == ["revoked", "granted", "granted", "submitted", "text_received"]
    granted = found["timeline"]["entries"][2]
    assert (granted["facts"]["tier"], granted["facts"]["given_at"]) == ("express", "2026-01-05T17:00:00Z")
    assert granted["private"]["words"] == VERBAL["said"]
    assert "salt" not in granted["private"]


def test_the_timeline_is_paged(api: Api) -> None:
    for _ in range(3):
        api.inbound()
    api.copy()
    first = shaped(api.get(f"/consumers/{ANNA}?limit=2"), answered.Consumer)["timeline"]
    rest = api.get(f"/consumers/{ANNA}?limit=2&cursor={first['next']}").get_json()["timeline"]
    assert [e["seq"] for e in first["entries"] + rest["entries"]] == [3, 2, 1]
    assert (first["total"], rest["next"]) == (3, None)


def test_without_the_ledger_the_standing_is_still_told(api: Api) -> None:
    api.inbound("STOP")
    away(api)
    found = shaped(api.get(f"/consumers/{ANNA}"), answered.Consumer)
    assert (found["timeline"], found["standing"]["revocations"][0]["in_force"]) == (None, True)


def test_a_stop_by_one_who_shares_the_phone_stops_it_for_all_and_signs_nobody_up_again(api: Api) -> None:
    api.call("PUT", f"/consumers/{ANNA}", {"people": ["P-1", "P-2"]})
    for ref in ("P-1", "P-2"):
        api.post("/consents", {**VERBAL, "evidence": {"person": ref}})
    api.inbound("STOP, this is Ben")
    api.copy()
    assert api.get(f"/consumers/{ANNA}").get_json()["profile"]["people"] == ["P-1", "P-2"], "whom it concerns"
    assert may(api, "reminders", "informational") == ("deny", "opted_out")
    again = api.post("/consents", {**VERBAL, "given_at": "2026-01-06T12:00:00-05:00"})
    assert (again.status_code, again.get_json()["lifted"]) == (201, False), "what one of them says lifts nothing"
    assert may(api, "reminders", "informational") == ("deny", "opted_out")


def test_a_profile_replaces_the_one_before(api: Api) -> None:
    given = {"name": "Anna Smith", "ref": "P-1", "people": ["Anna", "Bob"], "state": "NC", "language": "en"}
    assert shaped(api.call("PUT", f"/consumers/{ANNA}", given), answered.Known)["profile"] == given
    api.copy()
    assert shaped(api.get(f"/consumers/{ANNA}"), answered.Consumer)["profile"] == given
    api.call("PUT", f"/consumers/{ANNA}", {"name": "A. Smith"})
    api.copy()
    assert api.get(f"/consumers/{ANNA}").get_json()["profile"] == {"name": "A. Smith"}


def test_an_ambiguous_text_is_settled_as_none(api: Api) -> None:
    path = f"/consumers/{ANNA}/quarantine/settle"
    nothing = api.post(path, {"stop": False})
    assert (nothing.status_code, nothing.get_json()["code"]) == (409, "not_in_quarantine")
    ambiguous(api)
    assert api.get(f"/consumers/{ANNA}").get_json()["standing"]["quarantine"]["entry"].startswith("ent_")
    assert shaped(api.post(path, {"stop": False}, headers=KEY), answered.Settled)["id"] is None
    assert api.post(path, {"stop": False}, headers=KEY).status_code == 200, "a repeat finds it done"
    assert may(api, "support", "conversational") == ("allow", "window")


def test_an_ambiguous_text_is_settled_as_a_stop(api: Api) -> None:
    ambiguous(api)
    found = shaped(api.post(f"/consumers/{ANNA}/quarantine/settle", {"stop": True}), answered.Settled)
    assert found["id"].startswith("ent_")
    assert may(api, "support", "conversational") == ("deny", "opted_out")
    assert api.standing().revoked().source.value == "operator"


def ambiguous(api: Api) -> None:
    """They wrote something that may mean stop; which words do is the intent tables' affair."""
    core = api.gateway.core
    policy = core.businesses.get("demo")
    at = core.clock() + DAY

    def plan(draft: Draft, reading: Any) -> tuple[Any, None]:
        draft.add(TextReceived("in1", SENDER, "e1", "ambiguous", at, at))
        return draft.change(), None

    core.change(policy, core.identity.consumer("demo", ANNA), plan)


# ---- events, programs, senders ----


def test_events_come_once_each_in_order(api: Api) -> None:
    api.inbound()
    api.send()
    api.copy()
    seen: list[str] = []
    after = ""
    for _ in range(10):
        page = shaped(api.get(f"/events?limit=2{after}"), answered.Events)
        seen += [one["type"] for one in page["events"]]
        after = f"&after={page['next']}"
    assert seen == ["policy_applied", "key_made", "text_received", "submitted"]
    api.post("/revocations", STOP)
    api.copy()
    assert [one["type"] for one in api.get(f"/events?{after[1:]}").get_json()["events"]] == ["revoked"]
    assert [one["seq"] for one in api.get("/events?type=submitted").get_json()["events"]] == [2]
    assert len(api.get("/events", query_string={"consumer": ANNA}).get_json()["events"]) == 3


def test_programs_and_senders_are_as_the_settings_write_them(api: Api) -> None:
    programs = shaped(api.get("/programs"), answered.Programs)["programs"]
    assert [(one["id"], one["kind"], one["hold_for"]) for one in programs] == [
        ("support", "conversational", "24h"),
        ("reminders", "informational", "24h"),
        ("offers", "promotional", "24h"),
    ]
    assert shaped(api.get("/senders"), answered.Senders)["senders"][0]["number"] == SENDER
