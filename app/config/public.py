"""A Policy as it is recorded on the Business's chain: canonical JSON, without what is secret."""

from __future__ import annotations

import json

import msgspec

from app.consent.model import Policy
from app.ids import fingerprint


def public_policy(policy: Policy) -> str:
    """Sorted JSON; a hook, which opens a webhook, is replaced by its fingerprint, as is the query of a forward's
    address, which may hold a secret of the application's."""
    values = msgspec.to_builtins(policy)
    for forward in (values["forward"], *(sender["forward"] for sender in values["senders"].values())):
        page, mark, query = forward["url"].partition("?")
        forward["url"] = page + mark + (fingerprint(query.encode())[:16] if query else "")
    for sender in values["senders"].values():
        sender["hook"] = fingerprint(sender["hook"].encode())[:16] if sender["hook"] else ""
        sender["rate"] = str(sender["rate"])  # canonical JSON has one spelling of text, several of fractions
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
