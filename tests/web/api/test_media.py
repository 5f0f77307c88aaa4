"""Pictures over the API: given out so that no page can be made to run them, and on record with who looked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from app.providers.seam import InboundText
from tests.gateway.test_pictures import PNG, Shelf
from tests.web.conftest import ANNA, POLICY, SENDER, Api


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf() as shelf:
        yield shelf


def came(api: Api, shelf: Shelf, path: str = "/one") -> str:
    """A text with a picture at a carrier whose pictures need no credentials."""
    senders = {SENDER: replace(POLICY.senders[SENDER], provider="telnyx", api_base=shelf.url)}
    policy = api.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
    text = InboundText("telnyx:p", "p", SENDER, ANNA, "Look", media=((f"{shelf.url}{path}", ""),))
    received = api.gateway.receive.text(policy, policy.senders[SENDER], text)
    api.copy()
    return str(received.text)


def test_a_picture_is_shown_and_who_looked_is_on_record(api: Api, shelf: Shelf) -> None:
    text = came(api, shelf)
    answer = api.get(f"/messages/{text}/media/0")
    assert (answer.status_code, answer.data, answer.content_type) == (200, PNG, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    api.copy()
    routes = [one["facts"].get("route") for one in api.get("/activity").get_json()["activity"]]
    assert "GET /v1/messages/{id}/media/{place}" in routes


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/javascript", "", "image/png, text/html"])
def test_what_a_browser_could_run_is_a_file_to_be_saved(api: Api, shelf: Shelf, kind: str) -> None:
    shelf.answers["/one"] = (200, f"Content-Type: {kind}\r\n".encode(), b"<script>alert(1)</script>")
    answer = api.get(f"/messages/{came(api, shelf)}/media/0")
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_what_is_not_there_is_said(api: Api, shelf: Shelf) -> None:
    text = came(api, shelf, "/gone")
    assert api.get(f"/messages/{text}/media/0").status_code == 404
    assert api.get(f"/messages/{text}/media/1").status_code == 404
    assert api.get(f"/messages/{text}/media/first").status_code == 422
    assert api.get("/messages/msg_DEM0AA_NONE/media/0").status_code == 404
    shelf.answers["/gone"] = (503, b"", b"")
    assert api.get(f"/messages/{text}/media/0").status_code == 503
    assert api.get(f"/messages/{text}/media/0", key=api.key_of("read", business="rival")).status_code == 404
