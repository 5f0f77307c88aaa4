"""Getting in: by name and password, or by the first link; and how one is let out again."""

from __future__ import annotations

from typing import Any

import pytest

from app.gateway.users import Role
from app.store.sessions import IDLE_SECONDS, MOST_SECONDS, Sessions
from app.web.console.doors import TRIES_EACH
from app.web.whence import TRUSTED_PROXIES
from tests.web.conftest import Api
from tests.web.console.conftest import ADMIN, PASSWORD, Desk, browser

PAGES = ("/held", "/activity", "/tiers", "/held/new", "/people/00000000000000000000000000")


def test_nobody_sees_a_page_who_is_not_in(desk: Desk) -> None:
    for path in PAGES:
        answer = desk.client.get(f"/console{path}", base_url=ADMIN)
        assert answer.status_code == 303
        assert answer.location.startswith("/console/login?next=")


def test_one_is_let_in_and_goes_where_one_wanted(desk: Desk) -> None:
    desk.get("/held?q=reason:no_consent")
    desk.submit("/login", business="demo", user="Anna ", password=PASSWORD)
    assert desk.status == 200
    assert "anna admin" in desk.text
    assert 'value="reason:no_consent"' in desk.page


@pytest.mark.parametrize(
    ("business", "user", "password"),
    [
        ("demo", "anna", "wrong"),
        ("demo", "anna", ""),
        ("demo", "anna", PASSWORD + "x"),
        ("demo", "nobody", PASSWORD),
        ("demo", "", PASSWORD),
        ("rival", "anna", PASSWORD),
        ("nothing", "anna", PASSWORD),
        ("", "anna", PASSWORD),
        ("demo", "a" * 10_000, PASSWORD),
        ("demo", "anna\0", PASSWORD),
        ("demo", "anna", "x" * 100_000),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(desk: Desk, business: str, user: str, password: str) -> None:
    desk.get("/login")
    desk.submit("/login", business=business, user=user, password=password)
    assert desk.status == 403
    assert "Name and password do not belong together." in desk.text
    assert not desk.api.redis.keys("consentry:session:*")


def test_too_many_tries_from_one_address_wait_and_others_are_not_locked_out(desk: Desk) -> None:
    for _ in range(TRIES_EACH):
        desk.login(password="wrong")
    assert desk.status == 403
    desk.login()
    assert desk.status == 429
    assert "Too many tries" in desk.text
    elsewhere = desk.client.post(
        "/console/login",
        base_url=ADMIN,
        data={"business": "demo", "user": "anna", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "198.51.100.9"},
    )
    assert elsewhere.status_code == 303, "a stranger's tries lock nobody out"
    other = browser(desk.api)
    other.login("otto")
    assert other.status == 200


def test_the_cookie_is_for_the_console_alone_and_only_its_hash_is_kept(desk: Desk) -> None:
    answer = desk.post("/login", {"business": "demo", "user": "anna", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/console"):
        assert part in cookie
    assert "Secure" not in cookie, "over plain HTTP on loopback it would not come back"
    name = cookie.split("=", 1)[1].split(";")[0]
    (key,) = desk.api.redis.keys("consentry:session:*")
    assert name.encode() not in key + desk.api.redis.get(key)
    assert 0 < desk.api.redis.ttl(key) <= IDLE_SECONDS
    secure = desk.client.post(
        "/console/login",
        base_url=ADMIN,
        environ_overrides={"wsgi.url_scheme": "https"},
        data={"business": "demo", "user": "anna", "password": PASSWORD},
    )
    assert "Secure" in secure.headers["Set-Cookie"]


@pytest.mark.parametrize(("proxies", "told", "secure"), [(0, "https", False), (1, "https", True), (1, "http", False)])
def test_behind_a_proxy_that_is_trusted_the_cookie_is_for_https_alone(
    desk: Desk, proxies: int, told: str, secure: bool
) -> None:
    desk.api.app.config[TRUSTED_PROXIES] = proxies
    form = {"business": "demo", "user": "anna", "password": PASSWORD}
    answer = desk.post("/login", form, headers={"X-Forwarded-Proto": told, "X-Forwarded-For": "198.51.100.7"})
    assert ("Secure" in answer.headers["Set-Cookie"]) is secure


def test_logging_in_again_ends_the_session_before(desk: Desk) -> None:
    desk.login()
    before = desk.api.redis.keys("consentry:session:*")
    desk.post("/login", {"business": "demo", "user": "otto", "password": PASSWORD})
    after = desk.api.redis.keys("consentry:session:*")
    assert len(after) == 1
    assert after != before


def test_logging_out_ends_the_session(desk: Desk) -> None:
    desk.login()
    desk.submit("/logout")
    assert "Log in" in desk.text
    assert not desk.api.redis.keys("consentry:session:*")


@pytest.mark.parametrize("change", ["password", "role", "end"])
def test_whoever_is_changed_or_ended_is_out_at_once(desk: Desk, change: str) -> None:
    desk.login("otto")
    users = desk.api.gateway.users
    if change == "password":
        users.set_password("demo", "otto", "another password here", by="test")
    elif change == "role":
        users.set("demo", "otto", Role.VIEWER, by="test")
    else:
        users.end("demo", "otto", by="test")
    desk.get("/held")
    assert "Log in" in desk.text
    desk.login("otto", "another password here" if change == "password" else PASSWORD)
    assert desk.status == (403 if change == "end" else 200)


def test_a_session_is_over_after_a_week_in_any_case(desk: Desk) -> None:
    now = [1_800_000_000_000]
    sessions = Sessions(desk.api.gateway.core.store, lambda: now[0])
    cookie, made = sessions.begin("demo", "anna", "proof")
    assert sessions.of(cookie) == made
    now[0] += MOST_SECONDS * 1000
    assert sessions.of(cookie) == made
    now[0] += 1
    assert sessions.of(cookie) is None
    assert not desk.api.redis.keys("consentry:session:*")


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "/v1/x", "/console/\r\nx", "console/held"]
)
def test_one_is_never_led_elsewhere(desk: Desk, wanted: str) -> None:
    form = {"business": "demo", "user": "anna", "password": PASSWORD, "next": wanted}
    assert desk.post("/login", form).location == "/console/held"


def test_a_form_of_another_site_does_nothing(desk: Desk) -> None:
    desk.login()
    desk.get("/held")
    token = desk.token
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = desk.post("/logout", {"csrf": token}, headers=headers)
        assert answer.status_code == 403
    assert desk.get("/held")
    assert "anna admin" in desk.text
    assert desk.post("/login", {"business": "demo"}, headers={"Origin": "https://evil.example"}).status_code == 403


def test_the_first_user_is_made_by_a_link_that_works_once(api: Api) -> None:
    sessions = Sessions(api.gateway.core.store)
    sessions.offer("the-name-of-the-link", "demo", 3600)
    desk = browser(api)
    desk.get("/first/the-name-of-the-link")
    desk.submit("/first/the-name-of-the-link", user="anna", password="short")
    assert desk.status == 422
    assert "12 to 256 characters" in desk.text
    desk.submit("/first/the-name-of-the-link", user="Anna", password=PASSWORD)
    assert desk.status == 200
    assert "anna admin" in desk.text
    again = browser(api)
    again.get("/first/the-name-of-the-link")
    assert "This link has ended" in again.text
    assert again.post("/first/the-name-of-the-link", {"user": "eve", "password": PASSWORD}).status_code == 404
    assert [one.name for one in api.gateway.users.of("demo")] == ["anna"]


def test_a_link_is_nothing_once_there_is_a_user(desk: Desk) -> None:
    Sessions(desk.api.gateway.core.store).offer("a-link", "demo", 3600)
    desk.get("/first/a-link")
    assert "This link has ended" in desk.text
    assert desk.post("/first/a-link", {"user": "eve", "password": PASSWORD}).status_code == 404


def test_without_a_user_the_page_says_how_to_make_one(api: Api) -> None:
    desk = browser(api)
    desk.get("/held")
    assert "consentry user add anna --role admin" in desk.text


def test_the_console_is_on_the_admin_port_alone(desk: Desk) -> None:
    for base in ("http://127.0.0.1:8080", "http://127.0.0.1"):
        assert desk.client.get("/console/login", base_url=base).status_code == 404


def test_redis_away_is_said_and_nobody_is_let_in(desk: Desk) -> None:
    desk.login()
    server: Any = desk.api.redis.connection_pool.connection_kwargs["server"]
    server.connected = False
    try:
        desk.get("/held")
        assert desk.status == 503
        desk.get("/login")
        assert desk.status == 503
    finally:
        server.connected = True
