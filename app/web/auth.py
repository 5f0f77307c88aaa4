"""Who calls: an API key as a Bearer token, the Business that it opens, and what its scopes admit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, request

from app.consent.model import Author
from app.errors import Forbidden, Unauthorized
from app.gateway.gateway import Gateway


@dataclass(frozen=True, slots=True)
class Principal:
    """A caller: the Business whose key it is, the key's id and its scopes."""

    business: str
    key: str
    scopes: frozenset[str]

    @property
    def by(self) -> str:
        """How entries name this caller."""
        return f"key:{self.key}"

    def may(self, *scopes: str) -> bool:
        """Whether the key has one of those scopes."""
        return not self.scopes.isdisjoint(scopes)

    def need(self, scopes: Iterable[str]) -> None:
        """Raise Forbidden unless the key has one of those scopes."""
        if self.scopes.isdisjoint(scopes):
            wanted = " or ".join(scopes)
            raise Forbidden(f"This API key lacks the scope {wanted}; it has {', '.join(sorted(self.scopes))}.")

    def as_author(self, author: Author) -> None:
        """Raise Forbidden where the key may not say that a person wrote the text."""
        if author is Author.PERSON and "person" not in self.scopes:
            raise Forbidden("author: only a key with the scope person may say that a person wrote the text.")


def only_on(port: int) -> None:
    """Answer 404 on every other port: one application stands behind both."""
    if request.environ.get("SERVER_PORT") != str(port):
        abort(404)


def principal(gateway: Gateway) -> Principal:
    """The caller of this request. Raises Unauthorized."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorized("A valid API key is needed: Authorization: Bearer csy_…")
    business, record = gateway.admin.authorize(token.strip())
    return Principal(business, record.id, frozenset(record.scopes))
