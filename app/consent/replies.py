"""What a Consumer's text opens and what Consentry itself answers: pure, from policy and Standing."""

from __future__ import annotations

from collections.abc import Sequence

from app.consent import answers
from app.consent.hours import end_of_business_day
from app.consent.intent import Intent, Reading
from app.consent.model import ANY, DAY, HOUR, ConsentTier, Kind, Policy, Program, Sender, Source, kind_scope
from app.consent.standing import Standing
from app.consent.wordings.keeping import question_text

FIRST_REPLY_LIMIT = 4 * DAY
HELP_EVERY = HOUR
"""Two robots that answer each other's HELP would do so for ever; a person asks once."""

OPENS = frozenset({Intent.NONE, Intent.YES, Intent.AMBIGUOUS, Intent.START})
"""Not STOP, HELP or a reaction; a picture alone does, a group text does not."""


def window_of(policy: Policy, sender: Sender, intent: Intent, group: bool, now: int) -> tuple[int, int]:
    """(closes_at, first_reply_until) of an inbound text at `now`; zeros where it opens no window."""
    if group or intent not in OPENS:
        return 0, 0
    owed = end_of_business_day(now, 1, policy.timezone, policy.hours)
    return now + sender.window, min(owed, now + FIRST_REPLY_LIMIT)


def follow_up_until(policy: Policy, program: Program | None, now: int) -> int:
    """Until when a promised follow-up may go: the end of the Program's last follow-up business day."""
    days = program.follow_up_days if program else 3
    return end_of_business_day(now, days, policy.timezone, policy.hours)


def answer_to(
    reading: Reading, policy: Policy, before: Standing, now: int, scope: str = ANY, keeps: Sequence[str] = ()
) -> str | None:
    """The words of our answer to a keyword, in the language it was written in, or None where none is due.

    `scope` is what a STOP reached, `keeps` the Programs that may be kept of it, where it is everything.

    `before` is the Standing that the keyword met. At most one answer: to the STOP that ends something, to the
    START that lifts something, to HELP once an hour; no marketing in any (47 CFR 64.1200(a)(12); CTIA 5.1.3).
    """
    words = answers.WORDS.get(reading.language, answers.WORDS["en"])
    about = f" {policy.help}." if policy.help else ""
    if reading.intent is Intent.STOP:
        last = before.answered.get("stop")
        if last and last.seq > max(before.lifted.values(), default=0):
            return None
        # A bare CANCEL is a stop per se, but may have meant the visit: say both in the one text there is.
        hint = words.appointment.format(help=policy.help) if policy.help and reading.words in answers.CANCELS else ""
        if scope in (kind_scope(Kind.INFORMATIONAL), kind_scope(Kind.PROMOTIONAL)):
            what = words.informational if scope == kind_scope(Kind.INFORMATIONAL) else words.promotional
            return words.stopped_some.format(name=policy.name, what=what) + hint
        said = question_text(policy, keeps, reading.language) if keeps else words.stopped.format(name=policy.name)
        return said + hint
    if reading.intent is Intent.START:
        since = before.lifted.get(ANY, 0)
        stopped = any(r.seq > since and r.seq not in before.misread for r in before.revocations.values())
        if not stopped and not before.blocks:
            return None
        return words.started.format(name=policy.name, about=about)
    if reading.intent is Intent.HELP:
        last = before.answered.get("help")
        if last and now < last.at + HELP_EVERY:
            return None
        return words.helped.format(name=policy.name, about=about or words.about)
    return None


STOP_EVERYTHING = frozenset({"stopall", "stop all", "cancel all", "end all", "unsubscribe all"})
"""Keywords that leave no doubt about their reach."""


_WRONG = ("wrong", "incorrect", "equivocad", "mauvais", "faux", "errad", "错", "錯")


def is_wrong_number(reading: Reading) -> bool:
    """Whether a stop says that its writer is not who was meant: what was agreed to before was not theirs."""
    return not reading.keyword and any(word in reading.words for word in _WRONG)


def stop_reach(policy: Policy, standing: Standing, sender: str, reading: Reading, now: int) -> str:
    """The scope of a STOP that was texted to `sender`: the whole Business unless the policy in force says otherwise.

    By category: an answer to an informational text reaches those, one to a promotional text all marketing (FCC 26-67,
    as adopted 2026-09-30; its effect depends on publication, so it is a dated setting). What answers neither
    reaches all.
    """
    if not by_category(policy, now) or reading.words in STOP_EVERYTHING or is_wrong_number(reading):
        return ANY
    last = standing.last_kinds.get(sender)
    return kind_scope(last) if last in (Kind.INFORMATIONAL, Kind.PROMOTIONAL) else ANY


def by_category(policy: Policy, now: int) -> bool:
    """Whether a STOP may reach less than the whole Business now, so that the Standing has to be read for it."""
    return policy.stop_scope == "category" and now >= policy.stop_scope_from


REVOKE_WITHIN = 10
"""Business days (47 CFR 64.1200(a)(10)). What we do at once is recorded beside what the law allows."""


def revocation_due(received_at: int, timezone: str) -> int:
    """When a Revocation received then has to be honoured at the latest: the end of the tenth business day after it."""
    return end_of_business_day(received_at, REVOKE_WITHIN, timezone)


OWN_ACTS = frozenset(
    {Source.WEB_FORM, Source.KEYWORD, Source.PAPER, Source.ENGAGEMENT_LETTER, Source.EMAIL, Source.IN_CONVERSATION}
)
"""Grants that are the Consumer's own act. Verbal ones and imports without a document lift nothing."""


def lifts(source: Source, given_at: int, document: bool, program: Program, standing: Standing, now: int) -> bool:
    """Whether a grant also lifts a Revocation: only the Consumer's own later act does, never dated in the future."""
    if not standing.in_force(program.id, program.kind):
        return False
    # What it lifts it lifts for all texts of its Program, so it has to be later than every stop that reaches any.
    last = max(stop.since for kind in Kind for stop in standing.in_force(program.id, kind))
    if given_at > now or given_at <= last:
        return False
    return is_own_act(source, document)


def is_own_act(source: Source, document: bool) -> bool:
    """Whether a grant that came so may lift a Revocation; an imported one only where a document proves it."""
    return source in OWN_ACTS or (source is Source.IMPORT and document)


def block_revokes(standing: Standing, now: int) -> bool:
    """Whether a provider's refusal is evidence of a Revocation, not only of a stale list at the provider."""
    if not standing.windows:
        return True
    granted = any(g.tier > ConsentTier.NONE and g.live(now) for g in standing.grants)
    stop = standing.revocations.get(ANY)
    restarted = stop is not None and standing.lifted.get(ANY, 0) > stop.seq
    return not granted and not restarted
