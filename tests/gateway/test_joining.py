"""Long texts that come in parts: any order, doubles, losses, and a process that is killed between any two steps."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import fakeredis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consent.entries import Entry, Restored, Revoked, TextReceived
from app.consent.intent import Intent, understand
from app.consent.model import ANY, DAY
from app.consent.parts import joined
from app.errors import StoreFull, StoreUnavailable
from app.gateway.gateway import Gateway
from app.gateway.joining import MOST_MS, WAIT_MS, Joining
from app.gateway.pressure import Pressure
from app.gateway.receive import Received
from app.keyring import Keyring
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.providers.seam import InboundText, Part
from app.settings import Settings
from app.store.part_sets import PartSets
from app.store.store import Store, real_now
from app.wiring import assemble
from tests.consent.worlds import POLICY, SENDER
from tests.gateway.conftest import ANNA, World

ASKS = ("I have a question about my visit on Friday: may I come ", "an hour later, and bring ", "my sister with me?")
STOPS = ("I have thought about this for long. ", "Please stop texting me, and do not write again", ", thank you")
STOPS_AT_ONCE = ("STOP texting me, I have told you so three times already ", "and will not tell you again", ", goodbye")
TURNED = ("Stop texting this number please, it is my old one at work. ", "No wait, that was wrong:", " go on as before")


class Killed(BaseException):
    """The process is killed here: no `except` of ours sees it."""


@dataclass
class Line:
    """What stands between a process and what it asks, and may cut it off before or after any of its steps."""

    before: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)
    steps: int = 0

    def step(self, do: Callable[[], Any]) -> Any:
        self.steps += 1
        step = self.steps
        if step in self.before:
            raise Killed
        done = do()
        if step in self.after:
            raise Killed
        return done


class Receiving:
    """Receive, on a line that may be cut."""

    def __init__(self, receive: Any, line: Line) -> None:
        self._receive, self._line = receive, line

    def text(self, *given: Any, **more: Any) -> Received:
        found: Received = self._line.step(lambda: self._receive.text(*given, **more))
        return found


class Sets(PartSets):
    """Part sets, on a line that may be cut."""

    def __init__(self, store: Store, line: Line) -> None:
        super().__init__(store)
        self._line = line

    def write(self, *given: Any, **more: Any) -> str:
        write = super().write
        code: str = self._line.step(lambda: write(*given, **more))
        return code


@dataclass
class Box:
    """A gateway on a store of its own, its Joining on a clock that the test moves."""

    gateway: Gateway
    policy: Any
    client: Any
    line: Line = field(default_factory=Line)
    at: int = field(default_factory=real_now)
    consumer: str = ANNA

    @property
    def joining(self) -> Joining:
        core = self.gateway.core
        return Joining(core, Receiving(self.gateway.receive, self.line), Sets(core.store, self.line), lambda: self.at)  # type: ignore[arg-type]

    def comes(self, number: int, bodies: tuple[str, ...], *, ref: str = "7", event: str = "") -> Received | None:
        part = Part(ref, number, len(bodies))
        name = event or f"vonage:{self.consumer[1:]}-{ref}-{number}-{len(bodies)}"
        body = bodies[number - 1]
        text = InboundText(name, name, SENDER, self.consumer, body, part=part)
        return self.joining.take(self.policy, self.policy.senders[SENDER], text, part)

    def single(self, body: str, event: str) -> Received:
        text = InboundText(event, event, SENDER, self.consumer, body)
        return self.gateway.receive.text(self.policy, self.policy.senders[SENDER], text)

    def wait(self, ms: int = WAIT_MS) -> int:
        self.at += ms
        return self.joining.due(self.policy)

    @property
    def standing(self) -> Any:
        core = self.gateway.core
        who = core.identity.consumer("demo", self.consumer)
        return core.store.read("demo", self.policy.tag, [who]).snapshots[who].standing

    def entries(self) -> list[Entry]:
        while self.gateway.copying.once("demo", self.policy.tag):
            pass
        core = self.gateway.core
        return list(core.ledger.history_of("demo", core.identity.consumer("demo", self.consumer)))

    def texts(self) -> list[tuple[str, str, int]]:
        """What was taken: how, its words, how many of its parts were missing."""
        kinds = {TextReceived: "text", Revoked: "stop", Restored: "start"}
        return [
            (kinds[type(entry.fact)], entry.private.body if entry.private else "", getattr(entry.fact, "missing", 0))
            for entry in self.entries()
            if type(entry.fact) in kinds
        ]

    def bodies(self) -> bytes:
        """All that Redis holds of parts, as it is written."""
        keys = [key for key in self.client.scan_iter() if b"}:j:" in key]
        return b"".join(part for key in keys for pair in self.client.hgetall(key).items() for part in pair)


@contextlib.contextmanager
def opened(client: Any) -> Iterator[Box]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'ledger.db'}")
        migrate(engine)
        store = Store(client)
        parts = assemble(
            Settings.from_env({"CONSENTRY_DATA": folder}),
            Keyring(b"x" * 32, b"y" * 32),
            store,
            Ledger(engine),
            ring=lambda business: None,
            pressure=Pressure(store, lambda: (0, 0), most_behind=100_000, now=count().__next__),
        )
        yield Box(parts.gateway, parts.gateway.admin.apply(POLICY, by="test"), client)
        engine.dispose()


@pytest.fixture
def box(client: Any) -> Iterator[Box]:
    """On a fake and on a real Redis."""
    with opened(client) as found:
        yield found


def test_a_text_is_taken_once_when_all_its_parts_are_there(box: Box) -> None:
    for number in (3, 1):
        assert box.comes(number, ASKS) is None
        assert box.texts() == []
        assert not box.standing.windows
    taken = box.comes(2, ASKS)
    assert taken is not None
    assert taken.fresh
    assert box.texts() == [("text", "".join(ASKS), 0)]
    assert set(box.standing.windows) == {SENDER}
    for number in (1, 2, 3):
        box.comes(number, ASKS)
    assert box.wait(DAY) == 0
    assert box.texts() == [("text", "".join(ASKS), 0)]
    assert not any(word.encode() in box.bodies() for word in ASKS)


def test_a_stop_in_the_first_parts_does_not_wait_for_the_rest(box: Box) -> None:
    stop = box.comes(1, STOPS_AT_ONCE)
    assert stop is not None
    assert (stop.intent, stop.fresh, stop.scope) == (Intent.STOP, True, ANY)
    assert box.standing.revoked() is not None
    assert box.texts() == [("stop", f"{STOPS_AT_ONCE[0]} …", 2)]
    box.comes(3, STOPS_AT_ONCE)
    whole = box.comes(2, STOPS_AT_ONCE)
    assert whole is not None
    assert whole.fresh
    assert box.texts() == [("stop", f"{STOPS_AT_ONCE[0]} …", 2), ("text", "".join(STOPS_AT_ONCE), 0)]


def test_a_stop_whose_words_are_in_later_parts_is_one_when_they_are_there(box: Box) -> None:
    assert box.comes(1, STOPS) is None
    assert box.standing.revoked() is None
    stop = box.comes(2, STOPS)
    assert stop is not None
    assert stop.intent is Intent.STOP
    assert box.standing.revoked() is not None


def test_a_first_part_that_could_still_turn_waits(box: Box) -> None:
    visit = ("We are in town on Monday and I wanted to ask if you could please stop", " by at noon?")
    assert understand(visit[0]).intent is Intent.STOP
    assert box.comes(1, visit) is None
    assert box.standing.revoked() is None
    box.comes(2, visit)
    assert box.standing.revoked() is None
    assert box.texts() == [("text", "".join(visit), 0)]


def test_the_whole_lifts_nothing_that_its_beginning_stopped(box: Box) -> None:
    assert understand("".join(TURNED)).intent is not Intent.START
    for number in (1, 2, 3):
        box.comes(number, TURNED)
    assert box.standing.revoked() is not None
    assert [kind for kind, *_ in box.texts()][0] == "stop"
    assert not box.standing.windows
    assert box.texts()[-1][1] == "".join(TURNED), "whoever reads it can see that it was turned"


def test_a_whole_that_says_more_than_its_beginning_stops_once_more(box: Box) -> None:
    said = ("STOP texting me, I have told you so three times already ", "because you have the wrong number")
    box.comes(1, said)
    box.comes(2, said)
    facts = [entry.fact for entry in box.entries() if isinstance(entry.fact, Revoked)]
    assert [fact.wrong_number for fact in facts] == [False, True]


def test_after_a_minute_it_is_taken_as_it_is(box: Box) -> None:
    box.comes(1, ASKS)
    assert box.wait(WAIT_MS - 1) == 0
    box.comes(3, ASKS)
    assert box.wait(WAIT_MS - 1) == 0
    assert box.wait(1) == 1
    assert box.texts() == [("text", f"{ASKS[0]} … {ASKS[2]}", 1)]
    assert set(box.standing.windows) == {SENDER}
    assert not any(word.encode() in box.bodies() for word in ASKS)
    assert box.wait(DAY) == 0


def test_parts_that_trickle_in_do_not_hold_it_back_for_ever(box: Box) -> None:
    long = tuple(f"word {number} " for number in range(1, 10))
    for number in range(1, 9):
        box.comes(number, long)
        if box.wait(WAIT_MS - 1):
            break
    assert box.texts() == [("text", joined({n: long[n - 1] for n in range(1, number + 1)}, 9), 9 - number)]
    assert number * (WAIT_MS - 1) < MOST_MS + WAIT_MS


@pytest.mark.parametrize("said", [("STA", "RT"), ("START ", "  ")])
def test_without_all_parts_nothing_is_lifted(box: Box, said: tuple[str, str]) -> None:
    box.single("STOP", "vonage:s1")
    box.comes(1, ("START", "ING SOON?"), ref="3")
    box.wait()
    assert box.standing.revoked() is not None
    for number in (1, 2):
        box.comes(number, said)
    assert box.standing.revoked() is None, "whole it does"


def test_what_is_missing_keeps_no_stop_from_counting(box: Box) -> None:
    box.comes(2, STOPS)
    assert box.standing.revoked() is None
    box.wait()
    assert box.standing.revoked() is not None
    assert box.texts() == [("stop", f"… {STOPS[1]} …", 2)]


def test_a_part_that_comes_too_late_may_only_stop(box: Box) -> None:
    box.comes(1, ASKS)
    box.comes(2, ASKS)
    box.wait()
    windows = box.standing.windows
    box.comes(3, ASKS)
    assert box.texts()[-1] == ("text", ASKS[2], 0)
    assert box.standing.windows == windows
    box.comes(3, ASKS)
    assert len(box.texts()) == 2
    box.comes(1, STOPS, ref="8")
    box.wait()
    assert box.standing.revoked() is None
    box.comes(2, STOPS, ref="8")
    assert box.standing.revoked() is not None
    box.comes(1, ("x", "START"), ref="9")
    box.wait()
    box.comes(2, ("x", "START"), ref="9")
    assert box.standing.revoked() is not None


def test_a_reference_that_comes_again_is_the_next_text(box: Box) -> None:
    for number in (1, 2, 3):
        box.comes(number, ASKS, event=f"vonage:a{number}")
    for number in (2, 1, 3):
        box.comes(number, ASKS, event=f"vonage:b{number}")
    assert box.texts() == [("text", "".join(ASKS), 0)] * 2
    box.comes(1, ASKS, event="vonage:c1")
    box.comes(1, STOPS, event="vonage:d1")  # the same place while the first still waits
    assert box.texts()[2:] == [("text", f"{ASKS[0]} …", 2)]
    box.comes(2, STOPS, event="vonage:d2")
    box.comes(3, STOPS, event="vonage:d3")
    assert [kind for kind, *_ in box.texts()[3:]] == ["stop", "text"], "its first parts ask so; the whole is kept"


def test_a_part_that_the_carrier_doubles_is_one(box: Box) -> None:
    box.comes(1, ASKS, event="vonage:a1")
    box.comes(1, ASKS, event="vonage:a1x")
    box.comes(2, ASKS, event="vonage:a2")
    box.comes(3, ASKS, event="vonage:a3")
    assert box.texts() == [("text", "".join(ASKS), 0)]


def test_texts_of_others_and_of_other_lengths_do_not_mix(box: Box) -> None:
    box.comes(1, ASKS)
    box.comes(1, ASKS[:2])
    box.comes(2, ASKS[:2])
    assert box.texts() == [("text", "".join(ASKS[:2]), 0)]


def test_with_memory_full_a_stop_is_written_and_the_part_asked_for_again(box: Box) -> None:
    full = Sets(box.gateway.core.store, box.line)

    def write(*given: Any, **more: Any) -> str:
        raise StoreFull("full")

    full.write = write  # type: ignore[method-assign]
    joining = Joining(box.gateway.core, box.gateway.receive, full, lambda: box.at)
    part = Part("7", 1, 3)
    text = InboundText(f"vonage:{ANNA[1:]}-7-1-3", "x", SENDER, ANNA, STOPS_AT_ONCE[0], part=part)
    with pytest.raises(StoreFull):
        joining.take(box.policy, box.policy.senders[SENDER], text, part)
    assert box.standing.revoked() is not None
    for number in (1, 2, 3):
        box.comes(number, STOPS_AT_ONCE)
    assert [kind for kind, *_ in box.texts()] == ["stop", "text"], "it came again, and is one stop"


def test_nothing_is_taken_while_the_store_is_made_anew(box: Box) -> None:
    box.gateway.core.businesses.get("demo")
    box.client.delete(box.gateway.core.store.keys("demo").policy)
    box.gateway.core.businesses.forget()
    with pytest.raises(StoreUnavailable):
        box.comes(1, ASKS)
    assert box.bodies() == b""


def test_a_sender_that_is_gone_still_has_its_stops(box: Box) -> None:
    box.comes(2, STOPS)
    without = {number: sender for number, sender in box.policy.senders.items() if number != SENDER}
    box.policy = box.gateway.admin.apply(replace(box.policy, senders=without), by="test")
    box.wait()
    assert box.standing.revoked() is not None


# ---- whatever happens ----

SAID = st.sampled_from([ASKS, STOPS, STOPS_AT_ONCE, TURNED, ASKS[:2], STOPS[:2]])


@st.composite
def happenings(draw: st.DrawFn) -> tuple[tuple[str, ...], list[int], set[int], set[int]]:
    """A text, in which order its parts come (0: a minute passes), and where the process is killed."""
    said = draw(SAID)
    order = draw(st.lists(st.integers(0, len(said)), max_size=9))
    kills = st.sets(st.integers(1, 14), max_size=3)
    return said, order, draw(kills), draw(kills)


@pytest.fixture(scope="module")
def street() -> Iterator[Box]:
    """One gateway for many Consumers."""
    client = fakeredis.FakeRedis()
    with opened(client) as box:
        yield box
    client.close()


NUMBERS = (f"+1{area}55501{last:02}" for area in range(301, 999) if area % 100 != 11 for last in range(100))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings())
def test_whatever_happens_each_answered_part_is_in_one_text_and_no_stop_is_lost(
    street: Box, happening: tuple[tuple[str, ...], list[int], set[int], set[int]]
) -> None:
    said, order, before, after = happening
    box = street
    box.consumer = next(NUMBERS)
    box.line = Line(before, after)
    answered: set[int] = set()
    for number in order:
        # Whoever comes after one that was killed has Redis alone.
        with contextlib.suppress(Killed):
            if number:
                box.comes(number, said)
                answered.add(number)
            else:
                box.wait()
    box.line = Line()
    box.wait(MOST_MS)
    check(box, said, {number for number in order if number}, answered, 0 in order)


def check(box: Box, said: tuple[str, ...], came: set[int], answered: set[int], waited: bool) -> None:
    """What must be true when all has come to rest."""
    taken = box.texts()
    # The stop that the first parts were, which the whole text follows.
    first = {("stop", joined({n: said[n - 1] for n in range(1, last)}, len(said))) for last in range(2, len(said) + 1)}
    texts = [(kind, body) for kind, body, _ in taken if (kind, body) not in first]
    for number in answered:
        assert any(said[number - 1] in body for _, body, _ in taken), f"part {number} was answered and is nowhere"
    for number in came:
        assert sum(said[number - 1] in body for _, body in texts) <= 1, f"part {number} was taken twice: {taken}"
    if answered == set(range(1, len(said) + 1)) and not waited:
        assert [body for _, body in texts] == ["".join(said)]
    if any(understand(body).intent is Intent.STOP for _, body, _ in taken):
        assert box.standing.revoked() is not None
    if (
        answered == came
        and not waited
        and understand(joined({n: said[n - 1] for n in came}, len(said))).intent is (Intent.STOP)
    ):
        assert box.standing.revoked() is not None, "the parts that came say stop"
    assert not any(word.encode() in box.bodies() for word in said), "words stay in Redis only while they wait"
    core = box.gateway.core
    assert core.store.client.zcard(core.store.keys("demo").joining) == 0


def test_an_erasure_leaves_no_part(world: World) -> None:
    part = Part("7", 2, 3)
    text = InboundText("vonage:p", "p", SENDER, ANNA, "the garden gate is blue", part=part)
    gateway = world.gateway
    gateway.joining.take(world.policy, world.policy.senders[SENDER], text, part)
    gateway.erasing.erase("demo", parse_phone(ANNA), reason="x", why="request", anyway=True, by="admin")
    client = gateway.core.store.client
    held = [value for key in client.scan_iter(match="*:j:*") for value in client.hvals(key)]
    assert held
    assert not any(b"garden" in value for value in held)
    part = Part("7", 1, 3)
    late = InboundText("vonage:q", "q", SENDER, ANNA, "and so on", part=part)
    assert gateway.joining.take(world.policy, world.policy.senders[SENDER], late, part) is not None
