"""How the house stands, and pausing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.consent.model import Campaign
from app.store.troubles import Trouble
from app.web.console.house import lacks
from tests.web.conftest import ANNA, BEN, POLICY, SENDER
from tests.web.console.conftest import Desk


def test_each_number_of_the_overview_leads_to_what_is_behind_it(otto: Desk) -> None:
    otto.api.send("One")
    otto.api.send("Two", to=BEN)
    otto.api.inbound("Hi", sender="+17045550131")
    otto.api.copy()
    otto.api.gateway.core.troubles.say("backups", Trouble("backup_failed", "the disk is full"), 60)
    otto.get("/overview")
    assert "They have not agreed to such texts 2" in otto.text
    assert 'href="/console/held?q=reason:no_consent"' in otto.page
    assert "waiting 2" in otto.text
    assert "they wrote 1" in otto.text
    assert "backup failed : the disk is full" in otto.text or "backup failed: the disk is full" in otto.text
    assert ANNA not in otto.page


@pytest.mark.parametrize("form", [{}, {"sender": SENDER}, {"program": "support"}])
def test_pausing_holds_and_resuming_lets_go(otto: Desk, form: dict[str, str]) -> None:
    otto.api.inbound("Hi")
    otto.get("/setup")
    assert otto.post("/setup/pause", {"csrf": otto.token, "to": "pause", **form}).status_code == 303
    assert otto.api.send("Yes, at nine.").get_json()["state"] == "held"
    otto.get("/setup")
    assert "Resume" in otto.text
    otto.post("/setup/pause", {"csrf": otto.token, "to": "resume", **form})
    assert otto.api.send("Yes, at ten.").get_json()["state"] == "ready"
    otto.api.copy()
    rows = otto.api.gateway.core.ledger.activity.page("demo", actor="user:otto", limit=9).rows
    assert [one.type for one in rows] == ["policy_applied", "policy_applied"]


@pytest.mark.parametrize("form", [{"to": "stop"}, {"to": "pause", "sender": "x"}, {"to": "pause", "program": "x"}])
def test_what_is_none_is_said(otto: Desk, form: dict[str, str]) -> None:
    otto.get("/setup")
    assert otto.post("/setup/pause", {"csrf": otto.token, **form}).status_code in (404, 422)
    assert otto.post("/setup/replay", {"csrf": otto.token, "endpoint": "x"}).status_code == 404


def test_what_the_settings_lack_is_said() -> None:
    whole = replace(
        POLICY,
        help="704-555-0199",
        website="https://demo.example",
        privacy_url="https://demo.example/privacy",
        terms_url="https://demo.example/terms",
        programs={
            name: replace(program, description="Texts", frequency="monthly")
            for name, program in POLICY.programs.items()
        },
    )
    assert lacks(whole) == []
    assert "HELP" in lacks(replace(whole, help=""))[0]
    assert "privacy_url" in lacks(replace(whole, terms_url=""))[0]
    pending = replace(whole.programs["offers"], campaign=Campaign("C1", status="pending"))
    assert "pending" in lacks(replace(whole, programs={"offers": pending}))[0]
    assert "frequency" in lacks(replace(whole, programs={"offers": replace(whole.programs["offers"], frequency="")}))[0]
