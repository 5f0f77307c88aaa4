"""The same with twilio-node. It needs Node.js and a package of its own, so it runs by `make test-node` alone."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from tests.web.compat.conftest import ACCOUNT, ANNA, BEN, SENDER, TOKEN, App
from tests.web.compat.node.running import need, run


@pytest.fixture(scope="module")
def node() -> None:
    need("twilio")


def test_twilio_node_sends_reads_and_is_refused(app: App, node: None) -> None:
    app.inbound()
    app.inbound("STOP", sender=BEN)
    app.copy()
    app.twilio.says({"sid": "CA" + "1" * 32, "status": "queued"}, 201)
    send_at = str(app.gateway.core.clock() + 7_200_000)
    base = f"{app.base}/compat/twilio"
    done = run("texts.js", base, ACCOUNT, TOKEN, SENDER, ANNA, BEN, SEND_AT=send_at)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert (said["ready"]["status"], said["ready"]["body"], said["ready"]["to"]) == ("queued", "Yes, at nine.", ANNA)
    assert said["ready"]["errorCode"] is said["ready"]["errorMessage"] is None
    assert said["fetched"]["sid"] == said["ready"]["sid"]
    created = datetime.fromisoformat(said["dateCreated"]).timestamp() * 1000
    assert abs(created - app.gateway.core.clock()) < 600_000, "a date that it cannot read would be that of today"
    assert said["dateSent"] is None
    assert said["scheduled"]["status"] == "scheduled"
    assert said["scheduled"]["numMedia"] == "2"
    assert said["canceled"] == "canceled"
    assert said["media"] == ["image/png", "image/png"]
    assert len(said["listed"]) == 2, "the two that came in; what was just sent is not in the Ledger yet"
    assert said["call"] == "CA" + "1" * 32
    assert (said["denied"]["status"], said["denied"]["code"]) == (400, 21610)
    assert said["denied"]["moreInfo"] == "https://www.twilio.com/docs/errors/21610"
    assert said["denied"]["details"]["reason"] == "opted_out"
    assert (said["unauthorized"]["status"], said["unauthorized"]["code"]) == (401, 20003)
    assert (said["number"]["status"], said["number"]["code"]) == (403, 20403)
    assert said["gone"] is True
