"""All routes of the console: no form without its token, no GET that changes anything, nothing inline, nothing kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markupsafe import escape

from app.web.console.held import source
from app.web.console.words import CAUSES
from tests.web.console.conftest import ADMIN, Desk


def routes(desk: Desk, method: str) -> list[str]:
    """Every address of the console for that method, with a text and a person in it."""
    text = str(desk.api.send("Something that waits").get_json()["id"])
    desk.api.copy()
    consumer = desk.api.gateway.core.identity.consumer("demo", "+17045550123")
    known = {"text": text, "consumer": consumer, "name": "x", "version": "x", "place": "0"}
    known |= {"program": "offers", "wording": "letter"}
    found = []
    for rule in desk.api.app.url_map.iter_rules():
        if rule.endpoint.startswith("console.") and method in (rule.methods or ()):
            found.append(re.sub(r"<(?:\w+:)?(\w+)>", lambda part: known[part[1]], rule.rule))
    return found


def state(desk: Desk) -> Any:
    """All that is stored, but for sessions, counted tries and what was looked at."""
    redis = desk.api.redis
    keys = [key for key in redis.keys("*") if not key.startswith((b"consentry:session", b"consentry:tries"))]
    kept = {}
    for key in sorted(keys):
        if b":e:" in key or key.endswith(b":outbox") or b":bell" in key:
            continue  # marks of what was looked at, and the entries of it, which are counted below
        kind = redis.type(key)
        kept[key] = {
            b"string": redis.get,
            b"hash": redis.hgetall,
            b"zset": lambda k: redis.zrange(k, 0, -1, withscores=True),
            b"set": redis.smembers,
        }.get(kind, lambda k: None)(key)
    desk.api.copy()
    types = [row.type for row in desk.api.gateway.core.ledger.events("demo", limit=1_000).rows]
    chains = {b"{demo}:c:" + desk.api.gateway.core.identity.consumer("demo", "readings").encode()}
    return {key: value for key, value in kept.items() if key not in chains}, types


def test_there_are_forms_to_walk(desk: Desk) -> None:
    assert len(routes(desk, "POST")) >= 12


def test_every_post_without_its_token_is_refused_and_changes_nothing(desk: Desk) -> None:
    desk.login()
    paths = [path for path in routes(desk, "POST") if not path.endswith(("/login", "/first/x"))]
    before = state(desk)
    for path in paths:
        for form in ({}, {"csrf": ""}, {"csrf": "wrong"}):
            answer = desk.client.post(path, base_url=ADMIN, data={**form, "whole": "1", "meant": "stop"})
            assert answer.status_code == 403, path
    assert state(desk) == before


def test_a_character_that_no_database_keeps_gets_nowhere(desk: Desk) -> None:
    desk.login()
    paths = [path for path in routes(desk, "POST") if not path.endswith(("/login", "/logout", "/first/x"))]
    desk.get("/held")
    before = state(desk)
    for path in paths:
        for name in ("note", "said", "reference", "body", "program", "csrf2"):
            answer = desk.client.post(path, base_url=ADMIN, data={"csrf": desk.token, name: "a\0b", "how": "phone"})
            assert answer.status_code == 422, path
    for path in ("/held?q=a%00b", "/activity?by=%00", "/media/%00/0", "/people/%00", "/inbox?cursor=%00"):
        assert desk.client.get(f"/console{path}", base_url=ADMIN).status_code == 422, path
    assert state(desk) == before


def test_every_get_changes_nothing_but_that_somebody_looked(desk: Desk) -> None:
    desk.login()
    paths = [path for path in routes(desk, "GET") if "/static/" not in path]
    before = state(desk)
    for path in paths:
        answer = desk.client.get(path, base_url=ADMIN)
        assert answer.status_code < 400 or "/media/" in path, path
    assert state(desk) == before


@pytest.mark.parametrize("who", ["vera", "otto"])
def test_every_page_keeps_to_its_policy_and_is_kept_nowhere(desk: Desk, who: str) -> None:
    desk.login(who)
    for path in routes(desk, "GET"):
        if "/static/" in path or path.endswith(("/activity", "/file")):
            continue
        answer = desk.client.get(path, base_url=ADMIN, follow_redirects=True, buffered=True)
        page, policy = answer.get_data(as_text=True), answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store", path
        assert "'unsafe" not in policy
        for part in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert part in policy
        nonce = re.search(r"script-src 'nonce-([^']+)'", policy)
        assert nonce
        scripts = re.findall(r"<script\b[^>]*>", page)
        assert all(f'nonce="{nonce[1]}"' in script and "src=" in script for script in scripts), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page), path


def test_files_may_be_kept_for_ever_and_no_other_is_given(desk: Desk) -> None:
    desk.get("/login")
    found = re.findall(r'(?:href|src)="(/console/static/[^"]+)"', desk.page)
    assert len(found) == 4
    for path in found:
        answer = desk.client.get(path, base_url=ADMIN, buffered=True)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
    for name in ("nothing.css", "..%2f__init__.py", "%2e%2e/frame.py"):
        assert desk.client.get(f"/console/static/x/{name}", base_url=ADMIN).status_code == 404


def test_a_viewer_looks_and_acts_on_nothing(desk: Desk) -> None:
    desk.login("vera")
    desk.api.send("Something that waits", to="+17045550124")
    desk.api.copy()
    desk.get("/held")
    assert "Take back" not in desk.text
    assert "Record consent" not in desk.text
    token = desk.token
    for path in routes(desk, "POST"):
        if path.endswith(("/login", "/logout", "/first/x", "/wordings/lint", "/views", "/views/forget")):  # their own
            continue
        answer = desk.client.post(path, base_url=ADMIN, data={"csrf": token, "why": "reassigned", "text": "x"})
        assert answer.status_code == 403, path
    assert desk.client.get("/console/activity", base_url=ADMIN).status_code == 403


def test_each_cause_has_its_place_among_the_tiers_and_its_source(desk: Desk) -> None:
    desk.login("vera")
    desk.get("/tiers")
    for code, name in CAUSES.items():
        assert f'<dt id="{code}">{name}</dt>' in desk.page
        assert "{" not in source(code)
        assert escape(source(code)) in desk.page
    assert "CTIA Messaging Principles and Best Practices (2023) 5.1.2 and Exhibit II" in desk.text
