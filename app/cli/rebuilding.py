"""`consentry rebuild`: make Redis anew from the ledger."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import replace

import click

from app.cli.base import settings_here


@click.command()
@click.option("--yes", is_flag=True, help="do not ask first")
def rebuild(yes: bool) -> None:
    """Make all of Redis anew from the ledger, after its files were lost or an old copy was put back.

    Web and workers may keep running: until it is done they answer 503. What waited is then held until the provider's
    own log shows whether it had left, and each number sends again once its inbound log was read. Cut short, it goes on
    where it was when run again.

    \b
    Example:
      consentry rebuild --yes
    """
    from app.embedded import EmbeddedRedis
    from app.gateway.rebuild import Rebuild
    from app.keyring import open_keyring
    from app.log import configure
    from app.wiring import WORKER_TIMEOUT, build, may_simulate, policies_of

    settings = settings_here()
    configure(settings.log)
    policies, _ = policies_of(settings, open_keyring(settings.keyring_path))
    with ExitStack() as stack:
        if not settings.redis_url:
            redis = stack.enter_context(EmbeddedRedis(settings.data_dir / "redis"))
            settings = replace(settings, redis_url=redis.url, simulated_clock=may_simulate(policies))
        parts = build(settings, timeout=WORKER_TIMEOUT, ring=lambda business: None, gate=False)
        stack.callback(parts.close)
        ledger = parts.core.ledger
        there = ledger.wholes.businesses()
        if not yes:
            names = ", ".join(f"{name} ({count:,} entries)" for name, count in there.items()) or "nothing"
            click.confirm(f"Make this Redis anew with {names}?", abort=True)
        began, read = time.monotonic(), 0
        kept = settings.data_dir / "rebuild-lost.jsonl"
        work = Rebuild(parts.core, parts.keyring.identity.fingerprint(), kept, policies)
        with click.progressbar(length=sum(there.values()), label="entries") as bar:

            def progress(business: str, entries: int) -> None:
                nonlocal read
                read += entries
                bar.update(entries)

            done = work.run(progress)
    took = max(time.monotonic() - began, 0.001)
    for one in done:
        click.echo(one.business)
        for count, what in (
            (one.entries, "entries read"),
            (one.held, "texts held until it is known whether they had left"),
            (one.unknown, "texts of unknown outcome"),
            (one.stops, "stops of the Redis that was there, kept though the ledger did not have them"),
            (len(one.dropped), "other entries of it, which the ledger did not have: dropped"),
        ):
            click.echo(f"  {count:>9,}  {what}")
    click.echo(f"{read:,} entries in {took:.1f} s ({read / took:,.0f}/s). Start everything again, or let it run on.")
