"""`messages.list`: filters, pages forward and back, and what an account may see."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.web.compat.conftest import ACCOUNT, ANNA, BEN, SECOND, SENDER, App

LIST = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


@pytest.fixture
def filled(app: App) -> App:
    """Anna and Ben wrote and were answered; a day later Anna was texted from the second number."""
    for who in (ANNA, BEN):
        app.inbound(f"Hi from {who[-1]}", sender=who)
        app.send(f"Hello {who[-1]}", to=who)
    app.gateway.core.directory.advance(86_400_000)
    app.inbound("Are you there?", to=SECOND)
    app.send("Yes", from_=SECOND)
    app.copy()
    return app


def bodies(app: App, **filters: Any) -> list[str]:
    return [one.body for one in app.client().messages.list(**filters)]


def test_all_texts_in_and_out_newest_first(filled: App) -> None:
    assert bodies(filled) == ["Yes", "Are you there?", "Hello 4", "Hi from 4", "Hello 3", "Hi from 3"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"to": ANNA}, ["Yes", "Hello 3"]),
        ({"to": SENDER}, ["Hi from 4", "Hi from 3"]),
        ({"from_": SENDER}, ["Hello 4", "Hello 3"]),
        ({"from_": ANNA}, ["Are you there?", "Hi from 3"]),
        ({"from_": ANNA, "to": SENDER}, ["Hi from 3"]),
        ({"from_": SENDER, "to": BEN}, ["Hello 4"]),
        ({"from_": SENDER, "to": SECOND}, []),
        ({"from_": ANNA, "to": BEN}, []),
        ({"to": "+17045550199"}, []),
    ],
)
def test_the_filters_of_numbers(filled: App, filters: dict[str, str], expected: list[str]) -> None:
    assert bodies(filled, **filters) == expected


def test_the_filters_of_time(filled: App) -> None:
    now = datetime.fromtimestamp(filled.gateway.core.clock() / 1000, UTC)
    today, yesterday = now.date(), now.date() - timedelta(days=1)
    assert bodies(filled, date_sent=today) == ["Yes", "Are you there?"]
    assert bodies(filled, date_sent_after=today) == ["Yes", "Are you there?"]
    assert len(bodies(filled, date_sent_after=yesterday)) == 6
    assert bodies(filled, date_sent_before=today) == ["Hello 4", "Hi from 4", "Hello 3", "Hi from 3"]
    assert bodies(filled, date_sent_before=yesterday) == []
    assert bodies(filled, date_sent=date(2020, 1, 1)) == []
    hour_ago = now - timedelta(hours=1)
    assert bodies(filled, date_sent_after=hour_ago) == ["Yes", "Are you there?"]
    assert bodies(filled, date_sent_before=hour_ago, date_sent_after=yesterday, to=BEN) == ["Hello 4"]


def test_pages_forward_and_back(filled: App) -> None:
    whole = bodies(filled)
    page = filled.client().messages.page(page_size=2)
    seen = [[one.body for one in page]]
    for _ in range(2):
        page = page.next_page()
        seen.append([one.body for one in page])
    assert seen == [whole[0:2], whole[2:4], whole[4:6]]
    assert page.next_page() is None
    page = page.previous_page()
    assert [one.body for one in page] == whole[2:4]
    page = page.previous_page()
    assert [one.body for one in page] == whole[0:2]
    assert page.previous_page() is None
    assert bodies(filled, page_size=1) == whole
    assert bodies(filled, page_size=4, limit=5) == whole[:5]


def test_the_shape_of_a_page(filled: App) -> None:
    said = filled.raw("GET", f"{LIST}?PageSize=2&To=%2B17045550123").json()
    assert said.keys() == {
        "messages",
        "page",
        "page_size",
        "start",
        "end",
        "uri",
        "first_page_uri",
        "next_page_uri",
        "previous_page_uri",
    }
    assert (said["page"], said["page_size"], said["start"], said["end"]) == (0, 2, 0, 1)
    assert said["first_page_uri"] == said["uri"] == f"{LIST}?To=%2B17045550123&PageSize=2&Page=0"
    assert said["next_page_uri"] is said["previous_page_uri"] is None
    following = filled.raw("GET", f"{LIST}?PageSize=2").json()["next_page_uri"]
    assert following.startswith(f"{LIST}?PageSize=2&Page=1&PageToken=PA"), "relative, and without our prefix"
    assert filled.raw("GET", following).json()["start"] == 2


def test_pages_go_on_under_the_base_url_of_a_program(filled: App) -> None:
    client = filled.client(prefix="/~reminders/topic/roof")
    assert len(client.messages.list(page_size=1)) == 6


@pytest.mark.parametrize(
    "query",
    [
        "PageToken=PAnonsense",
        "PageToken=XX",
        "PageToken=PA",
        "Page=3",
        "PageSize=0",
        "PageSize=many",
        "To=nobody",
        "DateSent=yesterday",
        "DateSent%3E=2026-13-01",
    ],
)
def test_what_cannot_be_listed_is_said(app: App, query: str) -> None:
    answer = app.raw("GET", f"{LIST}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, 20422)


def test_a_list_says_how_far_it_is_behind(app: App) -> None:
    app.send()
    answer = app.raw("GET", LIST)
    assert answer.json()["messages"] == []
    assert int(answer.headers["Consentry-Behind-Ms"]) >= 0


def test_an_account_sees_its_own_senders_only(filled: App) -> None:
    senders = dict(filled.policy.senders)
    senders[SECOND] = replace(senders[SECOND], account="AC" + "7" * 32)
    filled.apply(replace(filled.policy, senders=senders))
    assert "Yes" not in bodies(filled)
    assert len(bodies(filled)) == 4
    theirs = filled.client("AC" + "7" * 32).messages.list(limit=1)[0]
    assert theirs.body == "Yes"
    assert filled.client("AC" + "7" * 32).messages(theirs.sid).fetch().body == "Yes"
    one = LIST.replace(".json", f"/{theirs.sid}.json")
    assert filled.raw("DELETE", one).status_code == 404
    assert filled.raw("POST", one, {"Status": "canceled"}).status_code == 404
