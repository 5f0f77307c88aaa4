"""What `consentry setup` asks of the Sender's provider: whatever that provider says it needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.providers.seam import Provider, Setting


def good_variable(text: str) -> None:
    from app.config.carriers import is_variable
    from app.errors import BadInput

    if text and not is_variable(text):
        raise BadInput("token_env", "name a variable such as TWILIO_AUTH_TOKEN; never the token itself")


def variable(text: str) -> str:
    """The same look at a prompt's answer as at the option's."""
    from app.errors import BadInput

    try:
        good_variable(text.strip())
    except BadInput as error:
        raise click.UsageError(error.detail) from error
    return text.strip()


def named_values(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """`--set name=value`, each once. What stands behind the `=` is never printed: it may be a secret by mistake."""
    found: dict[str, str] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name in found:
            raise click.BadParameter("write each once, as name=value")
        found[name] = value.strip()
    return found


def asked_of(carrier: Provider, account: str, token_env: str, given: dict[str, str]) -> dict[str, str]:
    """What a Sender on that provider has to say of it; what was not given is asked."""
    known = [setting.name for setting in carrier.settings]
    for name in given:
        if name not in known:
            raise click.UsageError(
                f"{carrier.name} has no such setting; --set takes {', '.join(known) or 'none'} here."
            )
    # What was given is looked at first: nobody should answer questions to learn that an option is wrong.
    own = {each.name: _looked_at(each, given[each.name]) for each in carrier.settings if each.name in given}
    said: dict[str, str] = {}
    if account or carrier.account_is:
        said["account"] = account or click.prompt(f"Your account at {carrier.name} ({carrier.account_is})")
    if carrier.name != "simulator":  # whose token follows from the keyring
        said["auth_token_env"] = token_env or click.prompt(
            f"The environment variable that holds {carrier.token_is}",
            default=f"{carrier.name.upper()}_AUTH_TOKEN",
            value_proc=variable,
        )
    # What decides about others is asked first, unless one of them is there and tells.
    decided = {
        each.name: [one.name for one in carrier.settings if one.needed_where and one.needed_where[0] == each.name]
        for each in carrier.settings
    }
    for setting in sorted(carrier.settings, key=lambda each: not decided[each.name]):
        others = decided[setting.name]
        wanted = setting.is_needed(own) or (others and not any(name in own for name in others))
        if setting.name not in own and wanted:
            own[setting.name] = _prompted(carrier, setting)
    return said | own


def _prompted(carrier: Provider, setting: Setting) -> str:
    default = setting.choices[0] if setting.choices else None
    if setting.secret:
        default = f"{carrier.name}_{setting.name.removesuffix('_env')}".upper()
    answer: str = click.prompt(
        f"{setting.name} ({setting.about})", default=default, value_proc=lambda text: _looked_at(setting, text)
    )
    return answer


def _looked_at(setting: Setting, text: str) -> str:
    """The answer, where it can be one; UsageError, which a prompt asks again for, where it cannot."""
    text = text.strip()
    if setting.secret:
        return variable(text)
    if setting.choices and text not in setting.choices:
        raise click.UsageError(f"{setting.name} is one of {', '.join(setting.choices)}")
    if not text or (setting.form and not re.fullmatch(setting.form, text)):
        raise click.UsageError(f"{setting.name} does not look right: {setting.about}")
    return text
