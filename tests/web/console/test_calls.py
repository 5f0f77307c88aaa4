"""The call list: who can say yes on the phone, what to say to them, and what their answer does."""

from __future__ import annotations

from tests.web.conftest import ANNA, BEN
from tests.web.console.conftest import Desk
from tests.web.console.test_deeds import acts, send, state


def test_a_yes_on_the_phone_is_recorded_and_the_text_goes(otto: Desk) -> None:
    first = send(otto, "Your table is ready")
    second = send(otto, "And so is your wine")
    otto.get("/calls")
    assert "+1704•••0123 support 2 texts" in otto.text
    assert ANNA not in otto.page
    otto.submit(f"/calls/{first}")
    assert ANNA in otto.text
    assert "This is Demo. May we send you text messages about" in otto.text
    otto.submit("/answer", answer="yes", said="Sure, go ahead")
    assert "Their yes is recorded" in otto.text
    otto.api.gateway.release.look(otto.api.gateway.core.businesses.get("demo"))
    assert (state(otto, first), state(otto, second)) == ("ready", "ready")
    assert "Nobody has to be called." in otto.get("/calls")
    (grant,) = otto.api.standing().grants
    assert (grant.program, grant.source.value, grant.tier.word) == ("support", "verbal", "express")
    assert acts(otto)[0] == ("granted", "user:otto")
    entries = otto.api.gateway.core.ledger.history_of("demo", otto.api.gateway.core.identity.consumer("demo", ANNA))
    (private,) = [entry.private for entry in entries if entry.type == "granted"]
    assert private is not None
    assert private.words.startswith("This is Demo. May we send you"), "the words they were asked with"


def test_a_no_stops_the_program_and_no_other(otto: Desk) -> None:
    text = send(otto, "Your appointment is tomorrow. Reply STOP to stop.", program="reminders")
    other = send(otto, "Your table is ready")
    otto.get("/calls")
    otto.submit(f"/calls/{text}")
    otto.submit("/answer", answer="no")
    assert "Their no is recorded" in otto.text
    assert (state(otto, text), state(otto, other)) == ("denied", "held")


def test_nobody_is_called_about_an_offer_or_what_waits_for_something_else(otto: Desk) -> None:
    send(otto, "50% off. Reply STOP to stop.", program="offers")
    text = send(otto, "Your table is ready", to=BEN)
    otto.api.gateway.holds.withdraw("demo", text, by="somebody")
    otto.get("/calls")
    assert "Nobody has to be called." in otto.text
    assert otto.post(f"/calls/{text}", {"csrf": otto.token}).status_code == 409


def test_what_is_no_answer_is_said_and_nothing_is_recorded(otto: Desk) -> None:
    text = send(otto, "Your table is ready")
    otto.get("/calls")
    otto.submit(f"/calls/{text}")
    otto.submit("/answer", answer="yes", said=" ")
    assert otto.status == 422
    assert "Write down what they said" in otto.text
    assert otto.post(f"/calls/{text}/answer", {"csrf": otto.token, "answer": "perhaps"}).status_code == 422
    long = otto.post(f"/calls/{text}/answer", {"csrf": otto.token, "answer": "yes", "said": "x" * 2_001})
    assert long.status_code == 422
    assert state(otto, text) == "held"
    assert acts(otto) == []


def test_a_viewer_sees_the_list_and_no_number(desk: Desk) -> None:
    text = send(desk, "Your table is ready")
    desk.login("vera")
    desk.get("/calls")
    assert "+1704•••0123" in desk.text
    for path in (f"/calls/{text}", f"/calls/{text}/answer"):
        assert desk.post(path, {"csrf": desk.token, "answer": "yes"}).status_code == 403
