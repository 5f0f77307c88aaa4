"""`consentry …`: a file per group of commands, each imported only when it is used."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import version

import click

from app.disk import FULL
from app.errors import ConsentryError

COMMANDS = {
    "up": "app.cli.up:up",
    "web": "app.cli.serving:web",
    "worker": "app.cli.serving:worker",
    "importer": "app.cli.serving:importer",
    "reconcile": "app.cli.serving:reconcile",
    "init": "app.cli.setup:init",
    "setup": "app.cli.setup:setup",
    "check": "app.cli.setup:check",
    "apply": "app.cli.admin:apply",
    "pause": "app.cli.admin:pause",
    "resume": "app.cli.admin:resume",
    "doctor": "app.cli.admin:doctor",
    "keys": "app.cli.admin:keys",
    "forwards": "app.cli.forwards:forwards",
    "signing-key": "app.cli.signing:signing_key",
    "erase": "app.cli.erasing:erase",
    "legal-hold": "app.cli.erasing:legal_hold",
    "retention": "app.cli.erasing:retention",
    "verify": "app.cli.verifying:verify",
    "disclosure": "app.cli.disclosure:disclosure",
    "wordings": "app.cli.wordings:wordings",
    "subscriptions": "app.cli.subscriptions:subscriptions",
    "user": "app.cli.users:user",
    "drift": "app.cli.drift:drift",
    "notices": "app.cli.notices:notices",
    "replay": "app.cli.replay:replay",
    "export": "app.cli.exporting:export",
    "send": "app.cli.talk:send",
    "text": "app.cli.talk:text",
    "why": "app.cli.why:why",
    "connect": "app.cli.connecting:connect",
    "disconnect": "app.cli.connecting:disconnect",
    "history": "app.cli.history:history",
    "audit": "app.cli.auditing:audit",
    "activity": "app.cli.activity:activity",
    "import": "app.cli.importing:import_",
    "rebuild": "app.cli.rebuilding:rebuild",
    "backup": "app.cli.backing:backup",
    "restore": "app.cli.backing:restore",
    "intent": "app.cli.intent:intent",
    "clock": "app.cli.talk:clock",
    "carrier": "app.cli.up:carrier",
}


class Lazy(click.Group):
    """Imports a command when it is named, so that `--help` and each command start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("consentry"), prog_name="consentry")
def group() -> None:
    """Consentry, an SMS consent gateway: every text judged by the consent it needs.

    \b
    Start here:
      consentry up                       everything on this machine, with a demo to play with
      consentry init                     a commented consentry.toml for your own numbers
      consentry why +17045550123         what may be sent to a number now, and why
      consentry why msg_…                why a text was allowed, held or denied, checked again
    """


def main() -> None:
    """Run, and say what went wrong in one line instead of a traceback."""
    try:
        code = group(standalone_mode=False)  # in this mode click returns the code of `ctx.exit(code)`
        sys.exit(code if isinstance(code, int) else 0)
    except click.Abort:
        sys.exit("Stopped.")
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ConsentryError as error:
        click.echo(f"Error: {error.detail}", err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in FULL:
            raise
        # What Python still holds for it must not break its end a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        what = error.filename or "the output"
        click.echo(f"Error: {what} was not written whole ({error.strerror}): make room, then run it again.", err=True)
        sys.exit(1)
