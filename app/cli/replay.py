"""`consentry replay`: what a draft of the settings would have done with the texts of the past."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.base import parts_here, the_business

if TYPE_CHECKING:
    from app.gateway.replay import Report

SAY_EVERY = 2.0
"""Seconds between two lines of progress."""
SAID = {
    "unchanged": "unchanged",
    "held": "would be held",
    "allowed": "would be allowed",
    "denied": "would be denied",
    "refused": "would be refused as bad input",
}
RECOMPUTED = {
    "windows": "windows of texts received",
    "first_replies": "times until which a first reply may go",
    "follow_ups": "times until which a follow-up may go",
}


@click.command()
@click.option(
    "--policy",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="the draft: a consentry.toml",
)
@click.option("--since", default="30d", show_default=True, help="how far back: 12h, 30d, or an instant with its zone")
@click.option("--business", help="whose texts; not needed where there is only one business")
@click.option("--examples", default=5, show_default=True, type=click.IntRange(0, 100), help="shown of each outcome")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def replay(file: Path, since: str, business: str | None, examples: int, as_json: bool) -> None:
    """Judge past texts again under a draft of your settings, and say what would change. Writes nothing.

    \b
    Examples:
      consentry replay --policy draft.toml
      consentry replay --policy draft.toml --since 7d --business acme --examples 20
      consentry replay --policy draft.toml --json > changes.json
    """
    from app.errors import BadInput
    from app.gateway.replay import Replay
    from app.store.store import real_now
    from app.wiring import policies_of

    parts = parts_here()
    name = the_business(parts, business)
    drafts, _ = policies_of(parts.settings, parts.keyring, file)
    draft = next((policy for policy in drafts if policy.business == name), None)
    if draft is None:
        raise BadInput("policy", f"--policy: {file} has no [business.{name}]")
    now = parts.core.clock()
    run = Replay(parts.core, draft, since=beginning(since, now), until=now, examples=examples)
    report = run.run(Progress())
    lag = parts.gateway.copying.lag(name, real_now())
    if as_json:
        click.echo(json.dumps({**report.as_json(), "ledger_behind": {"entries": lag.entries, "ms": lag.ms}}, indent=2))
        return
    for line in told(report):
        click.echo(line)
    if lag.entries:
        click.echo(f"\nThe ledger is {lag.entries} entries behind: what came last is not in this.")


def beginning(since: str, now: int) -> int:
    """`30d` before `now`, or an instant. Raises BadInput naming --since."""
    from datetime import datetime

    from app.config import duration
    from app.errors import BadInput

    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return now - duration(since, "--since")
    if moment.tzinfo is None:
        raise BadInput("since", "--since: an instant needs its zone, such as 2027-01-31T00:00:00Z")
    return int(moment.timestamp() * 1000)


class Progress:
    """Says on stderr how far it is."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SAY_EVERY

    def __call__(self, report: Report) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + SAY_EVERY
            click.echo(f"{report.judged + report.erased} texts to {report.people} people so far …", err=True)


def told(report: Report) -> Iterator[str]:
    """The report in lines."""
    from app.consent.hours import instant
    from app.gateway.replay import OUTCOMES

    period = f"from {instant(report.since)} to {instant(report.until)}"
    yield f"{report.judged} texts to {report.people} people {period}, judged again:"
    yield ""
    for outcome in OUTCOMES:
        count = report.outcomes[outcome]
        if count or outcome != "refused":
            yield f"  {SAID[outcome]:30} {count:>9}"
        for (of, code), times in report.reasons.most_common():
            if of == outcome:
                yield f"      {('was ' if outcome == 'allowed' else '') + code:26} {times:>9}"
    if report.otherwise:
        yield f"  {report.otherwise} of the unchanged would be so for another reason."
    if report.erased:
        yield f"  {report.erased} cannot be judged again: their words were erased."
    yield ""
    yield "Each was judged on what had really happened by then: what the draft would have held still went."
    for what, times in sorted(report.recomputed.items()):
        yield f"Recomputed under the draft: {times} {RECOMPUTED[what]}."
    for outcome in OUTCOMES[1:]:
        if examples := report.examples.get(outcome):
            yield ""
            yield f"{SAID[outcome][:1].upper()}{SAID[outcome][1:]}, for example:"
            for example in examples:
                yield (
                    f"  {example.text}  {instant(example.at)}  to {example.to}  {example.program}: "
                    f"{example.was} → {example.would}"
                )
