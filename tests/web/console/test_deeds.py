"""Acting on what waits: what is said before, what is done, and what has changed since the page was drawn."""

from __future__ import annotations

import pytest

from app.consent.hours import instant
from app.consent.model import HOUR
from app.ledger.held import HeldBy
from app.web.console import bulk
from tests.web.conftest import ANNA, BEN
from tests.web.console.conftest import Desk


def send(desk: Desk, body: str, to: str = ANNA, **more: str) -> str:
    text = str(desk.api.send(body, to=to, **more).get_json()["id"])
    desk.api.copy()
    return text


def state(desk: Desk, text: str) -> str:
    return str(desk.api.gateway.core.store.texts("demo", [text])[text].state.value)


def acts(desk: Desk) -> list[tuple[str, str]]:
    desk.api.copy()
    rows = desk.api.gateway.core.ledger.activity.page("demo", actor="user:otto", limit=50).rows
    return [(one.type, one.by) for one in rows if one.type != "seen"]


def test_one_is_taken_back_and_the_page_says_so_where_one_was(otto: Desk) -> None:
    text = send(otto, "Your table is ready")
    otto.get("/held?q=program:support")
    otto.submit(f"/{text}/withdraw")
    assert "Taken back: it will not be sent." in otto.text
    assert 'value="program:support"' in otto.page
    assert state(otto, text) == "withdrawn"
    assert acts(otto) == [("moved", "user:otto")]


def test_what_has_left_meanwhile_is_said_and_not_done(otto: Desk) -> None:
    text = send(otto, "Your table is ready")
    otto.get()
    otto.api.gateway.holds.withdraw("demo", text, by="somebody else")
    otto.submit(f"/{text}/withdraw")
    assert otto.status == 409
    assert "it does not wait any more" in otto.text


def test_the_chosen_are_counted_and_shown_before_they_are_taken_back(otto: Desk) -> None:
    first, second, third = (send(otto, f"Text {n}", to=f"+1704555012{n}") for n in (3, 4, 5))
    otto.get()
    otto.submit("/held/check", deed="withdraw", text=[first, third])
    assert "Take back 2 texts?" in otto.text
    assert "Text 3" in otto.text
    assert "Text 4" not in otto.text
    assert [state(otto, one) for one in (first, second, third)] == ["held"] * 3, "nothing is done yet"
    otto.api.gateway.holds.withdraw("demo", third, by="somebody else")
    otto.submit("/held/do", text=[first, third])
    assert "1 text taken back" in otto.text
    assert "1 were not: The text is withdrawn; it does not wait any more" in otto.text
    assert [state(otto, one) for one in (first, second)] == ["withdrawn", "held"]


def test_nothing_chosen_is_said(otto: Desk) -> None:
    send(otto, "Text")
    otto.get()
    otto.submit("/held/check", deed="withdraw")
    assert otto.status == 422
    assert "Choose at least one text" in otto.text


def test_none_is_never_all(otto: Desk) -> None:
    text = send(otto, "Text")
    otto.get()
    for form in ({}, {"whole": "0"}, {"text": ""}, {"until": "9999999999999"}, {"text": "x" * 100}):
        answer = otto.post("/held/do", {"csrf": otto.token, "deed": "withdraw", **form})
        assert answer.status_code in (200, 422)
        assert state(otto, text) == "held", form


def test_all_that_match_go_and_what_comes_later_stays(otto: Desk) -> None:
    old = [send(otto, f"Text {n}", to=f"+1704555{200 + n:04}") for n in range(5)]
    other = send(otto, "An offer", to=BEN, program="offers")
    otto.get("/held?q=program:support")
    otto.submit("/held/check", deed="withdraw", whole="1")
    assert "Take back 5 texts?" in otto.text
    assert "All that matched “program:support”" in otto.text
    otto.api.gateway.core.directory.advance(1_000)
    late = send(otto, "Came later")
    otto.submit("/held/do")
    assert "5 texts taken back" in otto.text
    assert {state(otto, one) for one in old} == {"withdrawn"}
    assert (state(otto, other), state(otto, late)) == ("held", "held")


def test_more_than_one_request_takes_go_on_until_none_is_left(otto: Desk) -> None:
    many = bulk.AT_ONCE + 3
    for number in range(many):
        otto.api.send("Text", to=f"+1704555{200 + number:04}")
    otto.api.copy()
    otto.get()
    otto.submit("/held/check", deed="withdraw", whole="1")
    assert f"Take back {many} texts?" in otto.text
    assert f"and {many - bulk.SHOWN} more" in otto.text
    otto.submit("/held/do")
    assert f"{bulk.AT_ONCE} texts taken back" in otto.text
    otto.api.copy()
    otto.submit("/held/do")
    assert f"{many} texts taken back" in otto.text
    assert "Go on" not in otto.text
    assert otto.api.gateway.core.ledger.counts("demo").get("held", 0) == 3
    otto.api.copy()
    assert otto.api.gateway.core.ledger.counts("demo").get("held", 0) == 0


def test_they_are_asked_and_a_yes_lets_it_go(otto: Desk) -> None:
    otto.api.inbound("Hi")
    text = send(otto, "Your appointment is tomorrow at nine. Reply STOP to stop.", program="reminders")
    otto.get()
    otto.submit(f"/{text}/ask")
    assert "They were asked." in otto.text
    otto.get()
    otto.submit(f"/{text}/ask")
    assert otto.status == 409
    assert "they were asked in it already" in otto.text


def test_a_text_waits_longer_where_its_sender_set_no_end(otto: Desk) -> None:
    text = send(otto, "Your table is ready")
    end = otto.api.gateway.core.store.texts("demo", [text])[text].hold_until
    otto.get()
    assert "Wait longer" not in otto.page, "it has a day yet"
    otto.api.gateway.core.directory.advance(14 * HOUR)
    otto.get()
    otto.submit(f"/{text}/extend")
    assert "It waits longer now." in otto.text
    record = otto.api.gateway.core.store.texts("demo", [text])[text]
    assert record.hold_until >= end + 14 * HOUR
    assert acts(otto) == [("extended", "user:otto")]
    (row,) = otto.api.gateway.core.ledger.held.page("demo", HeldBy()).rows
    assert row.expires_at == record.hold_until, "the list knows it too"
    otto.api.gateway.core.directory.advance(12 * HOUR)
    assert state(otto, text) == "held"
    fixed = send(otto, "Until three", expires_at=instant(otto.api.gateway.core.clock() + HOUR))
    otto.get()
    answer = otto.post(f"/held/{fixed}/extend", {"csrf": otto.token})
    assert answer.status_code == 409
    assert "worth nothing later" in answer.get_data(as_text=True)


def test_a_text_answers_what_they_wrote(otto: Desk) -> None:
    text = send(otto, "Yes, we are open.")
    otto.api.inbound("Are you open?")
    record = otto.api.gateway.core.store.texts("demo", [text])[text]
    assert record.state.value == "held"
    otto.get()
    token = otto.token
    answer = otto.post(f"/held/{text}/answers", {"csrf": token})
    assert answer.location.endswith("said=on_its_way")
    assert state(otto, text) == "ready"


def test_a_text_that_nobody_wrote_about_answers_nothing(otto: Desk) -> None:
    text = send(otto, "Yes, we are open.")
    otto.get()
    answer = otto.post(f"/held/{text}/answers", {"csrf": otto.token})
    assert answer.status_code == 409
    assert "nothing that it answers" in answer.get_data(as_text=True)


def test_many_are_let_wait_asked_and_moved_and_each_refusal_is_counted(otto: Desk) -> None:
    otto.api.inbound("Hi")
    first = send(otto, "Your appointment is tomorrow at nine. Reply STOP to stop.", program="reminders")
    second = send(otto, "Your appointment is tomorrow at ten. Reply STOP to stop.", to=BEN, program="reminders")
    otto.api.gateway.core.directory.advance(14 * HOUR)
    otto.get()
    otto.submit("/held/check", deed="extend", whole="1")
    assert "Let 2 texts wait longer?" in otto.text
    otto.submit("/held/do")
    assert "2 texts wait longer now" in otto.text
    otto.get()
    otto.submit("/held/check", deed="ask", text=[first, second])
    assert "Ask the people of 2 texts?" in otto.text
    otto.submit("/held/do", text=[first, second])
    assert "1 text asked for" in otto.text
    assert "1 were not: They cannot be asked now" in otto.text
    otto.get("/held?q=program:reminders")
    otto.submit("/held/check", deed="correct", whole="1")
    otto.submit("/held/do", program="offers")
    assert "2 texts moved" in otto.text
    records = otto.api.gateway.core.store.texts("demo", [first, second])
    assert {one.text.ask.program for one in records.values()} == {"offers"}
    assert {one for one, _by in acts(otto)} == {"extended", "submitted", "corrected"}


def test_all_are_gone_through_once_though_none_leaves_the_list(otto: Desk) -> None:
    many = bulk.AT_ONCE + 3
    for number in range(many):
        otto.api.send("Text", to=f"+1704555{200 + number:04}")
    otto.api.copy()
    otto.api.gateway.core.directory.advance(14 * HOUR)
    otto.get()
    otto.submit("/held/check", deed="extend", whole="1")
    otto.submit("/held/do")
    assert "About 3 are left." in otto.text
    otto.submit("/held/do")
    assert f"{many} texts wait longer now" in otto.text
    assert "Go on" not in otto.text


@pytest.mark.parametrize("form", [{}, {"deed": "send"}, {"deed": "withdraw_all"}])
def test_what_nobody_can_do_with_many_is_said(otto: Desk, form: dict[str, str]) -> None:
    text = send(otto, "Text")
    otto.get()
    for path in ("/held/check", "/held/do"):
        answer = otto.post(path, {"csrf": otto.token, "text": text, **form})
        assert answer.status_code == 422
        assert "Say what to do with them." in answer.get_data(as_text=True)


def test_a_text_is_of_another_program(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    text = send(otto, "Yes, until five.", program="reminders")
    otto.get()
    otto.submit(f"/{text}/correct", program="support")
    assert "Recorded. It is on its way." in otto.text
    assert state(otto, text) == "ready"
    otto.post(f"/held/{text}/correct", {"csrf": otto.token, "program": "offers"})
    assert ("corrected", "user:otto") in acts(otto)


@pytest.mark.parametrize("deed", ["withdraw", "answers", "ask", "extend"])
def test_what_is_no_text_is_said(otto: Desk, deed: str) -> None:
    send(otto, "Text")
    otto.get()
    for text in ("x", "msg_DEM0AA_01M89C89S9WX9X66HV1Q0TENK6", "%3Cscript%3E"):
        answer = otto.post(f"/held/{text}/{deed}", {"csrf": otto.token})
        assert answer.status_code in (404, 409)
        assert "<script>" not in answer.get_data(as_text=True).partition("<main")[2]
