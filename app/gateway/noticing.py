"""Noticing: tells a Business's people what needs them, grouped: at most one notice in a quarter of an hour and channel,
and a digest each day. What a channel did not take is told again, with what came meanwhile.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import structlog
from msgspec.structs import replace

from app.consent.model import Policy
from app.consent.notices import Happened, Notice, digest, noticed
from app.errors import BadInput, Unavailable
from app.gateway.core import Core
from app.gateway.mailing import mail
from app.gateway.outward import Outward
from app.ids import ulid
from app.providers.calls import Answer, Call, Fault
from app.store.keys import NOTIFIER
from app.store.store import real_now
from app.store.told import TellingStore, Told
from app.store.troubles import Trouble

_log = structlog.get_logger()

EVERY = 20.0
"""Seconds between two looks."""
APART_MS = 900_000
"""Between two notices on one channel."""
AGAIN_MS = 60_000
"""Until what a channel did not take is tried again."""
LEASE_MS = 60_000
Mail = Callable[[str, str, Sequence[str], str, str], None]
"""`mail(url, sender, to, subject, text)`; see app.gateway.mailing."""


Waiting = Callable[[], tuple[tuple[str, int], ...]]
"""Gives the causes, with how many texts wait for each."""
SECONDS = 10.0
"""Until a channel has answered."""
MOST_ANSWER = 64 * 1024
"""Bytes of an answer, of which nothing is read."""


class Noticing:
    """Looks at each Business. Any number may run: a lease lets one work."""

    def __init__(
        self,
        core: Core,
        ask: Callable[[Call], Answer | Fault],
        mail: Mail,
        *,
        clock: Callable[[], int] = real_now,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ask` makes a request; `clock` gives real ms, `now` seconds for the looks."""
        self._core = core
        self._ask = ask
        self._mail = mail
        self._clock = clock
        self._now = now
        self._told = TellingStore(core.store)
        self._token = ulid()
        self._due = 0.0

    def round(self) -> int:
        """One look at all Businesses. Returns how many notices went."""
        if self._now() < self._due or not self._core.store.lease(NOTIFIER, self._token, LEASE_MS):
            return 0
        self._due = self._now() + EVERY
        return sum(map(self._look, self._core.businesses.all().values()))

    def test(self, policy: Policy) -> dict[str, str]:
        """Send a notice on each channel that says only that it arrives: channel -> what went wrong, empty for
        nothing."""
        said = Notice(policy.business, f"{policy.name}: notices from Consentry arrive here.", ())
        return {channel: self._sent(policy, channel, said) for channel in policy.notices.channels}

    def _look(self, policy: Policy) -> int:
        # What waits is counted once for all channels, and only where one of them may be told.
        held = cache(lambda: self._held(policy))
        return sum(self._tell(policy, channel, held) for channel in policy.notices.channels)

    def _tell(self, policy: Policy, channel: str, held: Waiting) -> int:
        business, now = policy.business, self._clock()
        told = self._told.of(business, channel)
        if told is None:
            # What was before anybody asked for notices is no news.
            newest = self._core.ledger.stops.newest(business)
            told = Told(newest, day=self._day(policy, now), day_after=newest, campaigns=_campaigns(policy))
            self._told.keep(business, channel, told)
        return self._news(policy, channel, told, now, held) + self._digest(policy, channel, now, held)

    def _news(self, policy: Policy, channel: str, told: Told, now: int, held: Waiting) -> int:
        if now < told.sent_at + APART_MS:
            return 0
        business, core = policy.business, self._core
        came = core.ledger.stops.came(business, told.after)
        over = sum(many for _, many in held()) > policy.notices.hold_limit
        campaigns, troubles = _campaigns(policy), self._troubles(policy)
        what = Happened(
            stops=came.stops,
            unclear=came.unclear,
            unknown=came.unknown,
            campaigns=_changed(told.campaigns, campaigns),
            troubles=tuple(one.said for part, one in troubles.items() if part not in told.troubles),
            held=held(),
            over=over and not told.over,
        )
        after = replace(told, after=came.n, campaigns=campaigns, troubles=tuple(troubles), over=over)
        notice = noticed(policy.name, policy.notices, what, business)
        if notice is None:
            if after != told:
                self._told.keep(business, channel, after)
            return 0
        if self._failed(policy, channel, notice):
            self._told.keep(business, channel, replace(told, sent_at=now - APART_MS + AGAIN_MS))
            return 0
        self._told.keep(business, channel, replace(after, sent_at=now))
        return 1

    def _digest(self, policy: Policy, channel: str, now: int, held: Waiting) -> int:
        if not policy.notices.digest:
            return 0
        told, day = self._told.of(policy.business, channel), self._day(policy, now)
        if told is None or told.day == day:
            return 0
        came = self._core.ledger.stops.came(policy.business, told.day_after)
        what = Happened(
            stops=came.stops,
            unclear=came.unclear,
            unknown=came.unknown,
            troubles=tuple(one.said for one in self._troubles(policy).values()),
            held=held(),
        )
        if self._failed(policy, channel, digest(policy.name, policy.notices, what, policy.business)):
            return 0  # the next look tries it again
        self._told.keep(policy.business, channel, replace(told, day=day, day_after=came.n))
        return 1

    @staticmethod
    def _day(policy: Policy, now: int) -> str:
        """The day whose digest was due last, in the Business's zone."""
        at = datetime.fromtimestamp(now / 1000, ZoneInfo(policy.timezone))
        due = f"{at:%H:%M}" >= policy.notices.digest
        return f"{at if due else at - timedelta(days=1):%Y-%m-%d}"

    def _held(self, policy: Policy) -> tuple[tuple[str, int], ...]:
        return tuple((cause.reason, cause.count) for cause in self._core.ledger.held.causes(policy.business))

    def _troubles(self, policy: Policy) -> dict[str, Trouble]:
        """What is in trouble now, of all or of this Business alone."""
        others = [f":{name}:" for name in self._core.businesses.all() if name != policy.business]
        found = self._core.troubles.now()
        return {part: one for part, one in sorted(found.items()) if not any(name in f":{part}:" for name in others)}

    def _failed(self, policy: Policy, channel: str, notice: Notice) -> bool:
        part = f"notices:{policy.business}:{channel}"
        why = self._sent(policy, channel, notice)
        if why:
            _log.warning("notice_not_sent", business=policy.business, channel=channel, why=why)
            self._core.troubles.say(part, Trouble("notice_not_sent", f"Notices do not go by {channel}: {why}"), 600)
            return True
        self._core.troubles.over(part)
        _log.info("notice_sent", business=policy.business, channel=channel, lines=len(notice.lines))
        return False

    def _sent(self, policy: Policy, channel: str, notice: Notice) -> str:
        """Why it did not go; empty where it did."""
        try:
            if channel == "email":
                self._by_mail(policy, notice)
                return ""
            return self._posted(policy, channel, notice)
        except (Unavailable, BadInput) as error:
            return error.detail
        except OSError as error:
            return type(error).__name__  # its words may hold what the server said of an address

    def _by_mail(self, policy: Policy, notice: Notice) -> None:
        one = policy.notices
        text = "\n".join(f"- {line}" for line in notice.lines) or notice.title
        subject = " ".join(notice.title.split())  # the Business's name may have a line of its own
        self._mail(self._secret(one.smtp_env), one.email_from, one.email, subject, f"{text}\n")

    def _posted(self, policy: Policy, channel: str, notice: Notice) -> str:
        slack = channel == "slack"
        url = self._secret(policy.notices.slack_env if slack else policy.notices.webhook_env)
        said = {"text": _for_slack(notice.text)} if slack else {**_as_json(notice), "at": self._clock()}
        body = json.dumps(said).encode()
        answer = self._ask(Call("POST", url, (("Content-Type", "application/json"),), body))
        if isinstance(answer, Fault):
            return "no answer"
        return "" if 200 <= answer.status < 300 else f"it answered {answer.status}"

    def _secret(self, name: str) -> str:
        found = self._core.secret(name)
        if not found:
            raise BadInput(name, f"the environment variable {name} is not set")
        if "\n" in found or " " in found.strip():
            raise BadInput(name, f"the environment variable {name} holds no address")
        return found.strip()


def notifier(core: Core) -> Noticing:
    """One that makes requests, and sends mail, itself."""
    return Noticing(core, Outward(at_once=1, seconds=SECONDS, most=MOST_ANSWER).ask, mail)


def _campaigns(policy: Policy) -> dict[str, str]:
    return {program.id: program.campaign.state for program in policy.programs.values() if program.campaign.id}


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """What a carrier says otherwise than before, in sentences."""
    return tuple(
        f"The campaign of “{program}” is {state or 'not known'}; it was {before[program] or 'not known'}."
        for program, state in now.items()
        if program in before and before[program] != state
    )


def _for_slack(text: str) -> str:
    """Its three marks are escaped, as Slack asks: nothing in a notice links or calls anybody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_json(notice: Notice) -> dict[str, object]:
    return {"business": notice.business, "title": notice.title, "lines": list(notice.lines)}
