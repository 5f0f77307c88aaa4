"""Saved views: a search under a name, for whoever saved it."""

from __future__ import annotations

from app.store.views import MOST
from tests.web.console.conftest import Desk, browser


def test_a_search_is_saved_shown_and_forgotten(desk: Desk) -> None:
    desk.login("vera")
    desk.api.send("Your table is ready")
    desk.api.copy()
    desk.get("/held?q=reason:no_consent age:<2d&sort=newest")
    desk.submit("/views", name="  Needs   consent ")
    assert "Kept: it stands above the list, for you alone." in desk.text
    desk.get("/held")
    assert "Needs consent" in desk.text
    assert "Forget the view" not in desk.text
    desk.get("/held?q=reason%3Ano_consent+age%3A%3C2d&sort=newest")
    assert "Forget the view “Needs consent”" in desk.text
    otto = browser(desk.api)
    otto.login("otto")
    assert "Needs consent" not in otto.text
    desk.submit("/views/forget")
    assert "Forgotten." in desk.text
    assert "Needs consent" not in desk.text


def test_what_is_no_view_is_said(otto: Desk) -> None:
    otto.get()
    good = {"csrf": otto.token, "name": "x", "q": "reason:paused"}
    for wrong in ({"name": " "}, {"name": "x" * 41}, {"q": ""}, {"q": "reason:none"}):
        assert otto.post("/views", {**good, **wrong}).status_code == 422, wrong
    for number in range(MOST):
        assert otto.post("/views", {**good, "name": f"view {number}"}).status_code == 303
    assert otto.post("/views", {**good, "name": "one more"}).status_code == 409
    assert otto.post("/views", {**good, "name": "view 1", "q": "reason:no_consent"}).status_code == 303


def test_a_name_is_shown_as_words(otto: Desk) -> None:
    otto.get()
    otto.post("/views", {"csrf": otto.token, "name": "<script>x</script>", "q": "reason:paused"})
    otto.get()
    assert "<script>x" not in otto.page
    assert "<script>x</script>" in otto.text
