"""consentry.toml: every mistake with its line, what is derived, and what a Policy's public text leaves out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.config import EXAMPLE, ConfigError, Mistake, demo_policy, duration, public_policy, read_config, read_text
from app.config.lines import line_of, locate
from app.consent.model import DAY, HOUR, MINUTE, Kind, Policy
from app.errors import BadInput
from app.ids import fingerprint
from app.store.codec import pack_policy, unpack_policy

NOW = datetime(2026, 11, 24, tzinfo=UTC)
HOOK = "k7-this-is-secret-0000"

# Line 1 is the first; each mistake below is made by replacing one of these lines or adding after one.
GOOD = """\
[business.acme]
name = "Acme Dental"
timezone = "America/New_York"
hours = "Mon-Fri 08:00-18:00"
forward = { url = "https://acme.example/sms", format = "events" }

[[business.acme.sender]]
number = "+17045550100"
provider = "twilio"
account = "AC1"
auth_token_env = "ACME_TOKEN"
hook = "k7-this-is-secret-0000"
default_program = "support"
rate = 10

[[business.acme.program]]
id = "support"
kind = "conversational"

[[business.acme.program]]
id = "reminders"
kind = "informational"
hold_for = "72h"
campaign = { id = "C1", use_case = "MIXED", status = "approved" }
"""

OTHER_SENDER = """
[[business.acme.sender]]
number = "+17045550101"
provider = "twilio"
account = "AC1"
auth_token_env = "ACME_TOKEN"
hook = "another-hook-0000000"
"""

OTHER_BUSINESS = """
[business.bob]
[[business.bob.sender]]
number = "+17045550102"
provider = "twilio"
account = "AC2"
auth_token_env = "BOB_TOKEN"
hook = "the-hook-of-bob-00000"
[[business.bob.program]]
id = "support"
kind = "conversational"
"""


def read(source: str) -> list[Policy]:
    return read_text(source, tag_of=lambda business: business[:3].upper() * 2, now=NOW.timestamp())


def mistakes(source: str) -> list[Mistake]:
    with pytest.raises(ConfigError) as caught:
        read(source)
    return caught.value.mistakes


def at(days: float) -> str:
    return (NOW + timedelta(days=days)).isoformat()


BUSINESS, SENDER, PROGRAM, REMINDERS = "[business.acme]", "rate = 10", 'kind = "conversational"', 'hold_for = "72h"'
NUMBER, TOKEN = 'number = "+17045550100"', 'auth_token_env = "ACME_TOKEN"'
HOOK_LINE = f'hook = "{HOOK}"'
SUPPORT = 'id = "support"'
FORWARD = 'url = "https://acme.example"'

# (line that is replaced, what stands there instead, the mistake's line, where, part of what is said)
TABLE = [
    # the Business
    ('name = "Acme Dental"', "name = 3", 2, "business acme", "name must be text"),
    ('timezone = "America/New_York"', 'timezone = "Mars/Base"', 3, "business acme", "no zone is called"),
    ('timezone = "America/New_York"', 'timezone = "America"', 3, "business acme", "no zone is called"),
    ('timezone = "America/New_York"', 'timezone = "../../etc/passwd"', 3, "business acme", "no zone is called"),
    ('timezone = "America/New_York"', 'time_zone = "UTC"', 3, "business acme", "did you mean 'timezone'"),
    ('hours = "Mon-Fri 08:00-18:00"', 'hours = "whenever"', 4, "business acme", "'whenever'"),
    ('hours = "Mon-Fri 08:00-18:00"', 'hours = "Fri-Mon 08:00-18:00"', 4, "business acme", "ends before"),
    ('hours = "Mon-Fri 08:00-18:00"', 'hours = "Mon 08:00-25:00"', 4, "business acme", "time that is none"),
    ('hours = "Mon-Fri 08:00-18:00"', "hours = 9", 4, "business acme", "hours must be text"),
    ('hours = "Mon-Fri 08:00-18:00"', "help = 704", 4, "business acme", "help must be text"),
    ('hours = "Mon-Fri 08:00-18:00"', "people = 704", 4, "business acme", "people must be text"),
    (BUSINESS, "x = 1\n[business.acme]", 1, "file", "x is not a known key"),
    # the forward
    ("forward =", 'forward = "https://acme.example"', 5, "business acme", "forward must be a table"),
    (
        "forward =",
        'forward = { url = "ftp://acme" }',
        5,
        "business acme, forward",
        "url must be an http or https address",
    ),
    ("forward =", 'forward = { url = "http://[" }', 5, "business acme, forward", "url must be an http"),
    ("forward =", 'forward = { format = "event" }', 5, "business acme, forward", "did you mean 'events'"),
    ("forward =", 'forward = { urls = "https://a.example" }', 5, "business acme, forward", "did you mean 'url'"),
    ("forward =", 'forward = { format = "twilio" }', 5, "business acme, forward", "url is missing"),
    ("forward =", 'forward = { url = "https://u:p@a.example" }', 5, "business acme, forward", "no user name"),
    ("forward =", 'forward = { url = "https://a.example/#rc=3" }', 5, "business acme, forward", "must have no #"),
    ("forward =", 'forward = { url = "https://a.example/a b" }', 5, "business acme, forward", "url must be an http"),
    ("forward =", f'forward = {{ {FORWARD}, keywords = "keep" }}', 5, "business acme, forward", "did you mean 'kept'"),
    (
        "forward =",
        f'forward = {{ {FORWARD}, secret_env = "whsec_abc" }}',
        5,
        "business acme, forward",
        "the token itself never stands here",
    ),
    ("forward =", f'forward = {{ {FORWARD}, events = ["text"] }}', 5, "business acme, forward", "'text' is not known"),
    (
        "forward =",
        f'forward = {{ {FORWARD}, format = "twilio", events = ["message.state"] }}',
        5,
        "business acme, forward",
        "texts that were received, and nothing else",
    ),
    (SENDER, 'rate = 10\nforward = { url = "x" }', 15, "business acme, sender 1, forward", "url must be an http"),
    # a Sender
    (NUMBER, 'number = "704-555-0100"', 8, "business acme, sender 1", "E.164"),
    (NUMBER, 'number = "+10005550100"', 8, "business acme, sender 1", "can exist"),
    (NUMBER, 'number = "12"', 8, "business acme, sender 1", "E.164"),
    (NUMBER, "", 7, "business acme, sender 1", "number"),
    ('provider = "twilio"', 'provider = "twillio"', 9, "business acme, sender 1", "did you mean 'twilio'"),
    ('account = "AC1"', "", 7, "business acme, sender 1", "account is missing"),
    (TOKEN, "", 7, "business acme, sender 1", "auth_token_env is missing"),
    (TOKEN, 'auth_token_env = "0123456789abcdef"', 11, "business acme, sender 1", "never stands here"),
    (TOKEN, 'auth_token_env = ["A", "B", "C"]', 11, "business acme, sender 1", "environment variable"),
    (TOKEN, "auth_token_env = [1]", 11, "business acme, sender 1", "environment variable"),
    (TOKEN, "auth_token_env = 1", 11, "business acme, sender 1", "environment variable"),
    (TOKEN, 'auth_token = "x"\nauth_token_env = "T"', 11, "business acme, sender 1", "did you mean 'auth_token_env'"),
    (HOOK_LINE, "", 7, "business acme, sender 1", "hook is missing"),
    (HOOK_LINE, 'hook = "short"', 12, "business acme, sender 1", "16 to 64"),
    (HOOK_LINE, f'hook = "{"a" * 65}"', 12, "business acme, sender 1", "16 to 64"),
    (HOOK_LINE, 'hook = "a/b/c/d/e/f/g/h/i/j"', 12, "business acme, sender 1", "16 to 64"),
    ("default_program =", 'default_program = "suport"', 13, "business acme, sender 1", "there is no program 'suport'"),
    (SENDER, "rate = 0", 14, "business acme, sender 1", "rate must be from"),
    (SENDER, "rate = -1", 14, "business acme, sender 1", "rate must be from"),
    (SENDER, "rate = nan", 14, "business acme, sender 1", "rate must be from"),
    (SENDER, "rate = inf", 14, "business acme, sender 1", "rate must be from"),
    (SENDER, "rate = true", 14, "business acme, sender 1", "rate must be a number"),
    (SENDER, 'rate = "10"', 14, "business acme, sender 1", "rate must be a number"),
    (SENDER, "ratte = 10", 14, "business acme, sender 1", "did you mean 'rate'"),
    (SENDER, "window_hours = 73", 14, "business acme, sender 1", "window_hours must be from 1 to 72"),
    (SENDER, "window_hours = 0", 14, "business acme, sender 1", "window_hours must be from 1 to 72"),
    (SENDER, 'signature = "md5"', 14, "business acme, sender 1", "signature must be one of"),
    (SENDER, 'signature = "sha256"', 7, "business acme, sender 1", "shared_key_env is missing"),
    (SENDER, 'shared_key_env = "abc"', 14, "business acme, sender 1", "name of an environment variable"),
    (SENDER, 'number_type = "mobile"', 14, "business acme, sender 1", "number_type must be one of"),
    (SENDER, 'stop_reply = "nobody"', 14, "business acme, sender 1", "stop_reply must be one of"),
    (SENDER, 'api_base = "ftp://127.0.0.1"', 14, "business acme, sender 1", "http or https"),
    (SENDER, 'api_base = "http://["', 14, "business acme, sender 1", "http or https"),
    (SENDER, 'api_base = "http://a:99999"', 14, "business acme, sender 1", "http or https"),
    ('provider = "twilio"', 'provider = "simulator"', 7, "business acme, sender 1", "on loopback"),
    (TOKEN, f'auth_token_env = "{"ABCDEF01" * 4}"', 11, "business acme, sender 1", "never stands here"),
    (REMINDERS, 'hold_for = "0h"', 23, "business acme, program 2", "above 0"),
    (REMINDERS, "follow_up_days = 2.5", 23, "business acme, program 2", "whole number"),
    (SENDER, 'api_base = "http://a/?b=c"', 14, "business acme, sender 1", "http or https"),
    (SENDER, 'mode = "wach"', 14, "business acme, sender 1", "did you mean 'watch'"),
    (SENDER, 'mode = "watch"', 7, "business acme, sender 1", "watch_until must be an instant"),
    (SENDER, f'mode = "watch"\nwatch_until = "{at(31)}"', 15, "business acme, sender 1", "within 30 days"),
    (SENDER, f'mode = "watch"\nwatch_until = "{at(-1)}"', 15, "business acme, sender 1", "within 30 days"),
    (SENDER, 'mode = "watch"\nwatch_until = "2026-12-01"', 15, "business acme, sender 1", "with its zone"),
    (SENDER, 'mode = "watch"\nwatch_until = "soon"', 15, "business acme, sender 1", "instant"),
    # a Program
    (SUPPORT, "", 16, "business acme, program 1", "id is missing"),
    (SUPPORT, 'id = "Support!"', 17, "business acme, program 1", "a-z, 0-9"),
    (SUPPORT, f'id = "{"a" * 41}"', 17, "business acme, program 1", "40 characters"),
    ('id = "reminders"', 'id = "support"', 21, "business acme, program 2", "used twice"),
    (PROGRAM, "", 16, "business acme, program 1", "kind is missing"),
    (PROGRAM, 'kind = "own"', 18, "business acme, program 1", "kind must be one of"),
    (PROGRAM, 'kind = "promotinal"', 18, "business acme, program 1", "did you mean 'promotional'"),
    (REMINDERS, 'hold_for = "soon"', 23, "business acme, program 2", "72h or 7d"),
    (REMINDERS, "hold_for = 72", 23, "business acme, program 2", "hold_for must be text"),
    (REMINDERS, 'on_missing_consent = "drop"', 23, "business acme, program 2", "hold, deny"),
    (REMINDERS, "follow_up_days = 0", 23, "business acme, program 2", "from 1 to 10"),
    (REMINDERS, "follow_up_days = 11", 23, "business acme, program 2", "from 1 to 10"),
    (REMINDERS, 'recurring = "yes"', 23, "business acme, program 2", "true or false"),
    (REMINDERS, "frequency = 4", 23, "business acme, program 2", "frequency must be text"),
    ("campaign =", 'campaign = "C1"', 24, "business acme, program 2", "campaign must be a table"),
    ("campaign =", 'campaign = { status = "ok" }', 24, "business acme, program 2, campaign", "status must be one of"),
    ("campaign =", 'campaign = { usecase = "A" }', 24, "business acme, program 2, campaign", "did you mean 'use_case'"),
    # TOML itself
    (SENDER, "rate = ", 14, "file", "Invalid value"),
    (SENDER, "rate = 1\nrate = 2", 15, "file", "Cannot overwrite"),
    (NUMBER, 'number = "+17045550100', 8, "file", "Illegal character"),
]


@pytest.mark.parametrize(("instead_of", "stands", "line", "where", "said"), TABLE, ids=[f"{r[1]!r}" for r in TABLE])
def test_a_mistake_has_its_line(instead_of: str, stands: str, line: int, where: str, said: str) -> None:
    lines = GOOD.splitlines()
    place = next(i for i, each in enumerate(lines) if each.startswith(instead_of))
    lines[place] = stands
    found = mistakes("\n".join(lines))
    assert (line, where) in [(m.line, m.where) for m in found if said in m.text], found


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("", 1, "no [business.<name>] is set up"),
        ("business = 3\n", 1, "business must be a table"),
        ("\n[business.acme.sender]\n", 2, "written as [[…sender]]"),
        ("\nbusiness.acme.program = [1]\n", 2, "written as [[…program]]"),
        ('\n[business."Acme Dental"]\n', 2, "business's name"),
        (f"\n[business.{'a' * 41}]\n", 2, "business's name"),
        ("\n[business.acme]\n", 2, "say what you text for"),
        ("\n[business.acme]\n", 2, "say which numbers you text from"),
        ("[business.acme]\n\n[business.acme]\n", 3, "twice"),
        (GOOD + OTHER_SENDER.replace("0101", "0100"), 27, "number +17045550100 is used twice"),
        (GOOD + OTHER_SENDER.replace("another-hook-0000000", HOOK), 31, "hook is also that of +17045550100"),
        (GOOD + OTHER_BUSINESS.replace("0102", "0100"), 28, "number +17045550100 also belongs to acme"),
        (GOOD + OTHER_BUSINESS.replace("the-hook-of-bob-00000", HOOK), 32, "hook is also that of +17045550100"),
    ],
)
def test_mistakes_of_the_whole(source: str, line: int, said: str) -> None:
    assert line in [m.line for m in mistakes(source) if said in m.text]


def test_all_mistakes_come_at_once_in_the_order_of_their_lines() -> None:
    source = GOOD.replace("rate = 10", "rate = 0").replace("72h", "soon").replace("America/New_York", "Mars")
    with pytest.raises(ConfigError) as caught:
        read(source)
    assert [m.line for m in caught.value.mistakes] == [3, 14, 23]
    said = caught.value.detail.splitlines()
    assert [line.split(": ")[0] for line in said] == [f"consentry.toml:{n}" for n in (3, 14, 23)]
    assert said[1].startswith("consentry.toml:14: business acme, sender 1: rate must be")


def test_a_mistake_never_repeats_a_secret() -> None:
    source = GOOD.replace('"ACME_TOKEN"', '"0123456789abcdef"').replace(HOOK, "secret!!")
    with pytest.raises(ConfigError) as caught:
        read(source + OTHER_SENDER.replace("another-hook-0000000", "secret!!"))
    assert "0123456789abcdef" not in str(caught.value)
    assert "secret!!" not in str(caught.value)


def test_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace("rate = 10", "rate = 0"))
    with pytest.raises(ConfigError, match=r"^mine\.toml:14: "):
        read_config(path, tag_of=str)
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(path, tag_of=str)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "none.toml", tag_of=str)


def test_lines_are_found_where_they_are() -> None:
    found = locate('# [x]\n\n[a]\r\nb = 1\n[[a.c]]\n"d" = { e = 1 }\n[[a.c]]\nf.g = 2\n')
    assert found[("a", "b")] == 4
    assert line_of(found, ("a", "c", 0, "d", "e")) == 6
    assert line_of(found, ("a", "c", 1)) == 7
    assert found[("a", "c", 1, "f", "g")] == 8
    assert line_of(found, ("nowhere",)) == 1


# ---- what is read ----


def test_what_stands_there_and_what_follows_from_it() -> None:
    (policy,) = read(GOOD)
    assert (policy.business, policy.version, policy.tag, policy.name) == ("acme", 0, "ACMACM", "Acme Dental")
    assert (policy.forward.url, policy.forward.format) == ("https://acme.example/sms", "events")
    (sender,) = policy.senders.values()
    assert (sender.number_type, sender.stop_reply, sender.mode, sender.window) == ("local", "provider", "guard", DAY)
    assert (sender.signature, sender.auth_token_env, sender.rate) == ("sha1", ("ACME_TOKEN",), 10)
    support, reminders = policy.programs.values()
    assert (support.recurring, support.hold_for, support.follow_up_days) == (False, DAY, 3)
    assert (reminders.recurring, reminders.hold_for, reminders.campaign.status) == (True, 3 * DAY, "approved")


@pytest.mark.parametrize(
    ("kind", "hold_for", "recurring"),
    [("conversational", DAY, False), ("informational", 3 * DAY, True), ("promotional", 7 * DAY, True)],
)
def test_a_kind_brings_its_own_hold(kind: str, hold_for: int, recurring: bool) -> None:
    (policy,) = read(GOOD.replace("conversational", kind))
    program = policy.programs["support"]
    assert (program.kind, program.hold_for, program.recurring) == (Kind(kind), hold_for, recurring)


@pytest.mark.parametrize(
    ("number", "number_type", "stop_reply"),
    [("+17045550100", "local", "provider"), ("+18005550100", "toll_free", "network"), ("70455", "short", "gateway")],
)
def test_a_number_brings_its_type_and_who_answers_stop(number: str, number_type: str, stop_reply: str) -> None:
    (policy,) = read(GOOD.replace("+17045550100", number))
    sender = policy.senders[number]
    assert (sender.number_type, sender.stop_reply) == (number_type, stop_reply)


def test_what_is_said_wins_over_what_follows() -> None:
    more = 'rate = 2.5\nnumber_type = "short"\nstop_reply = "network"\nwindow_hours = 72\nsignature = "sha256"\n'
    more += (
        f'shared_key_env = "ACME_KEY"\nmode = "watch"\nwatch_until = "{at(30)}"\napi_base = "http://127.0.0.1:8082/"'
    )
    source = GOOD.replace("rate = 10", more).replace('"ACME_TOKEN"', '["ACME_TOKEN", "ACME_NEXT"]')
    source = source.replace(
        REMINDERS, 'hold_for = "90m"\nrecurring = false\non_missing_consent = "deny"\nfollow_up_days = 10'
    )
    (policy,) = read(source)
    (sender,) = policy.senders.values()
    assert (sender.number_type, sender.stop_reply, sender.window, sender.rate) == ("short", "network", 3 * DAY, 2.5)
    assert (sender.auth_token_env, sender.shared_key_env) == (("ACME_TOKEN", "ACME_NEXT"), "ACME_KEY")
    assert (sender.mode, sender.watch_until) == ("watch", int((NOW + timedelta(days=30)).timestamp() * 1000))
    assert sender.api_base == "http://127.0.0.1:8082"
    program = policy.programs["reminders"]
    assert (program.hold_for, program.recurring) == (90 * MINUTE, False)
    assert (program.on_missing_consent, program.follow_up_days) == ("deny", 10)


def test_the_opt_out_line_is_set_by_business_and_program() -> None:
    (policy,) = read(GOOD)
    assert policy.opt_out_words == "Reply STOP to opt out."
    assert {(p.opt_out_line, p.opt_out_every_days) for p in policy.programs.values()} == {("append", 30)}
    source = GOOD.replace(REMINDERS, 'opt_out_line = "every_n_days"\nopt_out_every_days = 14')
    source = source.replace('name = "Acme Dental"', 'name = "Acme Dental"\nopt_out_words = "Txt STOP 2 quit"')
    (policy,) = read(source)
    program = policy.programs["reminders"]
    assert (policy.opt_out_words, program.opt_out_line, program.opt_out_every_days) == (
        "Txt STOP 2 quit",
        "every_n_days",
        14,
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Acme Dental"', 'name = "A"\nopt_out_words = "Call us"', "must tell people how to stop"),
        ('name = "Acme Dental"', 'name = "A"\nopt_out_words = "Stop2quit"', "nothing but how to stop"),
        ('id = "reminders"', 'id = "reminders"\nopt_out_line = "never"', "must be one of append, hold, every_n_days"),
        ('id = "reminders"', 'id = "reminders"\nopt_out_every_days = 14', 'is for opt_out_line = "every_n_days"'),
        (
            'id = "reminders"',
            'id = "reminders"\nopt_out_line = "every_n_days"\nopt_out_every_days = 0',
            "must be from 1 to 365",
        ),
    ],
)
def test_a_wrong_opt_out_line_is_explained(old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(GOOD.replace(old, new))
    assert [mistake.text for mistake in refused.value.mistakes if said in mistake.text]


def test_the_question_after_a_stop_needs_an_answer_of_ours() -> None:
    assert [policy.stop_question for policy in read(GOOD)] == [False]
    asking = GOOD.replace('name = "Acme Dental"', 'name = "Acme Dental"\nstop_question = true')
    with pytest.raises(ConfigError) as refused:
        read(asking)
    assert ["stop_question asks nobody" in mistake.text for mistake in refused.value.mistakes] == [True]
    (policy,) = read(asking.replace("[[business.acme.sender]]", '[[business.acme.sender]]\nstop_reply = "gateway"'))
    assert policy.stop_question


def test_several_businesses_and_senders() -> None:
    acme, bob = read(GOOD + OTHER_SENDER + OTHER_BUSINESS)
    assert (list(acme.senders), list(bob.senders)) == (["+17045550100", "+17045550101"], ["+17045550102"])
    assert (acme.tag, bob.tag) == ("ACMACM", "BOBBOB")


def test_the_example_is_valid() -> None:
    (policy,) = read(EXAMPLE)
    assert (policy.business, list(policy.senders)) == ("acme", ["+17045550100"])
    assert [p.kind for p in policy.programs.values()] == [Kind.CONVERSATIONAL, Kind.INFORMATIONAL]


def test_the_example_is_valid_with_each_of_its_comments_taken_out() -> None:
    """What it offers in a comment must be right too: people uncomment it."""
    lines = EXAMPLE.splitlines()
    offered = [i for i, line in enumerate(lines) if line.startswith("# ") and " = " in line.split("#")[1]]
    assert len(offered) == 27
    for place in offered:
        changed = list(lines)
        changed[place] = changed[place].removeprefix("# ")
        if changed[place].startswith("signature"):
            changed.insert(place, 'shared_key_env = "ACME_TWILIO_SHARED_KEY"')
        if changed[place].startswith("stop_question"):
            changed.insert(changed.index("[[business.acme.sender]]") + 1, 'stop_reply = "gateway"')
        read("\n".join(changed))


@pytest.mark.parametrize(
    ("text", "ms"), [("30m", 30 * MINUTE), ("72h", 72 * HOUR), ("7d", 7 * DAY), (" 1 h ", HOUR), ("0m", 0)]
)
def test_durations(text: str, ms: int) -> None:
    assert duration(text) == ms


@pytest.mark.parametrize("text", ["", "72", "h", "1.5h", "-1h", "1w", "1h30m", "9999999h"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(BadInput, match="hold_for"):
        duration(text, "hold_for")


# ---- what is kept, and what is shown ----


def test_the_store_gets_all_of_it_back() -> None:
    for policy in read(GOOD + OTHER_SENDER + OTHER_BUSINESS):
        assert unpack_policy(pack_policy(policy)) == policy


def test_the_public_text_shows_no_hook() -> None:
    (policy,) = read(GOOD)
    shown = public_policy(policy)
    assert HOOK not in shown
    said = json.loads(shown)
    assert said["senders"]["+17045550100"]["hook"] == fingerprint(HOOK.encode())[:16]
    assert said["senders"]["+17045550100"]["auth_token_env"] == ["ACME_TOKEN"]
    assert HOOK not in repr(policy)


def test_the_public_text_is_canonical() -> None:
    (policy,) = read(GOOD)
    shown = public_policy(policy)
    assert shown == public_policy(unpack_policy(pack_policy(policy)))
    assert shown == json.dumps(json.loads(shown), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert public_policy(read(GOOD.replace(HOOK, HOOK + "1"))[0]) != shown


def test_a_forward_is_read_letter_for_letter_and_a_sender_may_have_its_own() -> None:
    own = 'forward = { url = "https://a.example/sms/?k=v", format = "twilio", secret_env = ["NEW", "OLD"] }'
    (policy,) = read(GOOD.replace(SENDER, f"{SENDER}\n{own}"))
    found = policy.senders["+17045550100"].forward
    assert (found.url, found.format, found.secret_env) == ("https://a.example/sms/?k=v", "twilio", ("NEW", "OLD"))
    assert (policy.forward.keywords, policy.forward.events, policy.forward.secret_env) == ("marked", (), ())
    said = json.loads(public_policy(policy))["senders"]["+17045550100"]["forward"]
    assert said["url"] == f"https://a.example/sms/?{fingerprint(b'k=v')[:16]}", "a query may hold a secret"
    assert unpack_policy(pack_policy(policy)) == policy


def test_the_demo_business() -> None:
    policy = demo_policy("DEMO00", "demo-hook-0000000000", "http://127.0.0.1:8082")
    assert (policy.business, policy.tag, list(policy.senders)) == ("demo", "DEMO00", ["+17045550100"])
    kinds = {p.id: (p.kind, p.hold_for) for p in policy.programs.values()}
    assert kinds == {
        "support": (Kind.CONVERSATIONAL, DAY),
        "reminders": (Kind.INFORMATIONAL, 3 * DAY),
        "offers": (Kind.PROMOTIONAL, 7 * DAY),
    }
    (sender,) = policy.senders.values()
    assert (sender.provider, sender.api_base, sender.default_program) == (
        "simulator",
        "http://127.0.0.1:8082",
        "support",
    )
    assert unpack_policy(pack_policy(policy)) == policy


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (GOOD.replace("+17045550100", "704-1") + OTHER_SENDER.replace("+17045550101", "704-2"), [8, 27]),
        (GOOD.replace('id = "support"', "").replace('id = "reminders"', "").replace("default_program", "# "), [16, 20]),
        (GOOD.replace('kind = "conversational"', "kind = 3"), [18]),
        (GOOD.replace('kind = "conversational"', 'kind = ""'), [18]),
        ('[business.acme]\nname = """x\n\n', [3]),
        (GOOD.replace('name = "Acme Dental"', 'name = """\nhours = 3\n"""').replace("Mon-Fri", "Mon-Xyz"), [6]),
        (
            GOOD.replace('["A"]', "").replace('"ACME_TOKEN"', '[\n["x"],\n"A"]').replace("rate = 10", "rate = 0"),
            [11, 16],
        ),
        (GOOD.replace("name =", "# it's [ \"\nname =").replace("rate = 10", "rate = 0"), [15]),
    ],
)
def test_one_mistake_is_told_once_and_where_it_is(source: str, found: list[int]) -> None:
    assert [m.line for m in mistakes(source)] == found


def test_watch_until_may_be_an_instant_of_toml() -> None:
    (policy,) = read(GOOD.replace("rate = 10", f'mode = "watch"\nwatch_until = {at(7)}'))
    assert policy.senders["+17045550100"].watch_until == int((NOW + timedelta(days=7)).timestamp() * 1000)


def test_what_wordings_are_made_of_is_read() -> None:
    source = GOOD.replace(
        'name = "Acme Dental"',
        'name = "Acme Dental"\nwebsite = "https://acme.example/"\nprivacy_url = "https://acme.example/p"\n'
        'terms_url = "https://acme.example/t"',
    ).replace('kind = "conversational"', 'kind = "conversational"\nkeyword = "JOIN"\nsamples = ["One.", "Two."]')
    (policy,) = read_text(source, tag_of=lambda _: "ABCDEF", now=NOW.timestamp())
    assert (policy.website, policy.privacy_url, policy.terms_url) == (
        "https://acme.example",
        "https://acme.example/p",
        "https://acme.example/t",
    )
    assert policy.programs["support"].samples == ("One.", "Two.")
    assert policy.programs["support"].keyword == "JOIN"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('terms_url = "ftp://acme.example"', "terms_url must be an http or https address"),
        ('keyword = "two words"', "keyword must be one word"),
        ('samples = "One."', "samples must be a list of texts"),
    ],
)
def test_what_wordings_cannot_be_made_of_is_said(line: str, says: str) -> None:
    key = line.split(" ")[0]
    after = 'name = "Acme Dental"' if key.endswith("url") else 'kind = "conversational"'
    with pytest.raises(ConfigError, match=says):
        read_text(GOOD.replace(after, f"{after}\n{line}"), tag_of=lambda _: "ABCDEF", now=NOW.timestamp())
