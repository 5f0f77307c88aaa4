"""Made: a wording for one use, and how it is written out as text, Markdown or HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from app.consent.model import ConsentTier, Policy, Program, Sender, Source

FORMATS = ("text", "markdown", "html")
_LINK = re.compile(r"https?://[^\s<>\"]+")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "label{display:block;margin:1rem 0}h1{font-size:1.6rem}h2{font-size:1.2rem}"
)


@dataclass(frozen=True, slots=True)
class Made:
    """One wording. `words` are what is shown: paragraphs with empty lines between, `## ` before a heading.

    `tier` and `source` say what a grant may rest on them for, where they ask for consent. `missing` are the settings
    without which they stay incomplete; `notes` say how to use them.
    """

    name: str
    title: str
    words: str
    tier: ConsentTier | None = None
    source: Source | None = None
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    page: bool = False  # written out as a whole HTML page

    def written(self, form: str) -> str:
        """The wording as `text` (the words alone), `markdown` or `html`, every character of a setting escaped."""
        if form == "html":
            return self._page() if self.page else self._html()
        if form == "markdown":
            return self._markdown()
        return "\n".join(line.removeprefix("## ") for line in self.words.splitlines())

    def _markdown(self) -> str:
        lines = [f"# {self.title}", "", *(_markdown(line) for line in self.words.splitlines())]
        if self.notes:
            lines += ["", "---", "", *(f"- {note}" for note in self.notes)]
        if self.missing:
            lines += ["", "Missing settings:", "", *(f"- {setting}" for setting in self.missing)]
        return "\n".join(lines)

    def _html(self) -> str:
        return "\n".join(_block(block) for block in self.words.split("\n\n") if block.strip())

    def _page(self) -> str:
        title = escape(self.title)
        return (
            f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{self._html()}\n</body>\n</html>\n"
        )


def _markdown(line: str) -> str:
    return line if line.startswith("## ") else re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", line)


def _block(block: str) -> str:
    if block.startswith("## "):
        heading, _, rest = block[3:].partition("\n")
        return f"<h2>{escape(heading)}</h2>" + (f"\n{_block(rest)}" if rest.strip() else "")
    if block.startswith("☐ "):
        return f'<label><input type="checkbox"> {_linked(block[2:])}</label>'
    return "<p>" + "<br>\n".join(_linked(line) for line in block.splitlines()) + "</p>"


def _linked(line: str) -> str:
    """A line with its addresses as links."""
    parts, at = [], 0
    for found in _LINK.finditer(line):
        url = found[0].rstrip(".,;")
        parts += [escape(line[at : found.start()]), f'<a href="{escape(url)}">{escape(url)}</a>']
        at = found.start() + len(url)
    return "".join([*parts, escape(line[at:])])


def sender_for(policy: Policy, program: Program) -> Sender | None:
    """The Sender that sends the Program: the one whose default it is, or the first that may."""
    senders = [s for n, s in policy.senders.items() if not program.senders or n in program.senders]
    return next((s for s in senders if s.default_program == program.id), senders[0] if senders else None)


def setting(policy: Policy, program: Program | None, key: str, why: str) -> str:
    """How to add what is missing."""
    where = (
        f'[[business.{policy.business}.program]] with id = "{program.id}"'
        if program
        else f"[business.{policy.business}]"
    )
    return f"{key} in {where}: {why}"
