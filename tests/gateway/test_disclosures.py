"""Words shown: what no grant may rest on is refused and says why."""

from __future__ import annotations

import pytest

from app.consent.model import ConsentTier, Source
from app.errors import DisclosureLacks
from tests.consent.worlds import SHOWN
from tests.gateway.conftest import World
from tests.gateway.test_use_cases import grant, outbox

EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN


def test_words_that_lack_what_the_tier_needs_are_refused_with_the_list(world: World) -> None:
    with pytest.raises(DisclosureLacks) as caught:
        grant(world, "offers", WRITTEN, Source.PAPER, disclosure="I opt into communications from Demo.")
    codes = [code for code, _ in caught.value.lacks]
    assert codes[0] == "not_sms_specific"
    assert {"no_opt_out", "no_marketing", "no_free_choice", "no_rates"} <= set(codes)
    assert '"I opt into communications from Demo."' in caught.value.detail
    assert "no_opt_out: They do not say how to stop the texts. Reply STOP to stop." in caught.value.detail
    assert caught.value.field == "disclosure"
    assert outbox(world) == []


def test_what_is_enough_for_reminders_is_not_for_offers(world: World) -> None:
    words = "Demo may text me about my appointments. Reply STOP to stop."
    assert grant(world, "reminders", EXPRESS, Source.PAPER, disclosure=words).entry
    with pytest.raises(DisclosureLacks):
        grant(world, "offers", WRITTEN, Source.PAPER, disclosure=words)
    assert grant(world, "offers", WRITTEN, Source.PAPER, disclosure=SHOWN).entry


def test_a_letter_for_conversations_alone_needs_no_stop_line(world: World) -> None:
    words = "Demo may answer by text what I ask about my matter."
    assert grant(world, "support", EXPRESS, Source.ENGAGEMENT_LETTER, disclosure=words).entry
    with pytest.raises(DisclosureLacks) as caught:
        grant(world, "reminders", EXPRESS, Source.ENGAGEMENT_LETTER, disclosure=words)
    assert [code for code, _ in caught.value.lacks] == ["no_opt_out"]


def test_what_was_said_is_nobodys_wording(world: World) -> None:
    assert grant(world, "reminders", EXPRESS, said="Sure, go ahead.").entry
    assert grant(world, "reminders", EXPRESS, Source.EMAIL, disclosure="", said="Sure, go ahead.").entry
