"""Address: what the path of a request says, with the Program and topic that an app writes into its base URL.

`/compat/twilio[/~<program>][/topic/<topic>]/2010-04-01/Accounts/<account>/…`: twilio's `messages.create` has no field
in which either could be said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.providers.twilio_message import VERSION
from app.web.compat.twilio.refused import invalid, not_found

PREFIX = "/compat/twilio/"

_PART = re.compile(r"(?!\.+$)[A-Za-z0-9_.+-]{1,128}")
_PROGRAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_TOPIC = re.compile(r"\w[\w .:#/@-]{0,63}")


@dataclass(frozen=True, slots=True)
class Address:
    """`parts` is what follows the version: `("Accounts", "AC…", "Messages", "SM….json")`."""

    program: str
    topic: str
    parts: tuple[str, ...]

    @property
    def account(self) -> str:
        """The account that is named; empty for the list of all."""
        return self.parts[1].partition(".")[0] if len(self.parts) > 1 else ""

    @property
    def resource(self) -> tuple[str, ...]:
        """What follows the account: `("Messages.json",)`; empty for the account itself."""
        return self.parts[2:]

    @property
    def path(self) -> str:
        """As Twilio knows it, and as its SDKs want it said: without our prefix, which they put before it."""
        return "/".join(("", VERSION, *self.parts))


def read_address(rest: str) -> Address:
    """What stands after PREFIX. Raises Refused."""
    before, found, after = f"/{rest}".partition(f"/{VERSION}/")
    parts = tuple(after.split("/"))
    known = parts == ("Accounts.json",) or (parts[0] == "Accounts" and len(parts) > 1)
    if not found or not known or not all(map(_PART.fullmatch, parts)):
        raise not_found(f"/{rest}"[:200])
    program, topic = _named(before.strip("/"))
    return Address(program, topic, parts)


def _named(before: str) -> tuple[str, str]:
    """The Program and the topic of a base URL."""
    program, topic = "", ""
    if before.startswith("~"):
        program, _, before = before[1:].partition("/")
        if not _PROGRAM.fullmatch(program):
            raise invalid("The base URL names no program: write /compat/twilio/~<program>")
    if before.startswith("topic/"):
        topic, before = before.removeprefix("topic/"), ""
        if not _TOPIC.fullmatch(topic):
            raise invalid("The topic in the base URL may have letters, digits, spaces and . : # / @ - _")
    if before:
        raise not_found(f"{PREFIX}{before}"[:200])
    return program, topic
