"""The phone of the simulator's page: whose it is, which Sender it texts, and their conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from app.consent.hours import zone
from app.consent.model import Policy, State
from app.errors import BadInput
from app.gateway.core import Core
from app.phone import parse_phone
from app.simulator import DEMO_PHONE
from app.simulator.asking import ask

LOOKED_AT = 30
"""Texts of the Business to the phone, the newest, among which those that have not left are looked for."""
NOT_LEFT = frozenset({State.READY, State.HELD, State.DENIED, State.EXPIRED, State.WITHDRAWN, State.UNKNOWN})
CARRIER_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone's number and the Sender that it texts; `carrier` is the address of the simulated carrier between."""

    number: str
    sender: str
    policy: Policy
    carrier: str

    @classmethod
    def chosen(cls, known: Sequence[Phone], said: Mapping[str, str]) -> Phone:
        """The one that a form or a query names: `sender`, else the first; `phone`, else the demo's. BadInput."""
        if not known:
            raise BadInput("sender", "No sender is on the simulator.")
        wanted = said.get("sender") or known[0].sender
        found = next((one for one in known if one.sender == wanted), None)
        if found is None:
            raise BadInput("sender", f"{wanted} is no sender on the simulator.")
        number = parse_phone(said.get("phone", "").strip() or DEMO_PHONE, "phone").address
        return cls(number, found.sender, found.policy, found.carrier)


def phones(core: Core) -> list[Phone]:
    """The demo's phone with each Sender that is on the simulator."""
    return [
        Phone(DEMO_PHONE, sender.number, policy, sender.api_base)
        for policy, sender in core.businesses.lanes().values()
        if sender.provider == "simulator"
    ]


def conversation(phone: Phone) -> list[dict[str, object]]:
    """What was written on the phone and what arrived on it, oldest first."""
    path = f"/control/texts?{urlencode({'phone': phone.number})}"
    return [
        {
            "id": one["sid"],
            "mine": one["inbound"],
            "body": one["body"],
            "fate": "" if one["inbound"] else " ".join(filter(None, (one["status"], str(one["error_code"] or "")))),
        }
        for one in ask(phone.carrier, path, timeout=CARRIER_SECONDS)
        if phone.sender in (one["from"], one["to"])
    ]


def held_back(core: Core, phone: Phone) -> list[dict[str, object]]:
    """The Business's texts to this phone that have not left, newest first, each with why and what would help."""
    consumer = core.identity.consumer(phone.policy.business, phone.number)
    found = []
    for row in core.ledger.texts(phone.policy.business, consumer=consumer, direction="out", limit=LOOKED_AT).rows:
        if row.sender != phone.sender or State(row.state) not in NOT_LEFT:
            continue
        decision = row.judged().as_json()
        first: Any = next(iter(decision["reasons"]), {"text": row.why, "fix": ""})  # type: ignore[call-overload]
        found.append(
            {"id": row.id, "body": row.body or "", "state": row.state, "why": first["text"], "fix": first["fix"]}
        )
    return found


def time_of_day(core: Core, policy: Policy) -> dict[str, object]:
    """What time it is for consent where the Business is, and whether it can be moved."""
    local = datetime.fromtimestamp(core.clock() / 1000, zone(policy.timezone))
    return {
        "now": f"{local:%a %d %b %Y, %H:%M:%S}",
        "zone": policy.timezone,
        "moves": core.store.simulated_clock,
    }
