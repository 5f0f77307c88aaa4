"""`consentry signing-key`: the key that signs checkpoints and evidence files."""

from __future__ import annotations

import click

from app.cli.base import parts_here


@click.group("signing-key")
def signing_key() -> None:
    """Show the public half of the key that signs evidence, or change the key.

    \b
    Example:
      consentry signing-key show
    """


@signing_key.command()
def show() -> None:
    """Print every signing key's name and public half, oldest first; the last one signs now.

    Give the public half to whoever is to check an evidence file, by another way than the file.

    \b
    Example:
      consentry signing-key show
    """
    import msgspec

    from app.consent.hours import instant

    parts = parts_here()
    signer = parts.keyring.signer
    known = parts.core.ledger.checkpoints.signing_keys()
    for kept in known:
        said = msgspec.json.decode(kept.statement)
        now = "  signs now" if kept.key == signer.key else ""
        click.echo(f"{kept.key}  {said['public']}  since {instant(said['at'])}{now}")
    if not known:
        click.echo(f"{signer.key}  {signer.public}  has signed nothing yet")


@signing_key.command()
@click.confirmation_option(prompt="Make a new signing key? Every process has to be started again afterwards.")
def rotate() -> None:
    """Make a new signing key. The old one vouches for it and is then forgotten; what it signed stays valid.

    \b
    Example:
      consentry signing-key rotate --yes
    """
    from app.keyring import new_signing_key

    parts = parts_here()
    with new_signing_key(parts.settings.keyring_path) as (former, new):
        if not any(kept.key == new.signer.key for kept in parts.core.ledger.checkpoints.signing_keys()):
            parts.core.ledger.checkpoints.rotate(former.signer, new.signer, parts.core.clock())
    click.echo(f"{new.signer.key}  {new.signer.public}  signs from now on.")
    click.echo("Start web and reconcile again, and put the new keyring.json with your backups.")
