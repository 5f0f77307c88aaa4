"""`consentry verify`: check an evidence file, as whoever gets it can with `app/verify.py` alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.ledger.checkpoints import SigningKey


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--key", "keys", multiple=True, help="a public key that you trust, or a file of them; may be repeated")
@click.option(
    "--outside",
    type=click.Path(exists=True, dir_okay=False),
    help="checkpoints as others have kept them: checkpoints.jsonl, or a log",
)
@click.option("--mib", default=256, show_default=True, type=click.IntRange(1), help="how large FILE may be")
@click.option("--json", "json_wanted", is_flag=True, help="print JSON")
@click.pass_context
def verify(
    context: click.Context, file: str, keys: tuple[str, ...], outside: str | None, mib: int, json_wanted: bool
) -> None:
    """Check an evidence FILE, and say what holds, or which entry breaks and how.

    Without --key, this machine's own signing keys are trusted, where it has any. Nothing needs to run.

    \b
    Exit codes:
      0  the file holds
      1  it is broken: the first break of each part is told, the others are counted
      2  it cannot be judged: no evidence file, cut short, or signed by no key that is trusted

    \b
    Examples:
      consentry verify evidence.json
      consentry verify evidence.json --key key.txt --outside checkpoints.jsonl
      consentry verify evidence.json --json
    """
    from app.verify import MIB, Unreadable, keys_of, refused, run

    try:
        trusted = [key for each in keys for key in keys_of(each)] if keys else own_keys()
    except Unreadable as error:
        context.exit(refused(str(error), json_wanted))
    context.exit(run(file, trusted, outside, json_wanted, mib * MIB))


def own_keys() -> list[str]:
    """The public halves of this machine's signing keys: its keyring's, and those before it that the Ledger holds.

    Empty where there is no keyring; it is not made here. What the Ledger says counts as far as the keyring's own key
    leads to it. Raises StartRefused where the keyring is damaged.
    """
    from app.cli.base import settings_here
    from app.keyring import open_keyring
    from app.verify import Unreadable, linked

    settings = settings_here()
    if not settings.keyring_path.exists():
        return []
    own = open_keyring(settings.keyring_path).signer.public
    kept = [
        {"statement": key.statement, "signature": key.signature, "former_signature": key.former_signature}
        for key in _in_ledger(settings.database_url)
    ]
    try:
        return [own, *linked(kept, [own])]
    except Unreadable:
        return [own]


def _in_ledger(url: str) -> list[SigningKey]:
    """The Ledger's keys; none where there is no Ledger, or it does not answer."""
    from sqlalchemy.engine import make_url

    from app.errors import LedgerUnavailable
    from app.ledger.checkpoints import Checkpoints
    from app.ledger.engine import open_engine

    engine = open_engine(url)
    here = make_url(url).database if engine.dialect.name == "sqlite" else None
    if here and not Path(here).exists():
        return []  # to look must not make one
    try:
        return Checkpoints(engine).signing_keys()
    except LedgerUnavailable as error:
        click.echo(f"Only the keyring's key is trusted: {error.detail}", err=True)
        return []
    finally:
        engine.dispose()
