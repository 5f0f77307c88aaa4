"""A provider that is written but not registered would never be found."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest

import app.providers
from app.errors import BadInput
from app.providers.registry import PROVIDERS, provider
from app.providers.seam import Provider


def written() -> set[str]:
    """Every whole provider in app/providers/, as the registry writes it."""
    found = set()
    for module_info in pkgutil.iter_modules(app.providers.__path__, "app.providers."):
        module = import_module(module_info.name)
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and issubclass(kind, Provider) and not inspect.isabstract(kind):
                found.add(f"{module.__name__}:{name}")
    return found


def test_every_provider_written_is_registered_and_every_one_registered_is_written() -> None:
    assert set(PROVIDERS.values()) == written()


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_provider_is_loaded_once_and_knows_its_name(name: str) -> None:
    assert provider(name).name == name
    assert provider(name) is provider(name)


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(BadInput, match=", ".join(sorted(PROVIDERS))) as unknown:
        provider("twillio")
    assert unknown.value.field == "provider"
