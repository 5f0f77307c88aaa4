"""OpenAPI and the documentation page: whole, true, and readable without anything from elsewhere."""

from __future__ import annotations

import json
import re
import shlex
from html.parser import HTMLParser
from typing import Any

import pytest

from app.web.problems import CODES
from tests.web.conftest import Api

SPEC_METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def spec(api: Api) -> Any:
    return api.client.get("/openapi.json").get_json()


def every(value: Any) -> Any:
    """Every mapping in it, at any depth."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from every(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner)


def test_the_spec_has_every_route_and_no_other(api: Api, spec: Any) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in api.app.url_map.iter_rules()
        if rule.rule.startswith("/v1")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(path, method) for path, methods in spec["paths"].items() for method in methods} == routes


def test_the_spec_is_whole(spec: Any) -> None:
    assert spec["openapi"].startswith("3.")
    assert spec["info"].keys() >= {"title", "version"}
    for part in every(spec):
        if isinstance(part.get("$ref"), str):
            assert part["$ref"].startswith("#/components/schemas/")
            assert part["$ref"].rsplit("/", 1)[1] in spec["components"]["schemas"], part
    names = [operation["operationId"] for methods in spec["paths"].values() for operation in methods.values()]
    assert len(set(names)) == len(names)


GOOD = {"report": "text/csv", "{place}": "*/*"}
"""What is given that is no JSON, by the end of its path."""


def test_every_operation_is_described(spec: Any) -> None:
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            assert method in SPEC_METHODS
            assert operation["summary"], (path, method)
            assert operation["x-scopes"], (path, method)
            assert operation["security"] == [{"key": []}]
            assert spec["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
            named = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))
            assert ("requestBody" in operation) == (method != "get")
            assert {"401", "403", "503"} <= operation["responses"].keys()
            for status, response in operation["responses"].items():
                good = GOOD.get(path.rpartition("/")[2], "application/json")
                wanted = "application/problem+json" if status >= "400" else good
                assert list(response["content"]) == [wanted], (path, method, status)


def test_the_key_that_makes_a_repeat_harmless_is_documented_where_it_works(spec: Any) -> None:
    with_key = {
        path
        for path, methods in spec["paths"].items()
        for operation in methods.values()
        if any(p["name"] == "Idempotency-Key" for p in operation.get("parameters", []))
    }
    assert with_key == {path for path, methods in spec["paths"].items() if "post" in methods} - {
        "/v1/decisions",
        "/v1/disclosures/lint",
    }


class Page(HTMLParser):
    """What a page links to, loads and names."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.texts: list[str] = []
        self.codes: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._open.append(tag)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        elif tag in ("script", "link", "img", "iframe"):
            self.loads.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._open[-2:] == ["pre", "code"]:
            self.codes.append(data)


@pytest.fixture
def page(api: Api) -> Page:
    answer = api.client.get("/docs")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    page = Page()
    page.feed(answer.get_data(as_text=True).replace('<meta charset="utf-8">', ""))
    return page


def test_the_page_names_every_path_and_scope(page: Page, spec: Any) -> None:
    shown = " ".join(page.texts)
    for path in spec["paths"]:
        assert path in shown
    for scope in ("send", "read", "consent", "operate"):
        assert scope in shown
    for field in ("promises_follow_up", "given_at", "received_at", "answers", "older_than", "Idempotency-Key"):
        assert field in shown


def test_the_page_needs_nothing_else(page: Page) -> None:
    assert page.loads == []
    assert all(link.startswith(("#", "/")) for link in page.links)


def test_every_link_leads_somewhere_and_every_name_is_there_once(page: Page) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_every_problem_leads_to_its_description(api: Api, page: Page) -> None:
    for code in [*CODES, "opted_out", "no_consent"]:
        answer = api.client.get(f"/problems/{code}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/docs#{code}")
        assert code in page.ids
    assert api.client.get("/problems/nothing").headers["Location"] == "/docs#problems"


def test_the_examples_work_as_they_stand(api: Api, page: Page, spec: Any) -> None:
    """Each command on the page, sent as it says; what it names may not be there, but nothing in it is wrong."""
    assert len(page.codes) >= 16
    for command in page.codes:
        words = shlex.split(command.replace("\\\n", " "))
        method = words[words.index("-X") + 1] if "-X" in words else "GET"
        url = next(word for word in words if word.startswith("http"))
        body = json.loads(words[words.index("-d") + 1]) if "-d" in words else None
        example = spec["paths"][url.removeprefix("http://localhost").split("?")[0]] if "--data-binary" in words else {}
        lists = [one["requestBody"]["content"]["text/csv"]["schema"]["example"] for one in example.values()]
        how = {"data": lists[0], "content_type": "text/csv"} if lists else {}
        answer = api.call(method, url.split("/v1", 1)[1], body, **how)
        refused = answer.status_code == 403 and "decision" in answer.get_json()
        assert refused or answer.status_code in (200, 201, 202, 404, 409), (command, answer.get_json())
