"""When parts are away or break: 503 and 500 in RingCentral's shape, nothing sent, nothing said of what is private."""

from __future__ import annotations

from typing import Any

from structlog.testing import capture_logs

from tests.web.api.test_messages import away
from tests.web.compat.ringcentral.conftest import ANNA, CLIENT, JWT, SECRET, SENDER, SMS, STORE, App
from tests.web.compat.test_broken import Away

BODY = {"from": {"phoneNumber": SENDER}, "to": [{"phoneNumber": ANNA}], "text": "the-secret-words"}


def test_redis_away_is_unavailable_and_nothing_is_sent(app: App) -> None:
    token = app.token()
    with Away(app):
        answer = app.raw("POST", SMS, token, json=BODY)
        assert (answer.status_code, answer.json()["errorCode"]) == (503, "CMN-202")
        assert int(answer.headers["Retry-After"]) > 0
        form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": JWT}
        login = app.raw("POST", "/restapi/oauth/token", token, data=form, auth=(CLIENT, SECRET))
        assert (login.status_code, login.json()["errorCode"]) == (503, "CMN-202")
    assert app.raw("POST", SMS, token, json=BODY).status_code == 200


def test_without_the_ledger_texts_go_and_lists_wait(app: App) -> None:
    app.inbound()
    away(app)
    token = app.token()
    made = app.raw("POST", SMS, token, json=BODY)
    assert made.json()["messageStatus"] == "Queued"
    assert app.raw("GET", f"{STORE}/{made.json()['id']}", token).status_code == 200
    answer = app.raw("GET", STORE, token)
    assert (answer.status_code, answer.json()["errorCode"]) == (503, "CMN-202")


def test_what_nobody_foresaw_says_nothing_of_what_is_private(app: App) -> None:
    token = app.token()

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError(f"{ANNA} the-secret-words")

    app.gateway.submit.many = broken  # type: ignore[method-assign]
    with capture_logs() as logs:
        answer = app.raw("POST", SMS, token, json=BODY)
    assert (answer.status_code, answer.json()["errorCode"]) == (500, "CMN-201")
    assert (
        answer.json()["consentry"]["instance"] == next(one for one in logs if one["event"] == "unexpected")["instance"]
    )
    assert "secret-words" not in answer.text + str(logs)
    assert ANNA not in answer.text + str(logs)


def test_a_carrier_that_is_away_is_unavailable_and_one_that_hangs_up_may_have_acted(app: App) -> None:
    app.behind.server.shutdown()
    app.behind.server.server_close()
    answer = app.raw("POST", "/restapi/v1.0/account/~/extension/~/ring-out", json={})
    assert (answer.status_code, answer.json()["errorCode"]) == (503, "CMN-202")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_request_above_the_limit_is_refused(app: App) -> None:
    answer = app.raw("POST", SMS, data=b"x" * (1024 * 1024 + 1), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["errorCode"]) == (413, "CMN-101")
