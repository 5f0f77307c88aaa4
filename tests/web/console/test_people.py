"""A Consumer's page: what it shows, and what an operator records there."""

from __future__ import annotations

from typing import Any

import pytest

from app.consent.model import DAY, ConsentTier
from app.phone import parse_phone
from tests.consent.worlds import SHOWN
from tests.web.api.test_messages import away
from tests.web.conftest import ANNA, SENDER
from tests.web.console.conftest import Desk

NASTY = "<script>alert(1)</script>"


def who(desk: Desk, number: str = ANNA) -> str:
    return str(desk.api.gateway.core.identity.consumer("demo", number))


def open_page(desk: Desk, number: str = ANNA) -> None:
    desk.api.copy()
    desk.get(f"/people/{who(desk, number)}")
    assert desk.status == 200


def standing(desk: Desk) -> Any:
    return desk.api.standing()


def test_what_may_be_sent_and_why_and_all_that_happened(otto: Desk) -> None:
    otto.api.inbound(f"Do you have a table? {NASTY}")
    otto.api.send("Yes, at nine.")
    open_page(otto)
    assert "+1704•••0123" in otto.text
    assert ANNA not in otto.page
    assert "support reply in a conversation may be sent" in otto.text
    assert "reminders information they asked for would wait They have not agreed to such texts" in otto.text
    assert f"A conversation with {SENDER} is open" in otto.text
    assert f"they texted {SENDER}" in otto.text
    assert "Do you have a table?" in otto.text
    assert "your text, on its way" in otto.text
    assert NASTY not in otto.page


def test_the_number_is_shown_to_who_asks_and_that_is_on_record(otto: Desk) -> None:
    otto.api.inbound("Hi")
    open_page(otto)
    otto.submit("/reveal")
    assert ANNA in otto.text
    otto.api.copy()
    rows = otto.api.gateway.core.ledger.activity.page("demo", actor="user:otto", limit=9).rows
    seen = [(one.facts["route"], one.whom) for one in rows if one.type == "seen"]
    assert ("POST /console/people/{id}/reveal", who(otto)) in seen
    assert ("GET /console/people/{id}", who(otto)) in seen


def test_a_consent_is_recorded_with_its_evidence_and_what_waited_goes(otto: Desk) -> None:
    text = otto.api.send("Your appointment is tomorrow. Reply STOP to stop.", program="reminders").get_json()["id"]
    open_page(otto)
    otto.submit(
        "/consent",
        program="reminders",
        tier="express",
        source="paper",
        given="2026-11-20",
        reference="form 12",
        disclosure=SHOWN,
    )
    assert otto.status == 200, otto.text
    assert "Their consent is recorded." in otto.text
    (grant,) = standing(otto).grants
    assert (grant.program, grant.tier) == ("reminders", ConsentTier.EXPRESS)
    assert text
    otto.api.copy()
    entry = otto.api.gateway.core.ledger.entry("demo", grant.entry)
    assert entry is not None
    assert entry.facts["by"] == "user:otto"
    assert entry.private is not None
    assert entry.private["evidence"] == {"document": "form 12"}
    open_page(otto)
    assert "reminders : said yes (paper)" in otto.text or "reminders: said yes (paper)" in otto.text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"tier": "none"}, "Say what they agreed to"),
        ({"source": "telepathy"}, "Say how they agreed"),
        ({"program": "nothing"}, "nothing"),
        ({"given": "yesterday"}, "When did they agree?"),
        ({"tier": "express_written", "source": "verbal", "said": "Yes"}, "express_written"),
        ({"tier": "express_written", "source": "paper", "disclosure": "I opt into communications"}, "disclosure"),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_is_not_lost(otto: Desk, form: dict[str, str], said: str) -> None:
    otto.api.inbound("Hi")
    open_page(otto)
    whole = {"program": "reminders", "tier": "express", "source": "paper", "reference": f"form {NASTY}", "said": ""}
    otto.submit("/consent", **{**whole, **form})
    assert otto.status == 422
    assert said in otto.text
    assert "form <script>" in otto.page or "form &lt;script&gt;" in otto.page
    assert NASTY not in otto.page
    assert standing(otto).grants == ()


def test_a_stop_is_recorded_with_how_it_came(otto: Desk) -> None:
    text = otto.api.send("Your table is ready").get_json()["id"]
    open_page(otto)
    otto.submit("/stop", how="phone", note="called at nine")
    assert "Their stop is recorded." in otto.text
    assert standing(otto).revoked() is not None
    assert otto.api.gateway.core.store.texts("demo", [text])[text].state.value == "denied"
    open_page(otto)
    assert "They asked not to be texted (phone" in otto.text
    assert "called at nine" in otto.text


@pytest.mark.parametrize(("meant", "stopped"), [("stop", True), ("none", False)])
def test_an_unclear_text_is_read_and_settled(otto: Desk, meant: str, stopped: bool) -> None:
    otto.api.inbound("stop it please maybe not sure")
    if standing(otto).quarantine is None:
        otto.api.inbound("I think that is enough now")
    assert standing(otto).quarantine is not None
    open_page(otto)
    assert "Please read what they wrote" in otto.text
    otto.submit("/settle", meant=meant)
    assert (standing(otto).revoked() is not None) is stopped
    if not stopped:
        assert standing(otto).quarantine is None


@pytest.mark.parametrize(("why", "stopped"), [("wrong_number", True), ("reassigned", False)])
def test_a_number_is_anothers(otto: Desk, why: str, stopped: bool) -> None:
    otto.api.inbound("Hi")
    open_page(otto)
    otto.submit("/end", why=why)
    assert "What the former owner of the number agreed to holds no longer." in otto.text
    assert (standing(otto).revoked() is not None) is stopped
    token = otto.token
    assert otto.post(f"/people/{who(otto)}/end", {"csrf": token, "why": "because"}).status_code == 422


@pytest.mark.parametrize("id", ["x", "0" * 26, "../held", "%3Cscript%3E", "A" * 400])
def test_nobody_is_found_who_is_not_there(otto: Desk, id: str) -> None:
    otto.get(f"/people/{id}")
    assert otto.status == 404 or "Waiting" in otto.text
    assert "<script>a" not in otto.page


def test_an_erased_number_leaves_nothing_to_record_for(otto: Desk) -> None:
    otto.api.inbound("Hi")
    otto.api.copy()
    otto.api.gateway.core.directory.advance(40 * DAY)
    otto.api.gateway.erasing.erase(
        "demo", parse_phone(ANNA), reason="they asked", why="request", anyway=True, by="test"
    )
    open_page(otto)
    assert "Show the number" not in otto.text
    assert "Record a consent" not in otto.text
    answer = otto.post(f"/people/{who(otto)}/stop", {"csrf": otto.token})
    assert answer.status_code == 404
    assert "erased" in answer.get_data(as_text=True)


def test_an_admin_sees_who_did_what_and_from_where(desk: Desk) -> None:
    desk.login("otto")
    desk.api.inbound("Hi")
    open_page(desk)
    desk.submit("/stop", how="phone")
    desk.api.copy()
    desk.submit("/logout")
    desk.login("anna")
    desk.get("/activity?by=user:otto")
    assert "user:otto" in desk.text
    assert "127.0.0.1" in desk.text
    assert "saw" in desk.text
    desk.get("/activity")
    assert "made otto operator" in desk.text


@pytest.mark.parametrize(("form", "field"), [("/consent", "disclosure"), ("/consent", "reference"), ("/stop", "note")])
def test_evidence_that_is_too_long_is_said_and_never_cut(otto: Desk, form: str, field: str) -> None:
    otto.api.inbound("Hi")
    open_page(otto)
    whole = {"program": "reminders", "tier": "express", "source": "paper", "how": "phone", field: "x" * 10_001}
    otto.submit(form, **whole)
    assert otto.status == 422
    assert f"{field}: " in otto.text
    assert "you wrote 10001" in otto.text
    assert standing(otto).grants == ()
    assert standing(otto).revoked() is None


def test_without_the_ledger_a_page_says_what_may_be_sent_and_the_queue_waits(otto: Desk) -> None:
    otto.api.inbound("Hi")
    open_page(otto)
    away(otto.api)
    otto.get(f"/people/{who(otto)}")
    assert otto.status == 200
    assert "support reply in a conversation may be sent" in otto.text
    assert "The record cannot be read at this moment" in otto.text
    otto.get("/setup")
    assert otto.status == 200
    assert "cannot be read at this moment" in otto.text
    otto.get("/held")
    assert otto.status == 503
    assert "Not at this moment" in otto.text
