"""Numbers as carriers write them: none is mistaken for a short code, and none loses its country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.providers.numbers import with_plus, without_plus


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("17045550123", "+17045550123"),
        ("+17045550123", "+17045550123"),
        ("447700900123", "+447700900123"),
        ("298212345", "+298212345"),
        ("12345", "12345"),
        ("12345678", "12345678"),
        ("whatsapp:+17045550123", "whatsapp:+17045550123"),
    ],
)
def test_each_form(said: str, address: str) -> None:
    assert with_plus(said, "from").address == address


@pytest.mark.parametrize(
    "said", ["", "12", "ACME", "07045550123", "1704555012", "1" * 16, "17045550123<17045550124", " 1"]
)
def test_what_is_no_number(said: str) -> None:
    with pytest.raises(BadInput) as error:
        with_plus(said, "from")
    assert error.value.field == "from"


@given(st.from_regex(r"1704555[0-9]{4}|[1-9][0-9]{4,5}", fullmatch=True))
def test_there_and_back(said: str) -> None:
    assert without_plus(with_plus(said, "from")) == said
