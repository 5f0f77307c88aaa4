"""Reading what the compatible APIs need: [[business.x.service]], a pool of Senders, and [[business.x.api_key]]."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.config.carriers import VARIABLE
from app.config.lines import Path
from app.config.programs import Complain
from app.config.values import Reader
from app.consent.compat import ON_HOLD, ApiKey, Compat, Pool
from app.consent.model import Program, Sender
from app.errors import BadInput
from app.phone import Phone, parse_sender

_SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
_KEY = re.compile(r"SK[0-9a-fA-F]{32}")


def read_compat(
    reader: Reader,
    path: Path,
    complain: Complain,
    senders: Mapping[str, Sender],
    programs: Mapping[str, Program],
) -> Compat:
    """The pools and keys that a Business's table writes. `senders` and `programs` are those of the Business."""
    pools: dict[str, Pool] = {}
    for index, table in enumerate(reader.tables("service")):
        at: Path = (*path, "service", index)
        pool = _pool(table, at, complain, senders, programs)
        if pool.sid in pools:
            complain((*at, "sid"), f"sid {pool.sid} is used twice")
        if pool.sid:
            pools[pool.sid] = pool
    keys: dict[str, ApiKey] = {}
    for index, table in enumerate(reader.tables("api_key")):
        at = (*path, "api_key", index)
        key = _key(table, at, complain, senders)
        if key.sid in keys:
            complain((*at, "sid"), f"sid {key.sid} is used twice")
        if key.sid:
            keys[key.sid] = key
    return Compat(pools, keys)


def _pool(
    table: dict[str, Any],
    path: Path,
    complain: Complain,
    senders: Mapping[str, Sender],
    programs: Mapping[str, Program],
) -> Pool:
    reader = Reader(table, path, complain)
    sid = reader.matching("sid", _SERVICE, "MG and 32 hexadecimal digits", needed=True)
    numbers: list[str] = []
    for number in reader.texts("senders"):
        try:
            numbers.append(parse_sender(number, "senders").address)
        except BadInput as error:
            reader.wrong("senders", error.detail)
    for number in numbers:
        if number not in senders:
            reader.wrong("senders", f"senders: {number} is not one of your senders")
    if not table.get("senders"):
        reader.wrong("senders", "senders is missing: say which of your numbers it sends from")
    if len({Phone(number).channel for number in numbers}) > 1:
        reader.wrong("senders", "senders: a service sends on one channel; make another one for the other")
    program = reader.text("program")
    if program and program not in programs:
        reader.wrong("program", f"program: there is no program {program!r}")
    allowed = programs[program].senders if program in programs else ()
    if allowed and not set(numbers) <= set(allowed):
        reader.wrong("program", f"program: {program} is sent from {' or '.join(allowed)} only")
    reader.finish()
    return Pool(sid, tuple(dict.fromkeys(numbers)), program)


def _key(table: dict[str, Any], path: Path, complain: Complain, senders: Mapping[str, Sender]) -> ApiKey:
    reader = Reader(table, path, complain)
    sid = reader.matching("sid", _KEY, "SK and 32 hexadecimal digits", needed=True)
    secret = reader.matching("secret_env", VARIABLE, "the name of an environment variable", needed=True)
    accounts = list(dict.fromkeys(sender.account for sender in senders.values() if sender.account))
    account = reader.text("account")
    if account and account not in accounts:
        reader.wrong("account", f"account: none of your senders is of {account}")
    elif not account and len(accounts) != 1:
        reader.wrong("account", "account is missing: say of which account it is a key")
    on_hold = reader.choice("on_hold", ("", *ON_HOLD), "")
    reader.finish()
    return ApiKey(sid, account or next(iter(accounts), ""), secret, on_hold)
