"""What connectors of places that several numbers share have in common: an application, a profile, a service."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from app.errors import CarrierUnavailable

MOST_PAGES = 200
"""Pages of one list that are read; an account with more numbers than these hold is beyond what one looks at."""
SHOWN = 20


def rows(said: Mapping[str, object], name: str, what: str) -> list[dict[str, object]]:
    """The objects of a list that a provider answered with; CarrierUnavailable where it is none."""
    found = said.get(name)
    if not isinstance(found, list):
        raise CarrierUnavailable(f"The provider answered something else when asked for {what}.")
    return [row for row in found if isinstance(row, dict)]


def inner(said: Mapping[str, object], name: str, what: str) -> dict[str, object]:
    """The object of that name; CarrierUnavailable where there is none."""
    found = said.get(name)
    if not isinstance(found, dict):
        raise CarrierUnavailable(f"The provider answered something else when asked for {what}.")
    return found


def too_many(what: str) -> CarrierUnavailable:
    """A list that does not end."""
    return CarrierUnavailable(f"The provider's list of {what} is too long to be read.")


def not_ours(word: str, place: str, numbers: Iterable[str], ours: Collection[str]) -> dict[str, str]:
    """What speaks against changing a place for the sake of one number: others that it decides for as well."""
    unknown = sorted({number for number in numbers if number not in ours})
    if not unknown:
        return {}
    more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
    named = ", ".join(unknown[:SHOWN]) + more
    return {
        word: f"Of the numbers of the {place} {named} are not set up here: their texts would come here and be taken "
        "for nobody's. Add them as senders first."
    }
