"""Who is let in: the account's own token, an API key of it, a Consentry key; and nobody else."""

from __future__ import annotations

from base64 import b64encode

import pytest
from msgspec.structs import replace
from twilio.base.exceptions import TwilioRestException

from tests.web.compat.conftest import ACCOUNT, ANNA, KEY, KEY_SECRET, POLICY, SENDER, TOKEN, App

OTHER = "AC" + "9" * 32
LIST = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


def test_the_accounts_own_sid_and_token(app: App) -> None:
    assert app.record_by(app.send()) == f"account:{ACCOUNT}"


def test_an_api_key_of_the_account(app: App) -> None:
    made = app.send(client=app.client(KEY, KEY_SECRET, account=ACCOUNT))
    assert app.record_by(made) == f"api_key:{KEY}"


def test_a_consentry_key_in_the_place_of_the_token(app: App) -> None:
    made = app.send(client=app.client(ACCOUNT, app.key))
    assert app.record_by(made) == f"key:{app.key.split('_')[1]}"
    assert made.account_sid == ACCOUNT


def test_either_of_two_tokens_while_they_are_rotated(app: App) -> None:
    senders = {n: replace(s, auth_token_env=("ACME_TOKEN", "ACME_KEY_SECRET")) for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    assert app.send(client=app.client(password=KEY_SECRET)).status == "accepted"
    assert app.send(client=app.client(password=TOKEN)).status == "accepted"


@pytest.mark.parametrize(
    ("user", "password"),
    [
        (ACCOUNT, "wrong"),
        (ACCOUNT, KEY_SECRET),
        (ACCOUNT, TOKEN + "x"),
        (ACCOUNT, TOKEN[:-1]),
        (OTHER, TOKEN),
        (KEY, "wrong"),
        (KEY, TOKEN),
        ("SK" + "8" * 32, KEY_SECRET),
        (ACCOUNT, "csy_ACME01AAAA_wrong"),
        (ACCOUNT, "csy_"),
        ("", TOKEN),
        (ACCOUNT, ""),
        (ACCOUNT, "ü" * 40),
        ("x" * 300, TOKEN),
    ],
)
def test_wrong_credentials_are_all_answered_alike(app: App, user: str, password: str) -> None:
    words = b64encode(f"{user}:{password}".encode()).decode()
    answer = app.raw("GET", LIST, auth=None, headers={"Authorization": f"Basic {words}"})
    assert answer.status_code == 401
    assert answer.json() == {
        "code": 20003,
        "message": "Authenticate",
        "more_info": "https://www.twilio.com/docs/errors/20003",
        "status": 401,
    }
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


@pytest.mark.parametrize("header", [None, "Bearer x", "Basic !!!", "Basic", "Basic eA=="])
def test_what_is_no_basic_auth_is_answered_alike(app: App, header: str | None) -> None:
    answer = app.raw("GET", LIST, auth=lambda request: request, headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


def test_the_sdk_raises_what_it_raises_of_twilio(app: App) -> None:
    with pytest.raises(TwilioRestException) as caught:
        app.send(client=app.client(password="wrong"))
    assert (caught.value.code, caught.value.status) == (20003, 401)


def test_credentials_open_their_own_account_only(app: App) -> None:
    senders = dict(app.policy.senders)
    senders["+17045550105"] = replace(
        POLICY.senders[SENDER], number="+17045550105", account=OTHER, hook="hook-5-0000000000"
    )
    app.apply(replace(app.policy, senders=senders))
    theirs = LIST.replace(ACCOUNT, OTHER)
    assert app.raw("GET", theirs).status_code == 401
    assert app.raw("GET", theirs, auth=(KEY, KEY_SECRET)).status_code == 401
    assert app.raw("GET", LIST, auth=(KEY, KEY_SECRET)).status_code == 200
    with pytest.raises(TwilioRestException) as caught:
        app.send(from_="+17045550105")
    assert caught.value.code == 21606, "not a number of this account"


def test_the_token_of_another_carriers_account_opens_nothing(app: App) -> None:
    senders = {n: replace(s, provider="elsewhere") for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    assert app.raw("GET", LIST).status_code == 401


def test_a_token_that_is_not_set_opens_nothing(app: App) -> None:
    senders = {n: replace(s, auth_token_env=("NOT_SET",)) for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    assert app.raw("GET", LIST).status_code == 401
    assert app.raw("GET", LIST, auth=(ACCOUNT, "")).status_code == 401


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        (("send",), {"create", "cancel own"}),
        (("read",), {"list", "fetch"}),
        (("operate",), {"cancel own", "cancel"}),
        (("consent",), set()),
    ],
)
def test_a_consentry_key_may_what_its_scopes_say(app: App, scopes: tuple[str, ...], allowed: set[str]) -> None:
    key = app.gateway.admin.make_key("acme", scopes, name="t", by="test")
    theirs = app.send()
    one = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{theirs.sid}.json"
    how = {"auth": (ACCOUNT, key)}
    created = app.post({"To": ANNA, "From": SENDER, "Body": "Hi"}, **how)
    own = created.json().get("sid", theirs.sid)
    found = {
        "create": created.status_code,
        "list": app.raw("GET", LIST, **how).status_code,
        "fetch": app.raw("GET", one, **how).status_code,
        "delete": app.raw("DELETE", one, **how).status_code,
        "cancel own": app.raw("POST", one.replace(theirs.sid, own), {"Status": "canceled"}, **how).status_code,
        "cancel": app.raw("POST", one, {"Status": "canceled"}, **how).status_code,
    }
    assert {name for name, status in found.items() if status < 300} == allowed - (
        {"cancel"} if own == theirs.sid and "cancel own" in allowed else set()
    )


def test_a_key_that_ended_opens_nothing(app: App) -> None:
    app.gateway.admin.end_key("acme", app.key.split("_")[1], by="test")
    assert app.raw("GET", LIST, auth=(ACCOUNT, app.key)).status_code == 401


def test_an_account_of_two_businesses_sends_by_the_number(app: App) -> None:
    number = "+17045550141"
    sender = replace(POLICY.senders[SENDER], number=number, hook="another-hook-00000")
    rival = replace(POLICY, business="rival", tag="R1VAL2", senders={number: sender}, compat=type(POLICY.compat)())
    app.gateway.admin.apply(rival, by="test")
    made = app.send(from_=number)
    assert made.from_ == number
    assert app.client().messages(made.sid).fetch().from_ == number
    assert app.client().messages(app.send().sid).fetch().from_ == SENDER
    answer = app.raw("GET", LIST)
    assert (answer.status_code, answer.json()["code"]) == (403, 20403)
    assert "acme, rival" in answer.json()["message"]
    assert app.raw("GET", LIST, auth=(ACCOUNT, app.key)).status_code == 200


def test_who_was_shown_a_text_and_from_where_is_on_record_but_for_whoever_wrote_it(app: App) -> None:
    made = app.send("Your order is ready.")
    app.client().messages(made.sid).fetch()
    app.client(KEY, KEY_SECRET, account=ACCOUNT).messages(made.sid).fetch()
    app.copy()
    app.client(KEY, KEY_SECRET, account=ACCOUNT).messages.list(to=ANNA)
    app.client(KEY, KEY_SECRET, account=ACCOUNT).messages.list(to=ANNA)
    app.copy()
    acts = app.gateway.core.ledger.activity.page("acme", limit=20).rows
    seen = [one for one in acts if one.type == "seen"]
    assert [(one.by, one.facts["route"].split("/")[-1], one.facts["rows"]) for one in seen] == [
        (f"api_key:{KEY}", "Messages.json", 1),
        (f"api_key:{KEY}", "{sid}", 1),
    ]
    assert {one.where for one in seen} == {"127.0.0.1"}
    assert {one.whom for one in seen} == {app.gateway.core.identity.consumer("acme", ANNA)}
    asked = next(one for one in acts if one.by == f"account:{ACCOUNT}")
    assert (asked.type, asked.where) == ("submitted", "127.0.0.1")
