"""Endpoints: where a Business's application takes what is forwarded, and the secrets that it is signed with.

A Business has one; a Sender may have its own, which then takes what concerns that Sender. Their addresses stand in
the Policy, which an operator wrote: they are trusted, also where they lead into our own network.
"""

from __future__ import annotations

from app.consent.forwards import FORWARD_EVENTS, Forward
from app.consent.model import Policy
from app.gateway.core import Core
from app.providers.standard_webhooks import LEAST, key_of

BUSINESS = "business"
"""The name of the Business's own endpoint; others are named by their Sender's number."""


def endpoints(policy: Policy) -> dict[str, Forward]:
    """Every endpoint by its name."""
    found = {BUSINESS: policy.forward} if policy.forward.url else {}
    return found | {number: sender.forward for number, sender in policy.senders.items() if sender.forward.url}


def endpoint_of(policy: Policy, sender: str) -> str:
    """The endpoint for what concerns that Sender; empty for none. One that the Policy no longer has is nobody's own."""
    own = policy.senders.get(sender)
    if own is not None and own.forward.url:
        return sender
    return BUSINESS if policy.forward.url else ""


def types_of(forward: Forward) -> tuple[str, ...]:
    """The types of events that it takes. Twilio's format has words for texts that were received alone."""
    if forward.format == "twilio":
        return ("text.received",)
    return forward.events or FORWARD_EVENTS


def signing_keys(core: Core, policy: Policy, name: str, forward: Forward) -> tuple[bytes, ...]:
    """The keys of an endpoint that takes events: one, or two while one is rotated. None where a named secret is not
    set or is no `whsec_…`; where none is named, one that follows from the keyring, which every process knows."""
    if not forward.secret_env:
        return (derived_key(core, policy, name),)
    keys = tuple(key_of(core.secret(variable) or "") for variable in forward.secret_env)
    return tuple(key for key in keys if key is not None) if all(keys) else ()


def derived_key(core: Core, policy: Policy, name: str) -> bytes:
    """The key of an endpoint for which no secret is named; the same in every process and after a restart."""
    derived = core.identity.derived(f"forward:{policy.business}:{name}", 40).encode()
    assert len(derived) >= LEAST
    return derived


def twilio_token(core: Core, policy: Policy, sender: str, forward: Forward) -> str:
    """The token that Twilio's format is signed with: the one that is named, or the Sender's own; empty for none."""
    own = policy.senders.get(sender)
    named = forward.secret_env or (own.auth_token_env if own else ())
    return (core.secret(named[0]) or "") if named else ""
