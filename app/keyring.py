"""The keyring: pepper and signing seed, made on first start. Back it up apart: losing it orphans every Standing."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import StartRefused
from app.ids import Identity

SECRET_BYTES = 32


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
    fresh = {"version": 1, "pepper": os.urandom(SECRET_BYTES).hex(), "signing": os.urandom(SECRET_BYTES).hex()}
    # A name of its own, mode 0600: in a container every start has the same process id.
    descriptor, name = tempfile.mkstemp(prefix="keyring.", suffix=".new", dir=path.parent)
    draft = Path(name)
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
    _keep(path.parent)
    return _read(path)


def _keep(folder: Path) -> None:
    """Have the folder's entry on disk too: a power cut must not keep the data and lose the keyring."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> Keyring:
    try:
        found = json.loads(path.read_text())
        keyring = Keyring(bytes.fromhex(found["pepper"]), bytes.fromhex(found["signing"]))
        if len(keyring.pepper) != SECRET_BYTES or len(keyring.signing) != SECRET_BYTES:
            raise ValueError("a secret has another length")
        return keyring
    except (ValueError, KeyError, TypeError) as error:
        raise StartRefused(f"The keyring {path} cannot be read: put its backup in its place.") from error
