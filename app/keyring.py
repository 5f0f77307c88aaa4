"""The keyring: pepper and signing seed, made on first start. Back it up apart: losing it orphans every Standing."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StartRefused
from app.ids import Identity, fingerprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keyring:
    """Secrets that never stand in Redis or SQL. `signing` seeds the key that will sign checkpoints."""

    pepper: bytes = field(repr=False)
    signing: bytes = field(repr=False)

    @property
    def identity(self) -> Identity:
        return Identity(self.pepper)

    @property
    def signer(self) -> Signer:
        return Signer(self.signing)


class Signer:
    """Signs statements with Ed25519. `key` names the key: the first 16 hex digits of the SHA-256 of its public half."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # most processes sign nothing

        return Ed25519PrivateKey.from_private_bytes(self._seed)

    @property
    def public(self) -> str:
        return self._private.public_key().public_bytes_raw().hex()

    @property
    def key(self) -> str:
        return fingerprint(bytes.fromhex(self.public))[:16]

    def sign(self, statement: bytes) -> str:
        """The signature in hex."""
        return self._private.sign(statement).hex()


@contextmanager
def new_signing_key(path: Path) -> Iterator[tuple[Keyring, Keyring]]:
    """(the keyring as it is, the same with a new signing key). Once the block ends well, the second is in its place.

    The new key is on disk, beside the keyring, before the block begins: it may be recorded elsewhere in it. Where that
    was cut short, the next try goes on with the same key.
    """
    former, beside = open_keyring(path), path.with_suffix(".next")
    if not beside.exists():
        _write(beside, Keyring(former.pepper, os.urandom(SECRET_BYTES)))
    new = _read(beside)
    if new.pepper != former.pepper:
        raise StartRefused(f"{beside} belongs to another keyring than {path}: move it away, then try again.")
    yield former, new
    os.replace(beside, path)
    _keep(path.parent)


def open_keyring(path: Path) -> Keyring:
    """Read the keyring file, or make it (mode 0600) where there is none. Raises StartRefused if it is damaged."""
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, Keyring(os.urandom(SECRET_BYTES), os.urandom(SECRET_BYTES)))
    return _read(path)


def _write(path: Path, keyring: Keyring) -> None:
    """Write it to a file of its own, unless another process has just made one there."""
    said = {"version": 1, "pepper": keyring.pepper.hex(), "signing": keyring.signing.hex()}
    # A name of its own, mode 0600: in a container every start has the same process id.
    descriptor, name = tempfile.mkstemp(prefix="keyring.", suffix=".new", dir=path.parent)
    draft = Path(name)
    with os.fdopen(descriptor, "w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename, never replaces a keyring that another process has just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _keep(path.parent)


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
