"""`consentry connect` and `disconnect` as a user runs them, at a Twilio on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts import OLD
from tests.accounts.twilio import TwilioAccount
from tests.running import BUSINESS_NUMBER, CONFIG, System

SINCH = """
[[business.acme.sender]]
number = "+17045550101"
provider = "sinch"
account = "plan-1"
auth_token_env = "ACME_TWILIO_TOKEN"
webhook_secret_env = "ACME_TWILIO_TOKEN"
hook = "hook-of-the-plan-0000000"
api_base = "{carrier}"
stop_reply = "gateway"
default_program = "support"
"""


@pytest.fixture(scope="module")
def account() -> Iterator[TwilioAccount]:
    made = TwilioAccount()
    with made.server:
        yield made


@pytest.fixture(scope="module")
def system(account: TwilioAccount, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    config = (CONFIG + SINCH).replace("{carrier}", account.url)
    with System(Path(tmp_path_factory.mktemp("cli")), config=config) as system:
        system.environment["PUBLIC_BASE_URL"] = system.base
        yield system


def run(system: System, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, env=system.environment, capture_output=True, text=True, timeout=60)


def test_a_number_is_connected_and_put_back(system: System, account: TwilioAccount) -> None:
    shown = run(system, "connect", "twilio", BUSINESS_NUMBER, "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert f"go to {OLD}; they would come here" in shown.stdout
    assert "Nothing was changed" in shown.stdout
    account.texts = 1
    refused = run(system, "connect", "twilio", BUSINESS_NUMBER, "--yes")
    assert refused.returncode == 1
    assert "Careful (guard)" in refused.stdout
    assert "--allow guard" in refused.stderr
    assert account.number["sms_url"] == OLD
    done = run(system, "connect", "twilio", BUSINESS_NUMBER, "--yes", "--allow", "guard")
    assert done.returncode == 0, done.stderr
    assert account.number["sms_url"].startswith(f"{system.base}/hooks/twilio/")
    assert "Nothing to change" in run(system, "connect", "twilio", BUSINESS_NUMBER).stdout
    back = run(system, "disconnect", "twilio", BUSINESS_NUMBER, "--yes")
    assert back.returncode == 0, back.stderr
    assert account.number["sms_url"] == OLD
    again = run(system, "disconnect", "twilio", BUSINESS_NUMBER, "--yes")
    assert again.returncode == 1
    assert "all was put back" in again.stderr


def test_what_is_set_by_hand_is_said_and_our_webhook_tried(system: System) -> None:
    told = run(system, "connect", "sinch", "+17045550101")
    assert told.returncode == 1, "a script must not take it for connected"
    assert f"set under Callback URLs the address {system.base}/hooks/sinch/hook-of-the-plan-0000000/text" in told.stdout
    assert "this is set by hand" in told.stderr, "a signed webhook was believed"
    system.environment["ACME_TWILIO_TOKEN"] += "x"
    try:
        assert "was not believed here" in run(system, "connect", "sinch", "+17045550101").stderr
    finally:
        system.environment["ACME_TWILIO_TOKEN"] = system.environment["ACME_TWILIO_TOKEN"][:-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("connect", "twilio", "+17045550199"), "has no sender +17045550199 at twilio"),
        (("connect", "vonage", BUSINESS_NUMBER), "has no sender"),
        (("disconnect", "twilio", "nobody"), "number"),
    ],
)
def test_what_is_wrong_is_said(system: System, arguments: tuple[str, ...], said: str) -> None:
    answer = run(system, *arguments)
    assert answer.returncode != 0
    assert said in answer.stderr.replace("\n", " ")
    assert "Traceback" not in answer.stderr


def test_a_webhook_that_would_not_be_believed_stops_it(system: System, account: TwilioAccount) -> None:
    system.environment["PUBLIC_BASE_URL"] = "http://127.0.0.1:1"
    answer = run(system, "connect", "twilio", BUSINESS_NUMBER, "--yes")
    system.environment["PUBLIC_BASE_URL"] = system.base
    assert answer.returncode == 1
    assert "does not answer" in answer.stderr
    assert account.number["sms_url"] == OLD
