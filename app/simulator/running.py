"""A simulated carrier in a thread, for tests, or as a process of its own."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from app.simulator.book import Text
from app.simulator.carrier import Carrier

T = TypeVar("T")


class CarrierThread:
    """A carrier in a thread of its own: `with CarrierThread() as carrier: … carrier.url, carrier.received`."""

    def __init__(self, **settings: Any) -> None:
        """`settings` are those of Carrier."""
        self._settings = settings
        self._ready: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._live()), name="carrier", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._loop = self._ready.result(timeout=10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._leave.set)
        self._thread.join()

    @property
    def url(self) -> str:
        return self._carrier.url

    @property
    def received(self) -> list[Text]:
        """The texts sent through it, oldest first."""
        return self._in_loop(_result(self._carrier.book.outbound))

    def control(self, **said: object) -> None:
        self._in_loop(_result(lambda: self._carrier.control(said)))

    def text_in(self, sender: str, to: str, body: str, **more: Any) -> tuple[str, int | None]:
        return self._in_loop(self._carrier.text_in(sender, to, body, **more))

    def wait(self, count: int, timeout: float = 10) -> None:
        """Wait until `count` texts have arrived; TimeoutError where they do not."""
        self._in_loop(asyncio.wait_for(self._carrier.arrived(count), timeout))

    def _in_loop(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    async def _live(self) -> None:
        self._leave = asyncio.Event()
        try:
            self._carrier = Carrier(**self._settings)
            await self._carrier.start()
        except Exception as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(asyncio.get_running_loop())
        await self._leave.wait()
        await self._carrier.stop()


def run_carrier(
    host: str = "127.0.0.1", port: int = 0, *, ready: Callable[[str], None] | None = None, **settings: Any
) -> None:
    """Run a carrier in this process until SIGTERM or SIGINT; `ready` is told its address."""
    asyncio.run(_serve(Carrier(host, port, **settings), ready))


async def _serve(carrier: Carrier, ready: Callable[[str], None] | None) -> None:
    leave = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, leave.set)
    await carrier.start()
    if ready:
        ready(carrier.url)
    await leave.wait()
    await carrier.stop()


async def _result(act: Callable[[], T]) -> T:
    return act()
