"""Settings: loud about mistakes, silent about secrets, and equal to .env.example."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StartRefused
from app.settings import VARIABLES, Settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"


def test_env_example_names_exactly_the_settings() -> None:
    lines = EXAMPLE.read_text().split("\n\n")[1:]
    said = [tuple(block.strip().split("\n")) for block in lines]
    assert said == [(f"# {v.what}", f"# {v.name}={v.default}") for v in VARIABLES]


def test_defaults() -> None:
    settings = Settings.from_env({})
    assert (settings.port, settings.admin_port, settings.bind) == (8080, 8081, "127.0.0.1")
    assert settings.public_base_url == "http://127.0.0.1:8080"
    assert settings.database_url == "sqlite:///data/ledger.db"
    assert settings.redis_url == ""
    assert not settings.simulated_clock


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "٨٠٨٠"),
        ("PORT", "9" * 5000),
        ("ADMIN_PORT", "8080"),
        ("CONSENTRY_CARRIER_PORT", "8081"),
        ("ADMIN_PORT", "70000"),
        ("CONSENTRY_WEB_THREADS", "1"),
        ("PUBLIC_BASE_URL", "sms.example.com"),
        ("PUBLIC_BASE_URL", "https://sms.example.com/?a=1"),
        ("PUBLIC_BASE_URL", "https://sms.example.com/?"),
        ("PUBLIC_BASE_URL", "https://sms.example.com/#top"),
        ("PUBLIC_BASE_URL", "https://sms.example.com:99999"),
        ("PUBLIC_BASE_URL", "http://["),
        ("PUBLIC_BASE_URL", "https://"),
        ("CONSENTRY_REDIS_URL", "localhost:6379"),
        ("CONSENTRY_LOG", "xml"),
        ("CONSENTRY_SIMULATED_CLOCK", "maybe"),
        ("CONSENTRY_CONFIG", "/no/such/file.toml"),
    ],
)
def test_a_mistake_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(StartRefused) as caught:
        Settings.from_env({name: value})
    assert name in caught.value.detail


def test_secrets_come_by_name_or_by_file_and_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("from-a-file\n")
    settings = Settings.from_env({"A_TOKEN": "hidden", "B_TOKEN_FILE": str(path), "CONSENTRY_DEMO_KEY": "hidden"})
    assert settings.secret("A_TOKEN") == "hidden"
    assert settings.secret("B_TOKEN") == "from-a-file"
    assert settings.secret("C_TOKEN") is None
    assert "hidden" not in repr(settings)
    with pytest.raises(StartRefused, match="D_FILE"):
        Settings.from_env({"D_FILE": "/no/such"}).secret("D")


def test_a_secret_file_that_is_no_text_is_refused_without_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_bytes(b"hidden\xff")
    with pytest.raises(StartRefused, match="A_TOKEN_FILE") as caught:
        Settings.from_env({"A_TOKEN_FILE": str(path)}).secret("A_TOKEN")
    assert "hidden" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_passwords_in_addresses_are_not_printed() -> None:
    named = {
        "DATABASE_URL": "postgresql://consentry:hidden@db/consentry",
        "CONSENTRY_REDIS_URL": "redis://:hidden@redis/0",
        "CONSENTRY_RQ_URL": "redis://:hidden@redis/1",
    }
    settings = Settings.from_env(named)
    assert settings.database_url == named["DATABASE_URL"]
    assert "hidden" not in repr(settings)
    with pytest.raises(StartRefused) as caught:
        Settings.from_env({"PUBLIC_BASE_URL": "https://me:hidden@sms.example.com"})
    assert "hidden" not in caught.value.detail


@pytest.mark.parametrize(
    ("value", "base"),
    [
        ("https://sms.example.com/", "https://sms.example.com"),
        (" https://sms.example.com/text// ", "https://sms.example.com/text"),
        ("http://[::1]:9000", "http://[::1]:9000"),
        ("", "http://127.0.0.1:9000"),
    ],
)
def test_the_public_address_has_no_slash_at_its_end(value: str, base: str) -> None:
    assert Settings.from_env({"PORT": "9000", "PUBLIC_BASE_URL": value}).public_base_url == base


def test_the_settings_file_is_found_here_or_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.from_env({}).config_path is None
    Path("consentry.toml").touch()
    assert Settings.from_env({}).config_path == Path("consentry.toml")
    other = tmp_path / "other.toml"
    other.touch()
    assert Settings.from_env({"CONSENTRY_CONFIG": str(other)}).config_path == other


def test_what_lies_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings.from_env({"CONSENTRY_DATA": str(tmp_path)})
    assert settings.keyring_path == tmp_path / "keyring.json"
    assert settings.database_url == f"sqlite:///{tmp_path / 'ledger.db'}"
