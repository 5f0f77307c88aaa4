"""Telnyx's opt-outs, which can be read and not written: only the Consumer's own START takes a number off.

https://developers.telnyx.com/api-reference/opt-out-management/list-opt-outs, read November 2026.
"""

from __future__ import annotations

from app.errors import CarrierUnavailable
from app.providers.blocklists import BlockList, OptedOut
from app.providers.connecting.requests import get, token
from app.providers.connecting.shared import MOST_PAGES, rows
from app.providers.forms import instant
from app.providers.seam import Account
from app.providers.steps import Steps, said
from app.providers.telnyx import API_BASE

_PAGE = 250


class TelnyxOptOuts(BlockList):
    """By number and Sender, or by messaging profile."""

    name = "telnyx"
    writes = False

    def known_as(self) -> str:
        return "Telnyx's opt-outs"

    def read(self, account: Account) -> Steps[tuple[OptedOut, ...]]:
        found: list[OptedOut] = []
        base, bearer = account.api_base.rstrip("/") or API_BASE, f"Bearer {token(account, 'API key at Telnyx')}"
        for number in range(1, MOST_PAGES + 1):
            query: dict[str, str | int] = {"page[number]": number, "page[size]": _PAGE}
            answer = yield get(f"{base}/v2/messaging_optouts", bearer, query)
            page = said(answer, "the opt-outs")
            found += [one for row in rows(page, "data", "opt-outs") if (one := _opted_out(account, row))]
            meta = page.get("meta")
            last = meta.get("total_pages") if isinstance(meta, dict) else None
            if not isinstance(last, int) or number >= last:
                return tuple(found)
        raise CarrierUnavailable(f"Telnyx has more than {MOST_PAGES * _PAGE:,} opt-outs, which is more than is read.")


def _opted_out(account: Account, row: dict[str, object]) -> OptedOut | None:
    """Which of the two numbers is whose, Telnyx does not say in so many words: ours is known."""
    ends = [str(row.get("from") or ""), str(row.get("to") or "")]
    if account.sender not in ends:
        return None  # of another of the account's numbers
    ends.remove(account.sender)
    at = row.get("created_at")
    return OptedOut(ends[0], account.sender, instant(at if isinstance(at, str) else None) or 0)
