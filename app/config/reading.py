"""Reading consentry.toml: all mistakes at once, each with its line, or the Policies."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path as File
from typing import Any
from urllib.parse import urlsplit

from app.config.carriers import VARIABLE, read_account, read_settings, read_token
from app.config.compat import read_compat
from app.config.forwards import read_forward
from app.config.lines import Path, line_of, locate
from app.config.notices import read_notices
from app.config.programs import NAME, Complain, read_program
from app.config.snippets import read_snippets
from app.config.values import Reader
from app.consent.compat import ON_HOLD
from app.consent.hours import parse_hours, zone
from app.consent.model import DAY, HOUR, KEEP_BODIES, OPT_OUT_WORDS, Policy, Program, Sender
from app.consent.opt_out_line import checked_words
from app.errors import BadInput
from app.phone import Phone, parse_sender
from app.providers import registry

HOOK = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the line (from 1), where in the file, and what to do about it."""

    line: int
    where: str
    text: str


class ConfigError(BadInput):
    """The settings file cannot be taken; `mistakes` are all there are."""

    code = "bad_config"

    def __init__(self, file: str, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(mistakes, key=lambda m: m.line)
        said = "\n".join(f"{file}:{m.line}: {m.where}: {m.text}" for m in self.mistakes)
        super().__init__("config", said)


def read_config(file: File, *, tag_of: Callable[[str], str]) -> list[Policy]:
    """The Policies in `file`, version 0. Raises ConfigError with every mistake."""
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), [Mistake(1, "file", f"cannot be read: {error}")]) from error
    return read_text(source, file.name, tag_of=tag_of)


def read_text(
    source: str, file: str = "consentry.toml", *, tag_of: Callable[[str], str], now: float | None = None
) -> list[Policy]:
    """The Policies that `source` writes."""
    try:
        tree = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        last = max(len(source.splitlines()), 1)  # where tomllib says "at end of document"
        raise ConfigError(file, [Mistake(int(line[1]) if line else last, "file", str(error))]) from error
    lines = locate(source)
    mistakes: list[Mistake] = []

    def complain(path: Path, sentence: str) -> None:
        mistakes.append(Mistake(line_of(lines, path), where(path), sentence))

    policies = _businesses(tree, complain, tag_of, now or time.time())
    if mistakes:
        raise ConfigError(file, mistakes)
    return policies


def where(path: Path) -> str:
    """`business acme, sender 1`."""
    words = []
    for part in path[:-1]:
        words.append(str(part + 1) if isinstance(part, int) else part)
    return re.sub(r"(business|sender|program) (\S+?)(?= |$)", r"\1 \2,", " ".join(words)).rstrip(",") or "file"


def _businesses(tree: dict[str, Any], complain: Complain, tag_of: Callable[[str], str], now: float) -> list[Policy]:
    top = Reader(tree, (), complain)
    businesses = top.table("business")
    top.finish()
    if not businesses:
        complain(("business",), "no [business.<name>] is set up")
    numbers: dict[str, str] = {}
    hooks: dict[str, str] = {}
    policies = []
    for name, table in businesses.items():
        path: Path = ("business", name)
        if not NAME.fullmatch(name) or not isinstance(table, dict):
            complain((*path, ""), "a business's name is written in a-z, 0-9, _ and -, 40 characters at most")
            continue
        policy = _business(name, table, path, complain, tag_of(name), now)
        for index, sender in enumerate(policy.senders.values()):
            at: Path = (*path, "sender", index)
            if sender.number in numbers:
                complain((*at, "number"), f"number {sender.number} also belongs to {numbers[sender.number]}")
            if sender.hook and sender.hook in hooks:
                complain((*at, "hook"), f"hook is also that of {hooks[sender.hook]}; each sender has its own")
            numbers[sender.number] = name
            hooks[sender.hook] = sender.number
        policies.append(policy)
    return policies


def _business(name: str, table: dict[str, Any], path: Path, complain: Complain, tag: str, now: float) -> Policy:
    reader = Reader(table, path, complain)
    timezone = reader.checked("timezone", reader.text("timezone", "America/New_York"), lambda z: zone(z).key, "UTC")
    hours = reader.text("hours", "Mon-Fri 09:00-17:00")
    reader.checked("hours", hours, parse_hours, ())
    programs: dict[str, Program] = {}
    for index, each in enumerate(reader.tables("program")):
        at = (*path, "program", index)
        program = read_program(each, at, complain)
        if program.id and program.id in programs:
            complain((*at, "id"), f"id {program.id} is used twice")
        programs[program.id] = program
    if not programs:
        complain((*path, "program"), f"{name} has no [[business.{name}.program]]: say what you text for")
    senders: dict[str, Sender] = {}
    for index, each in enumerate(reader.tables("sender")):
        at = (*path, "sender", index)
        sender = _sender(each, at, complain, programs, now)
        if not sender.number:
            continue  # complained about already
        if sender.number in senders:
            complain((*at, "number"), f"number {sender.number} is used twice")
        senders[sender.number] = sender
    for index, program in enumerate(programs.values()):
        for number in (*program.senders, *program.campaign.numbers):
            if number not in senders:
                complain((*path, "program", index, "senders"), f"senders: {number} is not one of {name}'s senders")
    if not table.get("sender"):
        complain((*path, "sender"), f"{name} has no [[business.{name}.sender]]: say which numbers you text from")
    stop_scope, stop_scope_from = _stop_scope(reader, timezone)
    policy = Policy(
        business=name,
        tag=tag,
        name=reader.text("name", name),
        timezone=timezone,
        hours=hours,
        help=reader.text("help"),
        website=_page(reader, "website"),
        privacy_url=_page(reader, "privacy_url"),
        terms_url=_page(reader, "terms_url"),
        people=reader.text("people", "people"),
        paused=reader.flag("paused", False),
        stop_scope=stop_scope,
        stop_scope_from=stop_scope_from,
        stop_question=_stop_question(reader, senders.values()),
        opt_out_words=reader.checked("opt_out_words", reader.text("opt_out_words"), checked_words, OPT_OUT_WORDS),
        keep_bodies=reader.duration("keep_bodies", KEEP_BODIES, 30 * DAY, 3_660 * DAY),
        forward=read_forward(reader, path, complain),
        senders=senders,
        programs=programs,
        compat=read_compat(reader, path, complain, senders, programs),
        notices=read_notices(reader, path, complain),
        snippets=read_snippets(reader),
    )
    reader.finish()
    return policy


def _stop_scope(reader: Reader, timezone: str) -> tuple[str, int]:
    """How far a STOP reaches: everything, or from a day on the category that it answers (FCC 26-67)."""
    scope = reader.choice("stop_scope", ("business", "category"), "business")
    day = reader.raw("stop_scope_from", date, None, "a date, such as 2027-02-01")
    if scope == "business":
        return scope, 0
    if day is None:
        reader.wrong(
            "stop_scope_from", "stop_scope_from is missing: from which day on a STOP reaches its category only"
        )
        return "business", 0
    return scope, int(datetime.combine(day, time_of_day(), zone(timezone)).timestamp() * 1000)


def _stop_question(reader: Reader, senders: Iterable[Sender]) -> bool:
    """Whether the answer to a STOP asks what to keep, which only an answer of ours can (47 CFR 64.1200(a)(12))."""
    asks = reader.flag("stop_question", False)
    if asks and not any(sender.stop_reply == "gateway" for sender in senders):
        reader.wrong(
            "stop_question",
            'stop_question asks nobody: no sender of yours has stop_reply = "gateway", so others answer',
        )
    return asks


def _sender(table: dict[str, Any], path: Path, complain: Complain, programs: dict[str, Program], now: float) -> Sender:
    reader = Reader(table, path, complain)
    number = reader.text("number", needed=True)
    phone: Phone = (
        reader.checked("number", number, lambda n: parse_sender(n, "number"), Phone("")) if number else Phone("")
    )
    name = reader.choice("provider", registry.PROVIDERS, "simulator")
    derived = "short" if phone.short else "toll_free" if phone.toll_free else "local"
    number_type = reader.choice("number_type", ("local", "toll_free", "short"), derived)
    replies = registry.provider(name).stop_reply(number_type)
    default = reader.text("default_program")
    if default and default not in programs:
        reader.wrong("default_program", f"default_program: there is no program {default!r}")
    mode, watch_until = _mode(reader, now)
    carrier = registry.provider(name)
    options, key_envs = read_settings(reader, carrier)
    sender = Sender(
        number=phone.address,
        provider=name,
        account=read_account(reader, carrier),
        auth_token_env=read_token(reader, carrier),
        options=options,
        key_envs=key_envs,
        signature=reader.choice("signature", ("sha1", "sha256"), "sha1"),
        shared_key_env=reader.matching("shared_key_env", VARIABLE, "the name of an environment variable"),
        number_type=number_type,
        hook=reader.matching("hook", HOOK, "16 to 64 characters of A-Z, a-z, 0-9, _ and -", needed=True),
        api_base=_api_base(reader, name),
        stop_reply=reader.choice("stop_reply", ("provider", "network", "gateway"), replies),
        mode=mode,
        watch_until=watch_until,
        default_program=default,
        paused=reader.flag("paused", False),
        window=int(reader.number("window_hours", 24, 1, 72) * HOUR),
        rate=reader.number("rate", carrier.usual_rate, 0.01, 10_000),
        toll_free=reader.choice("toll_free", ("", "verified", "pending", "rejected"), ""),
        forward=read_forward(reader, path, complain),
        on_hold=reader.choice("on_hold", ON_HOLD, "accept"),
    )
    if sender.toll_free and number_type != "toll_free":
        reader.wrong("toll_free", f"toll_free is for toll-free numbers; {sender.number} is {number_type}")
    if sender.signature == "sha256" and not sender.shared_key_env:
        reader.wrong("shared_key_env", 'shared_key_env is missing: signature = "sha256" needs the shared key')
    reader.finish()
    return sender


def _page(reader: Reader, key: str) -> str:
    """A public page of the Business."""
    found: str = reader.checked(key, reader.text(key), lambda text: _address(key, text), "")
    return found


def _address(key: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and not parts.query
    except ValueError:
        good = False
    if text and not good:
        raise BadInput(key, f"{key} must be an http or https address")
    return text.rstrip("/")


def _api_base(reader: Reader, provider: str) -> str:
    """Where the provider is reached; the simulator only on loopback, or every text of it would fail when sent."""
    text: str = reader.checked("api_base", reader.text("api_base"), lambda value: _address("api_base", value), "")
    if provider == "simulator" and urlsplit(text).hostname not in ("127.0.0.1", "::1", "localhost"):
        reader.wrong("api_base", "api_base of a simulated sender must be on loopback, such as http://127.0.0.1:8082")
    return text


def _mode(reader: Reader, now: float) -> tuple[str, int]:
    """`watch` lets go what it would hold, so it ends by itself within 30 days."""
    mode = reader.choice("mode", ("guard", "watch"), "guard")
    said = reader.raw("watch_until", (str, datetime), "", "an instant with its zone")
    if mode != "watch":
        return mode, 0
    try:
        at = said if isinstance(said, datetime) else datetime.fromisoformat(said)
        moment = at.timestamp() if at.tzinfo else float("nan")
    except ValueError:
        moment = float("nan")
    if not now < moment <= now + 30 * 86_400:
        reader.wrong(
            "watch_until", "watch_until must be an instant with its zone, within 30 days, such as 2027-01-31T00:00:00Z"
        )
        return "guard", 0
    return mode, int(moment * 1000)
