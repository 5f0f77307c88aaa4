"""Address: what the path of a request says, with the Program and topic that an app writes into its base URL.

`/compat/twilio[/~<program>][/topic/<topic>]/2010-04-01/Accounts/<account>/…`: twilio's `messages.create` has no field
in which either could be said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.errors import BadInput
from app.providers.twilio_message import VERSION
from app.web.compat.base_url import named
from app.web.compat.twilio.refused import invalid, not_found

PREFIX = "/compat/twilio/"

_PART = re.compile(r"(?!\.+$)[A-Za-z0-9_.+-]{1,128}")


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
    try:
        said = named(before, "twilio")
    except BadInput as error:
        raise invalid(error.detail) from None
    if said is None:
        raise not_found(f"{PREFIX}{before.strip('/')}"[:200])
    return Address(*said, parts)
