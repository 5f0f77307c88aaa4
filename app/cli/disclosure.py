"""`consentry disclosure`: what a wording lacks, and the wordings that are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from app.cli.base import parts_here, settings_here, the_business

if TYPE_CHECKING:
    from app.consent.disclosure import Finding, Report
    from app.consent.model import Policy

SOURCES = (
    "web_form",
    "keyword",
    "paper",
    "engagement_letter",
    "email",
    "they_asked",
    "in_conversation",
    "import",
)
file_argument = click.argument("file", type=click.File("r", encoding="utf-8"))
business_option = click.option("--business", help="whose wording; not needed where there is only one business")


@click.group()
def disclosure() -> None:
    """Check the words shown where consent is asked, and keep them under versions.

    \b
    Examples:
      consentry disclosure lint letter.txt --source engagement_letter
      consentry disclosure add letter.txt --version letter-2026-11
    """


@disclosure.command("lint")
@file_argument
@click.option(
    "--tier",
    type=click.Choice(("express", "express_written")),
    default="express",
    show_default=True,
    help="what it is to be a basis for; marketing needs express_written",
)
@click.option("--source", type=click.Choice(SOURCES), default="web_form", show_default=True, help="where it is shown")
@click.option("--program", default="", help="for which program of yours")
@click.option("--brand", default="", help="how you are called in it, where that is not your business's name")
@click.option("--json", "as_json", is_flag=True, help="the report as the API gives it")
@business_option
def lint(file: TextIO, tier: str, source: str, program: str, brand: str, as_json: bool, business: str | None) -> None:
    """Say what the words in FILE (- reads standard input) have, lack and break.

    It ends with code 1 where no consent can rest on them.
    Your business's name and programs come from consentry.toml, where there is one.

    \b
    Examples:
      consentry disclosure lint form.txt --tier express_written
      echo "I opt into communications." | consentry disclosure lint -
    """
    from app.consent import disclosure as linter
    from app.consent.model import ConsentTier, Source
    from app.errors import BadInput

    policy = _policy(business)
    if program and (policy is None or program not in policy.programs):
        raise BadInput("program", f"--program: there is no program {program!r} in consentry.toml")
    meant = policy.programs[program] if policy and program else None
    report = linter.lint(
        file.read(),
        ConsentTier.of(tier),
        Source(source),
        meant.kind if meant else None,
        brands=tuple(filter(None, [brand or (policy.name if policy else "")])),
        purpose=meant.description if meant else "",
    )
    click.echo(json.dumps(report.as_json(), indent=2, ensure_ascii=False) if as_json else "\n".join(told(report)))
    if not report.accepted:
        raise SystemExit(1)


def told(report: Report) -> list[str]:
    """A report in lines: what refuses it, what would be better, what it says."""
    from app.consent.disclosure import State

    lines = []
    for finding in report.refused:
        lines += [f"✗ {finding.code}: {finding.text}", *_more(finding)]
    for finding in report.advice:
        lines += [f"! {finding.code}: {finding.text}", *_more(finding)]
    for finding in report.findings:
        if finding.state is State.PRESENT and finding.sentence:
            lines.append(f"✓ {finding.element.name}: “{finding.sentence}”")
    said = f"{report.tier.word} consent by {report.source.value}"
    lines.append(f"Good for {said}." if report.accepted else f"No basis for {said}: {', '.join(report.codes)}.")
    return lines


def _more(finding: Finding) -> list[str]:
    lines = [f"    It says: “{finding.sentence}”"] if finding.sentence else []
    return [*lines, f"    {finding.element.fix}", f"    {finding.element.source}"]


def _policy(business: str | None) -> Policy | None:
    """The Business in consentry.toml: the one that is named, or the only one there is."""
    from app.cli.setup import no_tag
    from app.config import read_config
    from app.errors import BadInput

    path = settings_here().config_path
    policies = {policy.business: policy for policy in read_config(path, tag_of=no_tag)} if path else {}
    if business:
        if business not in policies:
            raise BadInput("business", f"--business: there is no business {business!r} in consentry.toml")
        return policies[business]
    return next(iter(policies.values())) if len(policies) == 1 else None


@disclosure.command("add")
@file_argument
@click.option("--version", default="", help="its name, such as letter-2026-11; else the beginning of its hash")
@business_option
def add(file: TextIO, version: str, business: str | None) -> None:
    """Keep the words in FILE (- reads standard input) under a version that never changes; consents may name it.

    \b
    Example:
      consentry disclosure add letter.txt --version letter-2026-11
    """
    parts = parts_here()
    text = file.read().strip()  # the end of a file's last line is nothing that anybody was shown
    record, new = parts.gateway.disclosures.add(the_business(parts, business), text, version, by="consentry disclosure")
    click.echo(f"{record.version} {'is kept' if new else 'was kept before'}: {record.hash} ({record.id})")


@disclosure.command("list")
@business_option
def list_disclosures(business: str | None) -> None:
    """List the wordings that are kept, oldest first.

    \b
    Example:
      consentry disclosure list
    """
    from app.consent.hours import instant

    parts = parts_here()
    for record in parts.gateway.disclosures.all(the_business(parts, business)):
        start = " ".join(record.text.split())[:60]
        click.echo(f"{record.version:24} {instant(record.added_at)}  {record.hash[:12]}  {start}")
