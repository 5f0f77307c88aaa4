"""Reading the Programs of consentry.toml, with their campaigns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.config.lines import Path
from app.config.values import Reader, duration
from app.consent.hours import parse_hours
from app.consent.model import DAY, Campaign, Kind, Program
from app.consent.opt_out_line import CHOICES
from app.consent.registration import CARRIES, MIXED, USE_CASES
from app.consent.standing import PROMOTED_FOR, PROMOTED_TEXTS
from app.errors import BadInput
from app.phone import parse_sender

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
KEYWORD = re.compile(r"[A-Za-z0-9]{2,20}")
HOLD_FOR = {Kind.CONVERSATIONAL: DAY, Kind.INFORMATIONAL: 3 * DAY, Kind.PROMOTIONAL: 7 * DAY}

Complain = Callable[[Path, str], None]


def read_program(table: dict[str, Any], path: Path, complain: Complain) -> Program:
    """One [[…program]]."""
    reader = Reader(table, path, complain)
    kinds = [k.value for k in Kind if k is not Kind.OWN]
    if "kind" in table:
        kind = Kind(reader.choice("kind", kinds, Kind.CONVERSATIONAL.value))
    else:
        kind = Kind(reader.text("kind", needed=True) or Kind.CONVERSATIONAL)
    hold_for = reader.text("hold_for")
    program = Program(
        id=reader.matching("id", NAME, "in a-z, 0-9, _ and -, 40 characters at most", needed=True),
        kind=kind,
        description=reader.text("description"),
        frequency=reader.text("frequency"),
        recurring=reader.flag("recurring", kind is not Kind.CONVERSATIONAL),
        hold_for=reader.checked("hold_for", hold_for, _hold_for, 0) if hold_for else HOLD_FOR[kind],
        on_missing_consent=reader.choice("on_missing_consent", ("hold", "deny"), "hold"),
        paused=reader.flag("paused", False),
        samples=tuple(reader.texts("samples")),
        keyword=reader.matching("keyword", KEYWORD, "one word of 2 to 20 letters and digits"),
        follow_up_days=reader.whole("follow_up_days", 3, 1, 10),
        opt_out_line=reader.choice("opt_out_line", CHOICES, "append"),
        opt_out_every_days=reader.whole("opt_out_every_days", 30, 1, 365),
        campaign=_campaign(Reader(reader.table("campaign"), (*path, "campaign"), complain)),
        cap=reader.checked("cap", reader.text("cap"), _cap, None),
        send_hours=reader.checked("send_hours", reader.text("send_hours"), _send_hours, ""),
        senders=tuple(reader.checked("senders", reader.texts("senders"), _numbers, ())),
    )
    if "opt_out_every_days" in table and program.opt_out_line != "every_n_days":
        reader.wrong("opt_out_every_days", 'opt_out_every_days is for opt_out_line = "every_n_days"')
    reader.finish()
    return program


def _campaign(reader: Reader) -> Campaign:
    """The registration at the carriers."""
    campaign = Campaign(
        id=reader.text("id"),
        use_case=reader.choice("use_case", ("", *sorted(USE_CASES)), ""),
        status=reader.choice("status", ("", "pending", "approved", "failed", "suspended"), ""),
        covers=tuple(reader.texts("covers", sorted(CARRIES))),
        numbers=tuple(reader.checked("numbers", reader.texts("numbers"), _numbers, ())),
    )
    if campaign.covers and campaign.use_case not in MIXED:
        reader.wrong("covers", f"covers is for {', '.join(MIXED)}; another use case covers what its name says")
    reader.finish()
    return campaign


def _numbers(texts: list[str]) -> list[str]:
    return [parse_sender(text, "number").address for text in texts]


_CAP = re.compile(r"([1-9]\d{0,2}) per (\d{1,3}[hd])")


def _cap(text: str) -> tuple[int, int] | None:
    """`4 per 30d` as (4, 30 days in ms)."""
    if not text:
        return None
    match = _CAP.fullmatch(text)
    per = duration(match[2], "cap") if match else 0
    if not match or not 0 < per <= PROMOTED_FOR or int(match[1]) > PROMOTED_TEXTS:
        raise BadInput("cap", f"cap must be such as '4 per 30d', {PROMOTED_TEXTS} per 31d at most, not {text!r}")
    return int(match[1]), per


def _send_hours(text: str) -> str:
    if text:
        parse_hours(text)
    return text


def _hold_for(text: str) -> int:
    found = duration(text, "hold_for")
    if not found:
        raise BadInput("hold_for", 'hold_for must be above 0; on_missing_consent = "deny" refuses instead of holding')
    return found
