"""The kind guard and the shorteners, judged from what the Ask says; advice beside any verdict."""

from __future__ import annotations

import pytest

from app.consent.decide import decide
from app.consent.model import Author, ConsentTier, Kind, Own, Verdict
from app.consent.watch import WATCHABLE
from app.store import codec
from tests.consent.worlds import NOON, POLICY, Chain, ask

CONV, INFO, PROMO = Kind.CONVERSATIONAL, Kind.INFORMATIONAL, Kind.PROMOTIONAL


def agreed() -> Chain:
    chain = Chain()
    chain.inbound()
    for program in ("support", "reminders", "offers"):
        chain.grant(program, ConsentTier.EXPRESS_WRITTEN)
    return chain


@pytest.mark.parametrize(
    ("kind", "found", "codes"),
    [
        (CONV, {"offer": "20% off"}, ["reads_promotional"]),
        (INFO, {"offer": "20% off"}, ["reads_promotional"]),
        (PROMO, {"offer": "20% off"}, []),
        (CONV, {"shortener": "bit.ly"}, ["shared_shortener"]),
        (INFO, {"shortener": "bit.ly"}, ["shared_shortener"]),
        (PROMO, {"shortener": "bit.ly"}, ["shared_shortener"]),
        (INFO, {"offer": "x", "shortener": "bit.ly"}, ["reads_promotional", "shared_shortener"]),
        (CONV, {}, []),
        (INFO, {}, []),
    ],
)
def test_what_is_held_for_its_words(kind: Kind, found: dict[str, str], codes: list[str]) -> None:
    for author in Author:
        decision = decide(ask(kind, author=author, **found), agreed().standing, POLICY, NOON)
        held = [reason.code for reason in decision.reasons] if codes else []
        assert (decision.verdict, held) == (Verdict.HOLD if codes else Verdict.ALLOW, codes)
        said = str(decision.as_json()["reasons"])
        assert all(words in said for words in found.values() if codes)


def test_a_program_s_kind_does_not_matter_but_the_text_s_own() -> None:
    raised = ask(PROMO, "support", offer="20% off")
    assert decide(raised, agreed().standing, POLICY, NOON).verdict is Verdict.ALLOW


def test_our_own_texts_are_exempt() -> None:
    chain = agreed()
    own = ask(Kind.OWN, own=Own.ASK, offer="20% off", shortener="bit.ly", advice=("unspaced",))
    decision = decide(own, chain.standing, POLICY, NOON)
    assert (decision.code, decision.advice) == ("ask", ())


def test_none_of_it_is_only_watched() -> None:
    assert not WATCHABLE & {"reads_promotional", "shared_shortener", "opt_out_line_missing"}


def test_advice_stands_beside_any_verdict() -> None:
    advised = ask(advice=("opt_in:yes",))
    for chain in (Chain(), agreed()):
        decision = decide(advised, chain.standing, POLICY, NOON)
        assert decision.advice == ("opt_in:yes",)
        assert "YES" in str(decision.as_json()["advice"])
    stopped = agreed()
    stopped.stop()
    refused = decide(advised, stopped.standing, POLICY, NOON)
    assert (refused.verdict, len(refused.advice)) == (Verdict.DENY, 1)
    assert decide(ask(), agreed().standing, POLICY, NOON).advice == ()


def test_an_ask_stored_before_there_were_such_words_says_nothing_found() -> None:
    """A text is packed with its Ask: what is not there is read as not found."""
    import msgspec

    from app.consent.text import Text

    whole = msgspec.to_builtins(Text("C", ask(offer="x", shortener="y", line="own", advice=("unspaced",)), "+1", "Hi"))
    for name in ("offer", "shortener", "line", "advice"):
        del whole["ask"][name]
    found = codec.unpack_text(codec.VERSION + msgspec.msgpack.encode(whole)).ask
    assert (found.offer, found.shortener, found.line, found.advice) == ("", "", "", ())
