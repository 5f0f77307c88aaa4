"""Replying: what one types is judged as one types it, and two people do not answer twice."""

from __future__ import annotations

import json
import re
from html import unescape

from msgspec.structs import replace

from app.consent.model import DAY
from app.store.attending import Attending
from tests.web.conftest import ANNA, BEN, SENDER
from tests.web.console.conftest import Desk, browser


def person(desk: Desk, number: str = ANNA) -> str:
    desk.api.copy()
    who = desk.api.gateway.core.identity.consumer("demo", number)
    desk.get(f"/people/{who}")
    return who


def judged(desk: Desk, who: str, body: str, **more: str) -> str:
    form = {"csrf": desk.token, "sender": SENDER, "program": "support", "body": body, **more}
    answer = desk.post(f"/people/{who}/judge", form)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.get_data(as_text=True))).split())


def test_what_one_types_is_judged_and_nothing_is_kept(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    who = person(otto)
    before = otto.api.stored()
    assert judged(otto, who, "Yes, until five.").startswith("may be sent : A conversation is open. The conversation is")
    assert "It is sent in 2 parts." in judged(otto, who, "Yes. " * 40)
    assert judged(otto, who, "Yes", program="offers").startswith("would wait : They have not agreed to such texts.")
    assert judged(otto, who, "  ") == ""
    assert "not one of your senders" in judged(otto, who, "Yes", sender="+17045550199")
    assert otto.api.stored() == before
    otto.api.gateway.core.directory.advance(3 * DAY)
    assert judged(otto, who, "Yes, until five.").startswith("would wait : The conversation is over.")
    otto.api.inbound("STOP")
    assert judged(otto, who, "Why?").startswith("would be stopped : They said stop.")


def test_a_promise_lets_one_follow_up_go_after_the_conversation(otto: Desk) -> None:
    otto.api.inbound("When is my crown ready?")
    who = person(otto)
    otto.submit("/reply", body="Good question, give me a day.", promise="1", sender=SENDER, program="support")
    assert "Your reply is on its way." in otto.text
    otto.api.gateway.core.directory.advance(2 * DAY)
    assert "You promised to come back to them" in judged(otto, who, "Your crown is ready.")


def test_who_answers_is_seen_and_only_taken_over_on_purpose(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    otto.api.copy()
    otto.get("/inbox")
    otto.submit("/take", to="take")
    assert "You answer them. The others see it." in otto.text
    assert "you answer them" in otto.text
    anna = browser(otto.api)
    anna.login("anna")
    anna.get("/inbox")
    assert "otto answers them" in anna.text
    who = person(anna)
    anna.submit("/reply", body="Yes", sender=SENDER, program="support")
    assert anna.status == 409
    assert "otto answers them. Take it over first" in anna.text
    anna.submit("/take", to="take")
    assert "Somebody was faster" in anna.text
    anna.submit("/take", to="over")
    anna.get("/inbox?mine=1")
    assert "Are you open?" in anna.text
    assert "Are you open?" not in otto.get("/inbox?mine=1")
    person(anna)
    anna.submit("/reply", body="Yes", sender=SENDER, program="support")
    assert "Your reply is on its way." in anna.text
    assert Attending(otto.api.gateway.core.store).of("demo", [who]) == {}, "answered, nobody has to"


def test_it_is_left_to_others(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    who = person(otto)
    otto.submit("/take", to="take")
    otto.submit("/take", to="leave")
    assert "Nobody in particular answers them now." in otto.text
    assert Attending(otto.api.gateway.core.store).of("demo", [who]) == {}


def test_the_proof_is_taken_and_that_is_on_record(otto: Desk) -> None:
    otto.api.inbound("Are you open?")
    otto.api.inbound("Mine", sender=BEN)
    who = person(otto)
    for form in ("json", "html"):
        answer = otto.post(f"/people/{who}/evidence", {"csrf": otto.token, "format": form})
        assert answer.status_code == 200
        assert re.fullmatch(rf'attachment; filename="evidence-\w{{8}}\.{form}"', answer.headers["Content-Disposition"])
        assert b"Are you open?" in answer.data
        assert b"Mine" not in answer.data
        if form == "json":
            assert json.loads(answer.data)["about"]["kind"] == "consumer"
    otto.api.copy()
    rows = otto.api.gateway.core.ledger.activity.page("demo", actor="user:otto", limit=50).rows
    assert [one.type for one in rows].count("evidence_exported") == 2


def test_a_viewer_does_none_of_it(desk: Desk) -> None:
    desk.api.inbound("Are you open?")
    desk.login("vera")
    who = person(desk)
    for deed in ("judge", "reply", "take", "evidence"):
        assert desk.post(f"/people/{who}/{deed}", {"csrf": desk.token}).status_code == 403


def test_a_person_is_put_aside_and_comes_back(otto: Desk) -> None:
    text = otto.api.send("Your table is ready").get_json()["id"]
    otto.api.send("And yours", to=BEN)
    otto.api.copy()
    otto.get()
    otto.submit("/aside", 0, hours="4")
    assert "Put aside. They are shown again by themselves" in otto.text
    assert "Your table is ready" not in otto.text
    assert "And yours" in otto.text
    assert "with all 1…" in otto.text, "all is what is shown"
    assert "Put aside: 1" in otto.text
    otto.get("/held?q=is:aside")
    assert "Your table is ready" in otto.text
    assert "put aside by otto" in otto.text
    assert "And yours" not in otto.text
    otto.get(f"/held?q={text}")
    assert "Your table is ready" in otto.text, "who looks for it finds it"
    otto.submit("/aside", hours="0")
    assert "They are shown again." in otto.text
    otto.get()
    assert "Your table is ready" in otto.text


def test_what_is_mine_is_seen_by_all_and_listed_for_me(otto: Desk) -> None:
    otto.api.send("Your table is ready")
    otto.api.send("And yours", to=BEN)
    otto.api.copy()
    otto.get("/held?q=is:mine")
    assert "Nothing that waits matches this." in otto.text
    otto.get()
    otto.submit("/take", 0, to="take")
    otto.get("/held?q=is:mine")
    assert "Your table is ready" in otto.text
    assert "And yours" not in otto.text
    anna = browser(otto.api)
    anna.login("anna")
    assert "otto answers them" in anna.get()
    assert "Nothing that waits matches this." in anna.get("/held?q=is:mine")


def test_for_how_long_is_said(otto: Desk) -> None:
    otto.api.inbound("Hi")
    who = person(otto)
    for hours in ("", "-1", "9999", "x"):
        assert otto.post(f"/people/{who}/aside", {"csrf": otto.token, "hours": hours}).status_code == 422


def test_what_is_often_written_is_at_hand(otto: Desk) -> None:
    policy = otto.api.gateway.core.businesses.get("demo")
    words = 'We are open "8 to 6" <b>daily</b>.'
    otto.api.gateway.admin.apply(replace(policy, snippets={"hours": words}), by="test")
    otto.api.inbound("Are you open?")
    person(otto)
    assert words in otto.text
    assert 'data-insert="We are open &#34;8 to 6&#34; &lt;b&gt;daily&lt;/b&gt;."' in otto.page
    assert "<b>daily" not in otto.page
