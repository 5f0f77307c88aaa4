"""Reading to whom notices go."""

from __future__ import annotations

import pytest

from app.config import ConfigError
from tests.test_config import GOOD, read

NOTICES = 'notices = { email = ["desk@acme.example"], email_from = "c@acme.example", smtp_env = "ACME_SMTP_URL" }'


def test_notices_are_read() -> None:
    (policy,) = read(GOOD.replace('name = "Acme Dental"', f'name = "Acme Dental"\n{NOTICES}'))
    assert policy.notices.channels == ("email",)
    assert policy.notices.hold_limit == 100
    assert policy.notices.wants("stop")
    assert policy.notices.variables == ("ACME_SMTP_URL",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{ }", ""),
        ("{ hold_limit = 5 }", "notices go nowhere"),
        ('{ email = ["desk"] }', "desk is no e-mail address"),
        ('{ email = ["desk@acme.example"] }', "email needs email_from"),
        ('{ slack_env = "https://hooks.slack.com/x" }', "slack_env must be the name of an environment variable"),
        ('{ slack_env = "X", digest = "8 am" }', 'digest must be a time of day, such as "08:00"'),
        ('{ slack_env = "X", about = ["stops"] }', "about"),
        ('{ slack_env = "X", hold_limit = 0 }', "hold_limit must be from 1"),
        ('{ slack_env = "X", console_url = "acme" }', "console_url must be an http or https address"),
        ('{ slack_env = "X", mail = "x" }', "mail"),
    ],
)
def test_wrong_notices_are_said(written: str, said: str) -> None:
    text = GOOD.replace('name = "Acme Dental"', f'name = "Acme Dental"\nnotices = {written}')
    if not said:
        assert read(text)[0].notices.channels == ()
        return
    with pytest.raises(ConfigError) as raised:
        read(text)
    assert any(said in str(one) for one in raised.value.mistakes), raised.value.mistakes
