"""Answered: an application's answer to a forwarded text asks for texts of its own; each is one like any other."""

from __future__ import annotations

import structlog

from app.consent.model import BODY_LIMIT, Kind, Policy
from app.errors import BadInput, ConsentryError
from app.gateway.core import Core
from app.gateway.send import Send
from app.gateway.submit import Submit
from app.ids import fingerprint
from app.ledger.forward_rows import ForwardRow
from app.ledger.rows import TextRow
from app.phone import parse_phone
from app.providers.calls import Answer
from app.providers.twiml import NoTwiml, Said, read_answer

_log = structlog.get_logger()

BY = "forward"
MOST_URL = 2_048


class Answered:
    """Submits what TwiML asks for. A second answer to the same event is not looked at, whatever it says."""

    def __init__(self, core: Core, submit: Submit) -> None:
        self._core = core
        self._submit = submit

    def take(self, policy: Policy, row: ForwardRow, text: TextRow, answer: Answer) -> int:
        """Submit the texts that the answer to `text` asks for. Returns how many were stored. Raises Unavailable where
        a part is away: the next try then looks at its own answer, unless some of this one were stored."""
        try:
            said = read_answer(answer.headers.get("content-type", ""), answer.body)
        except NoTwiml as why:
            _log.warning("answer_unread", business=policy.business, forward=row.id, why=str(why))
            return 0
        sends = [send for one in said if (send := self._send(policy, row, text, one)) is not None]
        key = f"answer:{row.id}"
        if not sends or self._answered(policy, key):
            return 0
        results = self._submit.many(policy.business, sends, by=BY, key=key, body_hash=fingerprint(key.encode()))
        stored = 0
        for result in results:
            if isinstance(result, ConsentryError):
                self._refused(policy, row, result.code)
            else:
                stored += 1
                _log.info(
                    "answer_taken", business=policy.business, forward=row.id, text=result.id, state=result.state.value
                )
        return stored

    def _answered(self, policy: Policy, key: str) -> bool:
        """Whether an answer to this event was taken before; the store forgets keys after days, the Ledger no text."""
        core, business = self._core, policy.business
        mark = fingerprint(f"{business}:{key}".encode())
        if core.store.read(business, policy.tag, idempotency=[mark]).idempotency:
            return True
        return bool(core.ledger.outbound(business, [core.identity.keyed_text(policy.tag, business, key, 0)]))

    def _send(self, policy: Policy, row: ForwardRow, text: TextRow, said: Said) -> Send | None:
        """One text to send; None, and a line in the log, where the answer cannot be meant."""
        sender = said.sender or text.sender
        try:
            to = parse_phone(said.to or text.number or "", "to")
            if not all(url.startswith(("https://", "http://")) and len(url) <= MOST_URL for url in said.media):
                raise BadInput("media", "media: each must be an http or https address")
            if len(said.body) > BODY_LIMIT:
                raise BadInput("body", f"body: {BODY_LIMIT:,} characters fit")
            return Send(sender, to, said.body, program=program_for(policy, sender), media=said.media)
        except BadInput as error:
            self._refused(policy, row, f"{error.field}_{error.code}")
            return None

    def _refused(self, policy: Policy, row: ForwardRow, why: str) -> None:
        _log.warning("answer_refused", business=policy.business, forward=row.id, why=why)


def program_for(policy: Policy, sender: str) -> str:
    """The Program of a reply from that Sender: its default one, else the first conversational one that may use it.

    Raises BadInput where there is none.
    """
    known = policy.senders.get(sender)
    if known is None:
        raise BadInput("from", f"from: {sender} is not one of your senders", code="unknown_sender")
    if known.default_program:
        return known.default_program
    for program in policy.programs.values():
        if program.kind is Kind.CONVERSATIONAL and (not program.senders or sender in program.senders):
            return program.id
    raise BadInput("program", f"program: the sender {sender} has no default_program, and no program of yours converses")
