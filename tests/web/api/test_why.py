"""`GET /v1/messages/{id}/why`: what the documentation says of it, and what it answers where there is nothing to say."""

from __future__ import annotations

from sqlalchemy import update

from app.ledger.tables import texts
from app.web.shapes.why import AccountGiven
from tests.web.conftest import ANNA, Api, shaped


def test_a_text_is_judged_again_as_it_was_then(api: Api) -> None:
    api.inbound("Can you come?")
    text = api.send("Yes, reply CANCEL if not.").get_json()["id"]
    held = api.send("Tuesday.", program="reminders").get_json()["id"]
    api.inbound("STOP")
    refused = api.send("One more.").get_json()["id"]
    api.copy()
    said = shaped(api.get(f"/messages/{text}/why"), AccountGiven)
    assert (said["agrees"], said["state"], said["own"]) == (True, "denied", None)
    assert [(one["step"], one["state"], one["tier"]) for one in said["decisions"]] == [
        ("submitted", "ready", "implied"),
        ("stopped", "denied", None),
    ]
    first = said["decisions"][0]
    assert first["recorded"] == first["recomputed"]
    assert "CANCEL" in first["recorded"]["advice"][0]
    assert ANNA not in str(said), "masked"
    assert shaped(api.get(f"/messages/{held}/why"), AccountGiven)["agrees"]
    api.copy()  # that they were looked at is on record too
    said = shaped(api.get(f"/messages/{refused}/why"), AccountGiven)
    assert said["decisions"][0]["recorded"]["reasons"][0]["code"] == "opted_out"
    assert said["behind"] == {"entries": 0, "ms": 0}


def test_what_was_changed_does_not_agree(api: Api) -> None:
    text = api.send().get_json()["id"]
    api.copy()
    with api.gateway.core.ledger._engine.begin() as connection:
        connection.execute(update(texts).where(texts.c.id == text).values(reason="window"))
    said = shaped(api.get(f"/messages/{text}/why"), AccountGiven)
    assert not said["agrees"]
    assert said["row"] == [{"what": "reason", "recorded": "window", "recomputed": "no_consent"}]


def test_one_that_is_not_copied_yet_one_that_came_in_and_none(api: Api) -> None:
    came = api.inbound("Hi").text
    api.copy()
    text = api.send().get_json()["id"]
    late = api.get(f"/messages/{text}/why")
    assert (late.status_code, late.get_json()["code"]) == (503, "ledger_behind")
    assert int(late.headers["Retry-After"]) > 0
    assert (api.get(f"/messages/{came}/why").status_code, api.get("/messages/msg_X/why").status_code) == (422, 404)
