"""`consentry audit`: a page on what a provider's log shows, with nothing of ours in the path."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from app.cli.history import MOST_PAGE, PAGE_SECONDS, day, progress

if TYPE_CHECKING:
    from app.gateway.auditing import Audit
    from app.gateway.listing import Listing
    from app.providers.seam import Account, Provider

MOST_SHOWN = 10
"""Stops and templates that the report names."""


@click.command()
@click.argument("provider")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 400), help="how far back to read")
@click.option("--number", "numbers", multiple=True, help="a number of yours; without it those of consentry.toml")
@click.option("--account", default="", help="the provider's id of your account, with --number")
@click.option("--token-env", default="", help="the variable that holds the account's token, with --number")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="a further setting, such as region=eu")
@click.option("--api-base", default="", hidden=True)
@click.option("--json", "as_json", is_flag=True, help="as JSON, for programs")
def audit(
    provider: str,
    days: int,
    numbers: tuple[str, ...],
    account: str,
    token_env: str,
    options: tuple[str, ...],
    api_base: str,
    as_json: bool,
) -> None:
    """Report what PROVIDER's log shows of the last month: texts without a basis, stops missed, texts after a stop.

    It reads only, with nothing of Consentry in the path and nothing started. What stands on paper is not in a log: a
    text without a basis here is one to look for.

    \b
    Examples:
      consentry audit twilio
      consentry audit twilio --number +17045550100 --account AC… --token-env TWILIO_AUTH_TOKEN --days 60
    """
    from app.consent.model import DAY
    from app.gateway.auditing import audit as audited
    from app.providers.registry import provider as provider_named
    from app.providers.wire import Wire
    from app.store.store import real_now

    carrier = provider_named(provider)
    until = real_now()
    since = until - days * DAY
    accounts = given(carrier, numbers, account, token_env, options, api_base) if numbers else configured(provider)
    wire = Wire(total_timeout=PAGE_SECONDS, max_body=MOST_PAGE)
    click.get_current_context().call_on_close(wire.close)
    lists = [listed(carrier, one, inbound, since) for one in accounts for inbound in (True, False)]
    found = audited(wire, lists, since, until, progress(lambda a: f"{a.inbound + a.outbound:,} texts read"))
    click.echo(json.dumps(asdict(found), indent=2) if as_json else page(found, provider, len(accounts)))


def listed(carrier: Provider, account: Account, inbound: bool, since: int) -> Listing:
    """A list to read, of an account that no Policy need know."""
    from app.consent.model import Policy, Sender
    from app.gateway.listing import Listing

    policy = Policy(account.business, "AAAAAA", account.business)
    call = carrier.list_call(account, inbound=inbound, since=since)
    return Listing(policy, Sender(account.sender, carrier.name), carrier, account, call)


def given(
    carrier: Provider,
    numbers: tuple[str, ...],
    account: str,
    token_env: str,
    options: tuple[str, ...],
    api_base: str,
) -> list[Account]:
    """The accounts that the options name."""
    from app.consent.model import Sender
    from app.errors import BadInput
    from app.gateway.core import account_of
    from app.phone import parse_sender
    from app.settings import Settings

    settings = Settings.from_env()
    if not token_env or not settings.secret(token_env):
        raise BadInput("token_env", "--token-env names the environment variable that holds the token; it is not set")
    told = dict(option.partition("=")[::2] for option in options)
    unknown = told.keys() - {setting.name for setting in carrier.settings}
    if unknown:
        raise BadInput("option", f"--option: {carrier.name} has no setting {', '.join(sorted(unknown))}")
    senders = (
        Sender(
            parse_sender(number, "number").address,
            carrier.name,
            account,
            (token_env,),
            api_base=api_base,
            options={name: value for name, value in told.items() if not name.endswith("_env")},
            key_envs={name.removesuffix("_env"): (value,) for name, value in told.items() if name.endswith("_env")},
        )
        for number in numbers
    )
    return [account_of("audit", sender, settings.secret) for sender in senders]


def configured(provider: str) -> list[Account]:
    """The accounts of consentry.toml at that provider."""
    from app.cli.setup import no_tag
    from app.config import read_config
    from app.errors import BadInput
    from app.gateway.core import account_of
    from app.settings import Settings

    settings = Settings.from_env()
    if settings.config_path is None:
        raise BadInput("number", "There is no consentry.toml here: give --number, --account and --token-env.")
    found = [
        account_of(policy.business, sender, settings.secret)
        for policy in read_config(settings.config_path, tag_of=no_tag)
        for sender in policy.senders.values()
        if sender.provider == provider
    ]
    if not found:
        raise BadInput("provider", f"consentry.toml has no sender at {provider}: give --number and --account")
    return found


def page(found: Audit, provider: str, numbers: int) -> str:
    """The report of one page."""
    texts = found.with_basis + found.without_basis + found.after_stop + found.confirmations + found.refused
    span, ours = f"{day(found.since)} to {day(found.until)}", f"{numbers} number{'s' * (numbers != 1)}"
    lines = [
        f"What {provider}'s log shows of {ours}, {span}",
        "",
        f"{found.inbound:>8,}  texts came in, from and to {found.people:,} people"
        + (f"; the log begins {day(found.oldest)}" if found.oldest else ""),
        f"{texts:>8,}  texts went out:",
        f"{found.with_basis:>8,}    within a day of a text of theirs: a basis for answers (implied consent)",
        f"{found.without_basis:>8,}    to {found.without_basis_people:,} people with none: `guard` would have held"
        " them, unless a consent is on record",
        f"{found.after_stop:>8,}    to {found.after_stop_people:,} people after their stop: `guard` would have denied"
        " them",
        f"{found.confirmations:>8,}    confirmed a stop",
        f"{found.refused:>8,}    were refused by {provider}: the number has opted out there",
        f"{found.stops:>8,}  stops came in, {len(found.missed):,} of them in free words after which texts went on:",
    ]
    for one in found.missed[:MOST_SHOWN]:
        words = " ".join(one.words.split())[:60]
        lines.append(f"            {one.consumer}  {day(one.at)}  {one.texts_after:,} after it  {words!r}")
    lines.append(f"{found.doubtful:>8,}  texts may have been stops: somebody should read them")
    lines.append(f"{len(found.invites):>8,}  templates tell people to answer with a word that opts them out:")
    for word, words, count in found.invites[:MOST_SHOWN]:
        lines.append(f"            {word.upper()}  {count:,} texts  {words[:70]!r}")
    if found.unread:
        lines.append(f"{found.unread:>8,}  rows could not be understood")
    lines += ["", "A text after a stop costs $500 to $1,500 (47 USC 227(b)(3)). Consents on paper are not in a log."]
    return "\n".join(lines)
