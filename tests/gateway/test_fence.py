"""The STOP fence, and its control: without the wait a text arrives after the acknowledgement."""

from __future__ import annotations

import threading
import time

import pytest

from app.gateway.deliver import Deliver
from app.gateway.receive import wait_for_claims
from app.providers.seam import Call
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from tests.gateway.conftest import World, on


class SlowWire(Wire):
    """A worker that is held up between its claim and its request."""

    def __init__(self) -> None:
        super().__init__()
        self.claimed, self.go = threading.Event(), threading.Event()

    def start(self, key: object, call: Call) -> None:
        self.claimed.set()
        self.go.wait(10)
        super().start(key, call)


@pytest.mark.parametrize(("seconds", "late"), [(8.0, False), (0.0, True)], ids=["fence", "control"])
def test_nothing_arrives_after_a_stop_is_answered(
    world: World, carrier: CarrierThread, seconds: float, late: bool
) -> None:
    core = world.gateway.core
    world.policy = world.gateway.admin.apply(on(carrier), by="test")
    world.inbound()
    text = world.send("on its way")
    wire = SlowWire()
    worker = threading.Thread(target=Deliver(core, world.gateway.release, wire, open_lanes=set).drain)
    worker.start()
    assert wire.claimed.wait(5)
    stop = world.inbound("STOP", answered=True)
    assert stop.claims == (text.id,)
    if not late:
        threading.Timer(0.3, wire.go.set).start()
    left = wait_for_claims(core, "demo", stop.consumer, stop.claims, seconds)
    acknowledged = time.monotonic_ns()
    wire.go.set()
    carrier.wait(1)
    worker.join()
    wire.close()
    assert (carrier.received[0].arrived_ns > acknowledged) is late
    assert left == ([text.id] if late else []), "what may still arrive is named"
    assert world.send("after it").state.value == "denied"
