"""One contract for every provider: what it brings is taken once, what it did not send leaves no trace, and whatever
the carrier does, no text goes twice."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.config.reading import ConfigError
from app.consent.entries import Blocked, Noted, Revoked, TextReceived
from app.errors import BadInput, Forged
from app.providers.calls import Answer, Fault
from app.providers.registry import provider
from app.providers.seam import Fate, HookRequest, OutboundText, Outcome, Provider, Status
from tests.providers.conftest import Gate, policy_of, written
from tests.providers.kits import ALSO_OURS, ANNA, BEN, HOOK, KITS, OURS, kit
from tests.providers.loopback import rst

at_each = pytest.mark.parametrize("gate", KITS, indirect=True)


def carrier_of(name: str) -> Provider:
    """The provider of the kit of that name."""
    return provider(kit(name).name)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"


# ---- what comes in ----


@at_each
def test_a_text_opens_the_window_of_the_number_it_was_written_to(gate: Gate) -> None:
    answer = gate.post(gate.kit.text("Do you have time for me?"))
    assert 200 <= answer.status_code < 300
    assert set(gate.standing().windows) == {OURS}
    assert 200 <= gate.post(gate.kit.text("And you?", 2, to=ALSO_OURS)).status_code < 300
    assert set(gate.standing().windows) == {OURS, ALSO_OURS}, "one hook may serve all numbers of an account"


@at_each
def test_a_stop_is_on_record_when_it_is_answered(gate: Gate) -> None:
    gate.post(gate.kit.text("Hello", 1))
    assert 200 <= gate.post(gate.kit.text("Stop", 2)).status_code < 300
    assert gate.standing().revoked() is not None
    assert gate.send().state.value == "denied"


@at_each
def test_the_same_webhook_again_changes_nothing(gate: Gate) -> None:
    for post in (gate.kit.text("Hello", 1), gate.kit.text("STOP", 2)):
        first = gate.post(post)
        before = gate.digest()
        again = gate.post(post)
        assert (again.status_code, again.data) == (first.status_code, first.data)
        assert gate.digest() == before


@at_each
def test_it_is_answered_within_its_limits_and_with_no_words_that_a_carrier_would_send_on(gate: Gate) -> None:
    carrier = provider(gate.kit.name)
    assert carrier.stop_wait < gate.kit.ack_seconds
    for answer in (gate.post(gate.kit.text("Hi")), gate.post(gate.kit.forged(gate.kit.text("Hi", 2))[0])):
        size = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers) + len(answer.data)
        assert size + len("HTTP/1.1 200 OK\r\n\r\n") + 100 < gate.kit.ack_bytes  # what the server in front adds
        assert b"<!doctype" not in answer.data.lower()
        assert "text/plain" not in answer.content_type


@at_each
def test_what_the_provider_did_not_send_leaves_no_trace(gate: Gate) -> None:
    before = gate.digest()
    forged = gate.kit.forged(gate.kit.text("STOP"))
    assert len(forged) >= 2, "at least nothing at all, and something of somebody else"
    for post in forged:
        assert gate.post(post).status_code in (401, 403)
    stale = gate.kit.stale(gate.kit.text("STOP", 2))
    if stale:
        assert gate.post(stale).status_code in (401, 403)
    assert gate.digest() == before


@at_each
def test_what_proved_one_text_proves_no_other(gate: Gate) -> None:
    post = gate.kit.text("Hello")
    other = gate.kit.spent(post)
    if other is None:
        return  # its signature covers what is said
    first = gate.post(post)
    assert 200 <= first.status_code < 300
    before = gate.digest()
    assert gate.post(other).status_code in (401, 403)
    assert gate.post(post).status_code == first.status_code, "the same again is a repeat"
    assert gate.digest() == before


@at_each
def test_what_cannot_be_understood_is_refused_and_leaves_no_trace(gate: Gate) -> None:
    before = gate.digest()
    malformed = gate.kit.malformed()
    assert len(malformed) >= 4
    for post in malformed:
        assert 400 <= gate.post(post).status_code < 500, post.body
    assert gate.digest() == before


@at_each
def test_no_body_breaks_it(gate: Gate) -> None:
    bodies = ["", "\0", "😀" * 400, "é\r\n\t\u2028", "STOP\0", '"}]<script>&amp;%00+ =', "\ufeffhi", "x" * 1600]
    for number, body in enumerate(bodies, 1):
        assert 200 <= gate.post(gate.kit.text(body, number)).status_code < 300, repr(body)
    taken = [entry.private.body for entry in gate.entries() if isinstance(entry.fact, TextReceived | Revoked)]
    assert taken == [body.replace("\0", "\ufffd") for body in bodies]


@at_each
def test_pictures_come_with_their_addresses(gate: Gate) -> None:
    found = gate.kit.media()
    if found is None:
        return  # this provider brings no pictures
    post, urls = found
    assert 200 <= gate.post(post).status_code < 300
    assert [entry.private.media for entry in gate.entries()] == [urls]


@at_each
def test_a_text_to_a_group_opens_no_window_and_its_stop_is_its_writer_s_alone(gate: Gate) -> None:
    post = gate.kit.group("Hello all", 1)
    if post is None:
        return  # this provider brings no group texts
    assert 200 <= gate.post(post).status_code < 300
    assert not gate.standing().windows
    stop = gate.kit.group("STOP", 2)
    assert stop
    assert 200 <= gate.post(stop).status_code < 300
    assert gate.standing().revoked() is not None
    assert gate.standing(BEN).revoked() is None


@at_each
def test_an_opt_out_at_the_provider_is_one_here(gate: Gate) -> None:
    post = gate.kit.opt_out()
    if post is None:
        return  # this provider says it in no other way than by a text or a refusal
    gate.post(gate.kit.text("Hello"))
    assert 200 <= gate.post(post).status_code < 300
    assert gate.standing().revoked() is not None
    before = gate.digest()
    assert 200 <= gate.post(post).status_code < 300
    assert gate.digest() == before


@pytest.mark.parametrize("name", KITS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=st.sampled_from(["text", "status"]), body=st.binary(max_size=60), kind=st.text(max_size=20), at=st.data())
def test_whatever_bytes_arrive_it_says_what_is_wrong(name: str, what: str, body: bytes, kind: str, at: Any) -> None:
    carrier, own = carrier_of(name), kit(name)
    whole = own.text("Hi").body
    cut = at.draw(st.integers(0, len(whole)))
    account = _account(name)
    for sent in (body, whole[:cut] + body + whole[cut:], whole[:cut]):
        headers = {**own.text("Hi").headers, **({"Content-Type": kind} if at.draw(st.booleans()) else {})}
        request = HookRequest("POST", f"/hooks/{own.name}/{HOOK}/{what}", "", headers, sent)
        for read in (carrier.greet, carrier.verify, carrier.events):
            with contextlib.suppress(BadInput, Forged):
                read(account, request)


# ---- receipts ----


def sending(gate: Gate, number: int = 1) -> Any:
    """A text that the carrier took as `provider_id(number)`."""
    gate.post(gate.kit.text("Hello", 900 + number))
    sent = gate.send()
    assert gate.deliver() == 1
    return sent


@at_each
@pytest.mark.parametrize("said", Status)
def test_each_word_of_the_carrier_moves_the_text_once_and_in_any_order(gate: Gate, said: Status) -> None:
    sent = sending(gate)
    assert gate.state(sent) == "sent"
    assert gate.text_of(sent).provider_id == gate.kit.provider_id(1)
    post = gate.kit.status(said, sent.id)
    if post is None:
        return  # this provider has no such word
    ends = {
        Status.DELIVERED: "delivered",
        Status.READ: "delivered",
        Status.FAILED: "failed",
        Status.CANCELED: "failed",
        Status.UNDELIVERED: "undelivered",
        Status.EXPIRED: "undelivered",
    }
    for _ in range(2):
        assert 200 <= gate.post(post).status_code < 300
        assert gate.state(sent) == ends.get(said, "sent")
    late = gate.kit.status(Status.SENT, sent.id) or gate.kit.status(Status.SENDING, sent.id)
    if late:
        assert 200 <= gate.post(late).status_code < 300
        assert gate.state(sent) == ends.get(said, "sent"), "an older word that comes late changes nothing"
    assert sum(isinstance(entry.fact, Noted) for entry in gate.entries()) == 0


@at_each
def test_two_last_words_keep_the_first_and_record_the_other(gate: Gate) -> None:
    sent = sending(gate)
    first = gate.kit.status(Status.UNDELIVERED, sent.id) or gate.kit.status(Status.FAILED, sent.id)
    delivered = gate.kit.status(Status.DELIVERED, sent.id)
    if not (first and delivered):
        assert provider(gate.kit.name).keeps_log, "a carrier that says nothing must be asked"
        return
    gate.post(first)
    state = gate.state(sent)
    gate.post(delivered)
    assert gate.state(sent) == state
    assert sum(isinstance(entry.fact, Noted) for entry in gate.entries()) == 1


@at_each
def test_a_refusal_for_an_opt_out_becomes_a_revocation(gate: Gate) -> None:
    sent = sending(gate)
    post = gate.kit.blocked(sent.id)
    if post is None:
        assert not provider(gate.kit.name).tells_status, "a carrier that says nothing must be asked"
        return
    assert 200 <= gate.post(post).status_code < 300
    assert gate.state(sent) in ("undelivered", "failed")
    blocked = [entry.fact for entry in gate.entries() if isinstance(entry.fact, Blocked)]
    assert [fact.sender for fact in blocked] == [OURS]
    assert gate.standing().revoked() is not None
    assert gate.send().state.value == "denied"


# ---- sending ----


@at_each
def test_what_the_carrier_is_asked_to_send_is_the_text(gate: Gate) -> None:
    gate.post(gate.kit.text("Hello"))
    body = 'Yes: 3 o\'clock & 4 😀 é ‹+%› \\ "q"\nsecond line'
    sent = gate.send(body)
    assert gate.deliver() == 1
    (found,) = gate.carrier.sent
    ours = sent.id if gate.kit.gives_back else None
    assert gate.kit.gives_back == provider(gate.kit.name).gives_back
    assert (found.sender, found.to, found.body, found.media, found.text) == (OURS, ANNA, body, (), ours)
    pictures = ("https://acme.example/a.jpg", "https://acme.example/b.png")
    with contextlib.suppress(BadInput):  # a provider may say that it cannot carry pictures
        call = provider(gate.kit.name).send_call(gate.account, OutboundText("msg_1", OURS, ANNA, "Look", pictures))
        headers = {name.lower(): value for name, value in call.headers}
        if call.token:
            headers["authorization"] = gate.carrier.requests[0][1]["authorization"]
        path = call.url.removeprefix(gate.carrier.server.url.rstrip("/"))
        assert gate.kit.read(path, headers, call.body).media == pictures


def hang(_connection: socket.socket) -> Answer | bool:
    time.sleep(1.5)
    return False


def drip(connection: socket.socket) -> Answer | bool:
    connection.sendall(HEAD)
    with contextlib.suppress(OSError):  # we do not listen for so long
        for _ in range(15):
            connection.sendall(b" ")
            time.sleep(0.1)
    return False


def reset(connection: socket.socket) -> Answer | bool:
    rst(connection)
    return False


def garbled(connection: socket.socket) -> Answer | bool:
    connection.sendall(b"\x16\x03\x01 what is this\r\n\r\n")
    return False


def huge(connection: socket.socket) -> Answer | bool:
    with contextlib.suppress(OSError):  # we do not read so much
        return written(connection, Answer(200, {}, b" " * 200_000))
    return False


def answers(status: int, body: bytes = b"", **headers: str) -> Callable[[socket.socket], Answer | bool]:
    return lambda _connection: Answer(status, {n.replace("_", "-"): v for n, v in headers.items()}, body)


FAULTS: dict[str, tuple[Callable[[socket.socket], Answer | bool], Fate]] = {
    "hangs": (hang, Fate.UNKNOWN),
    "drips": (drip, Fate.UNKNOWN),
    "resets": (reset, Fate.UNKNOWN),
    "closes": (lambda _connection: False, Fate.UNKNOWN),
    "garbled": (garbled, Fate.UNKNOWN),
    "huge": (huge, Fate.UNKNOWN),
    "500": (answers(500), Fate.UNKNOWN),
    "502 with a page": (answers(502, b"<html>Bad gateway</html>"), Fate.UNKNOWN),
    "503, wait": (answers(503, b"{}", Retry_After="1"), Fate.UNKNOWN),
    "200 with nothing": (answers(200), Fate.UNKNOWN),
    "200 with a page": (answers(200, b"<html>Welcome</html>"), Fate.UNKNOWN),
    "200 with another shape": (answers(200, b'{"ok": true}'), Fate.UNKNOWN),
    "200 with a list": (answers(200, b"[[]]"), Fate.UNKNOWN),
    "204": (answers(204), Fate.UNKNOWN),
    "302": (answers(302, Location="http://127.0.0.1:1/"), Fate.FAILED),
    "429": (answers(429), Fate.NOT_SENT),
    "429, wait": (answers(429, b"{}", Retry_After="120"), Fate.NOT_SENT),
    "401": (answers(401, b"{}"), Fate.NOT_SENT),
    "404": (answers(404, b"{}"), Fate.FAILED),
}
STATES = {Fate.UNKNOWN: "unknown", Fate.FAILED: "failed", Fate.NOT_SENT: "ready"}


@at_each
@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_the_carrier_does_the_outcome_is_exact_and_no_text_goes_twice(gate: Gate, fault: str) -> None:
    act, fate = FAULTS[fault]
    gate.carrier.answer = lambda number, connection: act(connection) if number == 1 else gate.kit.accepts(number)
    assert gate.post(gate.kit.text("Hello")).status_code < 300
    sent = gate.send("One")
    left = gate.deliver()
    if left:
        assert fate is Fate.NOT_SENT, "only what was certainly not sent is tried again"
        assert (left, gate.state(sent), len(gate.carrier.requests)) == (1, "sent", 2)
    else:
        assert (gate.state(sent), len(gate.carrier.requests)) == (STATES[fate], 1), gate.text_of(sent)
    assert {each.text for each in gate.carrier.sent} == {sent.id if gate.kit.gives_back else None}
    assert {each.body for each in gate.carrier.sent} == {"One"}


@at_each
def test_where_nobody_listens_no_byte_has_left(gate: Gate) -> None:
    gate.post(gate.kit.text("Hello"))
    gate.carrier.server.__exit__()
    sent = gate.send()
    assert gate.deliver() == 0
    assert gate.state(sent) == "ready"


@pytest.mark.parametrize(
    ("name", "said"), [(name, said) for name in KITS for said in kit(name).answers()], ids=lambda x: str(x)[:24]
)
def test_each_answer_means_exactly_what_the_provider_says(name: str, said: tuple[str, Answer, Outcome]) -> None:
    label, answer, meant = said
    assert carrier_of(name).outcome(answer) == meant, label


@pytest.mark.parametrize("name", KITS)
@given(status=st.integers(100, 599), body=st.binary(max_size=200) | st.sampled_from([b"{}", b"[]", b"null", b'"x"']))
def test_no_answer_breaks_it_and_none_that_says_nothing_is_a_success(name: str, status: int, body: bytes) -> None:
    outcome = carrier_of(name).outcome(Answer(status, {}, body))
    assert outcome.fate is not Fate.SENT
    if status >= 500:
        assert outcome.fate in (Fate.UNKNOWN, Fate.NOT_SENT)
    if 200 <= status < 300:
        assert outcome.fate is Fate.UNKNOWN


@pytest.mark.parametrize("name", KITS)
@pytest.mark.parametrize("accepted", [True, False])
def test_an_accepted_text_has_an_id_and_a_broken_line_is_doubt(name: str, accepted: bool) -> None:
    carrier, own = carrier_of(name), kit(name)
    if accepted:
        outcome = carrier.outcome(own.accepts(7))
        assert (outcome.fate, outcome.provider_id) == (Fate.SENT, own.provider_id(7))
    assert carrier.outcome(Fault(reached=True, why="reset")) == Outcome(Fate.UNKNOWN, why="reset")
    assert carrier.outcome(Fault(reached=False, why="dns")) == Outcome(Fate.NOT_SENT, why="dns")


# ---- its log, its settings ----


@at_each
def test_its_log_names_a_text_as_its_webhook_did(gate: Gate) -> None:
    carrier = provider(gate.kit.name)
    page = gate.kit.listing([(2, "STOP"), (1, "Hello")])
    assert (page is not None) == carrier.keeps_log
    if page is None:
        with pytest.raises(BadInput):
            carrier.list_call(gate.account, inbound=True, since=0)
        return
    assert carrier.list_call(gate.account, inbound=True, since=0).url.startswith(gate.carrier.server.url)
    listed = carrier.listed(gate.account, page)
    assert [text.body for text in listed.inbound] == ["STOP", "Hello"]
    assert listed.unread == 0
    for text, number in zip(listed.inbound, (2, 1), strict=True):
        assert text.received_at
        gate.post(gate.kit.text(text.body, number))
        before = gate.digest()
        sender = gate.policy.senders[OURS]
        taken = gate.parts.gateway.receive.text(gate.policy, sender, text, via="poll")
        assert not taken.fresh
        assert gate.digest() == before


@pytest.mark.parametrize("name", KITS)
def test_each_setting_that_is_missing_is_named(name: str) -> None:
    own = kit(name)
    carrier = carrier_of(name)
    needed = [s.name for s in carrier.settings if s.needed] + ["auth_token_env"]
    for key in [*needed, *(["account"] if carrier.account_is else [])]:
        lines = own.settings.splitlines()
        kept = [line for line in lines if not line.startswith(f"{key} ")]
        assert len(kept) == len(lines) - 1, f"the kit sets {key}"

        class Without(type(own)):  # type: ignore[misc]
            settings = "\n".join(kept)

        with pytest.raises(ConfigError) as error:
            policy_of(Without(), "http://127.0.0.1:1")
        assert {mistake.text.split(" ")[0] for mistake in error.value.mistakes} == {key}


@pytest.mark.parametrize("name", KITS)
def test_no_secret_is_in_what_is_printed_or_kept(name: str) -> None:
    own = kit(name)
    policy = policy_of(own, "http://127.0.0.1:1")
    account = _account(name)
    call = carrier_of(name).send_call(account, OutboundText("msg_1", OURS, ANNA, "Hi"))
    for secret in own.env.values():
        assert secret not in repr(policy)
        assert secret not in repr(account)
        assert secret not in repr(call)


def _account(name: str) -> Any:
    """The account of the first Sender, its secrets from the kit."""
    from app.providers.seam import Account

    own = kit(name)
    sender = policy_of(own, "http://127.0.0.1:1").senders[OURS]
    held = {key: tuple(own.env[v] for v in variables) for key, variables in sender.key_envs.items()}
    return Account(
        business="acme",
        sender=sender.number,
        account=sender.account,
        secrets=tuple(own.env[variable] for variable in sender.auth_token_env),
        hook=sender.hook,
        api_base=sender.api_base,
        public_base="https://sms.example.com",
        options=sender.options,
        keys=held,
    )
