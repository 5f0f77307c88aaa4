"""`/v1/holds`: what waits and why; take one back, or say what it answers."""

from __future__ import annotations

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from app.consent.model import Kind, State
from app.errors import Conflict, Forbidden, NotFound
from app.gateway.gateway import Gateway
from app.ledger.rows import TextRow
from app.web.api.frame import Body, Call, Routes, answer, consumer_id
from app.web.api.messages import text_now
from app.web.api.repeats import once
from app.web.api.said import behind, record
from app.web.api.sight import Shows
from app.web.shapes import answered
from app.web.shapes.operating import Correct, Nothing, Settle
from app.web.shapes.queries import HoldsQuery, TextPath


def holds(gateway: Gateway) -> APIBlueprint:
    """The routes of this resource."""
    routes = Routes(gateway, "holds", "Held texts: why each waits, and what would release it")

    @routes.get("/holds", "read", gives=answered.Holds, shows=Shows.PERSONAL)
    def held(call: Call, query: HoldsQuery) -> Response:
        """Held texts, oldest first.

        The rows come from the Ledger and are checked against Redis: one that waits no more is left out.
        """
        consumer = consumer_id(gateway, call.business, query.consumer)
        page = gateway.core.ledger.holds(
            call.business,
            reason=query.reason,
            sender=query.sender.address if query.sender else None,
            program=query.program,
            consumer=consumer,
            older_than=_before(gateway, query),
            limit=query.limit,
            cursor=query.cursor,
        )
        found = still_held(gateway, call.business, page.rows)
        call.saw(len(found), consumer or "")
        late = behind(gateway, call.business)
        return answer({"holds": found, "next": page.next, "total": page.total, "behind": late})

    @routes.post("/holds/<id>/withdraw", "send", "operate", gives=answered.Text, reads=Body(optional=True))
    def withdraw(call: Call, path: TextPath, body: Nothing) -> Response:
        """Take a waiting text back.

        A key with the scope send takes back the texts that it sent itself; one with operate takes back any.
        """
        _may_withdraw(gateway, call, path.id)
        with once(gateway, call) as attempt:
            if not attempt.done:
                _withdraw(gateway, call, path.id)
        return answer(text_now(gateway, call.business, path.id))

    @routes.post("/holds/<id>/settle", "operate", gives=answered.Text)
    def settle(call: Call, path: TextPath, body: Settle) -> Response:
        """Say that a held text answers what they wrote; or, where it is held since a rebuild (`rebuilt`), whether it
        had left. It is judged again at once."""
        with once(gateway, call) as attempt:
            if not attempt.done:
                _settle(gateway, call, path.id, body)
        return answer(text_now(gateway, call.business, path.id))

    @routes.post("/holds/<id>/correct", "operate", gives=answered.Text)
    def correct(call: Call, path: TextPath, body: Correct) -> Response:
        """Say of which program, and which kind, a held text is. It is judged again at once.

        Its words stay. 409 where it is that already.
        """
        with once(gateway, call) as attempt:
            if not attempt.done:
                gateway.holds.correct(
                    call.business,
                    path.id,
                    program=body.program,
                    kind=Kind(body.kind) if body.kind else None,
                    by=call.caller.by,
                )
        return answer(text_now(gateway, call.business, path.id))

    @routes.post("/holds/<id>/extend", "operate", gives=answered.Text, reads=Body(optional=True))
    def extend(call: Call, path: TextPath, body: Nothing) -> Response:
        """Let a held text wait as long again, from now, as its program lets texts wait.

        409 where it waits as long already, or was sent with an end of its own.
        """
        with once(gateway, call) as attempt:
            if not attempt.done:
                gateway.holds.extend(call.business, path.id, by=call.caller.by)
        return answer(text_now(gateway, call.business, path.id))

    return routes.blueprint


def _settle(gateway: Gateway, call: Call, text: str, body: Settle) -> None:
    holds, by = gateway.holds, call.caller.by
    if body.answers is not None:
        holds.settle_as_reply(call.business, text, body.answers, by=by)
    elif body.left:
        holds.had_left(call.business, text, None, by=by)
    else:
        holds.had_not_left(call.business, text, by=by)


def still_held(gateway: Gateway, business: str, rows: tuple[TextRow, ...]) -> list[dict[str, object]]:
    """Those of the rows that wait now, as Redis has them."""
    now = gateway.core.store.texts(business, [one.id for one in rows])
    return [record(now[one.id]) for one in rows if one.id in now and now[one.id].state is State.HELD]


def _before(gateway: Gateway, query: HoldsQuery) -> int | None:
    if query.older_than is None:
        return None
    instant, age = query.older_than
    return instant or max(gateway.core.clock() - age, 0)


def _withdraw(gateway: Gateway, call: Call, text: str) -> None:
    """Withdraw; a text that this very key has withdrawn before is as it was asked to be."""
    try:
        gateway.holds.withdraw(call.business, text, by=call.caller.by)
    except Conflict:
        found = gateway.core.store.texts(call.business, [text]).get(text)
        if not call.key or found is None or found.state is not State.WITHDRAWN:
            raise


def _may_withdraw(gateway: Gateway, call: Call, text: str) -> None:
    """Raise Forbidden where the key may withdraw its own texts only and did not send this one."""
    if call.caller.may("operate"):
        return
    record = gateway.core.store.texts(call.business, [text]).get(text)
    if record is None:
        raise NotFound("No such text is waiting.")
    if record.text.by != call.caller.by:
        raise Forbidden("This API key did not send the text; withdrawing any text needs the scope operate.")
