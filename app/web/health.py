"""Health and metrics: is this process alive, can it work, and how far behind is what."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from app.errors import Unavailable
from app.gateway.copying import BEHIND_MS
from app.gateway.gateway import Gateway
from app.gateway.intake import ALERT_MS, shut_lanes
from app.gateway.pressure import ALERT_FULL, MOST_BEHIND
from app.store.store import real_now
from app.web.auth import only_on


def health(gateway: Gateway, *, admin_port: int) -> Blueprint:
    """`/healthz` and `/readyz` on both ports, `/metrics` on the admin port."""
    blueprint = Blueprint("health", __name__)
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Texts(gateway))

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok")

    @blueprint.get("/readyz")
    def readyz() -> tuple[Response, int]:
        found = readiness(gateway)
        return jsonify(found), 503 if found["status"] == "unavailable" else 200

    @blueprint.get("/metrics")
    def metrics() -> Response:
        only_on(admin_port)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def readiness(gateway: Gateway) -> dict[str, str]:
    """`status` is ok, degraded (work goes on, something lags or is away) or unavailable (Redis is away)."""
    core = gateway.core
    try:
        with core.store.budget():
            policies = core.businesses.all()
            core.store.call(core.store.client.ping)
            full = core.pressure.full()
            shut = shut_lanes(core)
    except Unavailable as error:
        return _away(error)
    try:
        lags = [gateway.copying.lag(business, real_now()) for business in policies]
    except Unavailable:
        return {"status": "degraded", "redis": "ok", "ledger": "away: lists wait, inbound and STOP go on"}
    try:
        troubles = core.troubles.now()
    except Unavailable as error:
        return _away(error)
    late, entries = max((lag.ms for lag in lags), default=0), max((lag.entries for lag in lags), default=0)
    found = {"status": "ok", "redis": "ok", "ledger": "ok", "intake": "ok"}
    if late > BEHIND_MS or entries > MOST_BEHIND:
        found |= {"status": "degraded", "ledger": f"{entries} entries, {late // 1000} s behind"}
    for part, trouble in sorted(troubles.items()):
        found |= {"status": "degraded", part.partition(":")[0]: f"{trouble.code}: {trouble.said}"}
    if waiting := sorted(sender for (_, sender), ms in shut.items() if ms > ALERT_MS):
        found |= {"status": "degraded", "intake": f"no list read, so nothing sent from {', '.join(waiting)}"}
    if full > ALERT_FULL:
        found |= {"status": "degraded", "redis": f"{full:.0%} of its memory is used"}
    return found


def _away(error: Unavailable) -> dict[str, str]:
    return {"status": "unavailable", "redis": f"away: nothing is accepted and nothing leaves. {error.detail}"}


class Texts(Collector):
    """Read at scrape time, so that counting costs no text anything."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def describe(self) -> Iterable[GaugeMetricFamily]:
        return ()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        shut = GaugeMetricFamily(
            "consentry_intake_waits_seconds", "How long a sender has waited for its list", labels=["business", "sender"]
        )
        texts = GaugeMetricFamily("consentry_texts", "Texts by state", labels=["business", "state"])
        behind = GaugeMetricFamily("consentry_ledger_behind_entries", "Entries to copy", labels=["business"])
        late = GaugeMetricFamily("consentry_ledger_behind_seconds", "Age of the oldest of them", labels=["business"])
        trouble = GaugeMetricFamily("consentry_trouble", "1 while a part cannot do its work", labels=["part", "code"])
        skew = GaugeMetricFamily(
            "consentry_clock_skew_seconds", "By how much our clock is ahead of theirs", labels=["provider"]
        )
        forwards = GaugeMetricFamily(
            "consentry_forwards", "Events for the businesses' applications", labels=["business", "endpoint", "state"]
        )
        ended = GaugeMetricFamily(
            "consentry_forwards_ended", "1 where an endpoint is told nothing more", labels=["business", "endpoint"]
        )
        beside = GaugeMetricFamily(
            "consentry_sent_elsewhere",
            "Texts that left by another way since the store began, by whether they had a basis",
            labels=["business", "basis"],
        )
        late_stops = GaugeMetricFamily(
            "consentry_stops_found_late",
            "Stops that no webhook brought, found in a provider's list, since the store began",
            labels=["business"],
        )
        delay = GaugeMetricFamily(
            "consentry_stop_delay_seconds", "How late the newest of them was", labels=["business"]
        )
        drift = GaugeMetricFamily(
            "consentry_drift",
            "Numbers whose place on a provider's block list differs from what we know, by the day's comparison",
            labels=["business", "sender", "kind"],
        )
        try:
            for provider, seconds in self._gateway.core.skews.now().items():
                skew.add_metric([provider], seconds)
            for part, found in self._gateway.core.troubles.now().items():
                trouble.add_metric([part, found.code], 1)
            for (business, sender), ms in shut_lanes(self._gateway.core).items():
                shut.add_metric([business, sender], ms / 1000)
            for business in self._gateway.core.businesses.all():
                for state, count in self._gateway.core.ledger.counts(business).items():
                    texts.add_metric([business, state], count)
                lag = self._gateway.copying.lag(business, real_now())
                stops, behind_by = self._gateway.core.beside.late_stops(business)
                late_stops.add_metric([business], stops)
                delay.add_metric([business], behind_by / 1000)
                for basis, count in self._gateway.core.beside.counts(business).items():
                    beside.add_metric([business, basis], count)
                for (sender, kind), count in self._gateway.core.beside.drifts(business).items():
                    drift.add_metric([business, sender, kind], count)
                for one in self._gateway.forwards.endpoints(business):
                    forwards.add_metric([business, one.name, "waiting"], one.waiting)
                    forwards.add_metric([business, one.name, "dead"], one.dead)
                    ended.add_metric([business, one.name], float(one.state == "ended"))
                behind.add_metric([business], lag.entries)
                late.add_metric([business], lag.ms / 1000)
        except Unavailable:
            return
        yield from (texts, behind, late, shut, trouble, skew, forwards, ended, beside, late_stops, delay, drift)
