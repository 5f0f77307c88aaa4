"""consentry.toml: read into Policies, every mistake with its line; and the demo Business for want of one."""

from __future__ import annotations

from app.config.demo import EXAMPLE, demo_policy
from app.config.public import public_policy
from app.config.reading import ConfigError, Mistake, read_config, read_text
from app.config.values import duration

__all__ = [
    "EXAMPLE",
    "ConfigError",
    "Mistake",
    "demo_policy",
    "duration",
    "public_policy",
    "read_config",
    "read_text",
]
