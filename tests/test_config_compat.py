"""What consentry.toml says for the compatible APIs: pools, API keys, and what an app is told of a hold."""

from __future__ import annotations

import pytest

from app.config import public_policy
from app.consent.compat import ApiKey, Pool
from app.store.codec import pack_policy, policy_json, policy_of, unpack_policy
from tests.test_config import GOOD, OTHER_SENDER, mistakes, read

MG, SK = "MG" + "0" * 32, "SK" + "0" * 32
POOL = f"""
[[business.acme.service]]
sid = "{MG}"
senders = ["+17045550100", "+17045550101"]
program = "reminders"
"""
KEY = f"""
[[business.acme.api_key]]
sid = "{SK}"
secret_env = "ACME_KEY"
on_hold = "refuse"
"""
WHOLE = GOOD + OTHER_SENDER + POOL + KEY


def test_pools_and_keys_are_read_and_kept() -> None:
    (policy,) = read(WHOLE)
    assert policy.compat.pools == {MG: Pool(MG, ("+17045550100", "+17045550101"), "reminders")}
    assert policy.compat.api_keys == {SK: ApiKey(SK, "AC1", "ACME_KEY", "refuse")}
    assert {sender.on_hold for sender in policy.senders.values()} == {"accept"}
    assert unpack_policy(pack_policy(policy)) == policy_of(policy_json(policy)) == policy
    assert "ACME_KEY" in public_policy(policy), "the variable's name, never what it holds"
    assert "ACME_KEY" not in repr(policy.compat.api_keys[SK])


def test_a_business_without_them_has_none() -> None:
    (policy,) = read(GOOD)
    assert (policy.compat.pools, policy.compat.api_keys) == ({}, {})


def test_a_sender_may_refuse_what_it_would_hold() -> None:
    (policy,) = read(GOOD.replace("rate = 10", 'on_hold = "refuse"'))
    assert policy.senders["+17045550100"].on_hold == "refuse"


TWO_ACCOUNTS = OTHER_SENDER.replace('"AC1"', '"AC2"')

# (what is replaced, what stands there instead, where, part of what is said)
TABLE = [
    (f'sid = "{MG}"', 'sid = "MG1"', "service 1", "sid must be MG and 32 hexadecimal digits"),
    (f'sid = "{MG}"', "", "service 1", "sid is missing"),
    ('senders = ["+17045550100", "+17045550101"]', "", "service 1", "senders is missing"),
    ('["+17045550100", "+17045550101"]', '["+17045550199"]', "service 1", "is not one of your senders"),
    ('["+17045550100", "+17045550101"]', '["nobody"]', "service 1", "senders must be a number in E.164"),
    ('["+17045550100", "+17045550101"]', '"+17045550100"', "service 1", "senders must be a list"),
    ('program = "reminders"\n\n', 'program = "nobody"\n\n', "service 1", "there is no program 'nobody'"),
    ('program = "reminders"\n\n', 'colour = "red"\n\n', "service 1", "colour is not a known key"),
    (
        'hold_for = "72h"',
        'hold_for = "72h"\nsenders = ["+17045550100"]',
        "service 1",
        "reminders is sent from +17045550100 only",
    ),
    (KEY, POOL + KEY, "service 2", f"sid {MG} is used twice"),
    (f'sid = "{SK}"', 'sid = "SK1"', "api_key 1", "sid must be SK and 32 hexadecimal digits"),
    ('secret_env = "ACME_KEY"', "", "api_key 1", "secret_env is missing"),
    ('secret_env = "ACME_KEY"', 'secret_env = "the-secret"', "api_key 1", "secret_env must be the name"),
    ('on_hold = "refuse"', 'on_hold = "shrug"', "api_key 1", "on_hold must be one of accept, refuse"),
    ('on_hold = "refuse"', 'account = "AC9"', "api_key 1", "none of your senders is of AC9"),
    (OTHER_SENDER, TWO_ACCOUNTS, "api_key 1", "account is missing"),
    (KEY, KEY + KEY, "api_key 2", f"sid {SK} is used twice"),
    ("rate = 10", 'on_hold = "shrug"', "sender 1", "on_hold must be one of accept, refuse"),
]


@pytest.mark.parametrize(("line", "instead", "where", "said"), TABLE)
def test_each_mistake_is_said_where_it_stands(line: str, instead: str, where: str, said: str) -> None:
    assert WHOLE.count(line) >= 1
    (found,) = mistakes(WHOLE.replace(line, instead, 1))
    assert found.where.endswith(where)
    assert said in found.text


def test_a_pool_is_of_one_channel() -> None:
    whatsapp = WHOLE.replace('number = "+17045550101"', 'number = "whatsapp:+17045550101"').replace(
        '"+17045550101"]', '"whatsapp:+17045550101"]'
    )
    (found,) = mistakes(whatsapp)
    assert "one channel" in found.text


def test_a_key_may_name_one_of_several_accounts() -> None:
    (policy,) = read(GOOD + TWO_ACCOUNTS + KEY + 'account = "AC2"\n')
    assert policy.compat.api_keys[SK].account == "AC2"
