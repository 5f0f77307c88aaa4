"""`/v1/holds/{id}/extend`: a held text waits longer, as long as whoever sent it wants it to."""

from __future__ import annotations

from app.consent.hours import instant
from app.consent.model import HOUR
from app.web.problems import Problem
from app.web.shapes import answered
from tests.web.conftest import Api, shaped


def test_a_held_text_waits_as_long_again(api: Api) -> None:
    text = api.send("Your table is ready").get_json()["id"]
    first = api.get(f"/messages/{text}").get_json()["expires_at"]
    api.gateway.core.directory.advance(10 * HOUR)
    told = shaped(api.post(f"/holds/{text}/extend"), answered.Text, 200)
    assert told["state"] == "held"
    assert told["expires_at"] > first
    again = api.post(f"/holds/{text}/extend", headers={"Idempotency-Key": "once"})
    repeat = api.post(f"/holds/{text}/extend", headers={"Idempotency-Key": "once"})
    assert again.status_code == repeat.status_code == 200
    api.copy()
    api.gateway.core.directory.advance(20 * HOUR)
    rows = [row for row in api.get("/events?type=extended").get_json()["events"]]
    assert {row["facts"]["by"] for row in rows} == {f"key:{api.key.split('_')[1]}"}
    account = api.get(f"/messages/{text}/why").get_json()
    assert account["agrees"], account


def test_one_with_an_end_of_its_own_or_that_waits_no_more_does_not(api: Api) -> None:
    end = instant(api.gateway.core.clock() + HOUR)
    fixed = api.send("Until three", expires_at=end).get_json()["id"]
    assert shaped(api.post(f"/holds/{fixed}/extend"), Problem, 409)["code"] == "not_longer"
    api.post(f"/holds/{fixed}/withdraw")
    assert shaped(api.post(f"/holds/{fixed}/extend"), Problem, 409)["code"] == "not_waiting"
    assert api.post("/holds/msg_DEM0AA_NONE/extend").status_code == 404
    assert api.post(f"/holds/{fixed}/extend", key=api.key_of("read")).status_code == 403
