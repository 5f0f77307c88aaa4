"""Reading where a Business's own application wants its texts: `forward` of a Business or of a Sender."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from app.config.carriers import read_variables
from app.config.lines import Path
from app.config.programs import Complain
from app.config.values import Reader
from app.consent.forwards import FORWARD_EVENTS, Forward
from app.errors import BadInput

_URL = re.compile(r"[\x21-\x7e]{1,2048}")


def read_forward(parent: Reader, path: Path, complain: Complain) -> Forward:
    """The `forward` of the table that `parent` reads; the address is kept letter for letter, since it is signed."""
    table = parent.table("forward")
    reader = Reader(table, (*path, "forward"), complain)
    url = reader.checked("url", reader.text("url"), _address, "")
    form = reader.choice("format", ("events", "twilio"), "events")
    forward = Forward(
        url=url,
        format=form,
        secret_env=read_variables(reader, "secret_env") or (),
        keywords=reader.choice("keywords", ("marked", "kept"), "marked"),
        events=tuple(dict.fromkeys(one for one in reader.texts("events", FORWARD_EVENTS) if one in FORWARD_EVENTS)),
    )
    if table and "url" not in table:
        reader.wrong("url", "url is missing: where your application takes what is forwarded")
    if form == "twilio" and set(forward.events) - {"text.received"}:
        reader.wrong("events", 'events: format = "twilio" forwards texts that were received, and nothing else')
    reader.finish()
    return forward


def _address(text: str) -> str:
    try:
        parts = urlsplit(text if _URL.fullmatch(text) else "")
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if text and not good:
        raise BadInput("url", "url must be an http or https address")
    if text and parts.username is not None:
        raise BadInput("url", "url must carry no user name or password: what is forwarded is signed instead")
    if text and "#" in text:
        raise BadInput("url", "url must have no #…: forwards are tried again without it")
    return text
