"""What is none of ours: sent on to Twilio under the account's own credentials, or refused, each path judged by hand."""

from __future__ import annotations

import ast
import threading
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import twilio.rest.api.v2010
from msgspec.structs import replace
from twilio.base.exceptions import TwilioRestException

from app.providers.forms import Fields
from app.web.compat.twilio.through import Way, texts, way
from tests.web.compat.conftest import ACCOUNT, ANNA, KEY, KEY_SECRET, POLICY, SENDER, TOKEN, App

BASE = f"/2010-04-01/Accounts/{ACCOUNT}"
OWN = "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()

POSTS = {
    # A new account, or another name for this one: what is sent from there never comes by here.
    "/Accounts.json": Way.REFUSED,
    "/Accounts/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/Addresses.json": Way.REFUSED,
    "/Accounts/{account_sid}/Addresses/{sid}.json": Way.REFUSED,
    # They carry SmsUrl, which a number may point at.
    "/Accounts/{account_sid}/Applications.json": Way.REFUSED,
    "/Accounts/{account_sid}/Applications/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/Calls.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Payments.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Payments/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Recordings.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Recordings/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Siprec.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Siprec/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Streams.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Streams/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Transcriptions.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/Transcriptions/{sid}.json": Way.PASSED,
    # Of the application at the other end of a call, never a text.
    "/Accounts/{account_sid}/Calls/{call_sid}/UserDefinedMessages.json": Way.PASSED,
    "/Accounts/{account_sid}/Calls/{call_sid}/UserDefinedMessageSubscriptions.json": Way.PASSED,
    "/Accounts/{account_sid}/Conferences/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Conferences/{conference_sid}/Participants.json": Way.PASSED,
    "/Accounts/{account_sid}/Conferences/{conference_sid}/Participants/{call_sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Conferences/{conference_sid}/Recordings/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/ConnectApps/{sid}.json": Way.REFUSED,
    # A number's messaging addresses.
    "/Accounts/{account_sid}/IncomingPhoneNumbers.json": Way.REFUSED,
    "/Accounts/{account_sid}/IncomingPhoneNumbers/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/IncomingPhoneNumbers/Local.json": Way.REFUSED,
    "/Accounts/{account_sid}/IncomingPhoneNumbers/Mobile.json": Way.REFUSED,
    "/Accounts/{account_sid}/IncomingPhoneNumbers/TollFree.json": Way.REFUSED,
    "/Accounts/{account_sid}/IncomingPhoneNumbers/{resource_sid}/AssignedAddOns.json": Way.REFUSED,
    # New credentials.
    "/Accounts/{account_sid}/Keys.json": Way.REFUSED,
    "/Accounts/{account_sid}/Keys/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/SigningKeys.json": Way.REFUSED,
    "/Accounts/{account_sid}/SigningKeys/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/Messages.json": Way.JUDGED,
    "/Accounts/{account_sid}/Messages/{sid}.json": Way.JUDGED,
    # Under our SID, which Twilio does not know.
    "/Accounts/{account_sid}/Messages/{message_sid}/Feedback.json": Way.REFUSED,
    "/Accounts/{account_sid}/OutgoingCallerIds.json": Way.PASSED,
    "/Accounts/{account_sid}/OutgoingCallerIds/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Queues.json": Way.PASSED,
    "/Accounts/{account_sid}/Queues/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/Queues/{queue_sid}/Members/{call_sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/CredentialLists.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/CredentialLists/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/CredentialLists/{credential_list_sid}/Credentials.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/CredentialLists/{credential_list_sid}/Credentials/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{domain_sid}/Auth/Calls/CredentialListMappings.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{domain_sid}/Auth/Calls/IpAccessControlListMappings.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{domain_sid}/Auth/Registrations/CredentialListMappings.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{domain_sid}/CredentialListMappings.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/Domains/{domain_sid}/IpAccessControlListMappings.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/IpAccessControlLists.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/IpAccessControlLists/{sid}.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/IpAccessControlLists/{ip_access_control_list_sid}/IpAddresses.json": Way.PASSED,
    "/Accounts/{account_sid}/SIP/IpAccessControlLists/{ip_access_control_list_sid}/IpAddresses/{sid}.json": Way.PASSED,
    # SmsUrl again.
    "/Accounts/{account_sid}/SMS/ShortCodes/{sid}.json": Way.REFUSED,
    "/Accounts/{account_sid}/Tokens.json": Way.PASSED,
    "/Accounts/{account_sid}/Usage/Triggers.json": Way.REFUSED,
    "/Accounts/{account_sid}/Usage/Triggers/{sid}.json": Way.REFUSED,
}
"""Every address that the SDK posts to under `client.api`, and what becomes of it here."""


def posts() -> set[str]:
    """The addresses that the installed SDK posts to: `self._uri` of each class with a call `method="POST"`."""
    found = set()
    for file in Path(twilio.rest.api.v2010.__path__[0]).rglob("*.py"):
        for one in ast.walk(ast.parse(file.read_text())):
            if isinstance(one, ast.ClassDef) and any(map(_is_post, ast.walk(one))):
                found |= set(_addresses(one))
    return found


def _is_post(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    values = {k.arg: k.value for k in node.keywords}
    method = values.get("method", node.args[0] if node.args else None)
    return isinstance(method, ast.Constant) and method.value == "POST"


def _addresses(one: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(one):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("/Accounts"):
            yield node.value


def test_every_address_that_the_sdk_posts_to_is_judged_passed_or_refused() -> None:
    """A newer SDK with a new address fails here until somebody has decided about it."""
    assert posts() == set(POSTS)


@pytest.mark.parametrize("address", POSTS)
def test_each_goes_the_way_it_is_listed(address: str) -> None:
    parts = tuple(address.strip("/").split("/"))
    assert way("POST", parts) is POSTS[address]


@pytest.mark.parametrize(
    "path",
    [
        "Messages",
        "Messages.xml",
        "messages.json",
        "SMS/Messages.json",
        "SMS/Messages",
        "Messages/SM1/Feedback",
        "Calls.xml",
    ],
)
def test_older_and_other_ways_to_send_are_no_way_around(app: App, path: str) -> None:
    answer = app.post({"To": ANNA, "From": SENDER, "Body": "Hi"}, f"{BASE}/{path}")
    assert (answer.status_code, answer.json()["code"]) == (403, 20403)
    assert app.twilio.seen == []


@pytest.mark.parametrize("address", sorted(a for a, w in POSTS.items() if w is Way.REFUSED))
def test_what_is_refused_never_reaches_twilio(app: App, address: str) -> None:
    path = address.replace("{account_sid}", ACCOUNT).replace("{sid}", ACCOUNT).replace("{resource_sid}", "PN1")
    answer = app.post({"SmsUrl": "https://elsewhere.example/"}, f"/2010-04-01{path.replace('{message_sid}', 'SM1')}")
    assert answer.status_code == 403
    assert answer.json()["code"] == 20403
    assert answer.json()["message"].startswith("not_through_here: ")
    assert answer.json()["details"] == {"reason": "not_through_here"}
    assert app.twilio.seen == []


def test_a_number_is_not_led_elsewhere_by_the_sdk(app: App) -> None:
    with pytest.raises(TwilioRestException, match="not_through_here") as caught:
        app.client().incoming_phone_numbers("PN" + "0" * 32).update(sms_url="https://elsewhere.example/")
    assert (caught.value.status, caught.value.code) == (403, 20403)


# ---- passed ----


def test_a_call_is_placed_at_twilio(app: App) -> None:
    app.twilio.says({"sid": "CA" + "1" * 32, "status": "queued"}, 201)
    call = app.client().calls.create(to=ANNA, from_=SENDER, twiml="<Response><Say>Hello</Say></Response>")
    assert (call.sid, call.status) == ("CA" + "1" * 32, "queued")
    method, path, headers, body = app.twilio.seen[0]
    assert (method, path) == ("POST", f"{BASE}/Calls.json")
    assert headers["Authorization"] == OWN
    assert headers["User-Agent"].startswith("twilio-python/")
    assert "Twiml=%3CResponse%3E" in body


def test_reads_of_every_kind_come_back_unchanged(app: App) -> None:
    app.twilio.says(
        {"calls": [], "page": 0, "next_page_uri": None}, **{"Twilio-Request-Id": "RQ1", "Set-Cookie": "x=1"}
    )
    assert app.client().calls.list(status="completed") == []
    assert app.twilio.seen[0][1] == f"{BASE}/Calls.json?Status=completed"
    answer = app.raw("GET", f"{BASE}/Recordings/RE1.mp3?RequestedChannels=2")
    assert answer.headers["Twilio-Request-Id"] == "RQ1"
    assert "Set-Cookie" not in answer.headers
    assert answer.content == app.twilio.answer[2]
    app.twilio.answer = (307, {"Location": "https://media.example/RE1", "Content-Type": "text/plain"}, b"there")
    moved = app.raw("GET", f"{BASE}/Recordings/RE1.mp3")
    assert (moved.status_code, moved.headers["Location"], moved.content) == (307, "https://media.example/RE1", b"there")
    app.twilio.says({"code": 20404, "message": "no such call", "more_info": "", "status": 404}, 404)
    with pytest.raises(TwilioRestException, match="no such call"):
        app.client().calls("CA1").fetch()


def test_a_recording_is_deleted_at_twilio(app: App) -> None:
    app.twilio.answer = (204, {}, b"")
    assert app.client().recordings("RE1").delete() is True
    assert app.twilio.seen[0][:2] == ("DELETE", f"{BASE}/Recordings/RE1.json")


@pytest.mark.parametrize(("user", "password"), [(KEY, KEY_SECRET), (ACCOUNT, "key")])
def test_other_credentials_stay_here_and_the_accounts_own_go_on(app: App, user: str, password: str) -> None:
    app.twilio.says({"balance": "1.00", "currency": "USD", "account_sid": ACCOUNT})
    secret = app.key if password == "key" else password
    assert app.client(user, secret, account=ACCOUNT).balance.fetch().balance == "1.00"
    assert app.twilio.seen[0][2]["Authorization"] == OWN


def test_only_the_token_itself_opens_the_resource_that_shows_the_token(app: App) -> None:
    app.twilio.says({"sid": ACCOUNT, "auth_token": TOKEN})
    assert app.client().api.accounts(ACCOUNT).fetch().auth_token == TOKEN
    for user, password in ((KEY, KEY_SECRET), (ACCOUNT, app.key)):
        for path in (f"{BASE}.json", "/2010-04-01/Accounts.json"):
            answer = app.raw("GET", path, auth=(user, password))
            assert answer.status_code in (401, 403)
            assert TOKEN not in answer.text
    assert len(app.twilio.seen) == 1


@pytest.mark.parametrize(
    ("scopes", "method", "status"),
    [(("read",), "GET", 200), (("send",), "GET", 403), (("send",), "POST", 200), (("read",), "POST", 403)],
)
def test_a_consentry_key_reads_and_calls_by_its_scopes(
    app: App, scopes: tuple[str, ...], method: str, status: int
) -> None:
    key = app.gateway.admin.make_key("acme", scopes, name="t", by="test")
    assert app.raw(method, f"{BASE}/Calls.json", {"To": ANNA}, auth=(ACCOUNT, key)).status_code == status
    assert len(app.twilio.seen) == (status == 200)


@pytest.mark.parametrize(
    "form",
    [
        {"Twiml": "<Response><Sms>Hi</Sms></Response>"},
        {"Twiml": "<Response>< SMS to='+17045550123'>Hi</SMS></Response>"},
        {"Twiml": "<Response><Message>Hi</Message></Response>"},
        {"Twiml": "<Response><t:Sms xmlns:t=''>Hi</t:Sms></Response>"},
        {"Twiml": "<!DOCTYPE x [<!ENTITY s 'x'>]><Response>&s;</Response>"},
        {"Url": "http://twimlets.com/echo?Twiml=%3CResponse%3E%3CSms%3EHi%3C%2FSms%3E%3C%2FResponse%3E"},
    ],
)
def test_a_call_cannot_send_a_text(app: App, form: dict[str, str]) -> None:
    for path in ("Calls.json", "Calls/CA1.json"):
        answer = app.post({"To": ANNA, "From": SENDER, **form}, f"{BASE}/{path}")
        assert (answer.status_code, answer.json()["details"]) == (403, {"reason": "not_through_here"})
    assert app.twilio.seen == []


def test_a_call_cannot_send_a_text_from_its_address_or_another_form(app: App) -> None:
    path = f"{BASE}/Calls.json?Twiml=%3CResponse%3E%3CSms%3EHi%3C/Sms%3E%3C/Response%3E"
    assert app.post({"To": ANNA, "From": SENDER}, path).status_code == 403
    files = {"Twiml": (None, "<Response><Sms>Hi</Sms></Response>"), "To": (None, ANNA)}
    assert app.post(None, f"{BASE}/Calls.json", files=files).status_code == 415
    assert app.twilio.seen == []


def test_what_only_sounds_like_a_text_is_a_call() -> None:
    assert not texts(Fields({"Twiml": ["<Response><Say>Your sms message</Say></Response>"], "Url": ["https://a/sms"]}))


# ---- what does not get through ----


@pytest.mark.parametrize("method", ["PUT", "PATCH", "HEAD", "OPTIONS"])
def test_methods_that_twilio_does_not_know(app: App, method: str) -> None:
    answer = app.raw(method, f"{BASE}/Calls.json")
    assert answer.status_code == 405
    assert method == "HEAD" or answer.json()["code"] == 20004
    assert app.raw("DELETE", f"{BASE}/Messages.json").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/2010-04-01",
        "/2010-04-01/",
        "/2008-08-01/Accounts.json",
        "/2010-04-01/Elsewhere.json",
        f"{BASE}/../{ACCOUNT}/Messages.json",
        f"{BASE}/%2e%2e/x",
        f"{BASE}/Calls%2FCA1.json%3Fx",
        f"{BASE}/Calls/a b",
        f"{BASE}/Calls/",
        f"{BASE}/Messages/SM1",
        f"{BASE}/Elsewhere/",
    ],
)
def test_other_paths_are_not_found(app: App, path: str) -> None:
    import requests
    from requests.models import PreparedRequest

    made = PreparedRequest()
    made.prepare("POST", app.base, auth=(ACCOUNT, TOKEN))
    made.url = f"{app.base}/compat/twilio{path}"
    with requests.Session() as session:
        answer = session.send(made, timeout=20, allow_redirects=False)
    assert answer.status_code == 404
    assert answer.json()["code"] == 20404
    assert app.twilio.seen == []


def test_twilio_away_is_said_and_whether_it_may_have_acted(app: App) -> None:
    senders = {n: replace(s, api_base="http://127.0.0.1:9") for n, s in app.policy.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    answer = app.post({"To": ANNA}, f"{BASE}/Calls.json")
    assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (503, 20503, "2")
    assert "nothing was sent on" in answer.json()["message"]


def test_an_answer_that_breaks_off_may_have_acted(app: App) -> None:
    app.twilio.answer = (200, {"Content-Length": "100", "Connection": "close"}, b"")
    answer = app.post({"To": ANNA}, f"{BASE}/Calls.json")
    assert (answer.status_code, answer.json()["code"]) == (504, 20504)
    assert "may have acted" in answer.json()["message"]


def test_a_slow_twilio_never_takes_every_thread(app: App) -> None:
    """Of eight threads, two may wait for it; a text goes on meanwhile."""
    app.twilio.wait.clear()
    waiting = [threading.Thread(target=app.raw, args=("GET", f"{BASE}/Calls.json")) for _ in range(2)]
    for thread in waiting:
        thread.start()
    end = threading.Event()
    while len(app.twilio.seen) < 2:
        end.wait(0.02)
    answer = app.raw("GET", f"{BASE}/Calls.json")
    assert (answer.status_code, answer.json()["code"]) == (503, 20503)
    assert app.send().status == "accepted"
    app.twilio.wait.set()
    for thread in waiting:
        thread.join()
    assert app.raw("GET", f"{BASE}/Calls.json").status_code == 200


def test_without_a_sender_at_twilio_nothing_is_passed(app: App) -> None:
    senders = {n: replace(s, provider="elsewhere") for n, s in POLICY.senders.items()}
    app.apply(replace(app.policy, senders=senders))
    answer = app.raw("GET", f"{BASE}/Calls.json", auth=(ACCOUNT, app.key))
    assert (answer.status_code, app.twilio.seen) == (404, [])
