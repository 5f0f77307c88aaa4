"""Public link shorteners, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.links import SHORTENERS, shortener
from app.consent.outgoing import read_outgoing

LINKS = [
    ("See https://bit.ly/3xYz", "bit.ly"),
    ("HTTPS://BIT.LY/x", "bit.ly"),
    ("bit.ly/x", "bit.ly"),
    ("http://www.tinyurl.com/abc", "tinyurl.com"),
    ("Details:t.co/abc", "t.co"),
    ("(goo.gl/abc)", "goo.gl"),
    ("<https://ow.ly/abc>", "ow.ly"),
    ("Go to is.gd/a, then call", "is.gd"),
    ("buff.ly/x.", "buff.ly"),
    ("https://user@rebrand.ly/x", "rebrand.ly"),
    ("https://user:pass@cutt.ly/x", "cutt.ly"),
    ("https://rb.gy:443/x", "rb.gy"),
    ("shorturl.at/x", "shorturl.at"),
    ("tiny.cc/x", "tiny.cc"),
    ("lnkd.in/x?y=1", "lnkd.in"),
    ("https://acme.rebrand.ly/x", "rebrand.ly"),
    ("https://bit.ly?x", "bit.ly"),
    ("Call us or visit https://acme.example/a then bit.ly/b", "bit.ly"),
    ("acme.example,bit.ly/b", "bit.ly"),
    ("b\u200bit.ly/x", "bit.ly"),
    ("ｂｉｔ．ｌｙ/x", "bit.ly"),
    ("→bit.ly/x", "bit.ly"),
]

NONE = [
    "https://notbit.ly/x",
    "https://not-bit.ly/x",
    "https://bit.ly.example.com/x",
    "https://bit.lyx/a",
    "https://acme.example/bit.ly",
    "https://acme.example/?u=https://bit.ly/x",
    "https://acme.example/#bit.ly",
    "Write to me@bit.ly",
    "bit.ly@acme.example wrote",
    "A bit. Ly is here",
    "bit ly",
    "https://maps.app.goo.gl/abc",
    "https://youtu.be/abc",
    "https://forms.gle/abc",
    "https://acme.example/x",
    "acme.com",
    "No link at all.",
    "...",
    "",
]


@pytest.mark.parametrize(("body", "host"), LINKS)
def test_a_public_shortener_is_named(body: str, host: str) -> None:
    assert read_outgoing(body).shortener == host


@pytest.mark.parametrize("body", NONE)
def test_another_host_is_none(body: str) -> None:
    assert read_outgoing(body).shortener == ""


@pytest.mark.parametrize("host", sorted(SHORTENERS))
def test_each_of_the_list_is_found_in_any_case(host: str) -> None:
    assert shortener(f"See https://{host.upper()}/Ab1 now") == host
    assert shortener(f"See https://x{host}/Ab1 and https://{host}.acme.example") == ""


@given(st.text(alphabet="bit.ly/:@?# a-", max_size=60))
def test_any_word_can_be_read(body: str) -> None:
    assert shortener(body) in ("", *SHORTENERS)
