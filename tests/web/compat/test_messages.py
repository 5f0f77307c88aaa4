"""One text through twilio-python: created, fetched, canceled, redacted, deleted, with everything that its SDK reads."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from msgspec.structs import replace
from twilio.base.exceptions import TwilioRestException

from app.consent.model import State
from app.gateway.send import Send
from app.phone import parse_phone
from app.providers.seam import Receipt, Status
from app.providers.twilio_message import text_of
from tests.web.compat.conftest import ACCOUNT, ANNA, BEN, POLICY, SECOND, SENDER, STRICT, App

KEYS = {
    "account_sid",
    "api_version",
    "body",
    "date_created",
    "date_sent",
    "date_updated",
    "direction",
    "error_code",
    "error_message",
    "from",
    "messaging_service_sid",
    "num_media",
    "num_segments",
    "price",
    "price_unit",
    "sid",
    "status",
    "subresource_uris",
    "to",
    "uri",
}
"""What Twilio's own answer has: see the sample send_response_201.json."""


def ours(sid: str) -> str:
    """Our id of a text, by its SID."""
    return str(text_of(sid, POLICY.tag))


def sent(app: App, sid: str, provider_id: str = "SM" + "a" * 32, *, status: Status = Status.DELIVERED) -> None:
    """A text leaves, and its receipt comes."""
    policy = app.gateway.core.businesses.get("acme")
    text = ours(sid)

    def plan(draft: Any, reading: Any) -> Any:
        record = reading.texts[text]
        moved = draft.move(record, State.SENDING, attempts=1)
        moved = draft.move(moved, State.SENT, provider_id=provider_id, rank=30)
        draft.steps[-2:] = [replace(draft.steps[-1], before=State.READY)]
        return draft.change(), None

    app.gateway.core.change(policy, app.record(text).text.consumer, plan, texts=[text])
    if status is not Status.SENT:
        receipt = Receipt(f"twilio:{provider_id}:{status}", provider_id, status, text=text, code="30003")
        assert app.gateway.receipts.take(policy, policy.senders[SENDER], receipt)


# ---- create ----


def test_a_reply_is_queued_and_wakes_a_worker(app: App) -> None:
    app.inbound()
    made = app.send("Yes, at nine.")
    assert (made.status, made.error_code, made.error_message) == ("queued", None, None)
    assert (made.to, made.from_, made.body, made.direction) == (ANNA, SENDER, "Yes, at nine.", "outbound-api")
    assert (made.num_segments, made.num_media, made.price, made.price_unit) == ("1", "0", None, "USD")
    assert made.account_sid == ACCOUNT
    assert made.date_created == made.date_updated
    assert made.date_sent is None
    assert app.rung == ["acme"]
    record = app.record(ours(made.sid))
    assert (record.state, record.text.by, record.text.ask.program) == (State.READY, f"account:{ACCOUNT}", "support")


def test_the_answer_has_exactly_what_twilios_has(app: App) -> None:
    app.inbound()
    answer = app.post({"To": ANNA, "From": SENDER, "Body": "Yes"})
    said = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Content-Type"] == "application/json"
    assert said.keys() == KEYS
    assert said["uri"] == f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{said['sid']}.json"
    assert said["subresource_uris"] == {"media": said["uri"].replace(".json", "/Media.json")}
    assert said["date_created"].endswith(" +0000")
    assert parsedate_to_datetime(said["date_created"]).tzinfo is not None
    assert answer.headers["Consentry-Message"] == ours(said["sid"])


def test_what_is_held_is_accepted_and_says_why(app: App) -> None:
    made = app.send()
    assert (made.status, made.error_code) == ("accepted", None)
    assert made.error_message.startswith("Held by Consentry (no_consent): No consent on record")
    assert app.post({"To": BEN, "From": SENDER, "Body": "Hi"}).headers["Consentry-Hold"] == "no_consent"
    assert app.record(ours(made.sid)).state is State.HELD
    app.inbound()
    assert app.send("Yes").error_message is None


def test_what_is_denied_is_an_unsubscribed_recipient(app: App) -> None:
    app.inbound("STOP")
    with pytest.raises(TwilioRestException) as caught:
        app.send()
    error = caught.value
    assert (error.code, error.status) == (21610, 400)
    assert "Consentry denied it (opted_out): They asked not to be texted" in error.msg
    assert error.details["reason"] == "opted_out"
    assert app.record(error.details["message"]).state is State.DENIED
    answer = app.post({"To": ANNA, "From": SENDER, "Body": "Hi"}).json()
    assert answer["more_info"] == "https://www.twilio.com/docs/errors/21610"
    assert not {"type", "title"} & answer.keys(), "with those, the SDK raises another class of error"


def test_a_sender_may_refuse_what_it_would_hold(app: App) -> None:
    with pytest.raises(TwilioRestException) as caught:
        app.send(from_=STRICT)
    error = caught.value
    assert (error.code, error.status, error.details["reason"]) == (30004, 400, "no_consent")
    assert app.record(error.details["message"]).state is State.WITHDRAWN, "it must not leave later"
    app.inbound(to=STRICT)
    assert app.send(from_=STRICT).status == "queued"
    assert app.record(error.details["message"]).state is State.WITHDRAWN


def test_a_refused_hold_is_refused_again_under_its_key(app: App) -> None:
    form = {"To": ANNA, "From": STRICT, "Body": "Hi"}
    first, second = (app.post(form, headers={"Idempotency-Key": "k1"}) for _ in range(2))
    assert first.status_code == second.status_code == 400
    assert first.json() == second.json()


def test_an_api_key_may_refuse_too_and_a_later_time_is_no_hold(app: App) -> None:
    key = next(iter(POLICY.compat.api_keys.values()))
    app.apply(
        replace(app.policy, compat=replace(app.policy.compat, api_keys={key.sid: replace(key, on_hold="refuse")}))
    )
    keyed = app.client(key.sid, app.environ["ACME_KEY_SECRET"], account=ACCOUNT)
    with pytest.raises(TwilioRestException) as caught:
        app.send(client=keyed)
    assert caught.value.code == 30004
    assert app.send().status == "accepted", "the account's own token waits as its Sender says"
    app.grant()
    later = datetime.fromtimestamp(app.gateway.core.clock() / 1000 + 86_400, UTC)
    scheduled = app.client(key.sid, app.environ["ACME_KEY_SECRET"], "/~reminders", ACCOUNT).messages.create(
        to=ANNA, from_=SENDER, body="Tomorrow", send_at=later, schedule_type="fixed"
    )
    assert scheduled.status == "scheduled"


def test_the_opt_out_line_that_is_added_is_shown(app: App) -> None:
    app.grant()
    made = app.send("See you at nine.", client=app.client(prefix="/~reminders"))
    assert made.body == "See you at nine. Reply STOP to opt out."
    assert app.client().messages(made.sid).fetch().body == made.body


@pytest.mark.parametrize("header", ["Idempotency-Key", "I-Twilio-Idempotency-Token"])
def test_a_repeat_finds_the_same_text(app: App, header: str) -> None:
    app.inbound()
    form = {"To": ANNA, "From": SENDER, "Body": "Hi"}
    first, second = (app.post(form, headers={header: "order-1"}).json() for _ in range(2))
    assert first["sid"] == second["sid"]
    assert app.post(form, headers={header: "order-2"}).json()["sid"] != first["sid"]
    other = app.post({**form, "Body": "Ho"}, headers={header: "order-1"})
    assert (other.status_code, other.json()["details"]) == (400, {"reason": "idempotency_mismatch"})
    bad = app.post(form, headers={header: "with space"})
    assert (bad.status_code, bad.json()["code"]) == (400, 20422)


def test_an_app_can_read_why_it_waits_from_the_headers(app: App) -> None:
    made = app.client().messages.create_with_http_info(to=ANNA, from_=SENDER, body="Hi")
    assert (made.status_code, made.headers["Consentry-Hold"]) == (201, "no_consent")
    assert made.headers["Consentry-Message"] == ours(made.data.sid)


# ---- fetch ----


def test_a_text_is_fetched_wherever_it_is_kept(app: App) -> None:
    app.inbound()
    made = app.send("Hi", media_url=["https://example.com/a.png", "https://example.com/b.jpg"])
    assert made.sid.startswith("MM")
    first = app.client().messages(made.sid).fetch()
    app.copy()
    app.redis.delete(app.gateway.core.store.keys("acme").text(ours(made.sid)))
    second = app.client().messages(made.sid).fetch()
    for name in ("sid", "body", "status", "to", "from_", "num_media", "date_created", "error_message"):
        assert getattr(first, name) == getattr(second, name) == getattr(made, name), name


def test_a_text_that_left_says_when_and_how_it_ended(app: App) -> None:
    app.inbound()
    made = app.send()
    sent(app, made.sid, status=Status.UNDELIVERED)
    app.copy()
    found = app.client().messages(made.sid).fetch()
    assert (found.status, found.error_code) == ("undelivered", 30003)
    assert found.error_message == "Unreachable destination handset"
    assert found.date_sent is not None
    by_theirs = app.client().messages("SM" + "a" * 32).fetch()
    assert (by_theirs.sid, by_theirs.status) == ("SM" + "a" * 32, "undelivered")


def test_an_inbound_text_is_found_by_the_sid_of_its_webhook(app: App) -> None:
    app.inbound("Do you have time?", sid="SM" + "b" * 32)
    app.copy()
    found = app.client().messages("SM" + "b" * 32).fetch()
    assert (found.direction, found.status, found.body) == ("inbound", "received", "Do you have time?")
    assert (found.from_, found.to) == (ANNA, SENDER)


def test_a_denial_after_it_was_taken_is_a_failure(app: App) -> None:
    made = app.send()
    app.inbound("STOP")
    found = app.client().messages(made.sid).fetch()
    assert (found.status, found.error_code) == ("failed", 21610)
    assert found.error_message.startswith("They asked not to be texted")


def test_a_text_of_another_business_or_of_nobody_is_not_found(app: App) -> None:
    other = replace(app.policy, business="rival", tag="R1VAL2", senders={}, compat=type(app.policy.compat)())
    rival = "+17045550140"
    sender = replace(POLICY.senders[SENDER], number=rival, account="AC" + "9" * 32, hook="another-hook-00000")
    app.gateway.admin.apply(replace(other, senders={rival: sender}), by="test")
    theirs = app.gateway.submit.one("rival", Send(rival, parse_phone(ANNA), "Hi"))
    app.twilio.says({"code": 20404, "message": "not here", "more_info": "", "status": 404}, 404)
    for sid in ("SM" + "0" * 32, "nonsense", "SM" + bytes(16).hex(), "SM" + theirs.id[-26:]):
        with pytest.raises(TwilioRestException) as caught:
            app.client().messages(sid).fetch()
        assert (caught.value.status, caught.value.code) == (404, 20404)


def test_what_consentry_never_saw_is_asked_of_twilio(app: App) -> None:
    app.twilio.says({"sid": "SM" + "c" * 32, "status": "delivered", "body": "from before"})
    found = app.client().messages("SM" + "c" * 32).fetch()
    assert found.body == "from before"
    method, path, headers, _ = app.twilio.seen[0]
    assert (method, path) == ("GET", f"/2010-04-01/Accounts/{ACCOUNT}/Messages/SM{'c' * 32}.json")
    assert headers["Authorization"].startswith("Basic ")


# ---- cancel, redact, delete ----


def test_a_text_that_waits_is_canceled_once(app: App) -> None:
    made = app.send()
    assert app.client().messages(made.sid).update(status="canceled").status == "canceled"
    assert app.record(ours(made.sid)).state is State.WITHDRAWN
    with pytest.raises(TwilioRestException) as caught:
        app.client().messages(made.sid).update(status="canceled")
    assert (caught.value.code, caught.value.status) == (30409, 400)


def test_a_text_that_left_is_redacted_and_still_tells_how_it_ended(app: App) -> None:
    app.inbound()
    made = app.send("Your result is positive.")
    sent(app, made.sid)
    assert app.client().messages(made.sid).update(body="").body == ""
    found = app.client().messages(made.sid).fetch()
    assert (found.body, found.to, found.status) == ("", None, "delivered")
    app.copy()
    app.redis.delete(app.gateway.core.store.keys("acme").text(ours(made.sid)))
    assert app.client().messages(made.sid).fetch().status == "delivered"
    entry = next(e for e in app.gateway.core.ledger.events("acme", type="erased").rows)
    assert (entry.facts["why"], entry.facts["by"]) == ("request", f"account:{ACCOUNT} redact")
    assert "positive" not in str(app.gateway.core.ledger.text("acme", ours(made.sid)))


def test_a_deleted_text_is_gone_for_good(app: App) -> None:
    app.inbound()
    made, other = app.send("One"), app.send("Two")
    sent(app, made.sid)
    assert app.client().messages(made.sid).delete() is True
    app.twilio.says({"code": 20404, "message": "not here", "more_info": "", "status": 404}, 404)
    for forgotten in (False, True):
        if forgotten:
            app.redis.delete(app.gateway.core.store.keys("acme").text(ours(made.sid)))
        with pytest.raises(TwilioRestException) as caught:
            app.client().messages(made.sid).fetch()
        assert caught.value.status == 404
    app.copy()
    outbound = [m.sid for m in app.client().messages.list(from_=SENDER)]
    assert outbound == [other.sid]


def test_a_text_that_is_not_done_cannot_be_deleted(app: App) -> None:
    made = app.send()
    with pytest.raises(TwilioRestException) as caught:
        app.client().messages(made.sid).delete()
    assert (caught.value.code, caught.value.status) == (20009, 409)


def test_what_the_law_keeps_is_neither_redacted_nor_deleted(app: App) -> None:
    app.inbound("STOP", sid="SM" + "d" * 32)
    app.copy()
    with pytest.raises(TwilioRestException) as caught:
        app.client().messages("SM" + "d" * 32).delete()
    assert (caught.value.status, caught.value.details) == (409, {"reason": "must_be_kept"})
    app.inbound("Hello", sender=BEN)
    made = app.send(to=BEN)
    sent(app, made.sid)
    app.gateway.legal_holds.begin("acme", parse_phone(BEN), note="lawsuit", by="test")
    with pytest.raises(TwilioRestException) as caught:
        app.client().messages(made.sid).update(body="")
    assert caught.value.details == {"reason": "legal_hold"}


@pytest.mark.parametrize("form", [{"Body": "other words"}, {"Status": "sent"}, {}])
def test_nothing_else_of_a_text_can_be_changed(app: App, form: dict[str, str]) -> None:
    made = app.send()
    answer = app.post(form, f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{made.sid}.json")
    assert (answer.status_code, answer.json()["code"]) == (400, 20422)
    assert app.record(ours(made.sid)).text.body == "Hello"


# ---- media ----


def test_the_pictures_of_a_text_are_listed(app: App) -> None:
    made = app.send("Hi", media_url=["https://example.com/a.png?x=1", "https://example.com/b"])
    found = app.client().messages(made.sid).media.list()
    assert [one.content_type for one in found] == ["image/png", None]
    assert {one.parent_sid for one in found} == {made.sid}
    assert all(one.sid.startswith("ME") and len(one.sid) == 34 for one in found)
    again = app.client().messages(made.sid).media(found[0].sid).fetch()
    assert again.uri == found[0].uri
    assert app.client().messages(app.send("no picture").sid).media.list() == []
    with pytest.raises(TwilioRestException):
        app.client().messages(made.sid).media("ME" + "0" * 32).fetch()


def test_both_senders_have_the_same_account(app: App) -> None:
    app.inbound(to=SECOND)
    assert app.send(from_=SECOND).from_ == SECOND
