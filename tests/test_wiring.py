"""Wiring: when the simulator's clock may be used, and how addresses are told apart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.wiring import may_simulate, with_database
from tests.consent.worlds import POLICY, SENDER


@pytest.mark.parametrize(
    ("provider", "api_base", "allowed"),
    [
        ("simulator", "", True),
        ("twilio", "http://127.0.0.1:8082", True),
        ("twilio", "http://[::1]:8082", True),
        ("twilio", "http://localhost", True),
        ("twilio", "", False),
        ("twilio", "https://api.example.com", False),
        ("twilio", "http://127.evil.example", False),
    ],
)
def test_the_simulators_clock_is_only_for_carriers_that_reach_nobody(
    provider: str, api_base: str, allowed: bool
) -> None:
    sender = replace(POLICY.senders[SENDER], provider=provider, api_base=api_base)
    assert may_simulate([replace(POLICY, senders={SENDER: sender})]) is allowed


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("unix:///run/redis/s", "unix:///run/redis/s?db=1"),
        ("unix:///run/redis/s?db=0", "unix:///run/redis/s?db=1"),
        ("redis://localhost:6379/0", "redis://localhost:6379/1"),
        ("redis://:secret@host", "redis://:secret@host/1"),
    ],
)
def test_another_database_of_the_same_server(url: str, other: str) -> None:
    assert with_database(url, 1) == other
