"""Lists: the message store and A2P messages by direction, number and time, page by page; each id leads to its text."""

from __future__ import annotations

from typing import Any

import pytest

from app.consent.model import DAY, HOUR
from app.gateway.send import Send
from app.phone import parse_phone
from tests.web.compat.ringcentral.conftest import A2P, ANNA, BATCHES, OTHERS, SENDER, STORE, App

BEN = "+17045550124"


def store(app: App, **query: Any) -> list[dict[str, Any]]:
    app.copy()
    return list(app.platform().get(STORE, query).json_dict()["records"])


def test_both_ways_newest_first_and_each_id_leads_to_its_text(app: App) -> None:
    app.inbound("Is it ready?", id="7000000000042")
    ours = app.send("It is")
    app.gateway.submit.one("acme", Send(SENDER, parse_phone(ANNA), "And by another way"), by="key:test")
    found = store(app)
    assert [one["subject"] for one in found] == ["And by another way", "It is", "Is it ready?"]
    assert [one["direction"] for one in found] == ["Outbound", "Outbound", "Inbound"]
    assert found[1]["id"] == ours["id"]
    assert found[2]["id"] == 7000000000042, "a text that RingCentral brought has RingCentral's number"
    assert found[2]["to"] == [{"phoneNumber": SENDER, "target": True}]
    platform = app.platform()
    for one in found:
        assert platform.get(f"{STORE}/{one['id']}").json_dict()["subject"] == one["subject"]
        assert one["id"] < 2**53


def test_the_filters(app: App) -> None:
    app.inbound("From Anna")
    app.inbound("From Ben", sender=BEN)
    app.inbound("To another", to=BATCHES)
    app.inbound("To another app", to=OTHERS)
    app.send("To Anna")

    def said(**query: Any) -> set[str]:
        return {one["subject"] for one in store(app, **query)}

    assert said() == {"From Anna", "From Ben", "To another", "To Anna"}
    assert said(direction="Inbound") == {"From Anna", "From Ben", "To another"}
    assert said(direction="Outbound") == {"To Anna"}
    assert said(direction=["Inbound", "Outbound"], phoneNumber=BEN) == {"From Ben"}
    assert said(phoneNumber=BATCHES) == {"To another"}
    assert said(messageType="Fax") == set()
    assert said(messageType=["Fax", "SMS"]) == {"From Anna", "From Ben", "To another", "To Anna"}
    assert said(availability="Deleted") == set()


def test_without_a_date_the_last_day_is_shown(app: App) -> None:
    app.inbound("Yesterday")
    app.gateway.core.directory.advance(DAY + HOUR)
    app.inbound("Today")
    assert [one["subject"] for one in store(app)] == ["Today"]
    assert [one["subject"] for one in store(app, dateFrom="2020-01-01")] == ["Today", "Yesterday"]
    first = store(app, dateFrom="2020-01-01")[1]["creationTime"]
    assert [one["subject"] for one in store(app, dateFrom=first, dateTo=first)] == []
    later = first.replace("Z", "").replace(".", ".9")[:23] + "Z"
    assert store(app, dateFrom=first, dateTo=later) == store(app, dateFrom=first)[1:] or first >= later


def test_page_by_page(app: App) -> None:
    for number in range(5):
        app.inbound(f"Text {number}")
    app.copy()
    platform, seen = app.platform(), []
    address = f"{STORE}?perPage=2"
    for page in (1, 2, 3):
        said = platform.get(address).json_dict()
        seen += [one["subject"] for one in said["records"]]
        assert said["paging"]["page"] == page
        following = said["navigation"].get("nextPage")
        address = following["uri"].partition("/compat/ringcentral")[2] if following else ""
    assert sorted(seen) == [f"Text {number}" for number in range(5)], "each once"
    assert not address
    assert said["navigation"]["previousPage"]["uri"].endswith("perPage=2&page=2")


def test_a2p_messages_page_by_token(app: App) -> None:
    made = app.batch([{"to": [ANNA]}, {"to": [BEN]}])
    app.inbound("Hi", to=BATCHES)
    app.copy()
    platform, seen, token = app.platform(), [], ""
    while True:
        said = platform.get(f"{A2P}/messages?perPage=1{token}").json_dict()
        seen += said["records"]
        if "nextPageToken" not in said["paging"]:
            break
        token = f"&pageToken={said['paging']['nextPageToken']}"
    assert {(one["direction"], one.get("batchId")) for one in seen} == {("Inbound", None), ("Outbound", made["id"])}
    assert len(seen) == 3
    for one in seen:
        assert platform.get(f"{A2P}/messages/{one['id']}").json_dict()["text"] == one["text"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("perPage=0", "perPage"),
        ("perPage=1001", "perPage"),
        ("page=101", "page"),
        ("page=x", "page"),
        ("direction=Up", "direction"),
        ("dateFrom=soon", "dateFrom"),
        ("dateTo=2026-13-01", "dateTo"),
        ("phoneNumber=nobody", "phoneNumber"),
    ],
)
def test_bad_filters_name_the_parameter(app: App, query: str, field: str) -> None:
    answer = app.raw("GET", f"{STORE}?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["parameterName"]) == (400, field)


def test_a_token_that_no_list_gave_out(app: App) -> None:
    answer = app.raw("GET", f"{A2P}/messages?pageToken=xyz")
    assert (answer.status_code, answer.json()["errors"][0]["parameterName"]) == (400, "pageToken")


def test_who_was_shown_texts_is_on_record_once(app: App) -> None:
    app.inbound("Hi")
    app.send("Mine")
    app.copy()
    platform = app.platform()
    for _ in range(3):
        records = platform.get(STORE).json_dict()["records"]
        for one in records:
            platform.get(f"{STORE}/{one['id']}")
    app.copy()
    acts = app.gateway.core.ledger.activity.page("acme", limit=50).rows
    seen = [one for one in acts if one.type == "seen"]
    assert len(seen) == 2, "the list, and the text that the app had not sent itself"
