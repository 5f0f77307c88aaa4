"""The held queue."""

from __future__ import annotations

from tests.web.console.conftest import Desk


def test_what_waits_is_shown(desk: Desk) -> None:
    desk.api.send("Your table is ready")
    desk.api.copy()
    desk.login()
    print(desk.status, desk.page)
    assert "Your table is ready" in desk.text
