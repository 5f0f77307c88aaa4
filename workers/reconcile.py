"""The reconciler: rings lost bells, gives up lost claims, copies and seals the Ledger, polls, forwards, erases."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog

from app.errors import Unavailable
from app.gateway.blocking import Blocking
from app.gateway.campaigns import Campaigns
from app.gateway.deactivated import Deactivated
from app.gateway.drifting import Drifting
from app.gateway.forwarding.sending import AT_ONCE, Forwarding
from app.gateway.forwarding.statuses import twilio_status
from app.gateway.gateway import Gateway
from app.gateway.listening import Listening
from app.gateway.noticing import notifier
from app.gateway.polling import Polling
from app.gateway.sealing import Minutely
from app.gateway.steps import give_up
from app.gateway.subscribing import Group, Subscribing
from app.providers.deactivations import MOST_BYTES
from app.providers.wire import Wire
from app.settings import Settings
from app.store.store import real_now
from app.store.troubles import BACKUPS, Trouble
from app.web.hooks import bring
from app.wiring import WORKER_TIMEOUT, Parts, build, settle_in

_log = structlog.get_logger()
_last_said: dict[str, float] = {}

SAY_AGAIN = 10.0
"""Seconds for which what is away is not said again: a log of the same line may be what fills the disk."""
EVERY = 1.0
"""Seconds between rounds. A lost bell costs this, and the time until the worker answers."""
IDLE = 0.1
KEEP_EVERY = 5.0
"""Seconds between two looks at what is to be erased."""
BACKUPS_EVERY = 600.0
"""Seconds between two looks at whether a day has passed since the last backup."""
MOST_PAGE = 4 * 1024 * 1024
"""Bytes of one page of a provider's list."""
FORWARD_SECONDS = 15.0
"""So long an application has for its answer, from the first byte to the last (Standard Webhooks 1.0.0: 15 to 30 s)."""
FORWARD_IDLE = 0.2


def run(settings: Settings) -> None:
    """Reconcile and copy until SIGTERM."""
    parts = build(settings, timeout=WORKER_TIMEOUT)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    writer = threading.Thread(target=copy_until, args=(parts.gateway, stop), name="ledger-writer")
    poller = threading.Thread(target=poll_until, args=(parts.gateway, stop), name="poller")
    sealer = threading.Thread(target=seal_until, args=(parts.gateway, stop), name="sealer")
    keeper = threading.Thread(target=keep_until, args=(parts.gateway, stop), name="keeper")
    backups = threading.Thread(target=back_up_until, args=(parts, stop), name="backups")
    forwarder = threading.Thread(target=forward_until, args=(parts.gateway, stop), name="forwarder")
    subscriber = threading.Thread(target=subscribe_until, args=(parts.gateway, stop), name="subscriber")
    blocker = threading.Thread(target=block_until, args=(parts.gateway, stop), name="blocker")
    notifier = threading.Thread(target=notify_until, args=(parts.gateway, stop), name="notifier")
    listener = threading.Thread(target=listen_until, args=(parts.gateway, stop), name="listeners")
    for thread in (writer, poller, sealer, keeper, backups, forwarder, subscriber, blocker, notifier, listener):
        thread.start()
    settle_in()
    _log.info("reconciler_started")
    while not stop.wait(EVERY):
        surely(lambda: reconcile(parts.gateway))
        surely(lambda: join(parts.gateway))
    for thread in (poller, keeper, writer, sealer, backups, forwarder, subscriber, blocker, notifier, listener):
        thread.join()
    _log.info("reconciler_stopped")


def reconcile(gateway: Gateway) -> int:
    """One round over all Businesses. Returns how many claims were given up."""
    core, given_up = gateway.core, 0
    now = real_now()
    for business, policy in core.businesses.all().items():
        gateway.set_back.look(policy)
        for consumer, text in core.lanes.given_up(business, now):
            given_up += give_up(core, policy, consumer, text)
        due = core.lanes.next_due(business, list(policy.senders))
        if (due is not None and due <= now) or core.lanes.looks(business, core.clock(), 1):
            core.ring(business)
    return given_up


def join(gateway: Gateway) -> int:
    """Take the texts whose missing parts were waited for long enough. Returns how many."""
    return sum(gateway.joining.due(policy) for policy in gateway.core.businesses.all().values())


def poll_until(gateway: Gateway, stop: threading.Event) -> None:
    """Read the providers' lists as they fall due, on connections of its own."""
    wire = Wire(max_body=MOST_PAGE)
    polling = Polling(gateway.core, gateway.receive, gateway.receipts, gateway.copying, wire)
    try:
        while not stop.is_set():
            surely(polling.round)
            stop.wait(EVERY)
    finally:
        wire.close()


def subscribe_until(gateway: Gateway, stop: threading.Event) -> None:
    """Keep the subscriptions by which providers bring webhooks."""
    wire = Wire(max_connections=4)
    subscribing = Subscribing(gateway.core, wire)
    try:
        while not stop.is_set():
            surely(subscribing.round)
            stop.wait(EVERY)
    finally:
        wire.close()


def block_until(gateway: Gateway, stop: threading.Event) -> None:
    """Write stops to the providers' own block lists, and what lifts them; and read how campaigns stand there,
    which numbers carriers took back, and where the lists differ from what is known here."""
    wire, lists = Wire(max_connections=4), Wire(max_connections=1, max_body=MOST_BYTES, total_timeout=60.0)
    blocking, campaigns = Blocking(gateway.core, wire), Campaigns(gateway.core, gateway.admin, wire)
    deactivated, drifting = Deactivated(gateway.core, gateway.consents, lists), Drifting(gateway.core, lists)
    try:
        while not stop.is_set():
            surely(blocking.round)
            surely(campaigns.round)
            surely(deactivated.round)
            surely(drifting.round)
            stop.wait(EVERY)
    finally:
        wire.close()
        lists.close()


def notify_until(gateway: Gateway, stop: threading.Event) -> None:
    """Tell the Businesses' people what needs them."""
    noticing = notifier(gateway.core)
    while not stop.is_set():
        surely(noticing.round)
        stop.wait(EVERY)


def listen_until(gateway: Gateway, stop: threading.Event) -> None:
    """Take what providers bring over WebSockets."""
    places = threading.BoundedSemaphore(1)

    def take(group: Group, body: bytes) -> None:
        policy = gateway.core.businesses.get(group.policy.business)
        bring(gateway, policy, policy.senders[group.senders[0]], body, places)

    listening = Listening(gateway.core, take)
    while not stop.is_set():
        surely(listening.round)
        stop.wait(EVERY)
    listening.end()


def forward_until(gateway: Gateway, stop: threading.Event) -> None:
    """Tell the Businesses' applications what happened; what is under way at the end is told again later."""
    wire = Wire(total_timeout=FORWARD_SECONDS, connect_timeout=5.0, max_connections=AT_ONCE)
    forwarding = Forwarding(gateway.core, gateway.submit, wire, callbacks=twilio_status)
    try:
        while not stop.is_set():
            if not surely(lambda: forwarding.round(FORWARD_IDLE)):
                stop.wait(FORWARD_IDLE)
        surely(forwarding.write_down)
    finally:
        wire.close()


def keep_until(gateway: Gateway, stop: threading.Event) -> None:
    """Erase what was kept long enough, and clear the files after erasures; neither is in a hurry."""
    while not stop.is_set():
        more = surely(lambda: keep(gateway))
        stop.wait(IDLE if more else KEEP_EVERY)


def keep(gateway: Gateway) -> int:
    """One step of every Business's sweep, then the files. Returns how many sweeps have more to do now."""
    more = sum(gateway.sweeping.daily(policy) for policy in gateway.core.businesses.all().values())
    wanted = gateway.scrubbing.wanted()
    if wanted and not more:
        done = gateway.scrubbing.run(wanted)
        _log.info("files_scrubbed", copied=done.copied, redis=done.redis, ledger=done.ledger)
    return more


def copy_until(gateway: Gateway, stop: threading.Event) -> None:
    """Copy the outbox to the Ledger as it grows; once more after the last round, so that nothing waits."""
    while not stop.is_set():
        copied = surely(lambda: copy(gateway))
        if not copied:
            stop.wait(IDLE)
    surely(lambda: copy(gateway))


def seal_until(gateway: Gateway, stop: threading.Event) -> None:
    """Seal what came to the Ledger, each minute."""
    minutely = Minutely(gateway.sealing)
    while not stop.wait(EVERY):
        surely(lambda: minutely.round(list(gateway.core.businesses.all())))


def back_up_until(parts: Parts, stop: threading.Event) -> None:
    """Copy the embedded Ledger each day."""
    folder = parts.settings.data_dir / "backups"
    while not stop.wait(BACKUPS_EVERY):
        surely(lambda: back_up(parts, folder))


def back_up(parts: Parts, folder: Path) -> int:
    """One look whether a backup is due. One that cannot be made is said until the next look, and longer."""
    troubles = parts.core.troubles
    try:
        made = parts.core.ledger.backups.daily(folder, time.time())
    except Unavailable as error:
        if troubles.say(BACKUPS, Trouble(error.code, error.detail), 3 * BACKUPS_EVERY):
            _log.error("backup_not_made", code=error.code, why=error.detail)
        raise
    troubles.over(BACKUPS)
    return made


def copy(gateway: Gateway) -> int:
    """One batch of every Business. Returns how many entries were copied."""
    policies = gateway.core.businesses.all()
    return sum(gateway.copying.once(business, policy.tag) for business, policy in policies.items())


def surely(work: Callable[[], int]) -> int:
    """Run one round; what is away is tried again, and nothing ends the loop."""
    try:
        return work()
    except Unavailable as error:
        if _last_said.get(error.code, float("-inf")) < time.monotonic() - SAY_AGAIN:
            _last_said[error.code] = time.monotonic()
            _log.warning("part_away", code=error.code)
    except Exception:
        _log.exception("round_failed")
    time.sleep(0.5)
    return 0
