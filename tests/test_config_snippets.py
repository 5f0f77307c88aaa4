"""Reading what operators often write."""

from __future__ import annotations

import pytest

from app.config import ConfigError
from tests.test_config import GOOD, read


def written(snippets: str) -> str:
    return GOOD.replace('name = "Acme Dental"', f'name = "Acme Dental"\nsnippets = {snippets}')


def test_snippets_are_read_in_their_order() -> None:
    (policy,) = read(written('{ hours = "Mon-Fri 8 to 6", "the way" = "2nd floor" }'))
    assert list(policy.snippets.items()) == [("hours", "Mon-Fri 8 to 6"), ("the way", "2nd floor")]


@pytest.mark.parametrize(
    ("snippets", "said"),
    [
        ('{ hours = "" }', "hours must be text"),
        ("{ hours = 3 }", "hours must be text"),
        (f'{{ hours = "{"x" * 1_601}" }}', "1 to 1,600 characters"),
        (f'{{ "{"x" * 41}" = "y" }}', "a name has 1 to 40 characters"),
        ("{{ {} }}".format(", ".join(f'n{n} = "x"' for n in range(51))), "at most 50; there are 51"),
    ],
)
def test_wrong_snippets_are_said(snippets: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(written(snippets))
    assert any(said in str(one) for one in raised.value.mistakes), raised.value.mistakes
