"""The frame around every view of `/v1`: who calls, what they may, what they gave, and one time budget."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NoReturn, get_type_hints

import msgspec
from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag
from pydantic import BaseModel
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from app.errors import BadInput
from app.gateway.acting import acting
from app.gateway.gateway import Gateway
from app.ids import fingerprint
from app.phone import Phone
from app.store.client import REQUEST_BUDGET
from app.web.api.sight import Shows, Sight
from app.web.auth import Principal, principal
from app.web.problems import CODES, CONTENT_TYPE
from app.web.shapes.queries import Keyed
from app.web.whence import address

SMALL = 64 * 1024
JSON = "application/json"

_VISIBLE = frozenset(map(chr, range(0x21, 0x7F)))
_MOST_KEY = 255


@dataclass(frozen=True, slots=True)
class Call:
    """One request: its caller, its Idempotency-Key (or none) and its body as it came."""

    caller: Principal
    key: str = field(default="", repr=False)
    raw: bytes = field(default=b"", repr=False)
    sight: Sight | None = field(default=None, repr=False)  # of a route that shows personal data

    @property
    def business(self) -> str:
        return self.caller.business

    @property
    def body_hash(self) -> str:
        """What tells a repeat from another request under the same key."""
        return fingerprint(self.raw)

    def saw(self, rows: int, consumer: str = "") -> None:
        """Say what is shown: how many entries or texts, and of which Consumer, where it is one. Nothing, where none."""
        if self.sight is None:
            raise TypeError("a route that shows personal data is marked so")
        self.sight.says(rows, consumer)


@dataclass(frozen=True, slots=True)
class Body:
    """How a body is read: its most bytes and its types. A view that parses it itself says here how to document it.

    `streamed`: the view reads the request's stream; its type is checked all the same.
    """

    limit: int = SMALL
    types: tuple[str, ...] = (JSON,)
    optional: bool = False
    described: dict[str, Any] | None = None
    model: type[BaseModel] | None = None
    streamed: bool = False


class Routes:
    """The routes of one resource, each with the scopes that open it."""

    def __init__(self, gateway: Gateway, name: str, about: str) -> None:
        self._gateway = gateway
        self._name = name
        self.blueprint = APIBlueprint(
            name,
            __name__,
            url_prefix="/v1",
            abp_tags=[Tag(name=name, description=about)],
            abp_security=[{"key": []}],
            abp_responses={status: _problem(status) for status in ("400", "401", "403", "404", "422", "503")},
        )

    def get(
        self,
        rule: str,
        *scopes: str,
        gives: type[BaseModel] | dict[str, Any],
        refuses: tuple[str, ...] = (),
        seconds: float = REQUEST_BUDGET,
        shows: Shows = Shows.NOTHING,
    ) -> Callable[[Callable[..., Response]], None]:
        """A view that reads; what it `gives` is a model, or says itself how to document it.

        `shows` marks what is personal: who saw it goes on record. Such a view says what it shows with `Call.saw`.
        """
        responses = {"200": gives, **{one: _problem(one) for one in refuses}}
        return self._route("get", rule, scopes, responses, None, seconds=seconds, shows=shows)

    def put(self, rule: str, *scopes: str, gives: type[BaseModel]) -> Callable[[Callable[..., Response]], None]:
        """A view that replaces."""
        responses = {"200": gives, "413": _problem("413"), "415": _problem("415")}
        return self._route("put", rule, scopes, responses, Body())

    def post(
        self,
        rule: str,
        *scopes: str,
        gives: type[BaseModel],
        status: int = 200,
        reads: Body | None = None,
        writes: bool = True,
        seconds: float = REQUEST_BUDGET,
    ) -> Callable[[Callable[..., Response]], None]:
        """A view that acts; where it `writes`, it takes an Idempotency-Key."""
        refusals = ("409", "413", "415", "429") if writes else ("413", "415")
        responses = {str(status): gives, **{refused: _problem(refused) for refused in refusals}}
        return self._route("post", rule, scopes, responses, reads or Body(), keyed=writes, seconds=seconds)

    def _route(
        self,
        method: str,
        rule: str,
        scopes: tuple[str, ...],
        responses: dict[str, Any],
        reads: Body | None,
        *,
        keyed: bool = False,
        seconds: float = REQUEST_BUDGET,
        shows: Shows = Shows.NOTHING,
    ) -> Callable[[Callable[..., Response]], None]:
        named = f"{method.upper()} /v1{rule}".replace("<", "{").replace(">", "}")

        def register(view: Callable[..., Response]) -> None:
            hints = get_type_hints(view)
            models: dict[str, type[BaseModel]] = {n: hints[n] for n in ("path", "query", "body") if n in hints}

            @wraps(view)
            def run(**values: Any) -> Response:
                with self._gateway.core.store.budget(seconds):
                    caller = principal(self._gateway)
                    caller.need(scopes)
                    raw = read_body(reads) if reads and not reads.streamed else b""
                    if reads and reads.streamed:
                        check_type(reads)
                    sight = Sight() if shows is Shows.PERSONAL else None
                    call = Call(caller, idempotency_key() if keyed else "", raw, sight)
                    with acting(address(), caller.by):
                        response = view(call, **_given(models, values, raw))
                        if sight is not None:
                            sight.record(self._gateway, caller, named)
                    return response

            # flask-openapi documents what the annotations name, and leaves the reading to us: its own reading
            # builds schemas anew for every request, and comes before the key is looked at.
            run.__annotations__ = {
                **models,
                **({"header": Keyed} if keyed else {}),
                **({"body": reads.model} if reads and reads.model else {}),
            }
            run.__delay_validate_request__ = True  # type: ignore[attr-defined]
            run.scopes = scopes  # type: ignore[attr-defined]
            run.shows = shows  # type: ignore[attr-defined]
            getattr(self.blueprint, method)(
                rule,
                operation_id=f"{self._name}_{view.__name__}",
                responses=responses,
                openapi_extensions={"x-scopes": list(scopes)},
                **({"request_body": reads.described} if reads and reads.described else {}),
            )(run)

        return register


def consumer_id(gateway: Gateway, business: str, number: Phone | None) -> str | None:
    """The Consumer that a list is asked about, if any."""
    return None if number is None else gateway.core.identity.consumer(business, number.address)


def answer(value: object, status: int = 200) -> Response:
    """A body in JSON, its members in the order in which they were written."""
    return Response(msgspec.json.encode(value), status=status, content_type=JSON, headers={"Cache-Control": "no-store"})


def read_body(reads: Body) -> bytes:
    """The request's body as bytes. Raises 413 above the limit, 415 for another type."""
    # One more than the limit: Werkzeug cuts a body without Content-Length off at its limit and says nothing.
    request.max_content_length = reads.limit + 1
    raw = request.get_data(cache=False)
    if len(raw) > reads.limit:
        raise RequestEntityTooLarge(f"The body is larger than {reads.limit // 1024:,} KiB.")
    if not raw and reads.optional:
        return b"{}"
    check_type(reads)
    return raw


def check_type(reads: Body) -> None:
    """Raise 415 for a body of another type than those."""
    if request.mimetype not in reads.types:
        raise UnsupportedMediaType(f"Send the body as Content-Type: {' or '.join(reads.types)}.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedMediaType("Send the body without Content-Encoding.")


def parse_json(raw: bytes) -> Any:
    """A JSON object. Raises BadInput naming `body`: no JSON, no object, or a name that stands in it twice."""
    try:
        found = json.loads(raw.decode(), object_pairs_hook=_unique, parse_constant=_no_number)
    except _Twice as error:
        raise _bad_json(f"body: the field {error} is given twice") from None
    except json.JSONDecodeError as error:
        raise _bad_json(f"body is no JSON: see line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):
        raise _bad_json("body is no JSON in UTF-8") from None
    if not isinstance(found, dict):
        raise _bad_json("body must be a JSON object")
    return found


def idempotency_key() -> str:
    """The Idempotency-Key, or nothing. Raises BadInput for one that cannot be compared safely."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return ""
    if not 0 < len(key) <= _MOST_KEY or not _VISIBLE.issuperset(key):
        raise BadInput("Idempotency-Key", f"Idempotency-Key: 1 to {_MOST_KEY} visible ASCII characters")
    return key


def _given(models: dict[str, type[BaseModel]], values: dict[str, Any], raw: bytes) -> dict[str, BaseModel]:
    """What the view asked for, each checked by its model."""
    found: dict[str, BaseModel] = {}
    if "path" in models:
        found["path"] = models["path"].model_validate(values)
    if "query" in models:
        found["query"] = models["query"].model_validate(_query())
    if "body" in models:
        found["body"] = models["body"].model_validate(parse_json(raw))
    return found


def _query() -> dict[str, str]:
    for name, values in request.args.lists():
        if len(values) > 1:
            raise BadInput(name[:100], f"{name[:100]}: give it once")
    return request.args.to_dict()


class _Twice(ValueError):
    """A name that stands twice in one object: two readers could take two different values."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(repr(twice[:100]))
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _bad_json(detail: str) -> BadInput:
    return BadInput("body", detail, code="bad_json", status=400)


def _problem(status: str) -> dict[str, Any]:
    """How a refusal is documented."""
    codes = [code for code, (of, _) in CODES.items() if str(of) == status]
    said = ", ".join(codes)
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": f"Refused: {said}.", "content": {CONTENT_TYPE: {"schema": schema}}}
