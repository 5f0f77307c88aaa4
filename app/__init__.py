"""Consentry: an SMS consent gateway between a carrier's API and a business."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> Flask:
    """Flask's factory, for any WSGI server: `gunicorn 'app:create_app()'`. Settings come from the environment."""
    from app.settings import Settings
    from app.wiring import build, start_web

    return start_web(build(Settings.from_env()))
