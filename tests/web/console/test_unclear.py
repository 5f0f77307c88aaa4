"""To read: what may mean stop, why, and what somebody says of it."""

from __future__ import annotations

from tests.web.conftest import ANNA, BEN
from tests.web.console.conftest import Desk
from tests.web.console.test_deeds import send, state


def test_what_may_mean_stop_says_why_and_is_settled_there(otto: Desk) -> None:
    otto.api.inbound("enough")
    otto.api.inbound("Enough", sender=BEN)
    text = send(otto, "Yes, at nine.")
    otto.get("/unclear")
    assert "Because of the words “enough”" in otto.text
    assert "Waiting for them: 1 text." in otto.text
    assert ANNA not in otto.page
    assert otto.text.index("+1704•••0124") < otto.text.index("+1704•••0123"), "the newest stands first"
    otto.submit("/settle", 1, meant="none")
    assert "Recorded as no stop." in otto.text
    assert "+1704•••0123" not in otto.text, "back on the list, without it"
    otto.submit("/settle", meant="stop")
    assert "Recorded as a stop." in otto.text
    assert "Nothing has to be read." in otto.text
    assert otto.api.standing().quarantine is None
    assert otto.api.standing(BEN).revoked() is not None
    otto.api.gateway.release.look(otto.api.gateway.core.businesses.get("demo"))
    assert state(otto, text) != "denied"


def test_each_person_once_and_only_what_is_in_force(otto: Desk) -> None:
    for _ in range(3):
        otto.api.inbound("enough")
    otto.api.inbound("STOP", sender=BEN)
    otto.api.copy()
    otto.get("/unclear")
    assert otto.page.count('<p class="body">') == 1
    otto.api.inbound("STOP")
    otto.api.copy()
    otto.get("/unclear")
    assert otto.page.count('<p class="body">') == 0
