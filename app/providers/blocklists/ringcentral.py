"""RingCentral's consents: read and written, for a pair of numbers.

https://developers.ringcentral.com/guide/messaging/sms/consent-management and its SDKs' SmsOptRecord, November 2026.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import CarrierUnavailable
from app.providers import ringcentral_rest as rest
from app.providers.blocklists import BlockList, OptedOut, Refused, Wish
from app.providers.connecting.shared import MOST_PAGES, rows
from app.providers.forms import instant
from app.providers.seam import Account
from app.providers.steps import Steps

_PER_PAGE = 1_000
_PATH = "/accounts/~/sms/consents"


class RingCentralConsents(BlockList):
    """By number and Sender. Needs the permission SMS, which an app that sends has."""

    name = "ringcentral"
    at_once = 100

    def known_as(self) -> str:
        return "RingCentral's SMS consents"

    def write(self, account: Account, wishes: Sequence[Wish]) -> Steps[tuple[Refused, ...]]:
        records = [
            {
                "from": account.sender,
                "to": wish.number,
                "optStatus": "OptOut" if wish.blocked else "OptIn",
                "source": "Api",
            }
            for wish in wishes
        ]
        answer = yield rest.call(account, "PATCH", _PATH, {"records": records}, version="v2")
        page = rest.read(answer, self.name, "to change consents")
        numbers = {wish.number for wish in wishes}
        failed = rows(page, "failedRecords", "what was not taken") if "failedRecords" in page else []
        return tuple(
            Refused(number, str(row.get("error") or row.get("message") or "refused")[:200])
            for row in failed
            if (number := str(row.get("to"))) in numbers
        )

    def read(self, account: Account) -> Steps[tuple[OptedOut, ...]]:
        found: list[OptedOut] = []
        asked: dict[str, object] = {"from": [account.sender], "optStatus": "OptOut", "perPage": _PER_PAGE}
        for _ in range(MOST_PAGES):
            answer = yield rest.call(account, "POST", f"{_PATH}/search", asked, version="v2")
            page = rest.read(answer, self.name, "for consents")
            for row in rows(page, "records", "consents"):
                if row.get("optStatus") == "OptOut" and row.get("to"):
                    at = row.get("lastModifiedTime")
                    found.append(
                        OptedOut(str(row["to"]), account.sender, instant(at if isinstance(at, str) else None) or 0)
                    )
            paging = page.get("paging")
            following = paging.get("nextPageToken") if isinstance(paging, dict) else None
            if not isinstance(following, str) or not following:
                return tuple(found)
            asked["pageToken"] = following
        raise CarrierUnavailable(
            f"RingCentral has more than {MOST_PAGES * _PER_PAGE:,} consents, which is more than is read."
        )
