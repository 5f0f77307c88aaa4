"""The grammar: what its notation means, and that no pattern can take more than linear time."""

from __future__ import annotations

import re
import sys
from re import _constants, _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import pytest

from app.consent import intent, names, normal, reactions
from app.consent.grammar import compiled
from app.consent.intent import understand
from app.consent.words import languages

GROUPS = {"STOP": "stop quit", "MSG": "texts messages"}


@pytest.mark.parametrize(
    ("pattern", "text", "stands"),
    [
        ("STOP MSG", "stop texts", True),
        ("STOP MSG", "stop the texts", False),
        ("STOP the? MSG", "quit the messages", True),
        ("STOP the|these*2 MSG", "stop the these texts", True),
        ("STOP the|these*2 MSG", "stop the these the texts", False),
        ("STOP _ MSG", "stop ugly texts", True),
        ("STOP _ MSG", "stop . texts", False),
        ("^ STOP", "please , stop", True),
        ("^ STOP", "bus stop", False),
        ("STOP $", "stop the bus", False),
        ("STOP $", "just stop .", True),
        ("STOP !by", "stop by", False),
        ("STOP !3by", "stop right over by", False),
        ("STOP !3by", "stop there . by", True),
        ("<!bus STOP", "bus stop", False),
        ("<!bus STOP", "now stop", True),
        ("STOP , MSG", "stop , texts", True),
        ("STOP MSG|$", "stop .", True),
        ("STOP $", "stop ?", True),
        ("STOP QUERY", "stop ?", True),
        ("STOP QUERY", "stop .", False),
        ("STOP QUERY", "stop", False),
        ("STOP MSG|$", "stop it", False),
    ],
)
def test_a_pattern_stands_where_its_notation_says(pattern: str, text: str, stands: bool) -> None:
    grammar = compiled(GROUPS, {"asks": pattern})
    words = text.split()
    assert bool(grammar.find("asks", grammar.line(words), grammar.fitting(frozenset(words)))) is stands


def test_what_is_set_aside_is_strange() -> None:
    grammar = compiled(GROUPS, {"innocent": "bus STOP", "asks": "STOP"})
    line = grammar.line(["a", "bus", "stop"])
    fitting = grammar.fitting(frozenset(["a", "bus", "stop"]))
    assert grammar.find("asks", line, fitting)
    assert grammar.find("asks", grammar.mask("innocent", line, fitting), fitting) is None


def test_a_word_is_read_as_another_or_not_at_all() -> None:
    grammar = compiled(GROUPS, {"asks": "STOP MSG"}, frozenset({"please"}), {"msgz": "messages"})
    line = grammar.line(["stop", "please", "msgz"])
    assert grammar.find("asks", line, grammar.fitting(frozenset(["stop", "please", "msgz"])))
    assert len(line) == 2


def test_a_group_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no group MISSING"):
        compiled(GROUPS, {"asks": "MISSING"})


def test_a_pattern_that_needs_no_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word"):
        compiled(GROUPS, {"asks": "STOP? MSG?"})


def reach(parsed: Any) -> int:
    """The most characters a pattern can take; repeats without a bound count as endless."""
    return int(parsed.getwidth()[1])


def test_no_pattern_of_the_grammar_looks_further_than_a_fixed_number_of_words() -> None:
    each = [pattern for language in languages() for pattern in language.grammar.patterns]
    assert len(each) > 300
    assert max(reach(_parser.parse(pattern.pattern)) for pattern in each) <= 40


def test_no_expression_on_user_text_repeats_inside_a_repeat() -> None:
    found = [
        value
        for module in (intent, names, normal, reactions)
        for value in vars(module).values()
        if isinstance(value, re.Pattern)
    ]
    assert len(found) >= 8
    for pattern in found:
        assert not nested(_parser.parse(pattern.pattern, pattern.flags)), pattern.pattern


def nested(parsed: Any, inside: bool = False) -> bool:
    """Whether a repeat without a bound stands in a repeat without a bound: the shape that takes exponential time."""
    for op, argument in parsed:
        bodies, endless = [], False
        if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            bodies, endless = [argument[2]], argument[1] is _constants.MAXREPEAT
        elif op is _constants.SUBPATTERN:
            bodies = [argument[3]]
        elif op is _constants.BRANCH:
            bodies = argument[1]
        if (endless and inside) or any(nested(body, inside or endless) for body in bodies):
            return True
    return False


def lines_run(text: str) -> int:
    """How many lines of Python it takes to read the text."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        understand(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "stop the the ",
        "do not not ",
        "s t o p ",
        "a.b.c ",
        '"stop" ',
        "stop,",
        "no more more ",
        "退订不要",
        "é́",
        "reply stop to ",
    ],
)
def test_steps_grow_no_faster_than_the_text(piece: str) -> None:
    small, large = (lines_run((piece * 2_000)[:size]) for size in (900, 3_600))
    assert large <= 5 * small + 200


def test_what_is_read_of_a_text_has_a_limit() -> None:
    assert lines_run("texts and more words " * 1_000) <= 1.1 * lines_run("texts and more words " * 10_000)
    assert understand("x" * 50_000 + " stop texting me").intent.value == "stop"
