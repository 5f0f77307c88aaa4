"""Messages: sending by an extension or in an A2P batch, and one message or one batch again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response
from msgspec.structs import replace

from app.consent.model import Policy, State, Verdict
from app.consent.opt_out_line import with_line
from app.consent.reasons import sentence
from app.errors import Conflict, ConsentryError
from app.gateway.gateway import Gateway
from app.gateway.send import Send
from app.gateway.submit import Submission
from app.ids import fingerprint
from app.ledger.exchanged import Wanted
from app.ledger.rows import TextRow
from app.web.api.frame import idempotency_key
from app.web.compat.entrance import respond
from app.web.compat.holding import taken_back
from app.web.compat.ringcentral import numbers
from app.web.compat.ringcentral import refused as no
from app.web.compat.ringcentral.address import Address
from app.web.compat.ringcentral.asking import Wish, read_batch, read_sms
from app.web.compat.ringcentral.callers import Caller
from app.web.compat.ringcentral.refused import Refused, consentry, not_found, refused
from app.web.compat.ringcentral.shown import Message, denied, rfc3339

_TRIES = 3
"""A number that another text has already is as likely as being struck by lightning twice; a third try is for free."""
_SAME_MS = 200
"""Texts of one Business in one millisecond that are looked through for one."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text of a Business. `by` is who asked for it."""

    policy: Policy
    message: Message
    by: str


# ---- sending ----


def send(gateway: Gateway, caller: Caller, address: Address, raw: bytes, base: str) -> Response:
    """Submit one text. 200 where it is ready or held; 403 where it is denied."""
    caller.need("send")
    wish = read_sms(caller, address, raw)
    number, (done,) = _submit(gateway, caller, wish, address, raw)
    if isinstance(done, ConsentryError):
        raise done
    if done.judged.verdict is Verdict.DENY:
        code, text = denied(done.judged.reasons), sentence(done.judged.reasons)
        reason = done.judged.reasons[0][0]
        more = consentry(reason, text=text, message=done.id)
        raise Refused(code, f"Consentry denied it ({reason}): {text}", 403, field="to.phoneNumber", more=more)
    if done.judged.verdict is Verdict.HOLD and _refuses(wish, wish.sends[0]):
        done = _take_back(gateway, caller, wish.policy, done)
    answer = respond(_message(gateway, wish.policy, wish.sends[0], done, number).as_json(base))
    answer.headers["Consentry-Message"] = done.id
    if done.state is State.HELD:
        answer.headers["Consentry-Hold"] = done.judged.reasons[0][0]
    return answer


def send_batch(gateway: Gateway, caller: Caller, address: Address, raw: bytes) -> Response:
    """Submit a batch: 200, with a list of the receivers who will not be texted, and why."""
    caller.need("send")
    wish = read_batch(caller, address, raw)
    rejected = [_rejected(place, number, error) for place, number, error in wish.wrong]
    number, results = _submit(gateway, caller, wish, address, raw) if wish.sends else (numbers.new(), [])
    open_ones = 0
    for place, one, done in zip(wish.places, wish.sends, results, strict=True):
        try:
            if isinstance(done, ConsentryError):
                raise refused(done)
            if done.judged.verdict is Verdict.HOLD and _refuses(wish, one):
                done = _take_back(gateway, caller, wish.policy, done)
            if done.judged.verdict is Verdict.DENY:
                text = sentence(done.judged.reasons)
                more = consentry(done.judged.reasons[0][0], text=text, message=done.id)
                raise Refused(denied(done.judged.reasons), text, more=more)
            open_ones += 1
        except Refused as error:
            rejected.append(_rejected(place, one.to.address, error))
    rejected.sort(key=lambda one: one["index"] if isinstance(one["index"], int) else 0)
    now, size = gateway.core.clock(), len(wish.sends) + len(wish.wrong)
    return respond(
        {
            "id": numbers.batch(number, max(len(wish.sends), 1)),
            "from": wish.sends[0].sender if wish.sends else "",
            "batchSize": size,
            "processedCount": len(rejected),
            "creationTime": rfc3339(now),
            "lastModifiedTime": rfc3339(now),
            "status": "Processing" if open_ones else "Completed",
            "rejected": rejected,
        }
    )


def _rejected(place: int, number: str, error: Refused) -> dict[str, object]:
    return {"index": place, "to": [number], "errorCode": error.code, "description": error.message, **error.more}


def _submit(
    gateway: Gateway, caller: Caller, wish: Wish, address: Address, raw: bytes
) -> tuple[int, list[Submission | ConsentryError]]:
    """(the number of the text or batch, what became of each Send)."""
    core, policy, by, size = gateway.core, wish.policy, caller.by, len(wish.sends)
    key = idempotency_key()
    for left in reversed(range(_TRIES)):
        number = numbers.new(key)
        ids = [numbers.batch(number, size, place) for place in range(1, size + 1)] if wish.places else [str(number)]
        sends = [replace(one, echo={numbers.ECHO: id}) for one, id in zip(wish.sends, ids, strict=True)]
        if key:
            said = fingerprint(b"\0".join((raw, address.program.encode(), address.topic.encode())))
            kept = numbers.key_of(number)
            return number, gateway.submit.many(policy.business, sends, by=by, key=kept, body_hash=said)
        texts = [numbers.kept(core.identity, policy.tag, policy.business, number, place) for place in range(size)]
        try:
            return number, gateway.submit.many(policy.business, sends, by=by, ids=texts)
        except Conflict:
            if not left:
                raise
    raise AssertionError("the last try returns or raises")


def _refuses(wish: Wish, one: Send) -> bool:
    """Whether apps of that Sender want to hear of a hold as an error."""
    return wish.policy.senders[one.sender].on_hold == "refuse"


def _take_back(gateway: Gateway, caller: Caller, policy: Policy, done: Submission) -> Submission:
    """Withdraw a held text and refuse it; it is returned where it was released meanwhile."""
    if not taken_back(gateway, policy.business, done, by=caller.by):
        return done
    reason, text = done.judged.reasons[0][0], sentence(done.judged.reasons)
    more = consentry(reason, text=text, message=done.id)
    raise Refused(no.NOT_AVAILABLE, f"Held by Consentry ({reason}), and withdrawn: {text}", 403, more=more)


def _message(gateway: Gateway, policy: Policy, send: Send, done: Submission, number: int) -> Message:
    now = gateway.core.clock()
    return Message(
        id=number,
        text=done.id,
        state=done.state.value,
        sender=send.sender,
        number=send.to.address,
        consumer=gateway.core.identity.consumer(policy.business, send.to.address),
        body=with_line(send.body, policy.opt_out_words) if done.before is not None else send.body,
        reasons=done.judged.reasons,
        created_at=now,
        updated_at=now,
    )


# ---- one message ----


def find(gateway: Gateway, caller: Caller, said: str) -> Found | None:
    """The text of that id: a number, or the id of a batch's text."""
    number, inside = numbers.read(said), numbers.read_batch(said)
    for policy in caller.policies:
        found = None
        if inside is not None and inside[2]:
            found = _ours(gateway, policy, inside[0], inside[2] - 1, said)
        elif number is not None:
            found = (
                _ours(gateway, policy, number, 0, number)
                or _derived(gateway, caller, policy, number)
                or _theirs(gateway, policy, number)
            )
        if found is not None:
            return found if found.message.sender in caller.senders(policy) else None
    return None


def _ours(gateway: Gateway, policy: Policy, number: int, place: int, id: int | str) -> Found | None:
    core = gateway.core
    text = numbers.kept(core.identity, policy.tag, policy.business, number, place)
    record = core.store.texts(policy.business, [text]).get(text)
    if record is not None:
        return Found(policy, Message.of_record(record, id), record.text.by)
    row = core.ledger.text(policy.business, text)
    return _row(gateway, policy, row, id) if row else None


def _derived(gateway: Gateway, caller: Caller, policy: Policy, number: int) -> Found | None:
    """A text that was sent in another way, by when that was."""
    at = numbers.moment(number)
    if not at:
        return None
    wanted = Wanted(caller.senders(policy), since=at, before=at + 1)
    for row in gateway.core.ledger.exchanged.page(policy.business, wanted, limit=_SAME_MS).rows:
        if numbers.derived(row.id, row.created_at) == number:
            return _row(gateway, policy, row, number)
    return None


def _theirs(gateway: Gateway, policy: Policy, number: int) -> Found | None:
    """A webhook, ours included, tells RingCentral's own ids: an app may ask for one."""
    core = gateway.core
    row = core.ledger.text_by_provider_id(policy.business, str(number))
    for line in ("", "a2p:"):
        event = f"ringcentral:{line}{number}"
        row = row or core.ledger.text(policy.business, core.identity.inbound_text(policy.tag, policy.business, event))
    return _row(gateway, policy, row, number) if row else None


def _row(gateway: Gateway, policy: Policy, row: TextRow, id: int | str) -> Found:
    told = gateway.core.ledger.exchanged.told(policy.business, [row.id]).get(row.id)
    return Found(policy, Message.of_row(row, told, id), told.by if told else "")


# ---- one batch ----


def batch(gateway: Gateway, caller: Caller, said: str) -> tuple[Response, list[Found]]:
    """Where a batch is. Who could not be texted at all was said when it was sent."""
    inside = numbers.read_batch(said)
    if inside is None or inside[2]:
        raise not_found("batchId")
    number, size, _ = inside
    for policy in caller.policies:
        found = _batch(gateway, policy, number, size, said)
        if found and found[0].message.sender in caller.senders(policy):
            break
    else:
        raise not_found("batchId")
    waiting = sum(State(one.message.state).waiting or one.message.state == State.SENDING for one in found)
    # In the answer to the batch itself the places are those of its messages; here those of its texts.
    rejected = [
        _rejected(place, one.message.number or "", Refused(one.message.error, sentence(one.message.reasons)))
        for place, one in enumerate(found, 1)
        if one.message.state == State.DENIED
    ]
    answer = {
        "id": said,
        "from": found[0].message.sender,
        "batchSize": size,
        "processedCount": len(found) - waiting,
        "creationTime": rfc3339(min(one.message.created_at for one in found)),
        "lastModifiedTime": rfc3339(max(one.message.updated_at for one in found)),
        "status": "Processing" if waiting else "Completed",
        "rejected": rejected,
    }
    return respond(answer), found


def _batch(gateway: Gateway, policy: Policy, number: int, size: int, said: str) -> list[Found]:
    core = gateway.core
    if size > numbers.MOST_IN_BATCH:
        return []
    ids = [numbers.kept(core.identity, policy.tag, policy.business, number, place) for place in range(size)]
    records = core.store.texts(policy.business, ids)
    older = [text for text in ids if text not in records]
    rows = core.ledger.exchanged.rows(policy.business, older) if older else {}
    told = core.ledger.exchanged.told(policy.business, list(rows)) if rows else {}
    found = []
    for place, text in enumerate(ids, 1):
        record = records.get(text)
        if record is not None:
            found.append(Found(policy, Message.of_record(record, f"{said}-{place}"), record.text.by))
        elif text in rows:
            by = told[text].by if text in told else ""
            found.append(Found(policy, Message.of_row(rows[text], told.get(text), f"{said}-{place}"), by))
    return found
