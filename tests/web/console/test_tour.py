"""The first quarter hour, taken from its first step to its last on the simulated carrier's own story."""

from __future__ import annotations

import re

from msgspec.structs import replace

from app.gateway.draft import Draft
from app.gateway.steps import claim, land
from app.providers.seam import Fate, Outcome
from app.store.change import Change, Reading
from tests.web.conftest import ANNA, SENDER
from tests.web.console.conftest import Desk
from tests.web.console.test_deeds import state


def done(desk: Desk) -> list[bool]:
    desk.api.copy()
    desk.get("/tour")
    return ["✓" in one for one in re.findall(r"<li class=.*?</li>", desk.page, re.S)]


def deliver(desk: Desk) -> None:
    """The carrier takes whatever is on its way to Anna."""
    core = desk.api.gateway.core
    who, policy = core.identity.consumer("demo", ANNA), core.businesses.get("demo")
    desk.api.copy()
    for text in core.ledger.texts("demo", state="ready").rows:

        def claimed(draft: Draft, reading: Reading, text: str = text.id) -> tuple[Change | None, None]:
            claim(draft, reading.texts[text], "worker")
            return draft.change(claim_until=1), None

        def landed(draft: Draft, reading: Reading, text: str = text.id) -> tuple[Change | None, None]:
            land(draft, reading.texts[text], Outcome(Fate.SENT, provider_id=f"SM{text}"))
            return draft.change(), None

        for step in (claimed, landed):
            core.change(policy, who, step, texts=[text.id])


def test_each_step_is_ticked_when_it_was_done_and_not_before(otto: Desk) -> None:
    assert done(otto) == [False] * 9
    assert "Send the reminder" not in otto.page, "there is nobody yet"
    otto.api.inbound("Are you open tomorrow?")
    assert done(otto) == [True] * 2 + [False] * 7
    who = otto.api.gateway.core.identity.consumer("demo", ANNA)
    otto.get(f"/people/{who}")
    otto.submit("/reply", body="Yes, from nine.", sender=SENDER, program="support")
    assert done(otto) == [True] * 3 + [False] * 6
    otto.submit("/send")
    assert "The reminder was handed over" in otto.text
    assert done(otto) == [True] * 4 + [False] * 5
    otto.get()
    otto.submit("/ask")
    assert done(otto) == [True] * 5 + [False] * 4
    deliver(otto)
    otto.api.inbound("YES")
    assert done(otto) == [True] * 6 + [False] * 3
    deliver(otto)
    otto.api.gateway.release.look(otto.api.gateway.core.businesses.get("demo"))
    assert done(otto) == [True] * 7 + [False] * 2
    otto.api.inbound("STOP")
    assert done(otto) == [True] * 8 + [False]
    otto.post(f"/people/{who}/evidence", {"csrf": otto.token, "format": "json"})
    assert done(otto) == [True] * 9
    assert "That was all of it." in otto.text


def test_pressed_twice_it_sends_one(otto: Desk) -> None:
    otto.api.inbound("Are you open tomorrow?")
    done(otto)
    who = otto.api.gateway.core.identity.consumer("demo", ANNA)
    for _ in range(2):
        otto.post(f"/tour/{who}/send", {"csrf": otto.token, "once": "x"})
    otto.api.copy()
    (text,) = otto.api.gateway.core.ledger.texts("demo", direction="out").rows
    assert state(otto, text.id) == "held"


def test_a_business_of_real_numbers_is_sent_nothing(otto: Desk) -> None:
    otto.api.inbound("Are you open tomorrow?")
    policy = otto.api.gateway.core.businesses.get("demo")
    senders = {n: replace(s, provider="twilio", account="AC1") for n, s in policy.senders.items()}
    otto.api.gateway.admin.apply(replace(policy, senders=senders), by="test")
    otto.api.copy()
    otto.get("/tour")
    assert "none of your numbers is on it" in otto.text
    who = otto.api.gateway.core.identity.consumer("demo", ANNA)
    assert otto.post(f"/tour/{who}/send", {"csrf": otto.token}).status_code == 409
