"""When parts are away or break: 503 and 500 in Twilio's shape, nothing sent, nothing said of what is private."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs
from twilio.base.exceptions import TwilioRestException

from tests.web.api.test_messages import away
from tests.web.compat.conftest import ACCOUNT, ANNA, SENDER, App, Served

FORM = {"To": ANNA, "From": SENDER, "Body": "the-secret-words"}
LIST = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


class Away:
    """A Redis that does not answer."""

    def __init__(self, app: Served) -> None:
        self.app = app

    def __enter__(self) -> None:
        self.app.redis.connection_pool.connection_kwargs["server"].connected = False
        self.app.gateway.core.businesses.forget()

    def __exit__(self, *_: Any) -> None:
        self.app.redis.connection_pool.connection_kwargs["server"].connected = True


def test_redis_away_is_unavailable_and_nothing_is_sent(app: App) -> None:
    with Away(app):
        answer = app.post(FORM)
        assert (answer.status_code, answer.json()["code"]) == (503, 20503)
        assert int(answer.headers["Retry-After"]) > 0
        with pytest.raises(TwilioRestException) as caught:
            app.send()
        assert (caught.value.status, caught.value.code) == (503, 20503)
    assert app.post(FORM).status_code == 201


def test_without_the_ledger_texts_go_and_lists_wait(app: App) -> None:
    app.inbound()
    away(app)
    made = app.send()
    assert made.status == "queued"
    assert app.client().messages(made.sid).fetch().status == "queued"
    answer = app.raw("GET", LIST)
    assert (answer.status_code, answer.json()["code"]) == (503, 20503)


def test_what_nobody_foresaw_says_nothing_of_what_is_private(app: App) -> None:
    app.grant()

    def ring(business: str) -> None:
        raise ZeroDivisionError(f"{ANNA} the-secret-words")

    app.gateway.core.ring = ring
    app.redis.delete(app.gateway.core.store.keys("acme").bell)
    with capture_logs() as logs:
        answer = app.post(FORM, f"/~reminders{LIST}")
    assert (answer.status_code, answer.json()["code"]) == (500, 20500)
    said = next(line for line in logs if line["event"] == "unexpected")
    assert said["error"] == "ZeroDivisionError"
    assert said["instance"] == answer.json()["details"]["instance"]
    assert not any(word in str(logs) + answer.text for word in ("secret-words", ANNA, "5550123"))


def test_a_body_that_is_too_large_or_no_form(app: App) -> None:
    assert app.post({**FORM, "Body": "x" * 300_000}).status_code == 413
    answer = app.raw("POST", LIST, '{"To": "+17045550123"}', headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, 21604)


def test_no_log_line_has_words_or_numbers(app: App) -> None:
    app.inbound()
    with capture_logs() as logs:
        app.post(FORM)
        app.post({**FORM, "To": "nobody-5550199"})
        app.raw("GET", LIST, auth=(ACCOUNT, "wrong-token-1"))
    assert not any(word in str(logs) for word in ("secret-words", ANNA, "5550199", "wrong-token"))
