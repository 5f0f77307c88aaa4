"""Users: who may use the console, as acts on the Business's own chain. Passwords are kept as Argon2id hashes alone.

https://www.rfc-editor.org/rfc/rfc9106 section 4: the library's own defaults are its second recommended choice.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from app.consent.acts import UserEnded, UserSet
from app.errors import BadInput, Conflict, NotFound
from app.gateway.core import Core
from app.gateway.draft import Draft, private
from app.store.change import Change, Reading
from app.store.directory import UserRecord, user_json

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
LONGEST = 256
"""Characters of a password. NIST SP 800-63B asks for length, not for kinds of characters."""
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")


class Role(StrEnum):
    """What a user may do; each may do what those before it may."""

    VIEWER = "viewer"  # look
    OPERATOR = "operator"  # act on what waits, record consent and stops
    ADMIN = "admin"  # see who did what, and reveal more

    def may(self, needed: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Users:
    """Adds, changes and ends users, and knows them by their passwords."""

    def __init__(self, core: Core, hasher: PasswordHasher | None = None) -> None:
        self._core = core
        if hasher is not None:
            self._hasher = hasher

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # most processes know nobody

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash that no password has, to be compared where there is no user: that takes as long."""
        return self._hasher.hash("nobody's password")

    def set(self, business: str, name: str, role: Role, *, by: str, password: str | None = None) -> UserRecord:
        """Add a user, or give one that is there another role. Raises BadInput naming the field, and
        Conflict where it would leave no admin."""
        if not _NAME.fullmatch(name):
            raise BadInput("user", "user: 1 to 64 of a to z, 0 to 9 and . _ @ -, such as anna or anna@acme.example")
        known = self._core.directory.user(business, name)
        hashed = known.password_hash if known and not known.ended_at else ""
        if password is not None:
            hashed = self._hash(password)
        made_at = known.made_at if known and not known.ended_at else self._core.clock()
        if known and role is not Role.ADMIN:
            self._others(business, name)
        record = UserRecord(name, role.value, hashed, made_at)
        if record != known:
            self._record(business, UserSet(name, role.value, by), record)
        return record

    def set_password(self, business: str, name: str, password: str, *, by: str) -> UserRecord:
        """Give a user another password. Whoever is logged in under the old one is logged out. Raises NotFound."""
        record = replace(self.need(business, name), password_hash=self._hash(password))
        self._record(business, UserSet(name, record.role, by, password=True), record)
        return record

    def end(self, business: str, name: str, *, by: str) -> None:
        """Let a user in no more, and log them out. Raises NotFound, and Conflict for the last admin."""
        record = self.need(business, name)
        self._others(business, name)
        ended = replace(record, ended_at=self._core.clock(), password_hash="")
        self._record(business, UserEnded(name, by), ended)

    def _others(self, business: str, name: str) -> None:
        """Raise Conflict where there would be no admin without that user."""
        if [one.name for one in self.of(business) if one.role == Role.ADMIN] == [name]:
            raise Conflict(f"{name} is the only admin: make another one first.", code="last_admin")

    def of(self, business: str) -> list[UserRecord]:
        """Those who may use the console."""
        return [record for record in self._core.directory.users(business) if not record.ended_at]

    def need(self, business: str, name: str) -> UserRecord:
        """That user. Raises NotFound."""
        record = self._core.directory.user(business, name)
        if record is None or record.ended_at:
            raise NotFound(f"There is no user {name}.")
        return record

    def known(self, business: str, name: str, password: str) -> UserRecord | None:
        """The user whose password it is; None for any other. It takes as long for a user that there is not."""
        from argon2.exceptions import InvalidHashError, VerificationError

        record = self._core.directory.user(business, name) if business and _NAME.fullmatch(name) else None
        there = record is not None and not record.ended_at and bool(record.password_hash)
        hashed = record.password_hash if record is not None and there else self._nobody
        try:
            self._hasher.verify(hashed, password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return None
        return record if there else None

    def _hash(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadInput("password", f"password: {SHORTEST} to {LONGEST} characters; several words are easy to keep")
        return self._hasher.hash(password)

    def _record(self, business: str, fact: UserSet | UserEnded, record: UserRecord) -> None:
        core = self._core
        policy = core.businesses.get(business)
        chain = core.identity.consumer(business, "")

        def plan(draft: Draft, reading: Reading) -> tuple[Change | None, None]:
            draft.add(fact, private(settings=user_json(record)))
            return draft.change(commands=core.directory.user_commands(business, record)), None

        core.change(policy, chain, plan, ring=False)
