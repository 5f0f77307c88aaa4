"""The RQ worker: waits for bells, drains lanes in this process without forking, and stops gracefully."""

from __future__ import annotations

import logging

import redis
import structlog
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer

from app.bell import IMPORTS_JOB, JOB, QUEUE
from app.gateway.deliver import Deliver
from app.gateway.intake import OpenLanes
from app.providers.wire import Wire
from app.settings import Settings
from app.wiring import WORKER_TIMEOUT, build, settle_in
from workers import jobs

_log = structlog.get_logger()


class Allowed(Job):
    """A job that may only be ours: whoever can write to RQ's Redis must not run code of their choice here."""

    def perform(self) -> object:
        if self.func_name not in (JOB, IMPORTS_JOB):
            raise PermissionError("only Consentry's own jobs run here")
        return super().perform()


class Answering(SimpleWorker):
    """One queue, no fork: connections to the carrier stay open between bells."""

    @property
    def stopping(self) -> bool:
        return bool(self._stop_requested)


def answering(queue: str, client: redis.Redis) -> Answering:
    """A worker that answers the bells of that queue."""
    return Answering(
        [Queue(queue, connection=client, serializer=JSONSerializer)],
        connection=client,
        job_class=Allowed,
        serializer=JSONSerializer,
        worker_ttl=30,
        job_monitoring_interval=5,
        maintenance_interval=15,
        log_job_description=False,
    )


def run(settings: Settings) -> None:
    """Work until SIGTERM; then finish what is on the wire and return."""
    parts = build(settings, timeout=WORKER_TIMEOUT)
    # RQ blocks on this connection for as long as no bell rings, so it takes no short time-out.
    client = redis.Redis.from_url(parts.rq_url)
    logging.getLogger("rq.worker").setLevel(logging.WARNING)
    wire = Wire()
    deliver = Deliver(parts.core, parts.gateway.release, wire, open_lanes=OpenLanes(parts.core).among)
    worker = answering(QUEUE, client)
    jobs.install(lambda: deliver.drain(stop=lambda: worker.stopping))
    settle_in()
    _log.info("worker_started")
    try:
        worker.work(logging_level="WARNING")
    finally:
        wire.close()
        _log.info("worker_stopped")
