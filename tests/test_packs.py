"""The packs that come with Consentry are all read, and installed with it."""

from __future__ import annotations

from importlib.resources import files

from app.config.packs import read_packs
from app.consent.places import Known


def test_every_pack_in_the_folder_is_read() -> None:
    names = {entry.name for entry in (files("app.consent") / "packs").iterdir() if entry.name.endswith(".toml")}
    assert {"us.toml", "places.toml", "world.toml"} <= names
    countries = {country for country in read_packs().packs if country != "*"}
    assert {f"{country.lower()}.toml" for country in countries} == names - {"places.toml", "world.toml"}


def test_each_reading_stands_alone() -> None:
    one, other = read_packs(), read_packs()
    assert one is not other
    assert one.caps("+1305", Known(), 0) == other.caps("+1305", Known(), 0) != ()
