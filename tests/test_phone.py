"""Phone numbers: what can exist, what it is, and that no print of one can be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput
from app.phone import Phone, parse_phone, parse_sender


@pytest.mark.parametrize(
    ("text", "channel", "number"),
    [
        ("+17045550100", "sms", "+17045550100"),
        ("+442079460000", "sms", "+442079460000"),
        ("whatsapp:+17045550100", "whatsapp", "+17045550100"),
        ("rcs:+17045550100", "rcs", "+17045550100"),
    ],
)
def test_numbers_that_can_exist(text: str, channel: str, number: str) -> None:
    phone = parse_phone(text)
    assert (phone.address, phone.channel, phone.number, phone.short) == (text, channel, number, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17045550100",
        "704-555-0100",
        "+1 704 555 0100",
        "+17045550100\n",
        "+1704555010",
        "+170455501000",
        "+10045550100",  # an area code begins with 2 to 9
        "+19115550100",  # N11 is a service
        "+17040550100",  # so does an exchange
        "+0704555010",
        "+1٧٠٤٥٥٥٠١٠٠",  # digits, but not ASCII's
        "telegram:+17045550100",
        "WHATSAPP:+17045550100",
        "whatsapp:",
        "+9999999",
        "12345",
    ],
)
def test_numbers_that_cannot(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_phone(text, "consumer")
    assert caught.value.field == "consumer"
    assert caught.value.detail.startswith("consumer")


@pytest.mark.parametrize(("text", "short"), [("123", True), ("12345678", True), ("+17045550100", False)])
def test_a_sender_may_be_a_short_code(text: str, short: bool) -> None:
    assert parse_sender(text).short is short


@pytest.mark.parametrize("text", ["12", "123456789", "whatsapp:12345", "1234a"])
def test_what_is_no_short_code(text: str) -> None:
    with pytest.raises(BadInput, match="from"):
        parse_sender(text)


@pytest.mark.parametrize(
    ("text", "toll_free"),
    [
        ("+18005550100", True),
        ("+18335550100", True),
        ("+18885550100", True),
        ("+18225550100", False),
        ("+18115550100", False),
        ("+17045550100", False),
        ("+448005550100", False),
        ("whatsapp:+18005550100", True),
    ],
)
def test_toll_free(text: str, toll_free: bool) -> None:
    assert Phone(text).toll_free is toll_free


@given(st.from_regex(r"\+1704[2-9][0-9]{6}", fullmatch=True), st.sampled_from(["", "whatsapp:", "rcs:"]))
def test_no_print_shows_the_middle_digits(number: str, prefix: str) -> None:
    phone = parse_phone(prefix + number)
    for shown in (str(phone), repr(phone), f"{phone}", f"{phone!r}", f"{[phone]}", "%s" % phone):  # noqa: UP031
        assert f"{number[:5]}•••{number[-4:]}" in shown
        assert number not in shown


def test_a_short_code_is_public() -> None:
    assert str(Phone("12345")) == "12345"
