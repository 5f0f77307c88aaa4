"""The opt-out line of informational and promotional texts: whether one is due, who writes it, and when one last went.

CTIA Messaging Principles 2023, 5.1.3: texts say how to stop them; carriers' guides ask for it in the first text and at
least every month. Conversational texts and our own carry none that was not written into them.
"""

from __future__ import annotations

from msgspec.structs import replace

from app.consent.entries import Entry, Moved, Submitted
from app.consent.model import BODY_LIMIT, DAY, OPT_OUT_WORDS, Ask, Kind, Policy, Program, Verdict
from app.consent.objection import Objection
from app.consent.outgoing import has_opt_out_line, read_outgoing
from app.consent.reasons import Reason
from app.consent.standing import LineGone, Standing
from app.errors import BadInput

CHOICES = ("append", "hold", "every_n_days")
"""What a Program may do about texts without a line: write one, hold them, or write one every so many days."""

OWN, APPENDED, RECENT, MISSING = "own", "appended", "recent", "missing"
"""What an Ask says of its line: it has one, got one, needs none so soon after another, lacks one;
empty where none is asked for, and in Asks made before anybody looked."""

LINED = frozenset({Kind.INFORMATIONAL, Kind.PROMOTIONAL})
MOST_WORDS = 160
_KEPT = 3  # lines remembered: the last ones may be given back


def lined(
    body: str, there: bool, program: str, kind: Kind, standing: Standing, policy: Policy, now: int
) -> tuple[str, str]:
    """(the text as it is sent, what its Ask says of its line), for a text of that effective kind at `now`.

    `there` says that the body has a line of its own. Raises BadInput naming `body` where a line no longer fits.
    """
    if kind not in LINED or not body:
        return body, ""
    if there:
        return body, OWN
    settings = policy.programs[program]
    if settings.opt_out_line == "hold":
        return body, MISSING
    if _recent(settings, kind, standing, now):
        return body, RECENT
    whole = with_line(body, policy.opt_out_words)
    if len(whole) > BODY_LIMIT:
        raise BadInput(
            "body",
            f"body: with the opt-out line it has {len(whole):,} characters, and {BODY_LIMIT:,} fit; shorten it, or "
            "write a line of your own into it",
        )
    return whole, APPENDED


def _recent(program: Program, kind: Kind, standing: Standing, now: int) -> bool:
    """Whether the Program says how to stop only every so many days, and it was said within them."""
    last = standing.line_gone_at(program.id, kind)
    return program.opt_out_line == "every_n_days" and last > 0 and now < last + program.opt_out_every_days * DAY


def with_line(body: str, words: str = "") -> str:
    """The body with the line after it."""
    return f"{body}{'' if body[-1].isspace() else ' '}{words or OPT_OUT_WORDS}"


def checked_words(words: str) -> str:
    """The Business's own words for the line. Raises BadInput where they are no opt-out line, or a doubtful one."""
    if not words:
        return OPT_OUT_WORDS
    if len(words) > MOST_WORDS or not words.isprintable() or words != words.strip():
        raise BadInput("opt_out_words", f"opt_out_words must be one line of at most {MOST_WORDS} characters")
    if not has_opt_out_line(words):
        raise BadInput("opt_out_words", f"opt_out_words must tell people how to stop, such as {OPT_OUT_WORDS!r}")
    said = read_outgoing(words)
    if said.advice or said.offer or said.shortener:
        raise BadInput("opt_out_words", f"opt_out_words must say nothing but how to stop, such as {OPT_OUT_WORDS!r}")
    return words


def line_missing(ask: Ask, standing: Standing, policy: Policy, now: int) -> Objection | None:
    """A text that must carry an opt-out line and has none (CTIA 5.1.3). A text is never changed after it was taken,
    so one that was held for its line also waits where its Program appends them from now on."""
    if ask.line != MISSING:
        return None
    program = policy.programs.get(ask.program)
    if program is None or _recent(program, ask.kind, standing, now):
        return None
    facts = {"kind": ask.kind.value, "program": ask.program, "words": policy.opt_out_words or OPT_OUT_WORDS}
    return Objection(Verdict.HOLD, Reason("opt_out_line_missing", facts))


# ---- when one last went ----


def went(standing: Standing, entry: Entry, fact: Submitted | Moved) -> Standing:
    """A text was let go: remember its line."""
    if fact.line not in (OWN, APPENDED):
        return standing
    key = f"{fact.kind.value}:{fact.program}"
    gone = (*standing.lines.get(key, ()), LineGone(fact.text, entry.at, entry.seq))[-_KEPT:]
    return replace(standing, lines={**standing.lines, key: gone})


def given_back(standing: Standing, text: str) -> Standing:
    """A text did not leave: its line never reached anyone."""
    if not any(gone.text == text for lines in standing.lines.values() for gone in lines):
        return standing
    kept = {key: tuple(gone for gone in lines if gone.text != text) for key, lines in standing.lines.items()}
    return replace(standing, lines={key: lines for key, lines in kept.items() if lines})
