"""Campaigns: what a provider says of a registration with The Campaign Registry. Read November 2026.

https://www.twilio.com/docs/messaging/api/usapptoperson-resource,
https://developers.telnyx.com/api-reference/campaign/get-campaign
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from app.providers.calls import Answer
from app.providers.connecting.requests import get, token
from app.providers.connecting.shared import rows
from app.providers.connecting.twilio import base_of, following, reading
from app.providers.seam import Account
from app.providers.steps import Steps, said
from app.providers.telnyx import API_BASE

_TWILIO: Mapping[str, str] = {
    "VERIFIED": "approved",
    "PENDING": "pending",
    "IN_PROGRESS": "pending",
    "FAILED": "failed",
    "SUSPENDED": "suspended",
}
_TELNYX: Mapping[str, str] = {
    "TCR_PENDING": "pending",
    "TCR_ACCEPTED": "pending",
    "TELNYX_ACCEPTED": "pending",
    "MNO_PENDING": "pending",
    "MNO_ACCEPTED": "approved",
    "MNO_PROVISIONED": "approved",
    "TCR_FAILED": "failed",
    "TELNYX_FAILED": "failed",
    "MNO_REJECTED": "failed",
    "MNO_PROVISIONING_FAILED": "failed",
    "TCR_EXPIRED": "suspended",
    "TCR_SUSPENDED": "suspended",
}


def _twilio(account: Account, campaign: str) -> Steps[str]:
    """By the Messaging Service that it was registered for, which only a look at all of them tells."""
    base = f"{base_of(account, 'messaging')}/v1/Services"
    url = f"{base}?PageSize=100"
    while url:
        page = said((yield reading(account, url)), "the messaging services")
        for service in rows(page, "services", "the messaging services"):
            answer = yield reading(account, f"{base}/{quote(str(service.get('sid')))}/Compliance/Usa2p")
            if isinstance(answer, Answer) and answer.status == 404:
                continue
            found = said(answer, "the campaigns of a messaging service").get("compliance")
            for row in found if isinstance(found, list) else []:
                if isinstance(row, dict) and campaign in (row.get("campaign_id"), row.get("sid")):
                    return _TWILIO.get(str(row.get("campaign_status")).upper(), "")
        meta = page.get("meta")
        url = following(account, meta.get("next_page_url") if isinstance(meta, dict) else None)
    return ""


def _telnyx(account: Account, campaign: str) -> Steps[str]:
    bearer = f"Bearer {token(account, 'API key at Telnyx')}"
    url = f"{account.api_base.rstrip('/') or API_BASE}/v2/10dlc/campaign/{quote(campaign, safe='')}"
    answer = yield get(url, bearer)
    if isinstance(answer, Answer) and answer.status == 404:
        return ""
    return _TELNYX.get(str(said(answer, "the campaign").get("campaignStatus")), "")


STATUS_OF: Mapping[str, Callable[[Account, str], Steps[str]]] = {"twilio": _twilio, "telnyx": _telnyx}
"""By provider: the steps that find a campaign's status, as `Campaign.status` says it; empty where it does not know it.

They raise CarrierUnavailable, and BadInput where the Sender's settings do not suffice.
"""
