"""The console as a browser without JavaScript sees it: a cookie, forms with their tokens, redirects followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.gateway.users import Role, Users
from tests.web.conftest import Api

ADMIN = "http://127.0.0.1:8081"
PASSWORD = "correct horse battery"


class Forms(HTMLParser):
    """The forms of a page: action -> the fields that are in it as they stand."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._fields: dict[str, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = {}
            self.found.append((said.get("action", ""), self._fields))
        elif tag == "input" and self._fields is not None and said.get("type") not in ("checkbox", "radio"):
            self._fields[said.get("name", "")] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._fields = None


@dataclass
class Desk:
    """One browser at the console."""

    api: Api
    client: FlaskClient
    page: str = field(default="", repr=False)
    status: int = 0

    def get(self, path: str = "/held", **how: Any) -> str:
        return self._took(self.client.get(f"/console{path}", base_url=ADMIN, follow_redirects=True, **how))

    def post(self, path: str, form: Any = None, **how: Any) -> TestResponse:
        """A form as it is given, without a token unless that has one."""
        return self.client.post(f"/console{path}", base_url=ADMIN, data=form or {}, **how)

    def submit(self, ending: str, number: int = 0, **values: Any) -> str:
        """Send a form of the page that is open: the `number`-th whose action ends so."""
        forms = [(action, said) for action, said in Forms(self.page).found if action.partition("?")[0].endswith(ending)]
        action, said = forms[number]
        form = {**said, **values}
        answer = self.client.post(unescape(action), base_url=ADMIN, data=form, follow_redirects=True)
        return self._took(answer)

    def login(self, user: str = "anna", password: str = PASSWORD) -> str:
        self.get("/login")
        return self.submit("/login", business="demo", user=user, password=password)

    def _took(self, answer: TestResponse) -> str:
        self.page, self.status = answer.get_data(as_text=True), answer.status_code
        return self.page

    @property
    def text(self) -> str:
        """What one reads on the page."""
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", self.page, flags=re.S)
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", bare)).split())

    @property
    def token(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        assert found
        return found[1]


def browser(api: Api) -> Desk:
    return Desk(api, api.app.test_client())


@pytest.fixture
def desk(api: Api) -> Desk:
    """A browser, and three users: vera (viewer), otto (operator) and anna (admin)."""
    # As slow as a login is to be, hundreds of them in tests need not be.
    api.gateway.users = Users(api.gateway.core, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    for name, role in (("vera", Role.VIEWER), ("otto", Role.OPERATOR), ("anna", Role.ADMIN)):
        api.gateway.users.set("demo", name, role, by="consentry user", password=PASSWORD)
    return browser(api)


@pytest.fixture
def otto(desk: Desk) -> Desk:
    """The same, with the operator logged in."""
    desk.login("otto")
    return desk
