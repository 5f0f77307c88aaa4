"""The bell: tells a worker, by RQ, that something is due. It says no more than that, and may be lost."""

from __future__ import annotations

import time

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

QUEUE = "lanes"
JOB = "workers.jobs.drain_lanes"
"""Named by string: app never imports workers."""
IMPORTS_QUEUE = "imports"
IMPORTS_JOB = "workers.jobs.look_for_imports"
"""A queue and a process of their own: an import delays no text."""

RING_WITHIN = 0.2
SILENT_FOR = 2.0
JOB_SECONDS = 60

_log = structlog.get_logger()


def connect_rq(url: str) -> redis.Redis:
    """A client for RQ's own Redis, which may be lost: a bell has 0.2 s."""
    return redis.Redis.from_url(
        url, socket_timeout=RING_WITHIN, socket_connect_timeout=RING_WITHIN, retry=Retry(NoBackoff(), 0)
    )


class Bell:
    """Rings for a Business. Never raises and never delays its caller for long: the reconciler rings again."""

    def __init__(self, client: redis.Redis, queue: str = QUEUE, job: str = JOB) -> None:
        self._job = job
        self._queue = Queue(queue, connection=client, serializer=JSONSerializer)
        self._silent_until = 0.0

    def __call__(self, business: str) -> None:
        if time.monotonic() < self._silent_until:
            return
        try:
            self._queue.enqueue_call(
                self._job, args=(business,), timeout=JOB_SECONDS, result_ttl=0, ttl=JOB_SECONDS, failure_ttl=3600
            )
        except Exception as error:  # whatever RQ's Redis says, a bell is only a bell
            self._silent_until = time.monotonic() + SILENT_FOR
            _log.warning("bell_not_rung", business=business, error=type(error).__name__)
