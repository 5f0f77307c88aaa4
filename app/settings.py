"""Settings: the only reader of the environment. Every variable, its default and what it is for stand here once."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.errors import StartRefused


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: what `.env.example` says of it."""

    name: str
    default: str
    what: str


VARIABLES = (
    Variable("PORT", "8080", "Hooks, API and documentation are served here."),
    Variable("ADMIN_PORT", "8081", "Metrics and the simulator's page are served here, for this machine only."),
    Variable("CONSENTRY_BIND", "127.0.0.1", "Address for PORT; 0.0.0.0 in a container or behind a load balancer."),
    Variable("CONSENTRY_ADMIN_BIND", "127.0.0.1", "Address for ADMIN_PORT; leave it on loopback."),
    Variable("PUBLIC_BASE_URL", "", "The address under which providers call; http://127.0.0.1:PORT when empty."),
    Variable(
        "CONSENTRY_TRUSTED_PROXIES",
        "0",
        "Proxies of yours before PORT: how many of X-Forwarded-For's last addresses they wrote; 0 reads none.",
    ),
    Variable("CONSENTRY_DATA", "./data", "Folder for the keyring, the embedded Redis and the SQLite ledger."),
    Variable(
        "CONSENTRY_IMPORTS",
        "",
        "Folder of uploaded lists, shared by web and importer; imports/ in CONSENTRY_DATA when empty.",
    ),
    Variable("CONSENTRY_IMPORT_MB", "512", "MiB that an uploaded list may have at most."),
    Variable("CONSENTRY_CONFIG", "", "The settings file; consentry.toml in the working directory when empty."),
    Variable(
        "CONSENTRY_REDIS_URL", "", "The store, durable and without eviction; `consentry up` starts one when empty."
    ),
    Variable("CONSENTRY_RQ_URL", "", "Redis for RQ's bells, which may be lost; the store's database 1 when empty."),
    Variable(
        "DATABASE_URL",
        "",
        "The ledger: postgresql://USER:PASSWORD@HOST/DATABASE; an SQLite file in CONSENTRY_DATA when empty.",
    ),
    Variable(
        "CONSENTRY_CHECKPOINTS",
        "",
        "Signed checkpoints are appended to this file: best on another machine's disk; checkpoints.jsonl in "
        "CONSENTRY_DATA when empty.",
    ),
    Variable("CONSENTRY_WEB_THREADS", "16", "Requests that one web process serves at once."),
    Variable("CONSENTRY_CARRIER_PORT", "8082", "The simulated carrier listens here, on loopback."),
    Variable(
        "CONSENTRY_SIMULATED_CLOCK", "off", "on: consent time follows the simulator's clock; `consentry up` decides."
    ),
    Variable(
        "CONSENTRY_REDIS_DURABILITY", "", "attested: start on a Redis whose durability cannot be read or differs."
    ),
    Variable(
        "CONSENTRY_DEMO_KEY", "", "Secret part of the demo business's API key; follows from the keyring when empty."
    ),
    Variable("CONSENTRY_LOG", "", "json or console; console on a terminal, json elsewhere, when empty."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process. `environ` is kept for the secrets that a Policy names, and never printed."""

    port: int
    admin_port: int
    bind: str
    admin_bind: str
    public_base_url: str
    trusted_proxies: int
    data_dir: Path
    imports_dir: Path
    import_bytes: int
    config_path: Path | None
    redis_url: str = field(repr=False)  # these three may hold a password
    rq_url: str = field(repr=False)
    database_url: str = field(repr=False)
    checkpoints_path: Path
    web_threads: int
    carrier_port: int
    simulated_clock: bool
    attested: bool
    demo_key: str = field(repr=False)
    log: str
    environ: Mapping[str, str] = field(repr=False, default_factory=dict)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read them all. Raises StartRefused naming the variable and what it must be."""
        found = os.environ if environ is None else environ
        values = {v.name: found.get(v.name, "").strip() or v.default for v in VARIABLES}
        port, admin_port, carrier_port = _ports(values)
        data = Path(values["CONSENTRY_DATA"])
        return cls(
            port=port,
            admin_port=admin_port,
            bind=values["CONSENTRY_BIND"],
            admin_bind=values["CONSENTRY_ADMIN_BIND"],
            public_base_url=_address(values["PUBLIC_BASE_URL"] or f"http://127.0.0.1:{port}"),
            trusted_proxies=_number(values, "CONSENTRY_TRUSTED_PROXIES", 0, 10),
            data_dir=data,
            imports_dir=Path(values["CONSENTRY_IMPORTS"] or data / "imports"),
            import_bytes=_number(values, "CONSENTRY_IMPORT_MB", 1, 1_000_000) * 1024 * 1024,
            config_path=_config(values["CONSENTRY_CONFIG"]),
            redis_url=_redis(values, "CONSENTRY_REDIS_URL"),
            rq_url=_redis(values, "CONSENTRY_RQ_URL"),
            database_url=values["DATABASE_URL"] or f"sqlite:///{data / 'ledger.db'}",
            checkpoints_path=Path(values["CONSENTRY_CHECKPOINTS"] or data / "checkpoints.jsonl"),
            web_threads=_number(values, "CONSENTRY_WEB_THREADS", 4, 512),
            carrier_port=carrier_port,
            simulated_clock=_one_of(values, "CONSENTRY_SIMULATED_CLOCK", ("on", "off")) == "on",
            attested=_one_of(values, "CONSENTRY_REDIS_DURABILITY", ("attested", "")) == "attested",
            demo_key=values["CONSENTRY_DEMO_KEY"],
            log=_one_of(values, "CONSENTRY_LOG", ("json", "console", "")) or _log_here(),
            environ=found,
        )

    @property
    def keyring_path(self) -> Path:
        return self.data_dir / "keyring.json"

    def secret(self, name: str) -> str | None:
        """The secret that a Policy names: from the variable, or from the file that `<name>_FILE` names.

        None where neither is set. Raises StartRefused where the file cannot be read.
        """
        if found := self.environ.get(name):
            return found
        if path := self.environ.get(f"{name}_FILE"):
            try:
                return Path(path).read_text().strip() or None
            except OSError as error:
                raise StartRefused(f"{name}_FILE: {path} cannot be read ({error.strerror}).") from error
            except UnicodeDecodeError:
                # `from None`: the error's own text would show bytes of the secret.
                raise StartRefused(f"{name}_FILE: {path} is no text file.") from None
        return None


def environment_here() -> dict[str, str]:
    """A copy of this process's environment, to hand on to processes that it starts."""
    return dict(os.environ)


def _number(values: Mapping[str, str], name: str, least: int, most: int) -> int:
    text = values[name]
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:
        raise StartRefused(f"{name} must be a number from {least} to {most}, not {text[:40]!r}.")
    return int(text)


def _ports(values: Mapping[str, str]) -> tuple[int, int, int]:
    """PORT, ADMIN_PORT and CONSENTRY_CARRIER_PORT: three, or what is for this machine only would meet the world."""
    taken: dict[int, str] = {}
    for name in ("PORT", "ADMIN_PORT", "CONSENTRY_CARRIER_PORT"):
        port = _number(values, name, 1, 65_535)
        if port in taken:
            raise StartRefused(f"{name} must differ from {taken[port]}; both are {port}.")
        taken[port] = name
    port, admin_port, carrier_port = taken
    return port, admin_port, carrier_port


def _one_of(values: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    if values[name] not in known:
        raise StartRefused(f"{name} must be one of {', '.join(filter(None, known))}, not {values[name]!r}.")
    return values[name]


def _address(text: str) -> str:
    shown = "one with a password" if "@" in text else repr(text)
    wrong = StartRefused(
        f"PUBLIC_BASE_URL must be an http or https address such as https://sms.example.com, not {shown}."
    )
    try:
        parts = urlsplit(text)
        named = parts.hostname and parts.port != 0  # reading the port is what checks it
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or not named or parts.username is not None or "?" in text or "#" in text:
        raise wrong
    return text.rstrip("/")


def _redis(values: Mapping[str, str], name: str) -> str:
    text = values[name]
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise StartRefused(f"{name} must begin with redis://, rediss:// or unix://.")
    return text


def _config(text: str) -> Path | None:
    if text:
        if not Path(text).is_file():
            raise StartRefused(f"CONSENTRY_CONFIG: there is no file {text}.")
        return Path(text)
    here = Path("consentry.toml")
    return here if here.is_file() else None


def _log_here() -> str:
    return "console" if sys.stderr.isatty() else "json"
