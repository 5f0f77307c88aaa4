"""Unearthing: a text as the store kept it, out of its row and its Consumer's entries in the Ledger."""

from __future__ import annotations

from collections.abc import Mapping

from app.consent.entries import Entry, Submitted
from app.consent.findings import Corrected
from app.consent.model import Ask, State
from app.consent.outgoing import read_outgoing
from app.consent.text import Text, TextRecord
from app.ledger.rows import TextRow
from app.phone import Phone
from app.providers.seam import RANK, Status

_RANKS = {State.SENT: RANK[Status.QUEUED]}


def text_of(
    row: TextRow, begun: Mapping[str, Entry], places: Mapping[str, Entry], corrected: Mapping[str, Corrected]
) -> TextRecord | None:
    """The record of a text that is not at its end, by its Consumer's entries: `begun` those by which texts began, by
    text, and `places` all of them by id; `corrected` what somebody said last of their
    Program and kind, by text. None where its number or body was erased, so that none can go.

    What its body says is read anew. A hold's end stands for the time at which the Business itself wanted it dropped:
    the Ledger keeps one of the two, whichever comes first.
    """
    entry = begun.get(row.id)
    if entry is None or not isinstance(entry.fact, Submitted) or row.number is None or row.body is None:
        return None
    fact = entry.fact
    said, of = read_outgoing(row.body), corrected.get(row.id, fact)
    basis, answers = places.get(fact.basis), places.get(row.answers)
    ask = Ask(
        sender=row.sender,
        program=row.program,
        kind=of.kind,
        made_at=entry.at,
        text=row.id,
        area=Phone(row.number).area,
        seq=entry.seq,
        topic=fact.topic,
        author=fact.author,
        promises=fact.promises,
        offer="" if fact.own else said.offer,
        shortener="" if fact.own else said.shortener,
        line=of.line,
        advice=() if fact.own else said.advice,
        answers=row.answers if answers else "",
        answers_seq=answers.seq if answers else 0,
        not_before=fact.not_before,
        expires_at=fact.expires_at,
        own=fact.own,
        basis=fact.basis,
        basis_at=basis.at if basis else 0,
    )
    echo = (entry.private.echo if entry.private else None) or {}
    ref = row.client_ref or ""
    text = Text(row.consumer, ask, row.number, row.body, row.media, ref, fact.key, fact.by, fact.resend_of, echo)
    state = State(row.state)
    return TextRecord(
        text,
        state,
        row.judged(),
        changed_at=row.updated_at,
        hold_until=row.expires_at if state is State.HELD else 0,
        attempts=row.attempts,
        provider_id=row.provider_id,
        rank=_RANKS.get(state, 0),
        why=row.why,
    )
