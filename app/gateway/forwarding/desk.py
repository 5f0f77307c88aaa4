"""Desk: what operators see of the forwards, and what they do about those that never arrived."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from app.consent.model import Policy
from app.errors import BadInput, NotFound
from app.gateway.core import Core
from app.gateway.forwarding.endpoints import derived_key, endpoints, signing_keys, types_of
from app.gateway.forwarding.switching import resumed
from app.ledger.forward_rows import STATES, ForwardRow
from app.ledger.rows import Page
from app.providers.standard_webhooks import secret_of


@dataclass(frozen=True, slots=True)
class EndpointState:
    """One endpoint. Times are real, in ms UTC, 0 where there is none."""

    name: str
    url: str = field(repr=False)
    format: str
    events: tuple[str, ...]
    keywords: str
    state: str  # on | failing | ended
    failing_since: int
    ended_at: int
    waiting: int
    dead: int


class Desk:
    """Lists, replays and begins again."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._forwards = core.ledger.forwards

    def endpoints(self, business: str) -> list[EndpointState]:
        """The Business's endpoints and how each does."""
        policy = self._core.businesses.get(business)
        marks, counts = self._forwards.marks(business), self._forwards.counts(business)
        found = []
        for name, forward in endpoints(policy).items():
            mark = marks.get(name)
            failing, over = (mark.failing_since, mark.ended_at) if mark else (0, 0)
            found.append(
                EndpointState(
                    name=name,
                    url=forward.url,
                    format=forward.format,
                    events=types_of(forward),
                    keywords=forward.keywords,
                    state="ended" if over else "failing" if failing else "on",
                    failing_since=failing,
                    ended_at=over,
                    waiting=counts.get((name, "waiting"), 0),
                    dead=counts.get((name, "dead"), 0),
                )
            )
        return found

    def page(
        self,
        business: str,
        *,
        state: str | None = None,
        endpoint: str | None = None,
        since: int | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[ForwardRow]:
        """Forwards, newest first. `since` is an instant of consent time, when it happened."""
        self._core.businesses.get(business)
        return self._forwards.page(business, state=state, endpoint=endpoint, since=since, limit=limit, cursor=cursor)

    def replay(
        self,
        business: str,
        *,
        id: str | None = None,
        endpoint: str | None = None,
        since: int | None = None,
        states: Collection[str] = ("dead",),
    ) -> int:
        """Send one again, or all of those states that happened since an instant. Returns how many.

        Raises NotFound for an id that is none (any more), BadInput where nothing says which, and Conflict where the
        endpoint has ended.
        """
        self._core.businesses.get(business)
        if id is None and since is None:
            raise BadInput("since", "since: name one forward by its id, or say since when all are to be sent again")
        if not states or not set(states) <= set(STATES):
            raise BadInput("states", f"states: choose from {', '.join(STATES)}")
        # One that is named is meant, whatever became of it.
        wanted = STATES if id is not None else states
        count = self._forwards.replay(business, states=wanted, id=id, endpoint=endpoint, since=since)
        if id is not None and not count:
            raise NotFound(f"There is no forward {id}.")
        return count

    def enable(self, business: str, endpoint: str, *, by: str) -> EndpointState:
        """Begin an endpoint again that has ended; one that has not stays as it is."""
        policy = self._known(business, endpoint)
        mark = self._forwards.marks(business).get(endpoint)
        if mark is not None and mark.ended_at:
            resumed(self._core, policy, endpoint, by)
        return next(one for one in self.endpoints(business) if one.name == endpoint)

    def secret(self, business: str, endpoint: str) -> str:
        """The `whsec_…` that an endpoint's events are signed with. Raises NotFound, and BadInput where a variable is
        named for it, whose value is not ours to show, or where it takes Twilio's format."""
        policy = self._known(business, endpoint)
        forward = endpoints(policy)[endpoint]
        if forward.format == "twilio":
            raise BadInput("endpoint", f"endpoint: {endpoint} takes Twilio's format, signed with an auth token")
        if forward.secret_env:
            good = "is set" if signing_keys(self._core, policy, endpoint, forward) else "is not set, or no whsec_…"
            raise BadInput(
                "endpoint", f"endpoint: its secret stands in {' and '.join(forward.secret_env)}, which {good}"
            )
        return secret_of(derived_key(self._core, policy, endpoint))

    def _known(self, business: str, endpoint: str) -> Policy:
        policy = self._core.businesses.get(business)
        if endpoint not in endpoints(policy):
            raise NotFound(f"{endpoint} is no endpoint of {business}: its settings name no address for it.")
        return policy
