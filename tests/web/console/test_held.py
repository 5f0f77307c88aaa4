"""The held queue: by cause, by person, text by text; searched, sorted and page by page; and what came since."""

from __future__ import annotations

import re
from typing import Any

from app.consent.hours import instant
from app.consent.model import DAY, HOUR
from app.web.console.held import ROWS
from tests.web.conftest import ANNA, BEN, SENDER
from tests.web.console.conftest import Desk

NASTY = """<script>alert(1)</script>"'><img src=x onerror=alert(2)> {{ 7*7 }} &amp; javascript:alert(3)"""


def bodies(desk: Desk) -> list[str]:
    """The beginnings of the texts that are shown, in their order."""
    from html import unescape

    found = [unescape(body) for body in re.findall(r'<p class="body">(.*?)</p>', desk.page)]
    return [body.removesuffix(" Reply STOP to opt out.") for body in found]


def send(desk: Desk, body: str, to: str = ANNA, **more: Any) -> str:
    answer = desk.api.send(body, to=to, **more)
    assert answer.get_json()["state"] == "held", answer.get_json()
    desk.api.copy()
    return str(answer.get_json()["id"])


def test_each_text_says_why_it_waits_until_when_and_what_helps(otto: Desk) -> None:
    send(otto, "Your table is ready")
    otto.get()
    assert "Waiting 1" in otto.text
    assert "Your table is ready" in otto.text
    assert "They have not agreed to such texts. No consent on record" in otto.text
    assert "record the consent you have" in otto.text
    assert "then it is not sent" in otto.text
    assert "You cannot force a text out" in otto.text
    assert "support · reply in a conversation · from +17045550100" in otto.text


def test_numbers_are_masked(otto: Desk) -> None:
    send(otto, "Your table is ready")
    otto.get()
    assert "+1704•••0123" in otto.text
    assert ANNA not in otto.page


def test_texts_are_counted_by_cause_and_a_cause_shows_its_texts(otto: Desk) -> None:
    otto.api.inbound("Hi", sender=BEN)
    otto.api.gateway.core.directory.advance(5 * DAY)
    send(otto, "First")
    send(otto, "Second")
    send(otto, "Too late", to=BEN)
    otto.get()
    assert "2 They have not agreed to such texts" in otto.text
    assert "1 The conversation is over" in otto.text
    otto.get("/held?q=reason:window_closed")
    assert bodies(otto) == ["Too late"]


def test_texts_of_one_person_stand_together(otto: Desk) -> None:
    send(otto, "To Anna 1")
    send(otto, "To Ben", to=BEN)
    send(otto, "To Anna 2")
    otto.get()
    assert bodies(otto) == ["To Anna 1", "To Anna 2", "To Ben"]
    assert "+1704•••0123 2 texts" in otto.text


def test_the_line_and_the_controls_narrow_it(otto: Desk) -> None:
    old = send(otto, "An old one")
    otto.api.gateway.core.directory.advance(5 * HOUR)
    send(otto, "To Ben", to=BEN)
    send(otto, "An offer", program="offers")
    for line, wanted in (
        ("", ["An old one", "An offer", "To Ben"]),
        (f"to:{BEN}", ["To Ben"]),
        ("program:offers", ["An offer"]),
        ("age:>2h", ["An old one"]),
        ("age:<2h", ["To Ben", "An offer"]),
        (old, ["An old one"]),
        ("ends:<20h", ["An old one"]),
        ("reason:quarantine", []),
        ("hello program:offers", ["An offer"]),
    ):
        otto.get(f"/held?q={line.replace('+', '%2B')}")
        assert sorted(bodies(otto)) == sorted(wanted), line
    assert "words of texts are not searched" in otto.text
    assert "with all" not in otto.text, "nobody knows all of what"
    otto.get("/held?program=offers&kind=promotional")
    assert bodies(otto) == ["An offer"]
    assert 'value="program:offers kind:promotional"' in otto.page, "the controls write the line"


def test_the_orders(otto: Desk) -> None:
    send(otto, "First", program="offers")
    otto.api.gateway.core.directory.advance(HOUR)
    soon = instant(otto.api.gateway.core.clock() + 2 * HOUR)
    send(otto, "Second", to=BEN, expires_at=soon)
    for sort, wanted in (("oldest", ["First", "Second"]), ("newest", ["Second", "First"]), ("x", ["First", "Second"])):
        otto.get(f"/held?sort={sort}")
        assert bodies(otto) == wanted
    otto.get("/held?sort=ending")
    assert bodies(otto) == ["Second", "First"], "the one that ends in two hours comes first"


def test_page_by_page_each_once(otto: Desk) -> None:
    for number in range(ROWS + 3):
        otto.api.send(f"Text {number}", to=f"+1704555{200 + number:04}")
    otto.api.copy()
    for sort in ("oldest", "newest", "ending"):
        otto.get(f"/held?sort={sort}")
        seen = bodies(otto)
        assert len(seen) == ROWS
        following = re.search(r'href="([^"]+)" rel="next"', otto.page)
        assert following
        otto.get(following[1].removeprefix("/console").replace("&amp;", "&"))
        seen += bodies(otto)
        assert sorted(seen) == sorted(f"Text {number}" for number in range(ROWS + 3))
        assert 'rel="next"' not in otto.page
        assert "To the first page" in otto.text


def test_what_waits_no_more_is_left_out_though_the_ledger_does_not_know_yet(otto: Desk) -> None:
    text = send(otto, "Taken back meanwhile")
    send(otto, "Still there", to=BEN)
    otto.api.gateway.holds.withdraw("demo", text, by="test")
    otto.get()
    assert bodies(otto) == ["Still there"]


def test_nothing_that_somebody_wrote_is_taken_for_markup(otto: Desk) -> None:
    send(otto, NASTY)
    otto.get()
    assert bodies(otto) == [" ".join(NASTY.split())]
    assert "<script>alert" not in otto.page
    assert "<img" not in otto.page
    otto.get("/held?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in otto.page
    otto.get('/held?said="><script>alert(1)</script>&sort="><b>')
    assert "<script>alert" not in otto.page
    assert "<b>" not in otto.page.replace("<b>", "", 0).split("<main")[0]


def test_how_many_came_since_is_said_and_narrowed(otto: Desk) -> None:
    send(otto, "There already")
    otto.get()
    address = re.search(r'hx-get="([^"]+)"', otto.page)
    assert address
    asked = address[1].removeprefix("/console").replace("&amp;", "&")
    otto.get(asked)
    assert otto.page.strip() == ""
    otto.api.gateway.core.directory.advance(1_000)
    send(otto, "A new one", to=BEN)
    otto.get(asked)
    assert otto.text == "1 new: show"
    otto.get(f"{asked}&program=offers")
    assert otto.page.strip() == ""


def test_who_looked_is_on_record_once_an_hour(otto: Desk) -> None:
    send(otto, "Your table is ready")
    for _ in range(3):
        otto.get()
    otto.get(f"/held?q=to:%2B{ANNA[1:]}")
    otto.api.copy()
    seen = [one for one in otto.api.gateway.core.ledger.activity.page("demo", limit=20).rows if one.type == "seen"]
    assert [(one.by, one.facts["route"], one.facts["rows"]) for one in seen] == [
        ("user:otto", "GET /console/held", 1)
    ] * 2
    who = otto.api.gateway.core.identity.consumer("demo", ANNA)
    assert {one.whom for one in seen} == {None, who}
    assert ANNA not in str([one.facts for one in seen])


def test_an_empty_queue_teaches(otto: Desk) -> None:
    otto.get()
    assert "Nothing waits." in otto.text
    assert "the three tiers" in otto.text
    send(otto, "One")
    otto.get("/held?q=reason:paused")
    assert "Nothing that waits matches this." in otto.text


def test_asking_is_offered_only_while_a_conversation_is_open(otto: Desk) -> None:
    otto.api.inbound("Hi")
    send(otto, "Your appointment is tomorrow", program="reminders")
    send(otto, "The same to somebody who never wrote", to=BEN, program="reminders")
    otto.get()
    assert otto.page.count("Ask them") == 1
    otto.api.gateway.core.directory.advance(2 * DAY)
    send(otto, "And now", program="reminders")
    otto.get()
    assert "Ask them" not in otto.page


def test_it_says_when_the_list_is_behind(otto: Desk) -> None:
    otto.get()
    assert "behind" not in otto.text
    assert SENDER in otto.page
