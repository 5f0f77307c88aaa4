"""Every provider by its name in `consentry.toml`, loaded on first use."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from app.errors import BadInput
from app.providers.seam import Provider

PROVIDERS = {
    "ringcentral": "app.providers.ringcentral:RingCentral",
    "simulator": "app.providers.simulator:Simulator",
    "twilio": "app.providers.twilio:Twilio",
    "plivo": "app.providers.plivo:Plivo",
    "sinch": "app.providers.sinch:Sinch",
    "telnyx": "app.providers.telnyx:Telnyx",
    "bandwidth": "app.providers.bandwidth:Bandwidth",
    "vonage": "app.providers.vonage:Vonage",
}


@cache
def provider(name: str) -> Provider:
    """The provider of that name; BadInput, with the names there are, for another."""
    if name not in PROVIDERS:
        raise BadInput("provider", f"provider: {name!r} is none of {', '.join(sorted(PROVIDERS))}")
    module, _, kind = PROVIDERS[name].partition(":")
    return cast(Provider, getattr(import_module(module), kind)())
