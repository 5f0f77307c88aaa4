"""Reading to whom notices go: `[business.NAME.notices]`."""

from __future__ import annotations

import re

from app.config.lines import Path
from app.config.programs import Complain
from app.config.values import Reader
from app.consent.notices import NOTICED, Notices

_ADDRESS = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,190}")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_PAGE = re.compile(r"https?://[\x21-\x7e]{1,2000}")


def read_notices(parent: Reader, path: Path, complain: Complain) -> Notices:
    """The `notices` of the table that `parent` reads."""
    table = parent.table("notices")
    reader = Reader(table, (*path, "notices"), complain)
    notices = Notices(
        email=tuple(reader.texts("email")),
        email_from=reader.matching("email_from", _ADDRESS, "an e-mail address"),
        smtp_env=reader.matching("smtp_env", _VARIABLE, _named("smtp_env")),
        slack_env=reader.matching("slack_env", _VARIABLE, _named("slack_env")),
        webhook_env=reader.matching("webhook_env", _VARIABLE, _named("webhook_env")),
        about=tuple(dict.fromkeys(one for one in reader.texts("about", NOTICED) if one in NOTICED)),
        hold_limit=reader.whole("hold_limit", 100, 1, 10_000_000),
        digest=reader.matching("digest", _TIME, 'a time of day, such as "08:00"'),
        console_url=reader.matching("console_url", _PAGE, "an http or https address"),
    )
    for one in notices.email:
        if not _ADDRESS.fullmatch(one):
            reader.wrong("email", f"email: {one} is no e-mail address")
    if notices.email and not (notices.email_from and notices.smtp_env):
        reader.wrong("email", "email needs email_from, and smtp_env: the variable with smtps://USER:PASSWORD@HOST")
    if table and not notices.channels:
        reader.wrong("email", "notices go nowhere: give email, slack_env or webhook_env")
    reader.finish()
    return notices


def _named(key: str) -> str:
    return f"the name of an environment variable, such as ACME_{key.removesuffix('_env').upper()}_URL"
