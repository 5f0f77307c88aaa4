"""The base URL of an app's SDK: the Program and the topic that stand in it, which no field of the SDK can say.

`/compat/<carrier>[/~<program>][/topic/<topic>]/…`
"""

from __future__ import annotations

import re

from app.errors import BadInput

_PROGRAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_TOPIC = re.compile(r"\w[\w .:#/@-]{0,63}")


def named(before: str, carrier: str) -> tuple[str, str] | None:
    """(Program, topic), each empty where it is not said; None for what is no such address. Raises BadInput."""
    program, topic, rest = "", "", before.strip("/")
    if rest.startswith("~"):
        program, _, rest = rest[1:].partition("/")
        if not _PROGRAM.fullmatch(program):
            raise BadInput("program", f"The base URL names no program: write /compat/{carrier}/~<program>")
    if rest.startswith("topic/"):
        topic, rest = rest.removeprefix("topic/"), ""
        if not _TOPIC.fullmatch(topic):
            raise BadInput("topic", "The topic in the base URL may have letters, digits, spaces and . : # / @ - _")
    return None if rest else (program, topic)
