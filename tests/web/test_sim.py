"""The simulator's page: on the admin port, from this page only, with nothing from outside taken as markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from werkzeug.test import TestResponse

from app.simulator.carrier import ACCOUNT
from app.simulator.running import CarrierThread
from app.web.sim.faults import FAULTS
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, on
from tests.web.conftest import OTHER, Api

ADMIN = "http://127.0.0.1:8081"


class Sim:
    """The page on a real carrier, whose webhooks nobody takes."""

    def __init__(self, api: Api, carrier: CarrierThread) -> None:
        self.api, self.carrier = api, carrier
        self.client = api.app.test_client()

    def get(self, path: str = "/sim", base: str = ADMIN, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=base, buffered=True, **more)

    def post(self, path: str, base: str = ADMIN, headers: dict[str, str] | None = None, **form: str) -> TestResponse:
        said = {"sender": SENDER, "phone": ANNA, **form}
        return self.client.post(f"/sim/{path}", base_url=base, data=said, headers=headers or {})

    def state(self) -> Any:
        return self.get("/sim/state").get_json()


@pytest.fixture
def sim(api: Api) -> Iterator[Sim]:
    with CarrierThread() as carrier:
        api.gateway.admin.apply(on(carrier), by="test")
        api.gateway.core.businesses.forget()
        api.gateway.core.directory.advance(-api.gateway.core.directory.ahead())
        yield Sim(api, carrier)


@pytest.mark.parametrize("path", ["/sim", "/sim/state", "/sim/static/sim.js", "/sim/static/sim.css"])
def test_it_is_on_the_admin_port_alone(sim: Sim, path: str) -> None:
    assert sim.get(path).status_code == 200
    assert sim.get(path, base="http://127.0.0.1:8080").status_code == 404


def test_nothing_that_was_texted_is_markup(sim: Sim) -> None:
    sim.carrier.text_in(ANNA, SENDER, "<script>alert(1)</script>")
    answer = sim.get()
    assert b"<script>alert(1)" not in answer.data
    assert b"&lt;script&gt;alert(1)" in answer.data
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": ADMIN}, 303),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(sim: Sim, headers: dict[str, str], status: int) -> None:
    assert sim.post("clock", headers=headers, step="1h").status_code == status
    assert (sim.api.gateway.core.directory.ahead() > 0) is (status == 303)


@pytest.mark.parametrize(
    ("host", "status"), [("localhost", 200), ("127.0.0.1", 200), ("[::1]", 200), ("127.0.0.1.evil.example", 403)]
)
def test_a_stranger_s_name_for_this_machine_is_refused(sim: Sim, host: str, status: int) -> None:
    assert sim.get(headers={"Host": f"{host}:8081"}).status_code == status


def test_a_text_reaches_the_carrier_and_the_page(sim: Sim) -> None:
    sim.carrier.control(hooks={SENDER: {"url": "http://127.0.0.1:9/", "token": "t", "account": ACCOUNT}})
    answer = sim.post("text", body="Hi")
    assert answer.status_code == 422
    assert b"the gateway answered None" in answer.data
    assert b'value="Hi"' in answer.data, "what was written is still there"
    assert [(text["mine"], text["body"]) for text in sim.state()["texts"]] == [(True, "Hi")]


@pytest.mark.parametrize(
    ("path", "form", "says"),
    [
        ("text", {"body": "  "}, "Write something"),
        ("text", {"body": "Hi", "phone": "12"}, "phone"),
        ("text", {"body": "Hi", "sender": "+17045550199"}, "no sender on the simulator"),
        ("clock", {"amount": "-5", "unit": "hours"}, "whole number"),
        ("clock", {"amount": "5", "unit": "years"}, "whole number"),
        ("clock", {"amount": "99999", "unit": "days"}, "ten years"),
        ("faults", {"kind": "gremlins"}, "Choose a fault"),
        ("faults", {"kind": "hang", "count": "many"}, "count"),
    ],
)
def test_what_is_wrong_is_said_on_the_page(sim: Sim, path: str, form: dict[str, str], says: str) -> None:
    answer = sim.post(path, **form)
    assert answer.status_code == 422
    assert b'role="alert"' in answer.data
    assert says.encode() in answer.data
    assert sim.api.gateway.core.directory.ahead() == 0


@pytest.mark.parametrize("kind", sorted(set(FAULTS) - {"refuse"}))
def test_each_fault_can_be_chosen_is_listed_and_cleared(sim: Sim, kind: str) -> None:
    assert sim.post("faults", kind=kind, to="phone", count="3").status_code == 303
    (line,) = sim.state()["faults"]
    assert FAULTS[kind] in line or kind == "opted_out"
    assert sim.post("faults", clear="1").status_code == 303
    assert sim.state()["faults"] == []


def test_faults_join_each_other(sim: Sim) -> None:
    for kind in ("hang", "latency_ms", "reversed", "silent"):
        sim.post("faults", kind=kind, count="")
    assert len(sim.state()["faults"]) == 4


def test_a_carrier_that_does_not_answer_is_said_and_the_page_stays(sim: Sim) -> None:
    sim.post("faults", kind="refuse")
    answer = sim.get()
    assert answer.status_code == 200
    assert b"does not answer" in answer.data
    assert sim.post("faults", kind="hang").status_code == 503


def test_without_a_simulated_sender_it_says_so(api: Api) -> None:
    for policy in (POLICY, OTHER):
        real = {n: replace(s, provider="twilio", account=ACCOUNT) for n, s in policy.senders.items()}
        api.gateway.admin.apply(replace(policy, senders=real), by="test")
    api.gateway.core.businesses.forget()
    page = api.app.test_client().get("/sim", base_url=ADMIN)
    assert b"No sender is on the simulator" in page.data
