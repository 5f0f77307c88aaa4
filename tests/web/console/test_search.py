"""The search line: what it means, what it says of what it cannot read, and that writing it again changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.model import DAY, HOUR, MINUTE
from app.web.console.search import Search, read_search

PROGRAMS, SENDERS = ("support", "reminders"), ("+17045550100",)
TEXT = "msg_DEM0AA_01M89C89S9WX9X66HV1Q0TENK6"


def read(line: str) -> Search:
    return read_search(line, PROGRAMS, SENDERS)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", {}),
        ("is:held", {}),
        ("is:mine", {"of": "mine"}),
        ("is:aside", {"of": "aside"}),
        ("reason:no_consent", {"reason": "no_consent"}),
        ("program:reminders kind:promotional", {"program": "reminders", "kind": "promotional"}),
        ("from:+17045550100", {"sender": "+17045550100"}),
        ("to:+17045550123", {"to": "+17045550123"}),
        ("+17045550123", {"to": "+17045550123"}),
        ("7045550123", {"to": "+17045550123"}),
        ("(704)555-0123", {"to": "+17045550123"}),
        (TEXT, {"text": TEXT}),
        ("age:>2d", {"older": 2 * DAY}),
        ("age:<90m", {"younger": 90 * MINUTE}),
        ("age:>1h age:<2d ends:<6h", {"older": HOUR, "younger": 2 * DAY, "ends": 6 * HOUR}),
        ("reason:paused reason:no_consent", {"reason": "no_consent"}),
    ],
)
def test_what_a_line_means(line: str, wanted: dict[str, Any]) -> None:
    assert read(line) == Search(**wanted)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reason:nothing", "no reason “nothing”"),
        ("program:x", "no program “x”"),
        ("kind:other", "conversational, informational or promotional"),
        ("from:+17045550199", "not one of your senders"),
        ("to:nobody", "to"),
        ("is:sent", "only what is held"),
        ("age:2d", "age:>2d"),
        ("age:>2w", "age:>2d"),
        ("ends:>2d", "ends:<6h"),
        ("tier:x", "“tier:” is not known"),
        ("hello", "words of texts are not searched"),
        ("911", "to"),
        ("reason:", "reason:"),
        ("<script>", "<script>"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_holds(line: str, said: str) -> None:
    found = read(f"program:support {line} kind:informational")
    assert (found.program, found.kind) == ("support", "informational")
    assert len(found.wrong) == 1
    assert said in found.wrong[0]


@given(st.text(max_size=400))
def test_no_line_is_too_odd(line: str) -> None:
    found = read(line)
    assert read(found.line) == Search(**{**{n: getattr(found, n) for n in Search.__dataclass_fields__}, "wrong": ()})


@given(
    reason=st.sampled_from(["", "no_consent", "quiet_hours"]),
    program=st.sampled_from(["", *PROGRAMS]),
    kind=st.sampled_from(["", "promotional"]),
    older=st.integers(0, 9_999).map(lambda n: n * MINUTE),
    ends=st.integers(0, 99).map(lambda n: n * DAY),
    to=st.sampled_from(["", "+17045550123"]),
)
def test_a_line_that_is_written_means_what_it_was_written_for(**fields: Any) -> None:
    wanted = Search(**fields)
    assert read(wanted.line) == wanted
    assert wanted.narrows is any(fields.values())
    assert read(wanted.at(reason="")).reason == ""
