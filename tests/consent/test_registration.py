"""Registration: what each use case carries, and what a known problem of it does to a text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.consent import outgoing
from app.consent.decide import decide
from app.consent.model import Campaign, ConsentTier, Kind, Own, Policy, Verdict
from app.consent.registration import CARRIES, MIXED, USE_CASES, carries
from tests.consent.worlds import NOON, OTHER, POLICY, SENDER, Chain, ask

CONV, INFO, PROMO = Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL
PROGRAM = {CONV: "support", INFO: "reminders", PROMO: "offers"}


def chain() -> Chain:
    """Everything is agreed to, so that registration alone objects."""
    told = Chain()
    for program in PROGRAM.values():
        told.grant(program, ConsentTier.EXPRESS_WRITTEN)
    return told


def policy(kind: Kind, campaign: Campaign, **sender: str) -> Policy:
    programs = {**POLICY.programs, PROGRAM[kind]: replace(POLICY.programs[PROGRAM[kind]], campaign=campaign)}
    senders = {**POLICY.senders, SENDER: replace(POLICY.senders[SENDER], **sender)}  # type: ignore[arg-type]
    return replace(POLICY, programs=programs, senders=senders)


TABLE = [
    # use case, its sub use cases, and the kinds that it covers (The Campaign Registry)
    ("CUSTOMER_CARE", (), "conversational informational"),
    ("CONVERSATIONAL", (), "conversational"),
    ("UCAAS_LOW", (), "conversational"),
    ("2FA", (), "conversational informational"),
    ("ACCOUNT_NOTIFICATION", (), "conversational informational"),
    ("DELIVERY_NOTIFICATION", (), "conversational informational"),
    ("FRAUD_ALERT", (), "conversational informational"),
    ("HIGHER_EDUCATION", (), "conversational informational"),
    ("PUBLIC_SERVICE_ANNOUNCEMENT", (), "conversational informational"),
    ("POLLING_VOTING", (), "conversational informational"),
    ("MARKETING", (), "conversational informational promotional"),
    ("SWEEPSTAKE", (), "conversational informational promotional"),
    ("CHARITY", (), "conversational informational promotional"),
    ("POLITICAL", (), "conversational informational promotional"),
    ("MIXED", ("CUSTOMER_CARE", "ACCOUNT_NOTIFICATION"), "conversational informational"),
    ("MIXED", ("CUSTOMER_CARE", "MARKETING"), "conversational informational promotional"),
    ("LOW_VOLUME", (), "conversational informational"),
    ("LOW_VOLUME", ("MARKETING",), "conversational informational promotional"),
    ("SOLE_PROPRIETOR", (), "conversational informational"),
    ("AGENTS_FRANCHISES", ("MARKETING",), "conversational informational promotional"),
    ("", (), "conversational informational promotional"),
]


@pytest.mark.parametrize(("use_case", "covers", "expected"), TABLE)
def test_what_a_use_case_covers(use_case: str, covers: tuple[str, ...], expected: str) -> None:
    campaign = Campaign("C1", use_case, "approved", covers)
    going = [
        kind.value
        for kind, program in PROGRAM.items()
        if decide(ask(kind, program), chain().standing, policy(kind, campaign), NOON).verdict is Verdict.ALLOW
    ]
    assert " ".join(going) == expected


def test_every_use_case_is_in_one_list() -> None:
    assert {*CARRIES, *MIXED} == USE_CASES
    assert len(USE_CASES) == len(CARRIES) + len(MIXED) >= 28
    assert carries(Campaign(use_case="NEW_ONE")) is None


@pytest.mark.parametrize("status", ["pending", "failed", "suspended"])
def test_a_campaign_that_is_not_approved_holds_and_says_what_the_carrier_would(status: str) -> None:
    decision = decide(ask(INFO), chain().standing, policy(INFO, Campaign("C1", "", status)), NOON)
    assert (decision.verdict, decision.code) == (Verdict.HOLD, "campaign_not_approved")
    said = decision.as_json()["reasons"][0]["text"]  # type: ignore[index]
    assert status in said
    assert "30034" in said


@pytest.mark.parametrize(("numbers", "goes"), [((), True), ((SENDER,), True), ((OTHER,), False)])
def test_a_number_has_to_be_assigned(numbers: tuple[str, ...], goes: bool) -> None:
    decision = decide(ask(INFO), chain().standing, policy(INFO, Campaign(status="approved", numbers=numbers)), NOON)
    assert (decision.verdict is Verdict.ALLOW) is goes
    assert goes or "not assigned" in str(decision.as_json())


@pytest.mark.parametrize(("toll_free", "goes"), [("", 1), ("verified", 1), ("pending", 0), ("rejected", 0)])
def test_a_toll_free_number_has_to_be_verified_and_needs_no_campaign(toll_free: str, goes: int) -> None:
    told = policy(INFO, Campaign(status="failed"), number_type="toll_free", toll_free=toll_free)
    decision = decide(ask(INFO), chain().standing, told, NOON)
    assert (decision.verdict is Verdict.ALLOW) == goes
    assert goes or (decision.code == "toll_free_unverified" and "30032" in str(decision.as_json()))


@pytest.mark.parametrize(
    ("sender", "campaign", "advised"),
    [
        ({"provider": "twilio"}, Campaign(), True),
        ({"provider": "twilio"}, Campaign(status="approved"), False),
        ({"provider": "twilio", "number_type": "toll_free"}, Campaign(), True),
        ({"provider": "twilio", "number_type": "toll_free", "toll_free": "verified"}, Campaign(), False),
        ({"provider": "twilio", "number_type": "short"}, Campaign(), False),
        ({"provider": "simulator"}, Campaign(), False),
    ],
)
def test_what_is_not_known_is_advice_alone(sender: dict[str, str], campaign: Campaign, advised: bool) -> None:
    decision = decide(ask(INFO), chain().standing, policy(INFO, campaign, **sender), NOON)
    assert decision.verdict is Verdict.ALLOW
    assert bool(decision.advice) is advised
    for code, said in zip(decision.advice, outgoing.advised(decision.advice), strict=True):
        assert code.partition(":")[2] in said.removeprefix(code)


def test_an_ask_of_ours_needs_the_campaign_too_but_no_kind_of_it() -> None:
    told = chain()
    told.inbound()
    ours = ask(Kind.OWN, "offers", own=Own.ASK)
    assert decide(ours, told.standing, policy(PROMO, Campaign(status="pending")), NOON).code == "campaign_not_approved"
    covered = policy(PROMO, Campaign(status="approved", use_case="CUSTOMER_CARE"))
    assert decide(ours, told.standing, covered, NOON).verdict is Verdict.ALLOW
