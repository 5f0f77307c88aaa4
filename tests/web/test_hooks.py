"""Webhooks as Twilio sends them: signed over the public address, taken once, answered in its dialect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from twilio.request_validator import RequestValidator

from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.settings import Settings
from app.store.client import connect
from app.store.store import Store
from app.web import create
from app.wiring import Parts, assemble, create_web
from tests.consent.worlds import POLICY, SENDER
from tests.databases import migrated
from tests.fakes import fake_redis

TOKEN, HOOK, ACCOUNT = "the-token", "hook-of-these-tests-00", "AC" + "0" * 31 + "1"
PUBLIC = "https://sms.example.com"
ANNA = "+17045550123"
EMPTY = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'


@dataclass
class Web:
    """The web on a store, and signed requests to it."""

    parts: Parts
    client: FlaskClient

    def post(self, form: dict[str, str] | str, what: str = "text", query: str = "", **how: Any) -> Any:
        """Post a form as Twilio would; `signature` replaces the right one."""
        path = f"/hooks/twilio/{HOOK}/{what}" + (f"?{query}" if query else "")
        body = form if isinstance(form, str) else urlencode(form)
        params = form if isinstance(form, dict) else {}
        signature = how.get("signature") or RequestValidator(TOKEN).compute_signature(PUBLIC + path, params)
        return self.client.post(
            path,
            data=body,
            content_type="application/x-www-form-urlencoded",
            headers={"X-Twilio-Signature": signature},
        )

    def digest(self) -> tuple[int, int]:
        """Enough of the store to see that nothing was written."""
        client = self.parts.core.store.client
        return client.dbsize(), client.xlen("{demo}:outbox")

    def standing(self) -> Any:
        core = self.parts.core
        who = core.identity.consumer("demo", ANNA)
        return core.store.read("demo", POLICY.tag, [who]).snapshots[who].standing


def parts_on(store: Store, folder: Path) -> Parts:
    engine = migrated(f"sqlite:///{folder / 'ledger.db'}")
    settings = Settings.from_env(
        {"CONSENTRY_DATA": str(folder), "PUBLIC_BASE_URL": PUBLIC, "TOKEN": TOKEN, "CONSENTRY_REDIS_URL": "unix:///x"}
    )
    pressure = Pressure(store, lambda: (0, 0))
    keyring = Keyring(b"x" * 32, b"y" * 32)
    parts = assemble(settings, keyring, store, Ledger(engine), ring=lambda business: None, pressure=pressure)
    senders = {
        n: replace(s, provider="twilio", account=ACCOUNT, auth_token_env=("TOKEN",), hook=HOOK if n == SENDER else "")
        for n, s in POLICY.senders.items()
    }
    parts.gateway.admin.apply(replace(POLICY, senders=senders), by="test")
    return parts


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    parts = parts_on(Store(fake_redis()), tmp_path)
    yield Web(parts, create_web(parts, Heartbeat(parts.core)).test_client())
    parts.core.ledger.close()


def text(body: str = "Hi", sid: str = "SM" + "a" * 32, **more: str) -> dict[str, str]:
    return {
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": ANNA,
        "To": SENDER,
        "Body": body,
        "NumMedia": "0",
        **more,
    }


def test_a_signed_text_opens_the_window(web: Web) -> None:
    answer = web.post(text())
    assert (answer.status_code, answer.data) == (200, EMPTY)
    assert answer.content_type == "text/xml"
    assert SENDER in web.standing().windows


def test_the_raw_query_is_part_of_what_is_signed(web: Web) -> None:
    assert web.post(text(), query="a=%27b%27&c=%C3%A9").status_code == 200


def test_a_stop_is_on_disk_before_the_answer(web: Web) -> None:
    assert web.post(text("STOP")).data == EMPTY
    assert web.standing().revoked() is not None


def test_the_same_webhook_again_gets_the_same_answer_and_does_nothing(web: Web) -> None:
    first = web.post(text())
    before = web.digest()
    again = web.post(text())
    assert (again.status_code, again.data) == (first.status_code, first.data)
    assert web.digest() == before


@pytest.mark.parametrize(
    ("form", "how", "status"),
    [
        (text(), {"signature": "Zm9yZ2Vk"}, 403),
        (text(AccountSid="AC" + "f" * 32), {}, 403),
        (text(From="nobody"), {}, 422),
        (text(MessageSid=""), {}, 422),
    ],
)
def test_what_is_refused_leaves_no_trace(web: Web, form: dict[str, str], how: dict[str, Any], status: int) -> None:
    before = web.digest()
    answer = web.post(form, **how)
    assert answer.status_code == status
    assert answer.content_type == "text/xml"
    assert answer.data == b"", "a plain text body would be sent to the consumer"
    assert web.digest() == before


@pytest.mark.parametrize(
    "body",
    [
        urlencode([*text().items(), ("Body", "STOP")]),
        urlencode([*text().items(), *((f"F{n}", "x") for n in range(5_000))]),
    ],
    ids=["repeated", "5,000 fields"],
)
def test_a_form_that_can_be_read_two_ways_is_refused(web: Web, body: str) -> None:
    before = web.digest()
    pairs = dict(p.split("=", 1) for p in body.split("&"))
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/hooks/twilio/{HOOK}/text", pairs)
    assert web.post(body, signature=signature).status_code in (400, 403)
    assert web.digest() == before


def test_a_webhook_larger_than_any_text_is_refused(web: Web) -> None:
    assert web.post(text(body="x" * 70_000)).status_code == 413


@pytest.mark.parametrize("path", ["/hooks/twilio/wrong-hook-000000000/text", "/hooks/nobody/x/text"])
def test_no_such_hook(web: Web, path: str) -> None:
    answer = web.client.post(path, data=text())
    assert answer.status_code == 404
    assert b"<!doctype" not in answer.data


def test_only_xml_or_nothing_on_these_routes_whatever_the_error(web: Web) -> None:
    for answer in (web.client.get(f"/hooks/twilio/{HOOK}/text"), web.client.post(f"/hooks/twilio/{HOOK}/other")):
        assert answer.content_type.startswith("text/xml") or answer.data == b""


def test_what_nobody_foresaw_is_no_page_either(web: Web) -> None:
    class Broken:
        def knows_event(self, business: str, event: str) -> bool:
            raise RuntimeError("broken")

        def close(self) -> None: ...

    ledger, web.parts.core.ledger = web.parts.core.ledger, Broken()  # type: ignore[assignment]
    answer = web.post(text())
    ledger.close()
    assert (answer.status_code, answer.data, answer.content_type) == (500, b"", "text/xml")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_gets_no_page(web: Web, method: str) -> None:
    answer = web.client.open(f"/hooks/twilio/{HOOK}/text", method=method)
    assert (answer.status_code, answer.data) == (405, b"")


def test_a_status_callback_moves_the_text(web: Web) -> None:
    from app.consent.model import State
    from app.gateway.send import Send
    from app.phone import parse_phone

    web.post(text())
    sent = web.parts.gateway.submit.one("demo", Send(SENDER, parse_phone(ANNA), "Hello"))
    core = web.parts.core

    def plan(draft: Any, reading: Any) -> Any:
        draft.move(reading.texts[sent.id], State.SENDING, token="t", attempts=1)
        return draft.change(), None

    core.change(core.businesses.get("demo"), core.identity.consumer("demo", ANNA), plan, texts=[sent.id])
    form = {
        "MessageSid": "SM" + "b" * 32,
        "AccountSid": ACCOUNT,
        "From": SENDER,
        "To": ANNA,
        "MessageStatus": "delivered",
    }
    answer = web.post(form, "status", query=f"text={sent.id}")
    assert answer.status_code == 200
    assert core.store.texts("demo", [sent.id])[sent.id].state is State.DELIVERED


def test_redis_away_is_503_within_two_seconds_and_nothing_leaves(tmp_path: Path) -> None:
    import time

    parts = parts_on(Store(fake_redis()), tmp_path)
    parts.core.store.client.ping()
    away = connect("unix:///nowhere/at/all.sock")
    broken = Store(away)
    core = parts.core
    core.businesses.all()
    core.store, core.lanes = broken, type(core.lanes)(broken)
    lost: list[bool] = []
    app = create(parts.gateway, parts.uploads, admin_port=8081, threads=4, lost=lambda: lost.append(True))
    web = Web(parts, app.test_client())
    begun = time.monotonic()
    answer = web.post(text("STOP"))
    assert time.monotonic() - begun < 2
    assert (answer.status_code, answer.data) == (503, b"")
    assert answer.headers["Retry-After"]
    assert lost == [True], "what the carrier may never bring again will be looked for in its list"
    parts.core.ledger.close()
