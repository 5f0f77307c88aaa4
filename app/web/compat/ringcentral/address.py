"""Address: what the path of a request says, with the Program and topic that an app writes into its server's address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.errors import BadInput
from app.web.compat.base_url import named
from app.web.compat.ringcentral.refused import INVALID, Refused, not_found

PREFIX = "/compat/ringcentral/"

_PART = re.compile(r"(?!\.+$)[A-Za-z0-9_.~,*+:-]{1,128}")
_ROOTS = ("restapi", "rcvideo", "video", "webinar", "analytics", "ai", "team-messaging", "scim", "cx")
"""How the paths of RingCentral's APIs begin."""


@dataclass(frozen=True, slots=True)
class Address:
    """`parts` is the path as RingCentral knows it: `("restapi", "v1.0", "account", "~", "extension", "~", "sms")`."""

    program: str
    topic: str
    parts: tuple[str, ...]

    @property
    def path(self) -> str:
        """As RingCentral knows it."""
        return "/" + "/".join(self.parts)

    @property
    def resource(self) -> tuple[str, ...]:
        """What follows the account and the extension: `("sms",)`; with `extension` before it where one is named.

        Empty for what is no resource of an account.
        """
        if len(self.parts) < 5 or self.parts[0] != "restapi" or self.parts[2] not in ("account", "accounts"):
            return ()
        after = self.parts[4:]
        return ("extension", *after[2:]) if after[0] == "extension" and len(after) > 1 else after


def read_address(rest: str) -> Address:
    """What stands after PREFIX. Raises Refused."""
    parts = rest.split("/")
    begins = next((place for place, part in enumerate(parts) if part in _ROOTS and _begins(parts[:place])), None)
    if begins is None:
        raise not_found("path")
    try:
        said = named("/".join(parts[:begins]), "ringcentral")
    except BadInput as error:
        raise Refused(INVALID, error.detail, field=error.field) from None
    path = tuple(parts[begins:])
    if said is None or not all(map(_PART.fullmatch, path)):
        raise not_found("path")
    return Address(*said, path)


def _begins(before: list[str]) -> bool:
    """Whether a path may begin after these: a topic may be called like an API."""
    return before[-1:] != ["topic"]
