"""The registration packet: within the carriers' limits, and every fault found before a reviewer finds it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from app.consent.model import Campaign, Policy, Program, Sender
from app.consent.wordings.catalogue import WORDINGS
from app.consent.wordings.packet import LIMITS, packet_of
from tests.consent.wordings.businesses import POLICY, PROGRAMS, SAMPLES, businesses, plain_names

REMINDERS = PROGRAMS["reminders"]


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda p: p.id)
def test_a_complete_business_has_a_packet_without_faults(program: Program) -> None:
    made = packet_of(POLICY, program)
    assert made.faults == ()
    for name, (least, most) in LIMITS.items():
        assert least <= len(str(made.fields[name])) <= most
    flow = str(made.fields["message_flow"])
    assert POLICY.website in flow
    assert POLICY.privacy_url in flow
    assert POLICY.terms_url in flow
    assert made.fields["message_samples"] == list(SAMPLES)


@pytest.mark.parametrize(
    ("business", "program", "code", "field", "says"),
    [
        ({"privacy_url": ""}, {}, "30908", "message_flow", "privacy_url in [business.acme]"),
        ({"terms_url": ""}, {}, "30882", "message_flow", "terms_url in [business.acme]"),
        ({"website": ""}, {}, "30896", "message_flow", "website in [business.acme]"),
        ({"help": ""}, {}, "help", "help_message", "help in [business.acme]"),
        ({}, {"description": ""}, "30544", "description", "description in [[business.acme.program]]"),
        ({}, {"description": "person-to-person texts about visits"}, "30533", "description", "person-to-person"),
        ({}, {"samples": ()}, "samples", "message_samples", "samples in [[business.acme.program]]"),
        ({}, {"samples": SAMPLES[:1]}, "samples", "message_samples", "there are 1"),
        ({}, {"samples": SAMPLES * 3}, "samples", "message_samples", "there are 6"),
        ({}, {"samples": (SAMPLES[0], "Acme Dental: hi")}, "length", "message_samples", "sample 2 has 15 characters"),
        ({}, {"samples": (SAMPLES[0], SAMPLES[1] * 20)}, "length", "message_samples", "sample 2"),
        ({}, {"samples": (SAMPLES[0], "Your visit is on Friday at 10:30.")}, "brand", "message_samples", "sample 2"),
        ({}, {"samples": (SAMPLES[1], SAMPLES[1])}, "stop", "message_samples", "Reply STOP"),
        ({}, {"samples": (SAMPLES[0], SAMPLES[1] + " https://bit.ly/x")}, "shortener", "message_samples", "sample 2"),
        ({}, {"campaign": Campaign("C1", "CONVERSATIONAL")}, "use_case", "use_case", "does not cover informational"),
        ({"website": "https://acme.example/" + "x" * 2000}, {}, "length", "message_flow", "40 to 2048"),
        ({"name": "A" * 330}, {}, "length", "help_message", "20 to 320"),
        (
            {},
            {"description": "offers; consent is required to purchase"},
            "30925",
            "web_form",
            "condition_of_purchase",
        ),
    ],
)
def test_what_would_be_rejected_is_said_before(
    business: dict[str, Any], program: dict[str, Any], code: str, field: str, says: str
) -> None:
    made = packet_of(replace(POLICY, **business), replace(REMINDERS, **program))
    assert any((f.code, f.field) == (code, field) and says in f.text for f in made.faults), made.faults


def test_links_and_numbers_in_samples_are_declared() -> None:
    plain = packet_of(POLICY, REMINDERS).fields
    assert (plain["embedded_links"], plain["embedded_phone"]) == (False, False)
    linked = (SAMPLES[0], "Acme Dental: confirm at https://acme.example/c or call 704-555-0199.")
    fields = packet_of(POLICY, replace(REMINDERS, samples=linked)).fields
    assert (fields["embedded_links"], fields["embedded_phone"]) == (True, True)


def test_the_registered_use_case_stands_and_else_one_is_proposed() -> None:
    assert packet_of(POLICY, REMINDERS).fields["use_case"] == "ACCOUNT_NOTIFICATION"
    registered = replace(REMINDERS, campaign=Campaign("C1", "DELIVERY_NOTIFICATION"))
    assert packet_of(POLICY, registered).fields["use_case"] == "DELIVERY_NOTIFICATION"


@given(businesses(plain_names))
def test_a_packet_is_within_its_limits_or_says_where_it_is_not(made_for: tuple[Policy, Program, Sender]) -> None:
    policy, program, _ = made_for
    made = packet_of(policy, program)
    for name, (least, most) in LIMITS.items():
        within = least <= len(str(made.fields[name])) <= most
        assert within or any(f.field == name for f in made.faults), name


def test_as_a_wording_it_shows_every_field_and_fault() -> None:
    made = WORDINGS["packet"](replace(POLICY, privacy_url=""), REMINDERS)
    for name in packet_of(POLICY, REMINDERS).fields:
        assert f"## {name}\n" in made.words
    assert any(note.startswith("30908") for note in made.notes)
    assert any(lacking.startswith("privacy_url") for lacking in made.missing)
