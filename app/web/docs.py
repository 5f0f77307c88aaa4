"""The documentation page and `/openapi.json`: both are read off the code, so neither can drift from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from flask_openapi.openapi import OpenAPI
from werkzeug.wrappers import Response as AnyResponse

from app.consent.reasons import CATALOGUE
from app.web.problems import CODES

_FILLED = {
    "/consents/import": "/consents/import?program=reminders&tier=express&source=verbal&dry_run=true",
    "/imports/{id}": "/imports/imp_DEM0AA_0123456789ABCDEFGHJKMNPQRS",
    "/programs/{id}": "/programs/reminders",  # before the other ids, which are of texts
    "{id}": "msg_DEM0AA_0123456789ABCDEFGHJKMNPQRS",
    "{place}": "0",
    "{number}": "+17045550123",
    "{version}": "letter-2026-11",
    "{name}": "web_form",
}
_ASKED = {"/v1/evidence": "?from=30d"}
"""What has to be asked of an address that answers nothing without a question."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def docs(app: OpenAPI) -> Blueprint:
    """`/docs`, `/openapi.json`, and `/problems/<code>`, which a problem's `type` names."""
    blueprint = Blueprint("docs", __name__)

    @blueprint.get("/openapi.json")
    def spec() -> Response:
        return jsonify(app.api_doc)

    @blueprint.get("/docs")
    def page() -> Response:
        known = {code: wording.text for code, wording in CATALOGUE.items()}
        base = request.url_root.rstrip("/")
        html = render_template(
            "docs.html", spec=app.api_doc, resources=resources(app.api_doc, base), problems=CODES, reasons=known
        )
        return Response(html, headers={"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"})

    @blueprint.get("/problems/<code>")
    def described(code: str) -> AnyResponse:
        return redirect(f"/docs#{code}" if code in CODES or code in CATALOGUE else "/docs#problems")

    return blueprint


def resources(spec: Mapping[str, Any], base: str) -> list[dict[str, Any]]:
    """The page's sections: each resource with its operations."""
    found: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in spec["tags"]}
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(_operation(spec, base, path, method.upper(), operation))
    return [{**tag, "operations": found[tag["name"]]} for tag in spec["tags"]]


def _operation(
    spec: Mapping[str, Any], base: str, path: str, method: str, operation: Mapping[str, Any]
) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    schema = _resolved(spec, content.get("application/json", {}).get("schema", {}))
    statuses = operation["responses"]
    return {
        "method": method,
        "path": path,
        "anchor": operation["operationId"],
        "summary": _plain(operation.get("summary", "")),
        "description": _plain(operation.get("description", "")),
        "scopes": operation["x-scopes"],
        "parameters": [
            _field(p["name"], p["schema"], p.get("required", False), p["in"]) for p in operation.get("parameters", ())
        ],
        "fields": list(_fields(spec, schema)),
        "types": list(content),
        "curl": _curl(base, path, method, schema.get("example"), content),
        "gives": sorted(status for status in statuses if status < "300"),
        "refuses": sorted(status for status in statuses if status >= "300"),
        "answer": list(_fields(spec, _answer(spec, statuses))),
    }


def _answer(spec: Mapping[str, Any], statuses: Mapping[str, Any]) -> Mapping[str, Any]:
    good = next(statuses[status] for status in sorted(statuses) if status < "300")
    return _resolved(spec, good["content"].get("application/json", {}).get("schema", {}))


def _resolved(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference leads to."""
    reference = schema.get("$ref")
    if not reference:
        return schema
    found: Mapping[str, Any] = spec["components"]["schemas"][reference.rsplit("/", 1)[1]]
    return found


def _fields(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        yield _field(name, {**_resolved(spec, field), **field}, name in required)


def _field(name: str, schema: Mapping[str, Any], required: bool, place: str = "body") -> dict[str, Any]:
    notes = [f"one of {', '.join(map(str, values))}"] if (values := [v for v in schema.get("enum", ()) if v]) else []
    for key, says in (("minimum", "at least {}"), ("maximum", "at most {}"), ("maxLength", "at most {} characters")):
        if key in schema:
            notes.append(says.format(int(schema[key])))
    if "maxItems" in schema:
        notes.append(f"at most {schema['maxItems']:,} of them")
    return {
        "name": name,
        "in": place,
        "required": required,
        "type": _type(schema, place),
        "description": _plain(schema.get("description", "")),
        "notes": "; ".join(notes),
    }


def _type(schema: Mapping[str, Any], place: str = "body") -> str:
    """A type in a few words."""
    if "$ref" in schema:
        return _words(schema["$ref"].rsplit("/", 1)[1])
    if "anyOf" in schema:
        kinds = [_type(one) for one in schema["anyOf"]]
        # A parameter that is null is simply left out.
        return " or ".join(kind for kind in kinds if kind != "null" or place == "body")
    if schema.get("format") == "date-time":
        return "instant"
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if schema.get("items") else "list"
    if "const" in schema:
        return json.dumps(schema["const"])
    if "properties" in schema and "title" in schema:
        return _words(schema["title"])
    return str(schema.get("type", "any"))


def _words(name: str) -> str:
    """`TextFields` as `text fields`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _plain(text: str) -> str:
    """A docstring's words without its marks."""
    return text.replace("<br/>", " ").replace("`", "").strip()


def _curl(base: str, path: str, method: str, example: object, content: Mapping[str, Any]) -> str:
    """A command that can be pasted into a shell."""
    path += _ASKED.get(path, "")
    for name, value in _FILLED.items():
        path = path.replace(name, value)
    url = f"'{base}{path}'" if "?" in path else f"{base}{path}"
    lines = [
        f"curl {'' if method == 'GET' else f'-X {method} '}{url}",
        '-H "Authorization: Bearer $CONSENTRY_KEY"',
    ]
    if example is not None:
        quoted = json.dumps(example, ensure_ascii=False).replace("'", "'\\''")
        lines += ["-H 'Content-Type: application/json'", f"-d '{quoted}'"]
    elif "text/csv" in content:
        lines += ["-H 'Content-Type: text/csv'", "--data-binary @list.csv"]
    return " \\\n  ".join(lines)
