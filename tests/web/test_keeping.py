"""STOP, the question in its answer, and KEEP, from the carrier's webhook to what arrives at the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from twilio.request_validator import RequestValidator

from app.consent.findings import Kept
from app.consent.model import ANY, DAY, HOUR, MINUTE, ConsentTier, Source
from app.errors import StoreUnavailable
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.intake import Heartbeat
from app.gateway.pressure import Pressure
from app.gateway.send import Send
from app.keyring import Keyring
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.wire import Wire
from app.settings import Settings
from app.simulator.running import CarrierThread
from app.store.codec import unpack_outbox
from app.wiring import Parts, assemble, create_web
from tests.clock import until_monday_noon
from tests.consent.worlds import OTHER, POLICY, SENDER, SHOWN
from tests.databases import migrated
from tests.fakes import Patient, fake_redis

ANNA = parse_phone("+17045550123")
TOKEN, HOOK, ACCOUNT, PUBLIC = "the-token", "hook-of-these-tests-00", "AC" + "0" * 31 + "1", "https://sms.example.com"
REMINDED = "Your visit is at 9. Reply STOP to opt out."


@dataclass
class Phone:
    """Anna's phone: what she texts goes through the signed webhook, what she gets is what the carrier was told."""

    parts: Parts
    client: FlaskClient
    carrier: CarrierThread
    deliver: Deliver
    works: bool = True  # whether a worker runs

    def texts(self, body: str, to: str = SENDER, **more: str) -> list[str]:
        """Text the Business; returns what arrives because of it."""
        before = len(self.arrived())
        sid = f"SM{next(_sids):032x}"
        form = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": ANNA.address, "To": to, "Body": body, **more}
        path = f"/hooks/simulator/{HOOK if to == SENDER else HOOK + to[-1]}/text"
        signature = RequestValidator(TOKEN).compute_signature(PUBLIC + path, form)
        how = {"content_type": "application/x-www-form-urlencoded", "headers": {"X-Twilio-Signature": signature}}
        assert self.client.post(path, data=urlencode(form), **how).status_code == 200  # type: ignore[arg-type]
        if self.works:
            self.deliver.drain()
        return self.arrived()[before:]

    def arrived(self) -> list[str]:
        return [text.body for text in self.carrier.received if text.to == ANNA.address]

    def agrees(self, program: str, tier: ConsentTier = ConsentTier.EXPRESS_WRITTEN) -> None:
        now = self.parts.core.clock()
        words = {"disclosure": SHOWN, "no_confirmation": "told on paper"}
        asked = GrantRequest(ANNA, program, tier, Source.PAPER, now, **words)  # type: ignore[arg-type]
        self.parts.gateway.consents.grant("demo", asked, by="t")

    def is_sent(self, program: str, body: str = "Your visit is at 9.") -> str:
        """Try to send; the state in which the text ends, or why it may not go."""
        done = self.parts.gateway.submit.one("demo", Send(SENDER, ANNA, body, program))
        self.deliver.drain()
        text = self.parts.core.store.texts("demo", [done.id])[done.id]
        return text.state.value if text.state.value in ("sent", "failed") else text.judged.reasons[0][0]

    def passes(self, ms: int) -> None:
        self.parts.core.directory.advance(ms)

    def entries(self, kind: type[Any]) -> list[Any]:
        store = self.parts.core.store
        found = [unpack_outbox(POLICY.tag, f)[1] for _, f in store.client.xrange(store.keys("demo").outbox)]
        return [entry for entry in found if isinstance(entry.fact, kind)]

    def applies(self, *, senders_of: dict[str, tuple[str, ...]] | None = None, **more: Any) -> None:
        senders = {
            n: replace(
                s,
                api_base=self.carrier.url,
                account=ACCOUNT,
                auth_token_env=("TOKEN",),
                hook=HOOK if n == SENDER else HOOK + n[-1],
            )
            for n, s in POLICY.senders.items()
        }
        programs = dict(POLICY.programs)
        programs["reminders"] = replace(programs["reminders"], description="appointment reminders")
        for program, numbers in (senders_of or {}).items():
            programs[program] = replace(programs[program], senders=numbers)
        self.parts.gateway.admin.apply(replace(POLICY, senders=senders, programs=programs, **more), by="test")


_sids = count(1)


class Interrupted(Patient):
    """A store in which something happens right after the next read, before what was read is used."""

    then: Callable[[], object] | None = None

    def read(self, *asked: Any, **how: Any) -> Any:
        found = super().read(*asked, **how)
        act, self.then = self.then, None
        if act:
            act()
        return found


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Phone]:
    engine = migrated(f"sqlite:///{tmp_path / 'ledger.db'}")
    environ = {"CONSENTRY_DATA": str(tmp_path), "PUBLIC_BASE_URL": PUBLIC, "TOKEN": TOKEN}
    settings = Settings.from_env({**environ, "CONSENTRY_REDIS_URL": "unix:///x"})
    store = Interrupted(fake_redis(), simulated_clock=True)
    pressure = Pressure(store, lambda: (0, 0))
    keyring = Keyring(b"x" * 32, b"y" * 32)
    parts = assemble(settings, keyring, store, Ledger(engine), ring=lambda business: None, pressure=pressure)
    parts.core.directory.advance(until_monday_noon())
    wire = Wire()
    with CarrierThread(token=TOKEN) as carrier:
        deliver = Deliver(parts.core, parts.gateway.release, wire, open_lanes=set)
        phone = Phone(parts, create_web(parts, Heartbeat(parts.core)).test_client(), carrier, deliver)
        phone.applies(stop_question=True)
        phone.agrees("reminders")
        phone.agrees("offers")
        yield phone
    wire.close()
    parts.core.ledger.close()


QUESTION = (
    "Demo: you will get no more texts from us. Reply START to get them again, or KEEP within 24 hours to get only "
    "appointment reminders."
)
PLAIN = "Demo: you will get no more texts from us. Reply START to get them again."
KEPT = "Demo: you will get appointment reminders, and no other texts from us. Reply STOP to stop these too."


def test_a_keep_goes_on_with_the_reminders_alone(anna: Phone) -> None:
    assert anna.is_sent("reminders") == "sent"
    assert anna.texts("STOP") == [QUESTION]
    assert anna.is_sent("reminders") == "opted_out", "the question delays nothing"
    anna.passes(HOUR)
    assert anna.texts("Keep!") == [KEPT]
    assert anna.is_sent("reminders") == "sent"
    assert anna.arrived()[-1] == REMINDED
    assert anna.is_sent("offers", "Whitening, half price.") == "opted_out"
    assert anna.is_sent("support", "How are you?") == "opted_out"
    (kept,) = anna.entries(Kept)
    found = {entry.id: entry for entry in anna.entries(object)}
    assert [found[one].private.body for one in kept.fact.because] == [QUESTION, "Keep!"]
    assert kept.fact.programs == ("reminders",)
    assert kept.fact.disclosure == found[kept.fact.because[0]].fact.disclosure != ""
    assert anna.texts("keep") == [], "it was answered"
    assert len(anna.entries(Kept)) == 1


def test_a_stop_after_a_keep_is_answered_and_asks_no_more(anna: Phone) -> None:
    anna.texts("STOP")
    anna.texts("KEEP")
    anna.passes(HOUR)
    assert anna.texts("STOP") == [PLAIN]
    assert anna.is_sent("reminders") == "opted_out"
    assert anna.texts("KEEP") == []
    assert anna.is_sent("reminders") == "opted_out"
    anna.texts("START")
    assert anna.is_sent("reminders") == "sent"


def test_whoever_says_stop_twice_has_said_it(anna: Phone) -> None:
    assert anna.texts("STOP") == [QUESTION]
    assert anna.texts("STOP") == [], "one answer"
    assert anna.texts("KEEP") == []
    assert anna.is_sent("reminders") == "opted_out"


@pytest.mark.parametrize(
    ("later", "said", "goes"),
    [
        (DAY - MINUTE, "KEEP", "sent"),
        (DAY, "KEEP", "opted_out"),
        (25 * HOUR, "KEEP", "opted_out"),
        (HOUR, "keep the reminders please", "sent"),
        (HOUR, "SEGUIR", "sent"),
        (HOUR, "YES", "opted_out"),
        (HOUR, "ok", "opted_out"),
        (HOUR, "keep texting me and I will sue", "opted_out"),
        (HOUR, "KEEP 🛑", "opted_out"),
        (HOUR, "HELP", "opted_out"),
    ],
)
def test_only_a_keep_within_the_day_counts(anna: Phone, later: int, said: str, goes: str) -> None:
    anna.texts("STOP")
    anna.passes(later)
    anna.texts(said)
    assert anna.is_sent("reminders") == goes


def test_a_keep_that_nothing_asked_for_is_an_ordinary_text(anna: Phone) -> None:
    assert anna.texts("KEEP") == []
    anna.applies()
    assert anna.texts("STOP") == [PLAIN], "policy does not ask"
    assert anna.texts("KEEP") == []
    assert anna.is_sent("reminders") == "opted_out"
    assert anna.entries(Kept) == []


def test_a_keep_before_the_answer_left_means_nothing(anna: Phone) -> None:
    anna.works = False
    anna.texts("STOP")
    anna.texts("KEEP")
    anna.works = True
    assert anna.texts("Hello?") == [QUESTION]
    assert anna.is_sent("reminders") == "opted_out"
    assert anna.texts("KEEP") == [KEPT]


def test_a_keep_to_another_number_answers_nothing(anna: Phone) -> None:
    anna.texts("STOP")
    assert anna.texts("KEEP", to=OTHER) == []
    assert anna.is_sent("reminders") == "opted_out"


def test_the_spanish_question_is_confirmed_in_spanish(anna: Phone) -> None:
    (asked,) = anna.texts("ALTO")
    assert "SEGUIR" in asked
    (kept,) = anna.texts("keep")
    assert kept.startswith("Demo: le enviaremos avisos")
    assert anna.is_sent("reminders") == "sent"


@pytest.mark.parametrize("said", ["STOPALL", "wrong number", "stop all"])
def test_who_leaves_no_doubt_is_not_asked(anna: Phone, said: str) -> None:
    assert "KEEP" not in anna.texts(said)[0]


def test_a_question_that_the_carrier_refused_was_never_asked(anna: Phone) -> None:
    anna.carrier.control(opted_out=[ANNA.address])
    assert anna.texts("STOP") == []
    anna.carrier.control(opted_out=[])
    assert anna.texts("KEEP") == []
    assert anna.is_sent("reminders") == "opted_out"
    assert anna.entries(Kept) == []
    anna.texts("START")
    assert anna.is_sent("reminders") == "sent", "it lifts the carrier's block as well"


def test_what_start_alone_brings_back_is_not_offered(anna: Phone) -> None:
    anna.applies(stop_question=True, senders_of={"reminders": (SENDER,)})
    anna.carrier.control(opted_out=[ANNA.address])
    assert anna.is_sent("reminders") == "failed"
    anna.carrier.control(opted_out=[])
    assert anna.texts("STOP", to=OTHER) == [PLAIN], "which names START"


def test_a_stop_of_one_category_has_nothing_to_ask(anna: Phone) -> None:
    anna.applies(stop_question=True, stop_scope="category", stop_scope_from=1)
    anna.is_sent("offers", "Your visit is at 9.")
    (said,) = anna.texts("STOP")
    assert "no more marketing texts" in said
    assert "KEEP" not in said
    assert anna.is_sent("reminders") == "sent"


def test_what_they_said_by_phone_in_that_very_moment_is_not_lost(anna: Phone) -> None:
    store = anna.parts.core.store
    assert isinstance(store, Interrupted)
    store.then = lambda: anna.parts.gateway.consents.revoke(
        "demo", ANNA, scope=ANY, source=Source.PHONE, received_at=0, note="", by="t"
    )
    assert anna.texts("STOP") == [PLAIN]
    assert anna.texts("KEEP") == []
    assert anna.is_sent("reminders") == "opted_out"


def test_a_stop_is_written_where_nothing_can_be_read_before_it(anna: Phone) -> None:
    def away() -> None:
        raise StoreUnavailable("Redis does not answer.")

    store = anna.parts.core.store
    assert isinstance(store, Interrupted)
    store.then = away
    assert anna.texts("STOP") == [PLAIN]
    assert anna.is_sent("reminders") == "opted_out"


def test_the_same_webhook_of_a_keep_again_does_nothing(anna: Phone) -> None:
    anna.texts("STOP")
    sid = f"SM{next(_sids):032x}"
    assert anna.texts("KEEP", MessageSid=sid) == [KEPT]
    assert anna.texts("KEEP", MessageSid=sid) == []
    assert len(anna.entries(Kept)) == 1


def test_the_standing_tells_what_was_asked(anna: Phone) -> None:
    anna.texts("STOP")
    key = anna.parts.gateway.admin.make_key("demo", ["read"], name="t", by="test")
    headers = {"Authorization": f"Bearer {key}"}

    def question() -> Any:
        return anna.client.get(f"/v1/consumers/{ANNA.address}", headers=headers).get_json()["standing"]["question"]

    asked = question()
    assert (asked["sender"], asked["programs"], asked["kept"]) == (SENDER, ["reminders"], False)
    assert asked["pending_until"]
    anna.passes(DAY)
    assert question()["pending_until"] is None
