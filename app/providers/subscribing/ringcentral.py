"""RingCentral's webhook subscriptions: made, renewed, and made anew where RingCentral has ended them.

https://developers.ringcentral.com/guide/notifications/webhooks/creating-webhooks, …/troubleshooting; November 2026
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import msgspec

from app.consent.model import DAY
from app.errors import BadInput, CarrierUnavailable
from app.providers import ringcentral_rest as rest
from app.providers.calls import Answer, Fault
from app.providers.forms import instant
from app.providers.ringcentral_messages import checked_id
from app.providers.seam import Account
from app.providers.steps import Steps
from app.providers.subscribing import Kept, Subscriber, Subscription

SECONDS = 315_360_000
"""Ten years, the longest that RingCentral gives a webhook; it may give less."""
RENEW_MS = 2 * DAY
"""A subscription is renewed so long before its end."""
_ACTIVE = "Active"


class _Delivery(msgspec.Struct, rename="camel"):
    address: str = ""


class _Blacklisted(msgspec.Struct, rename="camel"):
    reason: str | None = None
    blacklisted_at: str | None = None


class _Disabled(msgspec.Struct, rename="camel"):
    filter: str = ""


class _Shown(msgspec.Struct, rename="camel"):
    """A subscription as RingCentral shows it."""

    id: str
    status: str
    expiration_time: str | None = None
    delivery_mode: _Delivery = msgspec.field(default_factory=_Delivery)
    blacklisted_data: _Blacklisted | None = None
    disabled_filters: list[_Disabled] = []

    @property
    def broken(self) -> str:
        """Why it brings nothing; empty where it is alive."""
        if self.status == _ACTIVE:
            return ""
        told = self.blacklisted_data
        why = f" since {told.blacklisted_at or '?'}: {(told.reason or '?')[:200]}" if told else ""
        return f"RingCentral has it as {self.status[:40]}{why}"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked for. Without the `extra` filters there is a subscription all the same."""

    address: str
    token: str
    filters: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        return sha256("\0".join((self.address, self.token, *self.filters, "", *self.extra)).encode()).hexdigest()[:32]

    def body(self, filters: tuple[str, ...]) -> dict[str, object]:
        delivery = {"transportType": "WebHook", "address": self.address, "verificationToken": self.token}
        return {"eventFilters": filters, "deliveryMode": delivery, "expiresIn": SECONDS}


class RingCentralSubscriber(Subscriber):
    """One for an extension, whose texts to all of its numbers it brings; one for each number of high volume SMS."""

    name = "ringcentral"

    def covers(self, account: Account) -> str:
        which = account.sender if rest.by_a2p(account) else rest.extension_path(account)
        return f"{rest.token_need(account).name} {which}"

    def keep(self, account: Account, known: Subscription | None, now: int) -> Steps[Kept]:
        wanted = _wanted(account, self.name)
        shown = yield from _shown(account)
        mine = next((one for one in shown if known and one.id == known.id), None)
        broken = mine.broken if mine else "RingCentral does not have it any more" if known else ""
        others = [one for one in shown if one is not mine and one.delivery_mode.address == wanted.address]
        broken = broken or next((one.broken for one in others if one.broken), "")
        if known and mine and not broken and known.wanted == wanted.fingerprint:
            renewed = yield from _renewed(account, mine, now)
            if renewed:
                yield from _delete(account, others)
                return Kept(_subscription(renewed, wanted, known.lacks))
            broken = "RingCentral did not renew it"
        old = [*others, *([mine] if mine else [])]
        # RingCentral asks to delete one that it ended before another is made; one that is alive goes on bringing
        # texts until the other does.
        yield from _delete(account, [one for one in old if one.broken])
        made, lacks = yield from _made(account, wanted)
        yield from _delete(account, [one for one in old if not one.broken])
        return Kept(_subscription(made, wanted, lacks), broken)

    def end(self, account: Account) -> Steps[int]:
        address = account.hook_url(self.name, "text")
        shown = yield from _shown(account)
        ours = [one for one in shown if address and one.delivery_mode.address == address]
        yield from _delete(account, ours)
        return len(ours)


def event_filters(account: Account) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a Sender cannot do without, and what is good to have: opt-outs need permissions that an app may lack."""
    consents = "/restapi/v2/accounts/~/sms/consents"
    if not rest.by_a2p(account):
        return (f"/restapi/v1.0{rest.extension_path(account)}/message-store/instant?type=SMS",), (consents,)
    base, number = f"/restapi/v1.0{rest.account_path(account)}/a2p-sms", account.sender
    texts = f"{base}/messages?direction=Inbound&to={number}"
    return (texts, f"{base}/messages?direction=Outbound&from={number}"), (f"{base}/opt-outs?from={number}", consents)


def _wanted(account: Account, name: str) -> _Wanted:
    address = account.hook_url(name, "text")
    if not address.startswith("https://") and not account.api_base:
        raise BadInput("PUBLIC_BASE_URL", "RingCentral brings webhooks only to an https address: set PUBLIC_BASE_URL")
    secrets = account.held("verification")
    if not secrets:
        raise BadInput("verification_env", "verification_env: the variable is not set")
    return _Wanted(address, secrets[0], *event_filters(account))


def _subscription(shown: _Shown, wanted: _Wanted, lacks: tuple[str, ...]) -> Subscription:
    refused = tuple(one.filter for one in shown.disabled_filters if one.filter)
    return Subscription(
        id=checked_id(shown.id, "id"),
        wanted=wanted.fingerprint,
        until=instant(shown.expiration_time) or 0,
        lacks=refused or lacks,
    )


# ---- the requests ----


def _shown(account: Account) -> Steps[list[_Shown]]:
    said = rest.read((yield rest.call(account, "GET", "/subscription")), "ringcentral", "for its subscriptions")
    try:
        return msgspec.convert(said.get("records"), list[_Shown])
    except msgspec.ValidationError:
        raise CarrierUnavailable("ringcentral answered something that is no list of subscriptions.") from None


def _renewed(account: Account, mine: _Shown, now: int) -> Steps[_Shown | None]:
    """It, renewed where its end is near; None where RingCentral will not."""
    until = instant(mine.expiration_time)
    if until is None or until - now > RENEW_MS:
        return mine
    answer = yield rest.call(account, "POST", f"/subscription/{checked_id(mine.id, 'id')}/renew")
    return None if _refused(answer) else _one(answer, "to renew a subscription")


def _made(account: Account, wanted: _Wanted) -> Steps[tuple[_Shown, tuple[str, ...]]]:
    """A new one, and what it lacks. RingCentral tries our hook before it answers."""
    whole = wanted.filters + wanted.extra
    answer = yield rest.call(account, "POST", "/subscription", wanted.body(whole))
    if not _refused(answer):
        return _one(answer, "for a subscription"), ()
    first = answer
    answer = yield rest.call(account, "POST", "/subscription", wanted.body(wanted.filters))
    # Where that is refused too, what was wrong is not the extra filters: the first refusal says it.
    return _one(first if _refused(answer) else answer, "for a subscription"), wanted.extra


def _delete(account: Account, old: list[_Shown]) -> Steps[None]:
    for one in old:
        answer = yield rest.call(account, "DELETE", f"/subscription/{checked_id(one.id, 'id')}")
        if not _gone(answer):
            rest.read(answer, "ringcentral", "to delete a subscription")


def _refused(answer: Answer | Fault) -> bool:
    return isinstance(answer, Answer) and 400 <= answer.status < 500 and answer.status not in (401, 429)


def _gone(answer: Answer | Fault) -> bool:
    return isinstance(answer, Answer) and answer.status in (204, 404)


def _one(answer: Answer | Fault, what: str) -> _Shown:
    try:
        return msgspec.convert(rest.read(answer, "ringcentral", what), _Shown)
    except msgspec.ValidationError:
        raise CarrierUnavailable(f"ringcentral answered something else when asked {what}.") from None
