"""What `consentry doctor` looks at: each finding with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.errors import ConsentryError

if TYPE_CHECKING:
    from app.settings import Settings
    from app.wiring import Parts


LATE_MS = 30_000
"""A text that has been due for so long is said to be late."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`level` is ok, warn or bad."""

    level: str
    what: str
    todo: str = ""


def look(settings: Settings) -> Iterator[Finding]:
    """Look at Redis, keyring, Ledger, policies, secrets, forwards and workers, in this order."""
    from app.wiring import WORKER_TIMEOUT, build

    if not settings.redis_url:
        yield Finding(
            "bad", "No Redis is named, and none is running here.", "Set CONSENTRY_REDIS_URL, or start `consentry up`."
        )
        return
    try:
        # What the gate would refuse is listed below, one by one.
        parts = build(replace(settings, attested=True), timeout=WORKER_TIMEOUT)
    except ConsentryError as error:
        yield Finding("bad", error.detail)
        return
    with closing(parts):
        yield from redis_findings(parts, attested=settings.attested)
        yield Finding(
            "ok", f"Keyring {settings.keyring_path} fits this Redis.", "Keep a copy of it apart from the backups."
        )
        yield from ledger_findings(parts)
        yield from policy_findings(parts)
        yield from forward_findings(parts)
        yield from api_key_findings(parts)
        yield from intake_findings(parts)
        yield from worker_findings(parts)


def redis_findings(parts: Parts, *, attested: bool) -> Iterator[Finding]:
    """Whether this Redis may lose or evict."""
    from app.gateway.pressure import ALERT_FULL
    from app.store.gate import faults

    client = parts.core.store.client
    yield Finding("ok", f"Redis {client.info('server')['redis_version']} answers.")
    for fault in faults(client):
        # What cannot be read is refused too, until somebody answers for it.
        yield Finding("warn" if attested else "bad", fault.what, fault.todo)
    full = parts.core.pressure.full()
    if full > ALERT_FULL:
        yield Finding("warn", f"Redis uses {full:.0%} of its memory.", "Give it more before it is full.")


def ledger_findings(parts: Parts) -> Iterator[Finding]:
    """Whether the Ledger answers and keeps up."""
    from app.gateway.copying import BEHIND_MS
    from app.store.store import real_now

    try:
        parts.core.ledger.ping()
        for business in parts.core.businesses.all():
            lag = parts.gateway.copying.lag(business, real_now())
            if lag.ms > BEHIND_MS:
                yield Finding(
                    "bad",
                    f"The ledger of {business} is {lag.ms // 1000} s behind.",
                    "Is `consentry reconcile` running?",
                )
        yield Finding("ok", "The ledger answers.")
    except ConsentryError as error:
        yield Finding("bad", error.detail, "Check DATABASE_URL. Inbound texts and STOP go on without it.")


def policy_findings(parts: Parts) -> Iterator[Finding]:
    """Whether each Sender can work."""
    policies = parts.core.businesses.all()
    if not policies:
        yield Finding(
            "bad", "No business is set up.", "Write consentry.toml (`consentry init`), then `consentry apply`."
        )
    public = urlsplit(parts.settings.public_base_url)
    for policy in policies.values():
        yield Finding(
            "ok", f"{policy.name}: {policy.label}, {len(policy.senders)} senders, {len(policy.programs)} programs."
        )
        for sender in policy.senders.values():
            missing = [name for name in sender.variables if not parts.core.secret(name)]
            if missing or not sender.variables:
                yield Finding(
                    "bad",
                    f"{sender.number}: its secret is missing, so every webhook of it is refused.",
                    f"Set {', '.join(missing) or 'auth_token_env'} where web and worker run.",
                )
            local = public.hostname in ("127.0.0.1", "localhost", "::1")
            if sender.provider != "simulator" and not sender.api_base and (local or public.scheme != "https"):
                yield Finding(
                    "bad",
                    f"{sender.number}: {sender.provider} cannot reach {parts.settings.public_base_url}.",
                    "Set PUBLIC_BASE_URL to the https address under which this machine is reached.",
                )


def forward_findings(parts: Parts) -> Iterator[Finding]:
    """Whether what happens reaches the Businesses' own applications."""
    from app.gateway.forwarding.endpoints import endpoints, signing_keys, twilio_token

    for policy in parts.core.businesses.all().values():
        named = endpoints(policy)
        for one in parts.gateway.forwards.endpoints(policy.business):
            forward = named[one.name]
            if forward.format == "twilio":
                senders = [one.name] if one.name in policy.senders else list(policy.senders)
                signed = all(twilio_token(parts.core, policy, sender, forward) for sender in senders)
            else:
                signed = bool(signing_keys(parts.core, policy, one.name, forward))
            if not signed:
                yield Finding(
                    "bad",
                    f"{policy.name}: nothing is forwarded to {one.url}, for want of a good secret.",
                    f"Set {', '.join(forward.secret_env) or 'auth_token_env'} where the reconciler runs; of events it "
                    "is whsec_ and 24 to 64 bytes in base64.",
                )
            elif one.state != "on":
                todo = "consentry forwards enable, then replay" if one.state == "ended" else "consentry forwards list"
                yield Finding(
                    "bad" if one.state == "ended" else "warn",
                    f"{policy.name}: your application at {one.url} does not answer; {one.dead} events are dead.",
                    f"See `{todo}`.",
                )


def api_key_findings(parts: Parts) -> Iterator[Finding]:
    """Whether each API key of an account can open it."""
    for policy in parts.core.businesses.all().values():
        for key in policy.compat.api_keys.values():
            if not parts.core.secret(key.secret_env):
                yield Finding(
                    "bad",
                    f"{policy.name}: the secret of {key.sid} is missing, so nobody can use that key.",
                    f"Set {key.secret_env} where web runs.",
                )


def intake_findings(parts: Parts) -> Iterator[Finding]:
    """Whether inbound texts reach us, and whether each Sender's list was read since they last did not."""
    from app.gateway.intake import shut_lanes

    if not parts.core.intake.look().alive:
        yield Finding(
            "bad",
            "No web process takes webhooks, so nothing is sent: a STOP would not be seen.",
            "Start `consentry web`.",
        )
        return
    shut = shut_lanes(parts.core)
    for (business, sender), ms in shut.items():
        yield Finding(
            "warn",
            f"{business}: {sender} has sent nothing for {ms // 1000} s: webhooks were down, and its list at the "
            "provider has not been read since.",
            "Is `consentry reconcile` running? Its log says why a list is not read (list_not_read).",
        )
    if not shut:
        yield Finding("ok", "Webhooks are taken, and every sender's list was read.")


def worker_findings(parts: Parts) -> Iterator[Finding]:
    """Whether anyone sends, and whether anything is late."""
    from rq import Queue, Worker

    from app.bell import IMPORTS_QUEUE, QUEUE, connect_rq
    from app.store.store import real_now

    try:
        client = connect_rq(parts.rq_url)
        workers, importers = (Worker.count(queue=Queue(name, connection=client)) for name in (QUEUE, IMPORTS_QUEUE))
    except Exception as error:
        yield Finding("bad", f"RQ's Redis does not answer ({type(error).__name__}).", "Check CONSENTRY_RQ_URL.")
        return
    if not workers:
        yield Finding("bad", "No worker is running: nothing leaves.", "Start `consentry worker`.")
    else:
        yield Finding("ok", f"{workers} worker(s) running.")
    yield from importer_findings(parts, importers)
    for business, policy in parts.core.businesses.all().items():
        due = parts.core.lanes.next_due(business, list(policy.senders))
        if due is not None and real_now() - due > LATE_MS:
            yield Finding(
                "warn", f"{business}: a text has been due for {(real_now() - due) // 1000} s.", "See the worker's log."
            )


def importer_findings(parts: Parts, importers: int) -> Iterator[Finding]:
    """Whether anyone records uploaded lists."""
    try:
        waiting = len(parts.uploads.shelf.unfinished())
    except ConsentryError as error:
        yield Finding("bad", error.detail, "Only uploads of lists need it.")
        return
    if importers:
        yield Finding("ok", f"{importers} importer(s) running, {waiting} uploaded list(s) to record.")
    else:
        level = "bad" if waiting else "warn"
        said = f"No importer is running: {waiting} uploaded list(s) wait." if waiting else "No importer is running."
        yield Finding(level, said, "Start `consentry importer`, if lists are uploaded through the API.")
