"""Running the scripts of this folder with Node.js."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
HOW = "there is no {}: install Node.js, then npm install --prefix tests/web/compat/node"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Node.js in the folder of its script, or of NODE_PATH."""
    known = {name: os.environ[name] for name in ("PATH", "NODE_PATH") if name in os.environ}
    return subprocess.run(
        ["node", *arguments], cwd=FOLDER, env={**known, **environment}, capture_output=True, text=True, timeout=60
    )


def need(package: str) -> None:
    """Fail, with what to do, where Node.js or the package is not there."""
    if not shutil.which("node") or run("-e", f"require('{package}')").returncode:
        pytest.fail(HOW.format(package))
