"""Reading the rule packs that come with Consentry, once, at start."""

from __future__ import annotations

from importlib.resources import files

from app.consent.places import parse_places
from app.consent.rulepack import parse_pack
from app.consent.sending_hours import Packs

_PLACES = "places.toml"


def read_packs() -> Packs:
    """Every `app/consent/packs/*.toml`; raises BadInput naming the pack and the row that is wrong."""
    folder = files("app.consent") / "packs"
    sources = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    packs = [parse_pack((folder / name).read_text("utf-8")) for name in sources if name != _PLACES]
    return Packs(packs, parse_places((folder / _PLACES).read_text("utf-8")))
