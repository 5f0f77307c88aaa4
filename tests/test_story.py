"""The story of the gateway, told once end to end: real processes, real Redis, a Twilio-shaped carrier."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.consent.model import DAY, HOUR, MINUTE
from tests.clock import until_monday_noon
from tests.consent.worlds import SHOWN
from tests.running import BUSINESS_NUMBER, System, eventually

ANNA, BEN = "+17045550123", "+17045550124"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("story"))) as system:
        # The story begins on a Monday at noon in New York, and every process reads that from the store.
        system.clock(until_monday_noon())
        yield system


@pytest.mark.timeout(180)
def test_the_story(system: System) -> None:
    # 1. The business texts first, with no consent: held, with what would fix it; nothing reaches the carrier.
    first = system.send(ANNA, "Your appointment is tomorrow.", topic="visit")
    assert first.status_code == 202
    waiting = first.json()
    assert (waiting["state"], waiting["decision"]["verdict"]) == ("held", "hold")
    assert [r["code"] for r in waiting["decision"]["reasons"]] == ["no_consent"]
    assert waiting["decision"]["reasons"][0]["fix"]
    reminder = system.send(ANNA, "Reminder: Tuesday 9:00.", program="reminders").json()
    assert reminder["state"] == "held"
    assert system.arrived(ANNA) == []

    # 2. The consumer texts in: the window opens. What waited is no reply to it; a fresh reply goes at once.
    assert system.text(ANNA, "Do you have time for me tomorrow?").status_code == 200
    eventually(lambda: system.reasons(waiting["id"]) == ["not_a_reply"])
    assert system.arrived(ANNA) == []
    reply = system.send(ANNA, "Yes, at nine.", topic="visit")
    assert (reply.status_code, reply.json()["state"]) == (202, "ready")
    eventually(lambda: system.arrived(ANNA) == ["Yes, at nine."])
    eventually(lambda: system.state(reply.json()["id"]) in ("sent", "delivered"))
    assert system.reasons(reminder["id"]) == ["no_consent"], "informational texts need express consent"
    inbound = eventually(lambda: in_timeline(system, "text_received"))
    settled = system.api("POST", f"/holds/{waiting['id']}/settle", {"answers": inbound["id"]})
    assert settled.status_code == 200, settled.text
    eventually(lambda: "Your appointment is tomorrow." in system.arrived(ANNA))

    # 4. A new topic inside the window is another conversation: held. Verbal consent lets it go by itself.
    other = system.send(ANNA, "About your invoice.", topic="invoice").json()
    assert (other["state"], other["decision"]["reasons"][0]["code"]) == ("held", "topic_differs")
    spoken = consent(system, ANNA, "support", "express", "verbal", said="Sure, text me about anything.")
    assert spoken == 201
    eventually(lambda: "About your invoice." in system.arrived(ANNA))

    # 3. The next day, without an answer from the consumer, the window is closed.
    assert system.text(BEN, "Is my crown ready?").status_code == 200
    promised = system.send(BEN, "I'll get back to you tomorrow.", topic="crown")
    assert promised.json()["state"] == "ready"
    eventually(lambda: len(system.arrived(BEN)) == 1)
    carla = "+17045550125"
    assert system.text(carla, "Thanks!").status_code == 200
    assert system.send(carla, "You are welcome.").json()["state"] == "ready"
    system.clock(DAY + HOUR)
    late = system.send(carla, "One more thing.").json()
    assert (late["state"], late["decision"]["reasons"][0]["code"]) == ("held", "window_closed")
    follow_up = system.send(BEN, "It is ready.", topic="crown").json()
    assert (follow_up["state"], follow_up["decision"]["reasons"][0]["code"]) == ("ready", "follow_up")
    eventually(lambda: "It is ready." in system.arrived(BEN))
    system.clock(20 * MINUTE)
    another = system.send(BEN, "And your bill.", topic="crown").json()
    assert (another["state"], another["decision"]["reasons"][0]["code"]) == ("held", "window_closed")

    # 5. Consent by phone for reminders: the waiting reminder goes; an offer waits for more than that.
    offer = system.send(ANNA, "Whitening, today only.", program="offers").json()
    assert offer["state"] == "held"
    assert consent(system, ANNA, "reminders", "express", "verbal", said="Yes, remind me.") == 201
    eventually(lambda: "Reminder: Tuesday 9:00. Reply STOP to opt out." in system.arrived(ANNA))
    assert consent(system, ANNA, "offers", "express", "verbal", said="Yes, offers too.") == 201
    time.sleep(1)
    assert system.state(offer["id"]) == "held"
    words = SHOWN.replace("Demo", "Acme Dental")
    assert (
        consent(system, ANNA, "offers", "express_written", "web_form", disclosure={"text": words, "version": "1"})
        == 201
    )
    eventually(lambda: "Whitening, today only. Reply STOP to opt out." in system.arrived(ANNA))

    # 6. STOP: acknowledged once, all that waits is denied in that moment, and a later send is refused.
    pending = system.send(ANNA, "Later.", not_before=ahead(system, HOUR)).json()
    assert pending["state"] == "held"
    before = len(system.arrived(ANNA))
    assert system.text(ANNA, "STOP").status_code == 200
    assert system.state(pending["id"]) == "denied"
    eventually(lambda: len(system.arrived(ANNA)) == before + 1)
    assert "no more texts" in system.arrived(ANNA)[-1]
    refused = system.send(ANNA, "Are you sure?")
    assert (refused.status_code, refused.json()["code"]) == (403, "opted_out")
    assert system.state(refused.json()["id"]) == "denied", "a denied text is kept too"
    assert system.text(ANNA, "hi").status_code == 200
    assert system.send(ANNA, "Hi!").status_code == 403
    assert consent(system, ANNA, "support", "express", "verbal", said="Do text me.") == 201
    assert system.send(ANNA, "Hi?").status_code == 403
    assert system.text(ANNA, "START").status_code == 200
    welcome = system.send(ANNA, "Welcome back.")
    assert (welcome.status_code, welcome.json()["state"]) == (202, "ready")
    eventually(lambda: "Welcome back." in system.arrived(ANNA))
    assert system.send(ANNA, "Half price!", program="offers").json()["state"] == "held", "START restores no marketing"

    # Each of these texts reached the carrier exactly once.
    everything = [text.body for text in system.carrier.received]
    assert len(everything) == len(set(everything))


def in_timeline(system: System, kind: str) -> dict[str, str] | None:
    """The newest entry of that type, once the Ledger has it."""
    entries = system.api("GET", f"/consumers/{ANNA}").json()["timeline"]["entries"]
    return next((e for e in entries if e["type"] == kind), None)


def consent(system: System, number: str, program: str, tier: str, source: str, **more: object) -> int:
    given = datetime.fromtimestamp(system.parts().core.clock() / 1000, UTC).isoformat()
    asked = {"consumer": number, "program": program, "tier": tier, "source": source, "given_at": given, **more}
    return system.api("POST", "/consents", asked).status_code


def ahead(system: System, ms: int) -> str:
    return datetime.fromtimestamp((system.parts().core.clock() + ms) / 1000, UTC).isoformat()


def test_the_sender_is_ours(system: System) -> None:
    assert {text.sender for text in system.carrier.received} == {BUSINESS_NUMBER}
