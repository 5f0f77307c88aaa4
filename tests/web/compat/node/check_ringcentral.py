"""The same with @ringcentral/sdk. It needs Node.js and a package of its own, so it runs by `make test-node` alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.compat.node.running import need, run
from tests.web.compat.ringcentral.conftest import ANNA, BATCHES, CLIENT, JWT, SECRET, SENDER, App, app, carrier

__all__ = ["app", "carrier"]
BEN = "+17045550124"


@pytest.fixture(scope="module")
def node() -> None:
    need("@ringcentral/sdk")


def test_the_javascript_sdk_sends_reads_and_is_refused(app: App, node: None) -> None:
    app.inbound()
    app.inbound(to=BATCHES)
    app.inbound("STOP", sender=BEN, to=BATCHES)
    app.copy()
    app.behind.says({"id": "Y3MxNzE4"})
    base = f"{app.base}/compat/ringcentral"
    done = run("ringcentral.js", base, CLIENT, SECRET, JWT, SENDER, BATCHES, ANNA, BEN)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert (said["ready"]["messageStatus"], said["ready"]["subject"]) == ("Queued", "Yes, at nine.")
    assert said["fetched"]["id"] == said["refreshed"]["id"] == said["ready"]["id"]
    assert app.record(said["ready"]["consentry"]["message"]).text.number == ANNA
    assert len(said["numbers"]["records"]) == 3
    assert len(said["listed"]["records"]) == 1
    assert said["batch"]["batchSize"] == 2
    assert [(one["index"], one["errorCode"]) for one in said["batch"]["rejected"]] == [(2, "SMS-RC-413")]
    assert [one["to"] for one in said["inBatch"]["records"]] == [[ANNA], [BEN]]
    assert said["call"] == {"id": "Y3MxNzE4"}
    assert (said["denied"]["status"], said["denied"]["errorCode"]) == (403, "SMS-RC-413")
    assert "opted_out" in said["denied"]["message"], "what the SDK's error says first"
    assert said["mms"]["consentry"]["reason"] == "not_through_here"
    assert said["wrong"]["status"] == 400
    assert said["loggedIn"] is False
