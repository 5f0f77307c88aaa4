"""consentry.toml: each mistake with its line and what to do; what is right becomes a Policy without secrets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.config import EXAMPLE, ConfigError, demo_policy, duration, public_policy, read_config, read_text
from app.config.lines import locate
from app.consent.model import DAY, HOUR, Kind, Policy
from app.errors import BadInput
from app.store.codec import pack_policy, unpack_policy

NOW = 1_800_000_000.0  # 2027-01-15

GOOD = """\
[business.acme]
name = "Acme Dental"
hours = "Mon-Fri 08:00-18:00"

[[business.acme.sender]]
number = "+17045550100"
provider = "twilio"
account = "AC1"
auth_token_env = "ACME_TOKEN"
hook = "0123456789abcdef"
default_program = "support"

[[business.acme.program]]
id = "support"
kind = "conversational"
"""


def read(source: str) -> list[Policy]:
    return read_text(source, tag_of=lambda business: "ACME00", now=NOW)


def test_what_is_right_becomes_a_policy() -> None:
    (policy,) = read(GOOD)
    sender = policy.senders["+17045550100"]
    assert (policy.business, policy.tag, policy.name) == ("acme", "ACME00", "Acme Dental")
    assert (sender.number_type, sender.stop_reply, sender.window, sender.rate) == ("local", "provider", DAY, 10.0)
    assert policy.programs["support"].kind is Kind.CONVERSATIONAL
    assert policy.programs["support"].hold_for == DAY


def test_what_is_derived_from_number_and_kind() -> None:
    (policy,) = read(
        GOOD.replace("+17045550100", "+18005550100").replace('kind = "conversational"', 'kind = "promotional"')
    )
    sender = policy.senders["+18005550100"]
    assert (sender.number_type, sender.stop_reply) == ("toll_free", "network")
    assert (policy.programs["support"].recurring, policy.programs["support"].hold_for) == (True, 7 * DAY)


MISTAKES: list[tuple[str, str, int, str]] = [
    # (what stands there, what is written instead, line, what is said)
    ('name = "Acme Dental"', "name = 7", 2, "name must be text"),
    ('name = "Acme Dental"', 'nmae = "Acme"', 2, "did you mean 'name'"),
    ('hours = "Mon-Fri 08:00-18:00"', 'hours = "always"', 3, "Mon-Fri 08:00-18:00"),
    ('hours = "Mon-Fri 08:00-18:00"', 'timezone = "Mars/Olympus"', 3, "no zone is called"),
    ('hours = "Mon-Fri 08:00-18:00"', "timezone = 5", 3, "timezone must be text"),
    ('hours = "Mon-Fri 08:00-18:00"', 'forward = { url = "ftp://x" }', 3, "no http or https address"),
    ('hours = "Mon-Fri 08:00-18:00"', 'forward = { format = "fax" }', 3, "format must be one of"),
    ('hours = "Mon-Fri 08:00-18:00"', 'forward = { to = "x" }', 3, "to is not a known key"),
    ('number = "+17045550100"', 'number = "704-555-0100"', 6, "E.164"),
    ('number = "+17045550100"', 'number = "+12"', 6, "E.164"),
    ('number = "+17045550100"', "", 5, "number"),
    ('provider = "twilio"', 'provider = "twillio"', 7, "did you mean 'twilio'"),
    ('account = "AC1"', "", 5, "account is missing"),
    ('auth_token_env = "ACME_TOKEN"', "", 5, "auth_token_env is missing"),
    ('auth_token_env = "ACME_TOKEN"', 'auth_token_env = "8d2f0ab1c9"', 9, "the token itself never stands here"),
    ('auth_token_env = "ACME_TOKEN"', 'auth_token_env = ["A", "B", "C"]', 9, "auth_token_env names"),
    ('auth_token_env = "ACME_TOKEN"', "auth_token_env = 5", 9, "name of an environment variable"),
    ('hook = "0123456789abcdef"', 'hook = "short"', 10, "16 to 64 characters"),
    ('hook = "0123456789abcdef"', 'hook = "0123456789abcdef/.."', 10, "16 to 64 characters"),
    ('hook = "0123456789abcdef"', "", 5, "hook is missing"),
    ('default_program = "support"', 'default_program = "sales"', 11, "there is no program 'sales'"),
    ('default_program = "support"', "rate = 0", 11, "rate must be from"),
    ('default_program = "support"', "rate = true", 11, "rate must be a number"),
    ('default_program = "support"', 'rate = "fast"', 11, "rate must be a number"),
    ('default_program = "support"', "window_hours = 100", 11, "window_hours must be from 1 to 72"),
    ('default_program = "support"', 'number_type = "mobile"', 11, "number_type must be one of"),
    ('default_program = "support"', 'stop_reply = "nobody"', 11, "stop_reply must be one of"),
    ('default_program = "support"', 'signature = "md5"', 11, "signature must be one of"),
    ('default_program = "support"', 'signature = "sha256"', 5, "needs the shared key"),
    ('default_program = "support"', 'api_base = "localhost:8000"', 11, "no http or https address"),
    ('default_program = "support"', 'mode = "off"', 11, "mode must be one of"),
    ('default_program = "support"', 'mode = "watch"', 5, "watch_until must be an instant"),
    ('default_program = "support"', 'mode = "watch"\nwatch_until = "2027-06-01T00:00:00Z"', 12, "within 30 days"),
    ('default_program = "support"', 'mode = "watch"\nwatch_until = "2027-01-20T00:00:00"', 12, "with its zone"),
    ('default_program = "support"', 'mode = "watch"\nwatch_until = "soon"', 12, "must be an instant"),
    ('id = "support"', "", 13, "id is missing"),
    ('id = "support"', 'id = "Support Team"', 14, "a-z, 0-9"),
    ('kind = "conversational"', "", 13, "kind is missing"),
    ('kind = "conversational"', 'kind = "chatty"', 15, "kind must be one of"),
    ('kind = "conversational"', 'kind = "own"', 15, "kind must be one of"),
    ('kind = "conversational"', 'kind = "informational"\nhold_for = "3 weeks"', 16, "30m, 72h or 7d"),
    ('kind = "conversational"', 'kind = "informational"\nhold_for = 72', 16, "hold_for must be text"),
    ('kind = "conversational"', 'kind = "informational"\nrecurring = "yes"', 16, "true or false"),
    ('kind = "conversational"', 'kind = "informational"\nfollow_up_days = 30', 16, "from 1 to 10"),
    ('kind = "conversational"', 'kind = "informational"\non_missing_consent = "drop"', 16, "one of hold, deny"),
    ('kind = "conversational"', 'kind = "informational"\ncampaign = { status = "ok" }', 16, "status must be one of"),
    ('kind = "conversational"', 'kind = "informational"\ncampaign = { name = "x" }', 16, "name is not a known key"),
    ("[business.acme]", "[business.ACME]", 1, "a-z, 0-9"),
    ("[business.acme]", "speed = 1\n[business.acme]", 1, "speed is not a known key"),
    ("[business.acme]", "[business.acme", 1, "at line 1"),
]


@pytest.mark.parametrize(("there", "written", "line", "said"), MISTAKES)
def test_each_mistake_has_its_line(there: str, written: str, line: int, said: str) -> None:
    source = GOOD.replace(there, written, 1)
    assert source != GOOD
    with pytest.raises(ConfigError) as caught:
        read(source)
    found = [(m.line, m.text) for m in caught.value.mistakes]
    assert any(said in text for _, text in found), found
    assert line in [at for at, text in found if said in text], found


def test_all_mistakes_are_told_at_once() -> None:
    source = GOOD.replace('"twilio"', '"x"').replace('"support"', '"S S"').replace("08:00-18:00", "18:00-08:00")
    with pytest.raises(ConfigError) as caught:
        read(source)
    assert len(caught.value.mistakes) >= 3
    lines = [m.line for m in caught.value.mistakes]
    assert lines == sorted(lines)
    assert "consentry.toml:7: business acme, sender 1: provider must be one of" in caught.value.detail


@pytest.mark.parametrize("empty", ["", "[business]", "[business.acme]\nname = 'x'"])
def test_nothing_set_up_is_a_mistake(empty: str) -> None:
    with pytest.raises(ConfigError):
        read(empty)


def test_a_number_or_hook_belongs_to_one_sender() -> None:
    twice = GOOD + GOOD[GOOD.index("[[business.acme.sender]]") : GOOD.index("[[business.acme.program]]")]
    with pytest.raises(ConfigError) as caught:
        read(twice)
    assert "used twice" in caught.value.detail
    other = GOOD + GOOD.replace("acme", "other")
    with pytest.raises(ConfigError) as caught:
        read(other)
    assert "also belongs to acme" in caught.value.detail
    assert "each sender has its own" in caught.value.detail


def test_the_second_sender_has_lines_of_its_own() -> None:
    found = locate('[[business.a.sender]]\nrate = 1\n\n[[business.a.sender]]\nrate = 2\n[business.b]\n"x" = 1')
    assert found["business", "a", "sender", 0, "rate"] == 2
    assert found["business", "a", "sender", 1, "rate"] == 5
    assert found["business", "b", "x"] == 7


def test_the_example_is_right_and_the_demo_too(tmp_path: Path) -> None:
    path = tmp_path / "consentry.toml"
    path.write_text(EXAMPLE)
    (policy,) = read_config(path, tag_of=lambda business: "ACME00")
    assert set(policy.programs) == {"support", "reminders"}
    demo = demo_policy("DEM0AA", "h" * 24, "http://127.0.0.1:8082")
    assert [p.kind for p in demo.programs.values()] == [Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / "none.toml", tag_of=lambda business: "x")
    assert "cannot be read" in caught.value.detail


def test_what_is_packed_comes_back_and_what_is_public_has_no_secret() -> None:
    (policy,) = read(GOOD)
    assert unpack_policy(pack_policy(policy)) == policy
    public = public_policy(policy)
    assert "0123456789abcdef" not in public
    assert json.loads(public)["senders"]["+17045550100"]["auth_token_env"] == ["ACME_TOKEN"], "a name is no secret"
    assert "0123456789abcdef" not in repr(policy)


@pytest.mark.parametrize(("text", "ms"), [("30m", 30 * 60_000), ("72h", 72 * HOUR), ("7d", 7 * DAY)])
def test_duration(text: str, ms: int) -> None:
    assert duration(text) == ms


@pytest.mark.parametrize("text", ["", "7", "d", "-1h", "1.5h", "1w"])
def test_no_duration(text: str) -> None:
    with pytest.raises(BadInput):
        duration(text)
