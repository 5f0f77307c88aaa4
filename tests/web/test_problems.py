"""Every error is a problem, whatever went wrong, and Redis away is said in time."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fakeredis
import pytest
import redis
import structlog
from flask_openapi.openapi import OpenAPI
from structlog.testing import capture_logs

from app.consent.reasons import CATALOGUE
from app.errors import ConsentryError, Forged, StartRefused
from app.gateway.intake import Heartbeat
from app.store.client import connect
from app.store.store import Store
from app.web import create
from app.web.problems import CODES, Problem, register_problems
from tests.web.conftest import ANNA, POLICY, SCOPES, SENDER, Api, build, uploads_in

TEXT = {"from": SENDER, "to": ANNA, "body": "Hello"}


def the_problem(answer: Any, status: int, code: str) -> Any:
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    Problem.model_validate(answer.get_json())
    assert (answer.get_json()["status"], answer.get_json()["code"]) == (status, code)
    return answer.get_json()


@pytest.mark.parametrize("path", ["/nowhere", "/v1", "/v1/", "/v1/nowhere", "/v1/messages/", "/v1/messages/a/b"])
def test_an_unknown_address(api: Api, path: str) -> None:
    the_problem(api.client.get(path), 404, "not_found")


def test_a_method_that_is_not_known(api: Api) -> None:
    answer = api.client.delete("/v1/messages")
    the_problem(answer, 405, "method_not_allowed")
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/x-ndjson", ""])
def test_a_body_of_another_type(api: Api, kind: str) -> None:
    the_problem(api.post("/messages", data=b"{}", content_type=kind), 415, "unsupported_media_type")


def test_a_body_that_was_compressed(api: Api) -> None:
    answer = api.post("/messages", data=b"x", content_type="application/json", headers={"Content-Encoding": "gzip"})
    the_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize(("path", "size"), [("/messages", 64 * 1024), ("/messages/batch", 16 * 1024 * 1024)])
def test_a_body_that_is_too_large(api: Api, path: str, size: int) -> None:
    answer = api.post(path, data=b" " * (size + 1), content_type="application/json")
    the_problem(answer, 413, "too_large")
    fits = api.post(path, data=b" " * size, content_type="application/json")
    the_problem(fits, 400, "bad_json")


def test_a_body_without_a_length_is_bounded_too(api: Api) -> None:
    answer = api.client.post(
        "/v1/messages",
        input_stream=io.BytesIO(b" " * 400_000),
        content_type="application/json",
        headers={"Authorization": f"Bearer {api.key}"},
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    the_problem(answer, 413, "too_large")


@pytest.fixture
def broken() -> OpenAPI:
    """An application whose one view does not work."""
    app = OpenAPI("app.web", doc_ui=False)
    register_problems(app)

    @app.route("/v1/broken")
    def view() -> None:
        raise KeyError("the number is +17045550123")

    @app.route("/v1/ours")
    def ours() -> None:
        raise ConsentryError("the number is +17045550123")

    return app


def test_what_nobody_foresaw_says_nothing_and_is_found_in_the_log(broken: OpenAPI) -> None:
    with capture_logs() as logs:
        found = the_problem(broken.test_client().get("/v1/broken"), 500, "internal")
    assert found.keys() == {"type", "title", "status", "code", "instance"}
    assert [(line["event"], line["error"], line["instance"]) for line in logs] == [
        ("unexpected", "KeyError", found["instance"])
    ]
    assert "7045550123" not in str(logs)
    assert any("test_problems.py" in place for place in logs[0]["where"])


def test_an_error_of_ours_that_is_no_ones_fault_keeps_its_detail_to_itself(broken: OpenAPI) -> None:
    assert "detail" not in the_problem(broken.test_client().get("/v1/ours"), 500, "internal")


def test_every_error_has_a_title_and_no_reason_has_an_errors_code() -> None:
    def tree(error: type[ConsentryError]) -> Iterator[type[ConsentryError]]:
        yield error
        for child in error.__subclasses__():
            yield from tree(child)

    elsewhere = (Forged, StartRefused)  # said to carriers and to whoever starts us, never here
    ours = [error for error in tree(ConsentryError) if error.__module__ == "app.errors" and error not in elsewhere]
    spoken = {error.code: error.status for error in ours}
    assert {code: CODES[code][0] for code in spoken} == spoken
    assert not CODES.keys() & CATALOGUE.keys()


def test_neither_body_nor_number_is_logged(api: Api) -> None:
    api.inbound("STOP")
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logs:
        api.send("a secret body")
        api.post("/messages", {**TEXT, "body": "a secret body", "to": "+1704555012"})
        api.post("/revocations", {"consumer": ANNA, "source": "phone"})
        api.get(f"/consumers/{ANNA}")
    assert "secret" not in str(logs)
    assert "704555012" not in str(logs)


# ---- Redis away ----

ROUTES = [
    ("POST", "/v1/messages", TEXT),
    ("POST", "/v1/messages/batch", {"messages": [TEXT] * 3}),
    ("GET", "/v1/messages/msg_DEM0AA_X", None),
    ("POST", "/v1/decisions", TEXT),
    ("POST", "/v1/revocations", {"consumer": ANNA, "source": "phone"}),
    ("GET", "/v1/holds", None),
    ("GET", f"/v1/consumers/{ANNA}", None),
    ("GET", "/v1/programs", None),
]


@pytest.mark.parametrize("known", [False, True], ids=["cold", "warm"])
@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=lambda value: str(value)[:30])
def test_redis_away_is_said_within_two_seconds(tmp_path: Path, method: str, path: str, body: Any, known: bool) -> None:
    """Cold: the process has never seen Redis. Warm: it knows the policies and Redis goes away under it."""
    server = fakeredis.FakeServer()
    gateway, rung = build(fakeredis.FakeRedis(server=server), tmp_path, Store)
    gateway.admin.apply(POLICY, by="test")
    key = gateway.admin.make_key("demo", SCOPES, name="t", by="test")
    uploads = uploads_in(tmp_path / "imports", gateway, rung)
    if not known:
        gateway.core.store.client = connect("redis://127.0.0.1:1", socket_timeout=1.0)
        gateway.core.businesses.forget()
    client = create(gateway, uploads, admin_port=1, threads=4, lost=Heartbeat(gateway.core).lost).test_client()
    server.connected = False
    begun = time.monotonic()
    answer = client.open(path, method=method, json=body, headers={"Authorization": f"Bearer {key}"})
    assert time.monotonic() - begun < 2
    the_problem(answer, 503, "store_unavailable")
    assert answer.headers["Retry-After"] == "2"
    server.connected = True
    assert fakeredis.FakeRedis(server=server).keys("*:t:*") == [], "nothing was stored"
    gateway.core.ledger.close()


class Full:
    """A Redis that has no memory for new work: whatever is written fails, but for the scripts it is told to run."""

    def __init__(self, inner: Any, refused: set[str]) -> None:
        self._inner = inner
        self._refused = refused

    def __getattr__(self, name: str) -> Any:
        if name in self._refused:
            raise redis.exceptions.OutOfMemoryError("command not allowed when used memory > 'maxmemory'")
        return getattr(self._inner, name)


class FullPipe(Full):
    def execute(self) -> Any:
        raise redis.exceptions.OutOfMemoryError("command not allowed when used memory > 'maxmemory'")


def test_a_stop_is_recorded_with_memory_full(api: Api) -> None:
    core = api.gateway.core
    whole = core.store.client

    class Client(Full):
        def pipeline(self, transaction: bool = True) -> Any:
            pipe = whole.pipeline(transaction=transaction)
            return FullPipe(pipe, set()) if transaction else pipe

    core.businesses.get("demo")
    core.store.client = Client(whole, {"set"})
    headers = {"Idempotency-Key": "k"}
    body = {"consumer": ANNA, "source": "phone"}
    first = api.post("/revocations", body, headers=headers)
    again = api.post("/revocations", body, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.get_json()["id"] == first.get_json()["id"], "remembered by its event"
    grant = {"consumer": ANNA, "program": "reminders", "tier": "express", "source": "verbal", "said": "yes"}
    refused = api.post("/consents", {**grant, "given_at": "2026-01-05T12:00:00Z"}, headers=headers)
    the_problem(refused, 503, "store_full")
