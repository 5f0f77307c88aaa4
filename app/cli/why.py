"""`consentry why`: what may be sent to a number now, or why one text was allowed, held or denied, checked again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import parts_here, the_business
from app.cli.talk import explained

if TYPE_CHECKING:
    from app.gateway.differing import Difference, Recheck
    from app.gateway.why import Account
    from app.wiring import Parts

DIFFERS = 1
"""The exit code where what is on record does not come out again."""
BY = "consentry why"
STEPS = {
    "submitted": "asked for",
    "judged again": "judged again while it waited",
    "released": "released",
    "settled": "judged again on what somebody told of it",
    "claimed": "judged in the moment of its sending",
    "stopped": "reached by a stop",
    "rebuilt": "judged again when the store was rebuilt",
}


@click.command()
@click.argument("what", metavar="NUMBER|MESSAGE")
@click.option("--business", help="whose; not needed for a message, nor where there is only one business")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="entries of a number's timeline")
@click.option("--json", "as_json", is_flag=True, help="of a message: print JSON")
def why(what: str, business: str | None, limit: int, as_json: bool) -> None:
    """Why a text may go, or why one went or did not.

    Of a NUMBER: what may be sent to it now, with the timeline of everything that happened.

    Of a MESSAGE: each Decision about it, worked out anew from the ledger with the policy of its day and compared with
    the one on record, what it rested on, and its whole life. The exit code is 1 where they differ.

    \b
    Examples:
      consentry why +17045550123
      consentry why msg_DEM0AA_0123456789ABCDEFGHJKMNPQRS
      consentry why msg_DEM0AA_0123456789ABCDEFGHJKMNPQRS --json
    """
    from app.errors import BadInput

    parts = parts_here()
    if what.startswith("msg_"):
        _message(parts, what, business, as_json)
        return
    if not what.startswith(("+", "whatsapp:", "rcs:")):
        raise BadInput("what", f"{what!r} is neither a number such as +17045550123 nor a message such as msg_…")
    if as_json:
        raise BadInput("json", "--json is for messages; ask the API for /v1/consumers/<number>")
    _number(parts, what, the_business(parts, business), limit)


# ---- a message ----


def _message(parts: Parts, text: str, business: str | None, as_json: bool) -> None:
    from app.errors import BadInput
    from app.store.store import real_now

    owner = parts.core.businesses.of_tag(text.removeprefix("msg_").partition("_")[0])
    if owner is None:
        raise BadInput("what", f"{text} is no message of a business that is applied here")
    if business and business != owner:
        raise BadInput("business", f"--business: {text} is {owner}'s")
    account = parts.gateway.why.text(owner, text)
    parts.gateway.seeing.record(
        owner, by=BY, route=BY, rows=len(account.decisions) or 1, consumer=account.text.consumer
    )
    lag = parts.gateway.copying.lag(owner, real_now())
    if as_json:
        behind = {"entries": lag.entries, "ms": lag.ms}
        click.echo(json.dumps({**account.as_json(), "behind": behind}, indent=2, ensure_ascii=False))
    else:
        for line in accounted(account):
            click.echo(line)
        if lag.entries:
            click.echo(f"The ledger is {lag.entries} entries behind: what came last may not be in this.")
    if not account.agrees:
        click.get_current_context().exit(DIFFERS)


def accounted(account: Account) -> Iterator[str]:
    """What there is to say of a text, in lines."""
    from app.consent.hours import instant

    said = account.as_json()
    about = f"our own {said['own']}" if said["own"] else f"{said['program']} ({said['kind']})"
    yield f"{said['id']}, {about}, from {said['from']} to {said['to'] or 'a number that was erased'}: {said['state']}"
    for one in account.decisions:
        yield ""
        yield f"{instant(one.entry.at)}  {STEPS[one.step]}, under {one.policy}: {one.state.value}"
        yield from _decision(one)
    yield ""
    yield "Its life:"
    for passage in account.history:
        yield "  " + "  ".join(filter(None, (instant(passage.at), passage.state, passage.why, passage.by)))
    yield ""
    yield from _record(account)


def _decision(one: Recheck) -> Iterator[str]:
    from app.consent.hours import instant
    from app.consent.telling import told
    from app.gateway.differing import shown

    if one.said is not None:
        # Advice is about its words, which do not change: it is said once.
        for line in explained(shown(one.said) | ({} if one.step == "submitted" else {"advice": []})):
            yield f"    {line}"
    if one.tier is not None:
        yield f"    rested on {one.tier} consent" if one.tier != "none" else "    rested on no consent of theirs"
    for entry in one.rests_on:
        yield f"    because of {instant(entry.at)}  {told(entry)}  ({entry.id})"
    for note in one.notes:
        yield f"    note: {note}"
    yield "    recorded = recomputed" if not one.differences else "    DIFFERS from what is on record:"
    for difference in one.differences:
        yield f"      {_differs(difference)}"


def _record(account: Account) -> Iterator[str]:
    """Whether the record holds, and what comes of it all."""
    for difference in account.row:
        yield f"The text's row differs from its entries: {_differs(difference)}"
    for entry, what in account.faults:
        yield f"The chain breaks at {entry}: {what}."
    if not account.faults:
        yield f"The chain of this person's {account.entries} entries holds."
    differing = sum(bool(one.differences) for one in account.decisions)
    count = len(account.decisions)
    if differing:
        yield f"{differing} of {count} decisions differ from what is on record."
    elif account.agrees:
        yield f"Every decision ({count}): recorded = recomputed."
    else:
        yield f"Every decision ({count}) comes out again from entries that were changed: see above."


def _differs(difference: Difference) -> str:
    return f"{difference.what}: recorded {_told(difference.recorded)}, recomputed {_told(difference.recomputed)}"


def _told(value: Any) -> str:
    """A value in a line: reasons by their codes and facts."""
    if isinstance(value, list):
        return ", ".join(map(_told, value)) or "none"
    if isinstance(value, dict):
        facts = ", ".join(f"{name} {said}" for name, said in value["facts"].items())
        return f"{value['code']} ({facts})" if facts else str(value["code"])
    return "none" if value in (None, "") else str(value)


# ---- a number ----


def _number(parts: Parts, number: str, name: str, limit: int) -> None:
    from app.consent.hours import instant
    from app.consent.model import Kind
    from app.gateway.send import Send
    from app.phone import parse_phone

    policy = parts.core.businesses.get(name)
    phone = parse_phone(number, "number")
    click.echo(f"What {policy.name} may send to {phone.number} now:")
    for sender in policy.senders:
        for program in policy.programs.values():
            decision = parts.gateway.submit.decision(name, Send(sender, phone, "", program.id))
            kind = Kind(program.kind).value
            click.echo(f"  {program.id} ({kind}) from {sender}: {decision.verdict.word}")
            for line in explained(decision.as_json()):
                click.echo(f"      {line}")
    consumer = parts.core.identity.consumer(name, phone.address)
    rows = parts.core.ledger.timeline(name, consumer, limit=limit).rows
    if rows:
        parts.gateway.seeing.record(name, by=BY, route=BY, rows=len(rows), consumer=consumer)
    click.echo("Timeline, newest first:")
    for row in rows:
        click.echo(f"  {instant(row.at)}  {row.id}  {row.type}  {facts_of(row.public)}")
    if not rows:
        click.echo("  nothing yet")


def facts_of(public: str) -> str:
    """The facts that a person wants to see of an entry, in one line."""
    facts = json.loads(public)["facts"]
    shown = ("text", "intent", "program", "tier", "source", "scope", "state", "before", "after", "topic", "why", "by")
    parts = [f"{name}={facts[name]}" for name in shown if facts.get(name)]
    reasons = [reason[0] for reason in facts.get("reasons", ())]
    return " ".join([*parts, *([f"({', '.join(reasons)})"] if reasons else [])])
