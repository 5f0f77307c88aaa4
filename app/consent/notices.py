"""Notices: what the people of a Business want to be told of, and how it is said. No words and no numbers of Consumers
stand in one. Pure.
"""

from __future__ import annotations

import msgspec

NOTICED = ("stop", "unclear", "unknown", "trouble", "campaign", "holds")
"""What a notice may be about."""


class Notices(msgspec.Struct, frozen=True):
    """To whom notices go: addresses of e-mail, a channel of Slack, a webhook; the URLs by environment variable.

    `about` are the wanted ones of NOTICED, all where it names none; `hold_limit` is how many texts may wait before that
    is said; `digest` when each day a summary goes (`HH:MM` in the Business's zone), empty for none.
    """

    email: tuple[str, ...] = ()
    email_from: str = ""
    smtp_env: str = ""
    slack_env: str = ""
    webhook_env: str = ""
    about: tuple[str, ...] = ()
    hold_limit: int = 100
    digest: str = ""
    console_url: str = ""

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways in which they go."""
        ways = (("email", bool(self.email)), ("slack", bool(self.slack_env)), ("webhook", bool(self.webhook_env)))
        return tuple(name for name, wanted in ways if wanted)

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables with where they go."""
        named = (self.smtp_env if self.email else "", self.slack_env, self.webhook_env)
        return tuple(name for name in named if name)

    def wants(self, what: str) -> bool:
        return not self.about or what in self.about


class Happened(msgspec.Struct, frozen=True):
    """What there is to tell. `campaigns` and `troubles` are sentences; `held` are the causes with how many wait."""

    stops: int = 0
    unclear: int = 0
    unknown: int = 0
    campaigns: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    held: tuple[tuple[str, int], ...] = ()
    over: bool = False  # more wait than the limit, since this notice


class Notice(msgspec.Struct, frozen=True):
    """One notice, as every channel tells it."""

    business: str
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join((self.title, *(f"- {line}" for line in self.lines)))


def noticed(name: str, notices: Notices, what: Happened, business: str) -> Notice | None:
    """The notice of what happened; None where there is nothing that is wanted."""
    told = {
        "stop": (_people(what.stops, "said stop. Nothing more goes to them."),) if what.stops else (),
        "unclear": (_texts(what.unclear, "may mean stop: somebody has to read it."),) if what.unclear else (),
        "unknown": (_texts(what.unknown, "may or may not have left."),) if what.unknown else (),
        "campaign": what.campaigns,
        "trouble": what.troubles,
        "holds": (_held(what, notices.hold_limit),) if what.over else (),
    }
    lines = [line for about in NOTICED if notices.wants(about) for line in told[about]]
    if not lines:
        return None
    title = lines[0] if len(lines) == 1 else f"{len(lines)} notices"
    return Notice(business, f"{name}: {title}", _at(notices, lines))


def digest(name: str, notices: Notices, what: Happened, business: str) -> Notice:
    """The day's summary, which goes whether or not anything happened: that it came says that all works."""
    waiting = sum(many for _, many in what.held)
    lines = [
        _people(what.stops, "said stop."),
        _texts(what.unclear, "may have meant stop."),
        _texts(what.unknown, "may or may not have left."),
        _held(what, 0) if waiting else "Nothing waits.",
        *what.troubles,
    ]
    return Notice(business, f"{name}: the last day", _at(notices, lines))


def _at(notices: Notices, lines: list[str]) -> tuple[str, ...]:
    return (*lines, notices.console_url) if notices.console_url else tuple(lines)


def _people(many: int, what: str) -> str:
    return f"{'1 person' if many == 1 else f'{many:,} people'} {what}"


def _texts(many: int, what: str) -> str:
    return f"{'1 text' if many == 1 else f'{many:,} texts'} {what}"


def _held(what: Happened, limit: int) -> str:
    waiting = sum(many for _, many in what.held)
    causes = ", ".join(f"{many:,} {code.replace('_', ' ')}" for code, many in what.held[:5])
    return f"{_texts(waiting, 'wait' if waiting != 1 else 'waits')}{f' (limit {limit:,})' if limit else ''}: {causes}."
