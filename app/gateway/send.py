"""Send: one text that a Business asks to send, and the Ask that it makes of the rules."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.consent.intent import promises_follow_up
from app.consent.model import Ask, Author, Kind, Policy
from app.consent.opt_out_line import lined
from app.consent.outgoing import read_outgoing
from app.consent.standing import Standing
from app.errors import BadInput
from app.gateway.businesses import program_of
from app.phone import Phone


class Send(msgspec.Struct, frozen=True):
    """One text to send, as the API took it."""

    sender: str
    to: Phone
    body: str
    program: str = ""
    kind: Kind | None = None
    topic: str = ""
    promises_follow_up: bool = False
    author: Author = Author.AUTOMATION
    media: tuple[str, ...] = ()
    client_ref: str = ""
    not_before: int = 0
    expires_at: int = 0
    echo: Mapping[str, str] = {}  # see Private

    def __repr__(self) -> str:  # no body
        return f"Send({self.sender!r}, to={self.to!r}, program={self.program!r})"


def checked(policy: Policy, send: Send) -> tuple[str, Kind]:
    """The Program and kind of a Send. Raises BadInput naming the field."""
    sender = policy.senders.get(send.sender)
    if sender is None:
        raise BadInput("from", f"from: {send.sender} is not one of your senders", code="unknown_sender")
    if Phone(sender.number).channel != send.to.channel:
        raise BadInput("to", f"to: {send.sender} cannot reach a number on {send.to.channel}")
    name = send.program or sender.default_program
    if not name:
        raise BadInput("program", f"program: name one; the sender {send.sender} has no default_program")
    program = program_of(policy, name)
    if program.senders and send.sender not in program.senders:
        raise BadInput("from", f"from: {name} is sent from {' or '.join(program.senders)}")
    kind = send.kind or program.kind
    if kind.rank < program.kind.rank:
        raise BadInput(
            "kind", f"kind: {name} is {program.kind.value}; a text of it may be of a stricter kind, never a looser one"
        )
    return name, kind


def wish(policy: Policy, standing: Standing, send: Send, now: int, text: str = "") -> tuple[Ask, str]:
    """The Ask that a Send makes, for `text` or, in a dry run, for none, and the body with its opt-out line.

    Raises BadInput naming the field.
    """
    name, kind = checked(policy, send)
    said = read_outgoing(send.body)
    body, line = lined(send.body, said.line, name, kind, standing, policy, now)
    ask = Ask(
        sender=send.sender,
        program=name,
        kind=kind,
        made_at=now,
        text=text,
        area=send.to.area,
        topic=send.topic,
        author=send.author,
        promises=promises_follow_up(send.body) or ("promises_follow_up" if send.promises_follow_up else ""),
        offer=said.offer,
        shortener=said.shortener,
        line=line,
        advice=said.advice,
        not_before=send.not_before,
        expires_at=send.expires_at,
    )
    return ask, body
