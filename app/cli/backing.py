"""`consentry backup`, `consentry restore`: the embedded ledger, from which all else is made anew."""

from __future__ import annotations

import time
from pathlib import Path

import click

from app.cli.base import parts_here


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def backup(folder: Path | None) -> None:
    """Copy the ledger, while everything runs, into FOLDER (backups/ in CONSENTRY_DATA).

    `consentry reconcile` does so each night and keeps thirty days. Keep copies on another machine, and keyring.json
    apart from them: whoever has both can read everything, and without the keyring no backup is of use.

    \b
    Examples:
      consentry backup
      consentry backup /mnt/backups/consentry
    """
    parts = parts_here()
    for business, tag in parts.core.directory.businesses().items():
        while parts.gateway.copying.once(business, tag):
            pass
    path = parts.core.ledger.backups.make(folder or parts.settings.data_dir / "backups", time.time())
    click.echo(f"{path}  {path.stat().st_size / 1e6:,.1f} MB")
    click.echo(f"It is of no use without {parts.settings.keyring_path}: keep a copy of that apart from it.")


@click.command()
@click.argument("backup", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="do not ask first")
@click.pass_context
def restore(context: click.Context, backup: Path, yes: bool) -> None:
    """Put BACKUP in the place of the ledger, and make Redis anew from it. Stop everything first.

    What is there now is moved aside, not deleted. Afterwards nothing leaves until the providers' logs were read from
    the backup's last entry on.

    \b
    Example:
      consentry restore data/backups/ledger-20261124T030000Z.db --yes
    """
    from app.cli.base import RUN_FILE
    from app.cli.rebuilding import rebuild
    from app.embedded import EmbeddedRedis
    from app.errors import StartRefused
    from app.ledger.backing import put_back
    from app.settings import Settings

    settings = Settings.from_env()
    if settings.redis_url:
        raise StartRefused(
            "restore is for the embedded default. With a Redis of your own: put the ledger's backup back by the "
            "database's own means, then run `consentry rebuild`."
        )
    with EmbeddedRedis(settings.data_dir / "redis"):
        pass  # it starts only where nothing else runs on this folder
    (settings.data_dir / RUN_FILE).unlink(missing_ok=True)
    if not yes:
        click.confirm(f"Put {backup} in the place of the ledger in {settings.data_dir}?", abort=True)
    aside = put_back(backup, settings.data_dir, time.time())
    click.echo(f"What was there is in {aside}.")
    context.invoke(rebuild, yes=True)
