"""`consentry replay` on a running system: the table, the JSON, and what is wrong with a draft."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.replay import beginning, told
from app.consent.model import DAY
from app.errors import BadInput
from app.gateway.replay import OUTCOMES, Example, Report
from tests.running import System, eventually

ANNA = "+17045550123"
DRAFT = """
[business.acme]
name = "Acme"
hours = "Mon-Fri 08:00-18:00"
[[business.acme.sender]]
number = "+17045550100"
provider = "simulator"
api_base = "http://127.0.0.1:8082"
hook = "draft-hook-0000000000"
default_program = "support"
[[business.acme.program]]
id = "support"
kind = "conversational"
on_missing_consent = "deny"
"""


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(Path(tmp_path_factory.mktemp("replay"))) as system:
        yield system


def test_replay_says_what_would_change(system: System, tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text(DRAFT)
    assert "held" in system.consentry("send", "Is Tuesday good?", "--to", ANNA)
    eventually(lambda: "submitted" in system.consentry("why", ANNA), every=0.5)
    shown = system.consentry("replay", "--policy", str(draft), "--since", "1d")
    assert "1 texts to 1 people" in shown
    assert "hold no_consent → deny no_consent" in shown
    assert ANNA not in shown
    assert "Tuesday" not in shown
    found = json.loads(system.consentry("replay", "--policy", str(draft), "--json", "--examples", "0"))
    assert found["outcomes"] == dict.fromkeys(OUTCOMES, 0) | {"denied": 1}
    assert found["reasons"]["denied"] == {"no_consent": 1}
    assert found["examples"]["denied"] == []
    draft.write_text(DRAFT.replace("business.acme", "business.other"))
    wrong = subprocess.run(
        [sys.executable, "-m", "app.cli", "replay", "--policy", str(draft)],
        env=system.environment,
        capture_output=True,
        text=True,
    )
    assert wrong.returncode == 1
    assert "has no [business.acme]" in wrong.stderr


def test_since_is_a_time_span_or_an_instant() -> None:
    assert beginning("30d", 31 * DAY) == DAY
    assert beginning("1970-01-03T00:00:00Z", 31 * DAY) == 2 * DAY
    for wrong in ("soon", "1970-01-03", "1970-01-03T00:00:00"):
        with pytest.raises(BadInput) as caught:
            beginning(wrong, 31 * DAY)
        assert "--since" in caught.value.detail


def test_the_table_names_each_outcome_with_its_reasons() -> None:
    report = Report("demo", 0, DAY, 5, people=2, erased=3)
    for outcome, code in (("held", "paused"), ("allowed", "window_closed"), ("refused", "unknown_program")):
        report.take(outcome, code, Example(f"msg_{outcome}", "+1704•••0123", 0, "support", "was", "would"))
    report.take("unchanged", "", Example("msg_u", "", 0, "", "hold a", "hold b"))
    report.recomputed["windows"] += 7
    said = "\n".join(told(report))
    for line in (
        "4 texts to 2 people",
        "was window_closed",
        "would be refused as bad input",
        "3 cannot be judged again",
        "1 of the unchanged would be so for another reason",
        "7 windows of texts received",
        "msg_held",
    ):
        assert line in said
    assert "msg_u" not in said
