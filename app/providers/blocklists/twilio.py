"""Twilio's consents, which can be written and not read. A pilot: an account has it with the Compliance Toolkit.

https://www.twilio.com/docs/messaging/features/bulk-upsert-consents-api, read November 2026.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlencode

from app.consent.hours import instant
from app.errors import CarrierUnavailable
from app.providers.blocklists import OFF, BlockList, Refused, Wish
from app.providers.calls import Call
from app.providers.connecting.twilio import base_of
from app.providers.seam import Account
from app.providers.steps import Steps, said
from app.providers.twilio_rest import headers


class TwilioConsents(BlockList):
    """By number and Sender. It also undoes what a STOP to Twilio itself did."""

    name = "twilio"
    reads = False
    usual = OFF  # most accounts may not: it has to be asked for at Twilio
    at_once = 25

    def known_as(self) -> str:
        return "Twilio's consents (its Consent Management API, which Twilio has to open for your account)"

    def write(self, account: Account, wishes: Sequence[Wish]) -> Steps[tuple[Refused, ...]]:
        items = {_item(account, wish)["correlation_id"]: wish for wish in wishes}
        body = urlencode([("Items", json.dumps(_item(account, wish))) for wish in wishes]).encode()
        form = (("Content-Type", "application/x-www-form-urlencoded"),)
        url = f"{base_of(account, 'accounts')}/v1/Consents/Bulk"
        answer = said((yield Call("POST", url, (*headers(account, self.name), *form), body)), "the consents")
        results = answer.get("items")
        if not isinstance(results, list):
            raise CarrierUnavailable("Twilio answered something else when asked for the consents.")
        refused = []
        for result in results:
            if not isinstance(result, dict):
                continue
            known = items.get(str(result.get("correlation_id")))
            if known and result.get("error_code"):
                why = ", ".join(map(str, result.get("error_messages") or ())) or str(result["error_code"])
                refused.append(Refused(known.number, why[:200]))
        return tuple(refused)


def _item(account: Account, wish: Wish) -> dict[str, str]:
    status = "opt-out" if wish.blocked else "opt-in"
    # The same wish has the same id, so that to say it again is to say the same.
    known = sha256(f"{account.sender} {wish.number} {status} {wish.at}".encode()).hexdigest()[:32]
    return {
        "contact_id": wish.number,
        "correlation_id": known,
        "sender_id": account.sender,
        "status": status,
        "source": f"{status}-message" if wish.texted else "others",
        "date_of_consent": instant(wish.at),
    }
