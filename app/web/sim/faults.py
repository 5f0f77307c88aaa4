"""The faults that a person can choose on the simulator's page, in words, and what the carrier is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import BadInput

FAULTS = {
    "refuse": "nobody can connect to the carrier, for 10 seconds",
    "reset_before_accept": "the connection breaks before the carrier takes the text",
    "reset_after_accept": "the carrier takes the text, then the connection breaks",
    "hang": "the carrier takes the text and never answers",
    "drip": "the carrier takes the text and answers a byte a second",
    "429": "too many requests (429)",
    "429_after": "too many requests (429), with Retry-After: 5",
    "5xx_before": "server error (503), the text not taken",
    "5xx_after": "server error (503), though the text is taken",
    "garbage": "the text taken, the answer no JSON",
    "huge": "the text taken, the answer a megabyte long",
    "redirect": "a redirect to elsewhere",
    "401": "wrong credentials (401)",
    "latency_ms": "every answer a second late",
    "opted_out": "this phone has opted out at the carrier (21610)",
    "reversed": "status callbacks in the wrong order",
    "silent": "no status callbacks at all",
    "undelivered": "texts end as undelivered (30003)",
}
"""What the form offers, by the name under which it is sent."""
_CALLBACKS: Mapping[str, Mapping[str, object]] = {
    "reversed": {"reversed": True},
    "silent": {"enabled": False},
    "undelivered": {"final": "undelivered", "error_code": 30003},
}
_AT_CARRIER: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "429_after": ("429", {"retry_after": "5"}),
    "latency_ms": ("latency_ms", {"ms": 1_000}),
}
"""The carrier's name of a fault and its settings, where there is more to say than our name."""
REFUSE_SECONDS = 10
COUNTS = {"1": "the next text", "3": "the next three texts", "": "until cleared"}


def asked(form: Mapping[str, str], phone: str, now: Mapping[str, Any]) -> dict[str, object]:
    """What the carrier is told: `now`, its present state, with the chosen fault joined, or all cleared."""
    if form.get("clear"):
        return {"faults": {}, "opted_out": [], "callbacks": {}}
    kind, count = form.get("kind", ""), form.get("count", "1")
    if kind not in FAULTS:
        raise BadInput("kind", "Choose a fault.")
    if count not in COUNTS:
        raise BadInput("count", f"count must be one of {', '.join(filter(None, COUNTS))}, or empty.")
    if kind == "refuse":
        return {"refuse_s": REFUSE_SECONDS}
    if kind == "opted_out":
        return {"opted_out": sorted({*now["opted_out"], phone})}
    if kind in _CALLBACKS:
        return {"callbacks": {**now["callbacks"], **_CALLBACKS[kind]}}
    name, given = _AT_CARRIER.get(kind, (kind, {}))
    settings = dict(given)
    if count:
        settings["count"] = int(count)
    if form.get("to") == "phone":
        settings["to"] = phone
    return {"faults": {**now["faults"], name: settings}}


def in_words(now: Mapping[str, Any]) -> list[str]:
    """The faults in force, each in a line."""
    found = []
    for kind, settings in now["faults"].items():
        name = "429_after" if kind == "429" and settings.get("retry_after") else kind
        left = settings.get("count")
        whom = f" to {', '.join(settings['to'])}" if settings.get("to") else ""
        times = "until cleared" if left is None else f"{left} more"
        found.append(f"{FAULTS[name]}{whom} ({times})")
    found += [f"{number} has opted out at the carrier (21610)" for number in now["opted_out"]]
    found += [FAULTS[name] for name, said in _CALLBACKS.items() if said.items() <= now["callbacks"].items()]
    return found
