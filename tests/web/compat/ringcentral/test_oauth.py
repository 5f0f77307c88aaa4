"""Who is given a token, what it opens, and when it ends."""

from __future__ import annotations

import warnings

import pytest
import requests
from msgspec.structs import replace
from ringcentral.http.api_exception import ApiException

from tests.web.compat.ringcentral.conftest import (
    CLIENT,
    JWT,
    OTHERS,
    SECRET,
    SENDER,
    SMS,
    STORE,
    App,
    refusal,
)

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def ask(app: App, auth: tuple[str, str] | None = (CLIENT, SECRET), **form: str) -> requests.Response:
    return requests.post(f"{app.base}/compat/ringcentral/restapi/oauth/token", data=form, auth=auth, timeout=30)


def test_the_apps_own_id_secret_and_jwt_open_its_senders(app: App) -> None:
    platform = app.platform()
    made = app.send(platform=platform)
    assert app.record(made["consentry"]["message"]).text.by == f"app:{CLIENT}"
    with pytest.raises(ApiException) as caught:
        app.send(platform=platform, sender=OTHERS)
    assert refusal(caught)[1]["errorCode"] == "MSG-304"


def test_a_consentry_key_in_the_place_of_the_jwt_opens_the_business(app: App) -> None:
    platform = app.platform(app.key, client="whatever", secret="whatever")
    made = app.send(platform=platform, sender=OTHERS)
    assert app.record(made["consentry"]["message"]).text.by == f"key:{app.key.split('_')[1]}"


def test_a_consentry_key_in_the_place_of_the_password(app: App) -> None:
    platform = app.sdk()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the SDK says that RingCentral will end this way of logging in
        platform.login(username=SENDER, extension="101", password=app.key)
    assert app.send(platform=platform)["messageStatus"] == "Queued"


@pytest.mark.parametrize(
    ("client", "secret", "jwt"),
    [
        (CLIENT, SECRET, "wrong"),
        (CLIENT, "wrong", JWT),
        ("wrong", SECRET, JWT),
        ("another-client", SECRET, JWT),
        (CLIENT, JWT, SECRET),
        (CLIENT, SECRET, JWT + "x"),
        (CLIENT, SECRET, "csy_ACME01AAAA_wrong"),
        (CLIENT, SECRET, "ü" * 40),
        (CLIENT, SECRET, "x" * 5_000),
    ],
)
def test_wrong_credentials_are_given_nothing(app: App, client: str, secret: str, jwt: str) -> None:
    with pytest.raises(ApiException) as caught:
        app.platform(jwt, client=client, secret=secret)
    status, said = refusal(caught)
    assert (status, said["errorCode"], said["error"]) == (400, "OAU-140", "invalid_grant")
    assert not app.redis.keys("consentry:access:*")


def test_what_cannot_be_asked_is_said(app: App) -> None:
    assert ask(app, auth=None, grant_type=GRANT, assertion=JWT).status_code == 401
    code = ask(app, grant_type="authorization_code", code="x").json()
    assert (code["errorCode"], code["error"]) == ("OAU-250", "unsupported_grant_type")
    assert ask(app, grant_type="password", username="x", password="secret").json()["errorCode"] == "OAU-140"
    assert ask(app, grant_type=GRANT, assertion=JWT, access_token_ttl="soon").json()["errorCode"] == "CMN-101"
    got = requests.get(f"{app.base}/compat/ringcentral/restapi/oauth/token", timeout=30)
    assert (got.status_code, got.json()["errorCode"]) == (405, "CMN-105")


@pytest.mark.parametrize(
    "header", [None, "Bearer x", "Bearer", "Basic eDp5", "Bearer csa_unknown", "Bearer " + "x" * 3000]
)
def test_without_a_token_of_ours_nothing_is_answered(app: App, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    answer = requests.get(f"{app.base}/compat/ringcentral{STORE}", headers=headers, timeout=30)
    assert (answer.status_code, answer.json()["errorCode"]) == (401, "OAU-129")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_lasts_as_long_as_is_asked_within_bounds_and_only_its_hash_is_kept(app: App) -> None:
    for asked, lasts in (("", 3600), ("1200", 1200), ("1", 600), ("99999", 3600), ("-1", 3600)):
        said = ask(app, grant_type=GRANT, assertion=JWT, **({"access_token_ttl": asked} if asked else {})).json()
        assert said["expires_in"] == lasts
        assert said["token_type"] == "bearer"
    keys = app.redis.keys("consentry:access:*")
    assert len(keys) == 10
    assert {app.redis.ttl(key) for key in keys} <= set(range(590, 604_801))
    assert not [key for key in keys if said["access_token"].encode() in key + app.redis.get(key)]


def test_a_refresh_token_gives_a_new_pair_and_is_no_access_token(app: App) -> None:
    platform = app.platform()
    first, refresh = platform.auth().access_token(), platform.auth().refresh_token()
    platform.refresh()
    assert platform.auth().access_token() != first
    assert app.send(platform=platform)["messageStatus"] == "Queued"
    assert app.raw("GET", STORE, refresh).status_code == 401
    assert ask(app, grant_type="refresh_token", refresh_token=first).status_code == 400
    used = [app.redis.ttl(key) for key in app.redis.keys("consentry:access:*")]
    assert sum(ttl <= 60 for ttl in used) == 1, "the one that was used goes in a minute"


def test_logging_out_ends_both_tokens(app: App) -> None:
    platform = app.platform()
    token, refresh = platform.auth().access_token(), platform.auth().refresh_token()
    platform.logout()
    assert app.raw("GET", STORE, token).status_code == 401
    assert ask(app, grant_type="refresh_token", refresh_token=refresh).status_code == 400
    assert not app.redis.keys("consentry:access:*")


def test_a_token_ends_with_the_secret_that_proved_it(app: App) -> None:
    token = app.token()
    assert app.raw("GET", STORE, token).status_code == 200
    senders = {n: replace(s, auth_token_env=("ACME_CLIENT_SECRET",)) for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    assert app.raw("GET", STORE, token).status_code == 401


def test_a_token_ends_with_the_key_for_which_it_was_given(app: App) -> None:
    token = app.token(app.key)
    assert app.raw("GET", STORE, token).status_code == 200
    app.gateway.admin.end_key("acme", app.key.split("_")[1], by="test")
    assert app.raw("GET", STORE, token).status_code == 401


def test_a_key_opens_what_its_scopes_admit(app: App) -> None:
    key = app.gateway.admin.make_key("acme", ("read",), name="reads", by="test")
    platform = app.platform(key)
    assert platform.get(STORE).json_dict()["records"] == []
    with pytest.raises(ApiException) as caught:
        app.send(platform=platform)
    status, said = refusal(caught)
    assert (status, said["errorCode"]) == (403, "CMN-408")
    assert "send" in said["message"]


def test_a_post_of_another_kind_than_json_is_refused(app: App) -> None:
    answer = app.raw("POST", SMS, data="a=b", headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.json()["errorCode"]) == (415, "CMN-101")
