"""The evidence file as a page to read and print. It needs nothing from elsewhere, and carries the file itself."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from app.consent.account.certification import WARNING, certification
from app.consent.hours import instant
from app.gateway.evidence_file import EvidenceFile

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

TITLES = {
    "opening": "",
    "coverage": "coverage",
    "settings": "settings",
    "consumer": "",
    "consent": "consent",
    "stop": "stop",
    "start": "start",
    "received": "they wrote",
    "sent": "sent",
    "refused": "refused",
    "held": "held",
    "not_sent": "not sent",
    "blocked": "blocked",
    "number": "number",
    "erased": "erased",
    "note": "note",
}
"""What stands beside a sentence, by what it is about."""

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["instant"] = instant
_WHOLE = 3 * 64 * 1024  # base64 of three bytes has no end to pad


def page(file: EvidenceFile) -> Iterator[bytes]:
    """The page, chain by chain. The file must have been made for it (`form="html"`)."""
    head = file.head
    values: dict[str, Any] = {
        "file": file,
        "business": head["business"],
        "made_at": head["made_at"],
        "titles": TITLES,
        "sections": file.sections(),
        "embedded": _embedded(file),
        "warning": WARNING,
        "certification": certification(
            head["business"]["name"], file.about, file.sha256, file.key, instant(head["made_at"])
        ),
    }
    stream = _environment.get_template("evidence.html").stream(values)
    stream.enable_buffering(20)
    for part in stream:
        yield part.encode()


def _embedded(file: EvidenceFile) -> Iterator[str]:
    """The file itself in base64."""
    left = b""
    for chunk in file.read():
        left += chunk
        whole = len(left) - len(left) % _WHOLE
        if whole:
            yield base64.b64encode(left[:whole]).decode()
            left = left[whole:]
    yield base64.b64encode(left).decode()
