"""Words shown: what no grant may rest on is refused and says why."""

from __future__ import annotations

import pytest

from app.consent.acts import DisclosureAdded
from app.consent.entries import Granted
from app.consent.model import ConsentTier, Source
from app.errors import BadInput, Conflict, DisclosureLacks, NotFound
from app.gateway import disclosures
from app.ids import fingerprint
from app.store import codec
from tests.consent.worlds import POLICY, SHOWN
from tests.databases import on_both
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


# ---- kept under a version ----


def chain(world: World) -> str:
    return world.gateway.core.identity.consumer("demo", "")


def versions(world: World) -> list[str]:
    """What was added, as the outbox has it."""
    core = world.gateway.core
    found = core.store.client.xrange(core.store.keys("demo").outbox)
    facts = (codec.unpack_outbox(POLICY.tag, fields)[1].fact for _, fields in found)
    return [fact.version for fact in facts if isinstance(fact, DisclosureAdded)]


@on_both
def test_a_wording_is_kept_on_the_business_own_chain(world: World) -> None:
    record, new = world.gateway.disclosures.add("demo", SHOWN, "web-1", by="t")
    assert new
    world.copy()
    (row,) = [row for row in world.gateway.core.ledger.timeline("demo", chain(world)).rows if row.id == record.id]
    assert row.type == "disclosure_added"
    assert record.hash == fingerprint(SHOWN.encode())
    assert record.hash in row.public
    assert SHOWN not in row.public
    assert SHOWN in str(row.private)
    assert world.gateway.disclosures.get("demo", "web-1") == record


def test_the_same_words_again_change_nothing_and_other_words_are_refused(world: World) -> None:
    first, _ = world.gateway.disclosures.add("demo", SHOWN, "web-1", by="t")
    assert world.gateway.disclosures.add("demo", SHOWN, "web-1", by="someone else") == (first, False)
    with pytest.raises(Conflict) as caught:
        world.gateway.disclosures.add("demo", SHOWN + " ", "web-1", by="t")
    assert caught.value.code == "version_taken"
    assert versions(world) == ["web-1"]
    assert world.gateway.disclosures.get("demo", "web-1").text == SHOWN


def test_without_a_version_it_is_named_by_its_hash(world: World) -> None:
    record, _ = world.gateway.disclosures.add("demo", SHOWN, "", by="t")
    assert record.version == record.hash[:12]
    assert [r.version for r in world.gateway.disclosures.all("demo")] == [record.version]
    with pytest.raises(NotFound):
        world.gateway.disclosures.get("demo", "web-1")


@pytest.mark.parametrize(
    ("text", "version", "field"),
    [("", "a", "text"), (" \n", "a", "text"), ("x" * 10_001, "a", "text"), ("x", "-a b", "version")],
)
def test_what_cannot_be_kept_is_named(world: World, text: str, version: str, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        world.gateway.disclosures.add("demo", text, version, by="t")
    assert caught.value.field == field
    assert versions(world) == []


def test_only_so_many_are_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosures, "MOST_DISCLOSURES", 2)
    for version in ("a", "b"):
        world.gateway.disclosures.add("demo", SHOWN, version, by="t")
    with pytest.raises(Conflict) as caught:
        world.gateway.disclosures.add("demo", SHOWN, "c", by="t")
    assert caught.value.code == "too_many_disclosures"
    assert not world.gateway.disclosures.add("demo", SHOWN, "b", by="t")[1]


def test_a_grant_may_name_a_version_and_cites_the_hash_of_its_words(world: World) -> None:
    record, _ = world.gateway.disclosures.add("demo", SHOWN, "web-1", by="t")
    grant(world, "offers", WRITTEN, Source.WEB_FORM, disclosure="", disclosure_version="web-1", said="")
    entry = outbox(world)[-1]
    assert isinstance(entry.fact, Granted)
    assert (entry.fact.disclosure, entry.fact.disclosure_version) == (record.hash, "web-1")
    assert entry.private is not None
    assert entry.private.words == SHOWN, "what is proved later does not depend on another chain"


def test_a_version_that_is_not_kept_or_differs_is_no_basis(world: World) -> None:
    world.gateway.disclosures.add("demo", SHOWN, "web-1", by="t")
    world.gateway.disclosures.add("demo", "We will be in touch.", "old", by="t")
    for version, text, error in (
        ("web-2", "", BadInput),
        ("web-1", SHOWN + "!", BadInput),
        ("old", "", DisclosureLacks),
    ):
        with pytest.raises(error) as caught:
            grant(world, "offers", WRITTEN, Source.WEB_FORM, disclosure=text, disclosure_version=version)
        assert caught.value.field.startswith("disclosure")
    assert grant(world, "offers", WRITTEN, Source.WEB_FORM, disclosure=SHOWN, disclosure_version="theirs").entry


def test_later_wordings_never_change_old_grants(world: World) -> None:
    world.gateway.disclosures.add("demo", SHOWN, "web-1", by="t")
    grant(world, "offers", WRITTEN, Source.WEB_FORM, disclosure="", disclosure_version="web-1")
    before = outbox(world)[-1]
    world.gateway.disclosures.add("demo", SHOWN + " Thank you.", "web-2", by="t")
    assert before in outbox(world)
    assert versions(world) == ["web-1", "web-2"]
