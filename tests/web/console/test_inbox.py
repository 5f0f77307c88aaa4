"""What nobody has answered, a reply that is judged before it is taken, and texts of unknown outcome."""

from __future__ import annotations

import re

import pytest

from app.consent.model import DAY
from tests.gateway.test_pictures import PNG, Shelf
from tests.web.api.test_media import came
from tests.web.api.test_resend import unknown
from tests.web.conftest import ANNA, BEN, SENDER
from tests.web.console.conftest import ADMIN, Desk


def who(desk: Desk, number: str = ANNA) -> str:
    return str(desk.api.gateway.core.identity.consumer("demo", number))


def inbox(desk: Desk) -> list[str]:
    desk.api.copy()
    desk.get("/inbox")
    return re.findall(r'<p class="body">(.*?)</p>', desk.page, re.S)


def open_page(desk: Desk) -> None:
    desk.api.copy()
    desk.get(f"/people/{who(desk)}")


def texts_to(desk: Desk, number: str = ANNA) -> list[str]:
    desk.api.copy()
    listed = desk.api.gateway.core.ledger.texts("demo", consumer=who(desk, number), direction="out").rows
    return [str(row.body) for row in listed if not row.own]


def test_the_newest_of_each_who_wants_an_answer_stands_there(otto: Desk) -> None:
    otto.api.inbound("First question")
    otto.api.gateway.core.directory.advance(1_000)
    otto.api.inbound("Second question")
    otto.api.inbound("HELP", sender="+17045550131")
    otto.api.inbound("STOP", sender="+17045550132")
    otto.api.gateway.core.directory.advance(1_000)
    otto.api.inbound("<b>Mine</b>", sender=BEN)
    assert inbox(otto) == ["&lt;b&gt;Mine&lt;/b&gt;", "Second question"]
    assert ANNA not in otto.page
    assert "you can reply for 23 h more" in otto.text or "you can reply for 1 d more" in otto.text


def test_what_was_answered_is_gone_and_a_text_that_waits_is_no_answer(otto: Desk) -> None:
    otto.api.inbound("Do you have a table?")
    otto.api.gateway.core.directory.advance(1_000)
    assert otto.api.send("An offer", program="offers").get_json()["state"] == "held"
    assert inbox(otto) == ["Do you have a table?"]
    otto.api.gateway.core.directory.advance(1_000)
    assert otto.api.send("Yes, at nine.").get_json()["state"] == "ready"
    assert inbox(otto) == []
    assert "Everything is answered." in otto.text


def test_what_is_older_than_a_week_is_left_out(otto: Desk) -> None:
    otto.api.inbound("Long ago")
    otto.api.gateway.core.directory.advance(8 * DAY)
    assert inbox(otto) == []


def test_what_is_unclear_stands_first(otto: Desk) -> None:
    otto.api.inbound("stop it please maybe not sure")
    assert otto.api.standing().quarantine is not None
    otto.api.gateway.core.directory.advance(1_000)
    otto.api.inbound("A table for two", sender=BEN)
    assert inbox(otto) == ["stop it please maybe not sure", "A table for two"]
    assert "Please read this one." in otto.text


def test_a_reply_goes_as_a_persons_and_once_though_the_button_is_pressed_twice(otto: Desk) -> None:
    otto.api.inbound("Do you have a table?")
    open_page(otto)
    page = otto.page
    otto.submit("/reply", body="Yes, at nine.", sender=SENDER, program="support")
    assert "Your reply is on its way." in otto.text
    otto.page = page
    otto.submit("/reply", body="Yes, at nine.", sender=SENDER, program="support")
    assert texts_to(otto) == ["Yes, at nine."]
    (row,) = otto.api.gateway.core.ledger.texts("demo", consumer=who(otto), direction="out").rows
    assert row.author == "person"
    open_page(otto)
    otto.submit("/reply", body="Yes, at nine.", sender=SENDER, program="support")
    assert len(texts_to(otto)) == 2, "the same words from a new page are a new text"


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"body": "Also: 20 % off everything!"}, 409, "offer"),
        ({"program": "offers"}, 409, "No consent on record"),
        ({"program": "nothing"}, 422, "nothing"),
        ({"sender": "+17045550199"}, 422, "not one of your senders"),
        ({"body": "  "}, 422, "Write something"),
        ({"body": "x" * 1_601}, 422, "1600 characters"),
    ],
)
def test_what_may_not_go_is_not_sent_and_does_not_wait(
    otto: Desk, form: dict[str, str], status: int, said: str
) -> None:
    otto.api.inbound("Do you have a table?")
    open_page(otto)
    whole = {"body": "Yes, at nine.", "sender": SENDER, "program": "support", **form}
    otto.submit("/reply", **whole)
    assert otto.status == status
    assert "It was not sent." in otto.text
    assert said in otto.text
    assert whole["body"].strip()[:20] in otto.text, "what was written is still there"
    assert texts_to(otto) == []


def test_nobody_replies_to_who_said_stop(otto: Desk) -> None:
    otto.api.inbound("STOP")
    open_page(otto)
    otto.submit("/reply", body="But why?", sender=SENDER, program="support")
    assert otto.status == 409
    assert "They asked not to be texted" in otto.text
    assert texts_to(otto) == []


def test_where_all_is_known_the_page_says_so(otto: Desk) -> None:
    otto.get("/unknown")
    assert "Of every text it is known what became of it." in otto.text


def test_a_text_of_unknown_outcome_is_sent_again_by_a_person_alone_and_once(otto: Desk) -> None:
    text = unknown(otto.api)
    otto.api.copy()
    otto.get("/unknown")
    assert "Yes, at nine." in otto.text
    assert ANNA not in otto.page
    page = otto.page
    otto.submit(f"/{text}/resend")
    assert "Recorded. It is on its way." in otto.text
    assert texts_to(otto) == ["Yes, at nine."] * 2
    otto.page = page
    otto.submit(f"/{text}/resend")
    assert otto.status == 409
    assert len(texts_to(otto)) == 2


def test_what_came_with_a_text_is_fetched_when_somebody_looks_and_that_is_on_record(otto: Desk) -> None:
    with Shelf() as shelf:
        text = came(otto.api, shelf)
        open_page(otto)
        links = re.findall(r'href="(/console/media/[^"]+)"', otto.page)
        assert links == [f"/console/media/{text}/0"]
        assert not shelf.server.requests, "nothing is fetched before"
        answer = otto.client.get(links[0], base_url=ADMIN)
        assert (answer.status_code, answer.data, answer.content_type) == (200, PNG, "image/png")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        shelf.answers["/one"] = (200, b"Content-Type: image/svg+xml\r\n", b"<script>alert(1)</script>")
        answer = otto.client.get(links[0], base_url=ADMIN)
        assert answer.headers["Content-Disposition"] == "attachment"
    assert otto.client.get(f"/console/media/{text}/7", base_url=ADMIN).status_code == 404
    assert otto.client.get("/console/media/x/0", base_url=ADMIN).status_code == 404
    otto.api.copy()
    rows = otto.api.gateway.core.ledger.activity.page("demo", actor="user:otto", limit=20).rows
    assert "GET /console/media/{text}/{n}" in [one.facts.get("route") for one in rows]
