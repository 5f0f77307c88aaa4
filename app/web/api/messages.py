"""`/v1/messages`: send one or many, read one, list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from pydantic import ValidationError

from app.consent.model import State, Verdict
from app.errors import BadInput, ConsentryError, LedgerUnavailable, NotFound
from app.gateway.gateway import Gateway
from app.gateway.pictures import SECONDS, Pictures
from app.gateway.send import Send
from app.gateway.submit import Submission
from app.phone import Phone
from app.web.api.frame import JSON, Body, Call, Routes, answer, consumer_id, parse_json
from app.web.api.pictured import picture
from app.web.api.repeats import once
from app.web.api.said import accepted, behind, history, record, row
from app.web.api.sight import Shows
from app.web.problems import CONTENT_TYPE, invalid_json, members, problem_json
from app.web.shapes import answered
from app.web.shapes.asked import BATCH, Batch, Message
from app.web.shapes.operating import Nothing
from app.web.shapes.queries import MediaPath, TextPath, TextsQuery
from app.web.shapes.why import AccountGiven

NDJSON = "application/x-ndjson"
MOST_BATCH = 16 * 1024 * 1024
BATCH_SECONDS = 30.0
"""What a batch may spend: 10,000 texts take some seconds. A store that is away is noticed at the first call."""

_UNREADABLE = Send("", Phone(""), "")
"""Stands where a text could not be read, so that the others keep their place: ids under a key follow from it."""

_BATCH_BODY = {
    "required": True,
    "content": {
        JSON: {"schema": {"$ref": "#/components/schemas/Batch"}},
        NDJSON: {"schema": {"type": "string", "description": "A message as JSON on each line."}},
    },
}


PICTURES_AT_ONCE = 4
"""A carrier that is slow to give pictures takes so many threads at most."""
_MEDIA = {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "description": "What came."}


def messages(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    pictures = Pictures(gateway.core, at_once=PICTURES_AT_ONCE)
    routes = Routes(gateway, "messages", "Texts: asked for, judged at once, sent when they may be")

    @routes.post("/messages", "send", gives=answered.Accepted, status=202)
    def send(call: Call, body: Message) -> Response:
        """Send one text.

        202 where it is ready or held; 403 with its `id` and `decision` where it is denied. It is stored either way.
        """
        wanted = body.send()
        call.caller.as_author(wanted.author)
        by, key = call.caller.by, call.key
        done = gateway.submit.one(call.business, wanted, by=by, key=key, body_hash=call.body_hash if key else "")
        return denied(done) if done.judged.verdict is Verdict.DENY else answer(accepted(done), 202)

    reads = Body(MOST_BATCH, (JSON, NDJSON), described=_BATCH_BODY, model=Batch)

    @routes.post("/messages/batch", "send", gives=answered.Results, reads=reads, seconds=BATCH_SECONDS)
    def batch(call: Call) -> Response:
        """Send up to 10,000 texts.

        `results` has one answer for each, in their order: a text that was stored, or a problem. One that is
        refused holds up no other. Send `{"messages": […]}`, or NDJSON with a message on each line. After a 503 some
        may be stored: repeat it under the same Idempotency-Key, and each is stored once.
        """
        found = [_line(call, one) for one in _lines(call.raw)]
        sends = [one if isinstance(one, Send) else _UNREADABLE for one in found]
        by, key = call.caller.by, call.key
        done = gateway.submit.many(call.business, sends, by=by, key=key, body_hash=call.body_hash if key else "")
        results = [one if isinstance(one, dict) else _result(d) for one, d in zip(found, done, strict=True)]
        return answer({"results": results})

    @routes.post("/messages/<id>/resend", "operate", gives=answered.Resent, status=202, reads=Body(optional=True))
    def resend(call: Call, path: TextPath, body: Nothing) -> Response:
        """Send a text whose outcome is unknown again.

        It may have arrived, so nothing but this sends it again. It becomes a new text with the same words, judged
        now: 202 where it is ready or held, 403 where it is denied, as when a text is sent. 409 where its outcome is
        known, or where it was sent again already and that did not fail.
        """
        with once(gateway, call) as attempt:
            done = gateway.resend.one(call.business, path.id, by=call.caller.by, key=attempt.event.removeprefix("key:"))
        link = {"resend_of": path.id}
        return denied(done, **link) if done.judged.verdict is Verdict.DENY else answer(accepted(done) | link, 202)

    @routes.get("/messages/<id>", "read", gives=answered.Text, shows=Shows.PERSONAL)
    def read(call: Call, path: TextPath) -> Response:
        """One text: where it is now, and its life so far."""
        said, consumer, by = found_text(gateway, call.business, path.id)
        # Whoever wrote a text and asks what became of it is shown its words and number, which they gave themselves:
        # its entry says so already, and a program that follows each of its texts would double the Ledger. Anyone
        # else sees it: a key with the scope send alone does not get here, not even for its own.
        call.saw(0 if by == call.caller.by else 1, consumer)
        return answer(said)

    @routes.get("/messages/<id>/why", "read", gives=AccountGiven, shows=Shows.PERSONAL)
    def why(call: Call, path: TextPath) -> Response:
        """Why one text was allowed, held or denied: each Decision about it, worked out anew and compared.

        They are worked out from the Ledger with the policy of their day. `agrees` is false where anything on record
        does not come out again. 503 `ledger_behind` for a text that the Ledger does not have yet.
        """
        account = gateway.why.text(call.business, path.id)
        call.saw(len(account.decisions) or 1, account.text.consumer)
        return answer({**account.as_json(), "behind": behind(gateway, call.business)})

    @routes.get("/messages/<id>/media/<place>", "read", gives=_MEDIA, seconds=SECONDS * 3, shows=Shows.PERSONAL)
    def media(call: Call, path: MediaPath) -> Response:
        """One picture, or what else came with an inbound text.

        It is fetched from the carrier with the sender's own credentials, and not kept. 404 where nothing came in that
        place, or the carrier does not have it any more.
        """
        text = gateway.core.ledger.text(call.business, path.id)
        if text is None:
            raise NotFound("There is no such text, or the ledger does not have it yet.")
        found = pictures.one(gateway.core.businesses.get(call.business), text, path.place)
        call.saw(1, text.consumer)
        return picture(found)

    @routes.get("/messages", "read", gives=answered.Texts, shows=Shows.PERSONAL)
    def texts(call: Call, query: TextsQuery) -> Response:
        """Texts in and out, newest first."""
        consumer = consumer_id(gateway, call.business, query.consumer)
        page = gateway.core.ledger.texts(
            call.business,
            consumer=consumer,
            state=query.state,
            direction=query.direction,
            limit=query.limit,
            cursor=query.cursor,
        )
        call.saw(len(page.rows), consumer or "")
        late = behind(gateway, call.business)
        return answer(
            {"messages": [row(one) for one in page.rows], "next": page.next, "total": page.total, "behind": late}
        )

    return routes.blueprint


def denied(done: Submission, **more: object) -> Response:
    """A refused text: a problem with its first reason's code, its id and its Decision."""
    decision = done.judged.as_json()
    reasons: Any = decision["reasons"]
    body = members(reasons[0]["code"], 403, detail=reasons[0]["text"], id=done.id, decision=decision, **more)
    return _problem(body | {"title": "The text was refused"})


def _problem(body: dict[str, object]) -> Response:
    response = answer(body, 403)
    response.content_type = CONTENT_TYPE
    return response


def _lines(raw: bytes) -> Iterator[Any]:
    """The texts of a batch, each as it was given: a mapping, or the bytes of a line."""
    if request.mimetype == NDJSON:
        lines = [line for line in raw.split(b"\n") if line.strip()]
        if not 1 <= len(lines) <= BATCH:
            raise BadInput("body", f"body must have 1 to {BATCH} lines")
        yield from lines
    else:
        yield from Batch.model_validate(parse_json(raw)).messages


def _line(call: Call, given: Any) -> Send | dict[str, object]:
    """One text of a batch, or the problem with it."""
    try:
        send = Message.model_validate(parse_json(given) if isinstance(given, bytes) else given).send()
        call.caller.as_author(send.author)
    except ValidationError as error:
        return invalid_json(error)
    except ConsentryError as error:
        return problem_json(error)
    return send


def _result(done: Submission | ConsentryError) -> dict[str, object]:
    return accepted(done) if isinstance(done, Submission) else problem_json(done)


def text_now(gateway: Gateway, business: str, text: str) -> dict[str, object]:
    """One text with its history."""
    return found_text(gateway, business, text)[0]


def found_text(gateway: Gateway, business: str, text: str) -> tuple[dict[str, object], str, str]:
    """One text with its history, its Consumer's id, and who asked for it (empty where that is not known).

    Redis knows best where it is; without the Ledger its past is left out.
    """
    core = gateway.core
    try:
        # Read before the text itself, so that no step can be in the history that its present state lacks.
        passages = core.ledger.history(business, text)
    except LedgerUnavailable:
        passages = []
    found = core.store.texts(business, [text]).get(text)
    if found is not None:
        first = found.judged.reasons[0][0] if found.judged.reasons else ""
        why = found.why or first
        said, steps = record(found), history(passages, found.state.value, found.changed_at, why)
        told = {**said, "resent_as": _resent_as(gateway, business, text, steps), "history": steps}
        return told, found.text.consumer, found.text.by
    known = core.ledger.text(business, text)
    if known is None:
        raise NotFound("There is no such text.")
    steps = history(passages, known.state, known.updated_at, known.why or known.reason)
    told = {**row(known), "resent_as": _resent_as(gateway, business, text, steps), "history": steps}
    return told, known.consumer, passages[0].by if passages and known.direction == "out" else ""


def _resent_as(gateway: Gateway, business: str, text: str, steps: list[dict[str, str]]) -> str | None:
    """What the text was last sent again as: only one that was unknown once can have been."""
    once_unknown = any(step["state"] == State.UNKNOWN for step in steps)
    return (gateway.resend.last(business, text) or None) if once_unknown else None
