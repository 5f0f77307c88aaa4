"""The house holds: nothing looks up, the core is pure, the environment has one reader, files stay readable."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "workers").rglob("*.py")])
IMPURE = {"os", "time", "socket", "random", "secrets", "subprocess", "threading", "pathlib", "logging", "asyncio"}


def imported(path: Path) -> set[str]:
    """Every top-level package that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def names(path: Path) -> set[str]:
    """Every dotted name that a file reads."""
    nodes = ast.walk(ast.parse(path.read_text()))
    attributes = (n for n in nodes if isinstance(n, ast.Attribute))
    return {f"{n.value.id}.{n.attr}" for n in attributes if isinstance(n.value, ast.Name)}


def test_nothing_looks_up() -> None:
    """The layers of the house, as import-linter reads them from pyproject.toml."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "app" / "consent").rglob("*.py")), ids=lambda p: p.name)
def test_the_core_does_no_io_and_has_no_clock(path: Path) -> None:
    assert not imported(path) & IMPURE
    assert not names(path) & {"datetime.now", "datetime.utcnow", "date.today"}
    assert not names(path) & {"msgspec.json", "msgspec.msgpack", "msgspec.convert"}, "values, not how they are written"


def test_the_environment_has_one_reader() -> None:
    readers = {p.name for p in SOURCES if names(p) & {"os.environ", "os.getenv", "os.environ.get"}}
    assert readers == {"settings.py"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_has_one_idea(path: Path) -> None:
    lines = path.read_text().splitlines()
    # The verifier is one file on purpose: strangers are handed it, with nothing beside it.
    # The weights are no text that anybody writes or reads: they grow with the labelled texts they are learnt from.
    longer = {ROOT / "app" / "verify.py": 900, ROOT / "app" / "consent" / "words" / "weights.py": 600}
    most = longer.get(path, 320)
    assert len(lines) <= most, "is there a second idea in there?"
    assert not lines or ast.get_docstring(ast.parse("\n".join(lines))), "one sentence at the top says what it is for"


def test_no_word_that_says_nothing() -> None:
    vague = ("manager", "helper", "util", "service", "handler", "processor", "dao")
    named = [p for p in SOURCES if any(word in p.stem for word in vague)]
    assert named == []
