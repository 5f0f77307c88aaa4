"""The keyring: pepper and signing seed, made on first start. Back it up apart: losing it orphans every Standing."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import StartRefused
from app.ids import Identity


@dataclass(frozen=True, slots=True)
class Keyring:
    """Secrets that never stand in Redis or SQL. `signing` seeds the key that will sign checkpoints."""

    pepper: bytes = field(repr=False)
    signing: bytes = field(repr=False)

    @property
    def identity(self) -> Identity:
        return Identity(self.pepper)


def open_keyring(path: Path) -> Keyring:
    """Read the keyring file, or make it (mode 0600) where there is none. Raises StartRefused if it is damaged."""
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = {"version": 1, "pepper": os.urandom(32).hex(), "signing": os.urandom(32).hex()}
    draft = path.with_suffix(f".{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(fresh, file)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename, never replaces a keyring that another process has just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)


def _read(path: Path) -> Keyring:
    try:
        found = json.loads(path.read_text())
        return Keyring(bytes.fromhex(found["pepper"]), bytes.fromhex(found["signing"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StartRefused(f"The keyring {path} cannot be read: put its backup in its place.") from error
