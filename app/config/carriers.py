"""What a Sender's provider reads of consentry.toml: its account, its secrets by variable, its own settings."""

from __future__ import annotations

import re

from app.config.values import Reader
from app.providers.seam import Provider, Setting

VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
HEX = re.compile(r"[0-9A-F]{32,}")  # a token in capitals reads like a variable's name
SIMULATOR_TOKEN = "CONSENTRY_SIMULATOR_TOKEN"  # noqa: S105 (the name of a variable)
"""Where a Sender on the simulator finds its token; it follows from the keyring, so nobody has to set it."""


def read_account(reader: Reader, carrier: Provider) -> str:
    """The provider's id of the account."""
    account = reader.text("account")
    if carrier.account_is and not account.strip():
        reader.wrong("account", f"account is missing: {carrier.account_is}")
    return account


def read_token(reader: Reader, carrier: Provider) -> tuple[str, ...]:
    """The variable that holds the secret with which texts are sent, or two while it is rotated."""
    found = _variables(reader, "auth_token_env")
    if found == () and carrier.name == "simulator":
        return (SIMULATOR_TOKEN,)
    if found == ():
        reader.wrong("auth_token_env", f"auth_token_env is missing: name the variable that holds {carrier.token_is}")
    return found or ()


def read_settings(reader: Reader, carrier: Provider) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The provider's own settings, and the variables of its further secrets by their names without `_env`."""
    options: dict[str, str] = {}
    key_envs: dict[str, tuple[str, ...]] = {}
    missing: list[Setting] = []
    for setting in carrier.settings:
        name = setting.name
        found: str | tuple[str, ...] | None
        if setting.secret:
            found = _variables(reader, name)
            if found:
                key_envs[name.removesuffix("_env")] = found
        else:
            found = reader.choice(name, ("", *setting.choices), "") if setting.choices else reader.text(name).strip()
            if found and setting.form and not re.fullmatch(setting.form, found):
                reader.wrong(name, f"{name} does not look right: {setting.about}")
            elif found:
                options[name] = found
        if setting.needed and found in ("", ()):
            missing.append(setting)
    for setting in missing:
        other, value = setting.unless
        if not other or options.get(other, "") != value:
            reader.wrong(setting.name, f"{setting.name} is missing: {setting.about}")
    return options, key_envs


def _variables(reader: Reader, key: str) -> tuple[str, ...] | None:
    """One variable's name, or two while a secret is rotated; None where what stands there is none."""
    named = reader.raw(key, (str, list), [], "the name of an environment variable, or a list of two")
    found = [named] if isinstance(named, str) else list(named)
    if not all(isinstance(n, str) and VARIABLE.fullmatch(n) and not HEX.fullmatch(n) for n in found) or len(found) > 2:
        reader.wrong(key, f"{key} names an environment variable; the token itself never stands here")
        return None
    return tuple(found)
