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
        ("ADMIN_PORT", "70000"),
        ("CONSENTRY_WEB_THREADS", "1"),
        ("PUBLIC_BASE_URL", "sms.example.com"),
        ("PUBLIC_BASE_URL", "https://sms.example.com/?a=1"),
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
    with pytest.raises(StartRefused):
        Settings.from_env({"D_FILE": "/no/such"}).secret("D")
