"""Phone: a valid number or short code, which prints masked so that no log line can leak it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.errors import BadInput

CHANNELS = ("whatsapp", "rcs")
_SHORT = re.compile(r"[0-9]{3,8}")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


@dataclass(frozen=True, slots=True)
class Phone:
    """An address of one channel. `address` is `+17045550100`, `whatsapp:+17045550100` or a short code."""

    address: str

    @property
    def number(self) -> str:
        """The address without its channel prefix."""
        return self.address.rpartition(":")[2]

    @property
    def channel(self) -> str:
        """`sms` (with MMS), `rcs` or `whatsapp`."""
        return self.address.rpartition(":")[0] or "sms"

    @property
    def short(self) -> bool:
        return not self.number.startswith("+")

    @property
    def toll_free(self) -> bool:
        return bool(re.match(r"\+18(00|33|44|55|66|77|88)", self.number))

    @property
    def area(self) -> str:
        """The beginning that tells where it may be: `+1704` in North America, else the calling code; none of a code."""
        if self.short:
            return ""
        return self.number[:5] if self.number.startswith("+1") else f"+{_calling_code(self.number)}"

    @property
    def masked(self) -> str:
        """`+1704•••0100`: enough to recognise, not enough to call."""
        number = self.number
        if self.short:
            return number
        return f"{number[:-7]}•••{number[-4:]}"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"Phone({self.masked})"


def _calling_code(number: str) -> str:
    import phonenumbers

    return str(phonenumbers.parse(number).country_code)


@lru_cache(maxsize=4096)
def parse_phone(text: str, field: str = "to") -> Phone:
    """The Phone that `text` writes in E.164, with the channel prefix kept.

    Raises BadInput naming `field` when it is no number that can exist (ITU E.164; NANP rules by phonenumbers).
    """
    channel, _, number = text.rpartition(":")
    if channel and channel not in CHANNELS:
        raise BadInput(field, f"{field}: unknown channel prefix; use {' or '.join(CHANNELS)}")
    if not _E164.fullmatch(number):
        raise BadInput(field, f"{field} must be a number in E.164, such as +17045550100")
    if not _possible(number):
        raise BadInput(field, f"{field} is not a number that can exist; check its country and area code")
    return Phone(text)


def parse_sender(text: str, field: str = "from") -> Phone:
    """A Sender's address: E.164 with or without channel prefix, or a short code of 3 to 8 digits."""
    if _SHORT.fullmatch(text):
        return Phone(text)
    return parse_phone(text, field)


def _possible(number: str) -> bool:
    if number.startswith("+1"):
        # Nearly every number we see is North American: one pattern decides it, in a fiftieth of the time
        # that a full parse takes. N11 area codes are services, not subscribers (NANPA).
        return bool(_NANP.fullmatch(number))
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


_NANP = re.compile(r"\+1(?!.11)[2-9][0-9]{2}[2-9][0-9]{6}")
