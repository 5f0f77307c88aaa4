"""Evidence files of a real story, told through the gateway: they hold, they tell it, and they hide what they should."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from app import verify
from app.consent.account.asked import Asked
from app.consent.model import DAY, MINUTE, ConsentTier, Source
from app.errors import BadInput, LedgerBehind, NotFound
from app.gateway.asking import AskRequest
from app.gateway.consents import GrantRequest
from app.gateway.deliver import Deliver
from app.gateway.evidence import of_number
from app.keyring import Signer
from app.ledger.tables import consumers, entries
from app.phone import parse_phone
from app.providers.wire import Wire
from app.simulator.running import CarrierThread
from app.store.keys import INTAKE
from app.store.store import real_now
from tests.consent.worlds import SENDER, SHOWN
from tests.gateway.conftest import ANNA, World, on
from tests.proof import hold

BEN = "+17045550124"
PUBLIC = Signer(b"y" * 32).public


def bytes_of(world: World, asked: Asked | None = None, **how: Any) -> bytes:
    """The file about Anna, or what was asked, as its reader has it."""
    asked = asked or of_number(world.gateway.core, "demo", parse_phone(ANNA))
    file = world.gateway.evidence.make("demo", asked, by="test", **how)
    try:
        return b"".join(file.read())
    finally:
        file.close()


def made(world: World, asked: Asked | None = None, **how: Any) -> dict[str, Any]:
    """The same, read."""
    return dict(json.loads(bytes_of(world, asked, **how)))


def engine_of(world: World) -> Engine:
    return world.gateway.core.ledger._engine


@pytest.fixture
def deliver(world: World, carrier: CarrierThread) -> Iterator[Deliver]:
    world.policy = world.gateway.admin.apply(on(carrier, rate=1000.0), by="test")
    wire = Wire()
    yield Deliver(world.gateway.core, world.gateway.release, wire, open_lanes=set)
    wire.close()


@pytest.fixture
def story(world: World, deliver: Deliver) -> dict[str, str]:
    """She writes and is answered, agrees to reminders and gets one, agrees to offers on paper, and stops."""
    world.gateway.disclosures.add("demo", SHOWN, "letter-1", by="olga")
    ids = {}
    world.inbound("Do you have a chair on Tuesday?")
    world.pass_time(3 * MINUTE)
    ids["reply"] = world.send("Yes, at nine.").id
    ids["asked"] = world.gateway.asking.ask("demo", AskRequest(SENDER, parse_phone(ANNA), "reminders"), by="olga").id
    deliver.drain()
    world.pass_time(2 * MINUTE)
    world.inbound("YES")
    deliver.drain()
    ids["reminder"] = world.send("Your visit is on Tuesday at nine.", program="reminders").id
    given = world.gateway.core.clock()
    paper = GrantRequest(
        parse_phone(ANNA),
        "offers",
        ConsentTier.EXPRESS_WRITTEN,
        Source.PAPER,
        given,
        disclosure_version="letter-1",
        no_confirmation="on the form",
        evidence={"document": "form-7.pdf"},
    )
    ids["paper"] = world.gateway.consents.grant("demo", paper, by="olga").entry
    deliver.drain()
    ids["waiting"] = world.send("See you soon.", program="reminders", not_before=given + DAY).id
    world.pass_time(MINUTE)
    world.inbound("Please take me off this list")
    ids["denied"] = world.send("Are you sure?").id
    world.inbound("Hello from Ben", sender=BEN)
    ids["bens"] = world.send("Hello Ben.", to=BEN).id
    deliver.drain()
    return ids


def one(file: dict[str, Any], *words: str) -> str:
    """The one sentence that has those words."""
    found = [sentence for sentence in file["sentences"] if all(word in sentence for word in words)]
    assert len(found) == 1, (words, found or file["sentences"])
    return str(found[0])


def test_the_file_holds_by_its_format_alone(world: World, story: dict[str, str]) -> None:
    file = made(world)
    assert hold(file, PUBLIC) == []


def test_it_says_who_consented_to_what_when_how_and_shown_which_words(world: World, story: dict[str, str]) -> None:
    file = made(world)
    asked = one(file, "gave express consent to texts of “reminders”")
    assert "They were asked by text 30 Nov 2026 12:03:00 EST: “Demo: May we text you" in asked
    assert "2 minutes later, 30 Nov 2026 12:05:00 EST, they answered: “YES”" in asked
    assert "Sent under it: 2 texts" in asked
    assert story["reminder"] in asked
    assert "They stopped all texts 30 Nov 2026 12:06:00 EST" in asked
    paper = one(file, "express written consent to texts of “offers”, on paper")
    assert f"shown these words: “{SHOWN}”" in paper
    assert "version letter-1" in paper
    assert "form-7.pdf" in paper
    assert "by olga" in paper
    assert "No text was sent under it" in paper


def test_each_reply_stands_beside_the_text_that_it_answered(world: World, story: dict[str, str]) -> None:
    reply = one(made(world), "“Yes, at nine.”")
    assert (
        "sent 3 minutes after they had written (30 Nov 2026 12:00:00 EST): “Do you have a chair on Tuesday?”" in reply
    )
    assert "handed to the carrier" in reply
    assert "The carrier knows it as SM" in reply
    assert "Under the settings demo@2 it was allowed" in reply


def test_a_stop_says_how_it_was_worded_and_what_it_met(world: World, story: dict[str, str]) -> None:
    file = made(world)
    stop = one(file, "It was taken as a stop")
    assert "“Please take me off this list”" in stop
    assert "in their own words and ended all texts" in stop
    assert f"1 waiting text, {story['waiting']}" in stop
    assert "Nothing was on its way" in stop
    assert "their stop found it waiting" in one(file, "“See you soon.")
    denied = one(file, "“Are you sure?”")
    assert "it was refused. They asked not to be texted" in denied


def test_the_settings_of_the_day_are_in_the_file(world: World, story: dict[str, str]) -> None:
    file = made(world)
    assert "demo@2" in one(file, "were put into force")
    own = [json.loads(entry["public"]) for entry in file["chains"][0]["entries"]]
    policy = next(e for e in own if e["type"] == "policy_applied" and e["facts"]["version"] == 2)
    assert json.loads(policy["facts"]["policy"])["programs"]["reminders"]["kind"] == "informational"


def test_every_sentence_names_the_entries_that_it_rests_on(world: World, story: dict[str, str]) -> None:
    file = made(world)
    marks = file["coverage"]["sentences"]
    assert len(marks) == len(file["sentences"])
    there = {json.loads(e["public"])["id"] for chain in file["chains"] for e in chain["entries"]}
    for sentence, mark in zip(file["sentences"], marks, strict=True):
        assert set(mark["entries"]) <= there
        assert mark["entries"] or mark["about"] in ("opening", "coverage"), sentence


def test_two_files_of_the_same_hold_the_same_entries(world: World, story: dict[str, str]) -> None:
    first, second = made(world), made(world)
    assert second["chains"][1]["entries"] == first["chains"][1]["entries"]
    exported = json.loads(second["chains"][0]["entries"][-1]["public"])
    assert (exported["type"], exported["facts"]["by"], exported["facts"]["redacted"]) == (
        "evidence_exported",
        "test",
        False,
    )
    assert exported["facts"]["consumer"] == first["chains"][1]["consumer"]


def test_an_export_is_recorded_with_the_hash_of_the_file(world: World, story: dict[str, str]) -> None:
    asked = of_number(world.gateway.core, "demo", parse_phone(ANNA))
    file = world.gateway.evidence.make("demo", asked, by="key:K", redact=True, form="html")
    whole = b"".join(file.read())
    file.close()
    assert (hashlib.sha256(whole).hexdigest(), len(whole)) == (file.sha256, file.size)
    exported = json.loads(made(world)["chains"][0]["entries"][-1]["public"])["facts"]
    assert (exported["hash"], exported["form"], exported["redacted"]) == (file.sha256, "html", True)


def test_a_redacted_file_holds_and_has_no_number_and_no_words_of_theirs(world: World, story: dict[str, str]) -> None:
    file = made(world, redact=True)
    assert hold(file, PUBLIC) == []
    whole = json.dumps(file, ensure_ascii=False)
    for hidden in (ANNA, ANNA[2:], "Tuesday", "Yes, at nine", "take me off", "Are you sure", "See you", "form-7"):
        assert hidden not in whole, hidden
    assert "This copy is redacted" in whole
    assert f"shown these words: “{SHOWN}”" in one(file, "express written"), "what was shown names nobody"
    assert file["coverage"]["withheld"] > 0


def test_no_file_has_what_the_store_keeps_of_settings_and_keys(world: World, story: dict[str, str]) -> None:
    """A hook opens a webhook, and a secret's hash is nobody's business."""
    world.gateway.admin.make_key("demo", ("read",), name="app", by="test")
    for asked in (None, Asked("message", message=story["reply"])):
        file = made(world, asked)
        own = file["chains"][0]["entries"]
        acts = [entry for entry in own if '"type":"policy_applied"' in entry["public"] or "key_made" in entry["public"]]
        assert len(acts) >= 2
        assert [entry["private"] for entry in acts] == [None] * len(acts)
        assert "secret_hash" not in json.dumps(file)


def test_what_is_asked_of_a_message_withholds_the_rest(world: World, story: dict[str, str]) -> None:
    file = made(world, Asked("message", message=story["reply"]))
    assert hold(file, PUBLIC) == []
    shown = [entry["private"] for entry in file["chains"][1]["entries"] if entry["private"]]
    assert len(shown) == 2, "the text and the one that it answers"
    whole = json.dumps(file, ensure_ascii=False)
    assert "Do you have a chair" in whole
    assert "Yes, at nine." in whole
    for withheld in ("take me off", "YES”", "reminders about", "form-7", "See you"):
        assert withheld not in whole, withheld
    assert len(file["chains"][1]["entries"]) == len(made(world)["chains"][1]["entries"]), "the chain is whole"


def test_a_text_on_a_consent_brings_the_consent_the_question_and_the_yes(world: World, story: dict[str, str]) -> None:
    file = made(world, Asked("message", message=story["reminder"]))
    assert "they answered: “YES”" in one(file, "gave express consent to texts")
    assert one(file, "“Your visit is on Tuesday")
    assert "form-7" not in json.dumps(file)


def test_what_is_asked_of_a_program_has_its_texts_and_what_stopped_it(world: World, story: dict[str, str]) -> None:
    file = made(world, Asked("program", program="reminders"))
    assert hold(file, PUBLIC) == []
    assert [chain["number"] for chain in file["chains"]] == [None, ANNA], "Ben had nothing of it"
    assert one(file, "gave express consent to texts of “reminders”")
    assert "take me off" in one(file, "It was taken as a stop")
    assert not [sentence for sentence in file["sentences"] if "Are you sure" in sentence]
    assert "form-7" not in json.dumps(file)


def test_a_period_has_everyone_in_it(world: World, story: dict[str, str]) -> None:
    now = world.gateway.core.clock()
    file = made(world, Asked("period", since=now - MINUTE, until=now + MINUTE))
    assert hold(file, PUBLIC) == []
    assert {chain["number"] for chain in file["chains"][1:]} == {ANNA, BEN}
    whole = json.dumps(file, ensure_ascii=False)
    assert "Hello from Ben" in whole
    assert "take me off" in whole
    assert "Are you sure" in whole
    assert "Yes, at nine." not in whole, "it was sent before, and nothing in the period rests on it"
    assert [sentence for sentence in file["sentences"] if sentence.startswith(f"About {BEN}")]


def test_nothing_on_record_is_said_to_be_so(world: World, story: dict[str, str]) -> None:
    for asked in (
        of_number(world.gateway.core, "demo", parse_phone("+17045550199")),
        Asked("message", message="msg_DEM0AA_NONE"),
        Asked("program", program="strict"),
        Asked("period", since=1, until=2),
    ):
        with pytest.raises(NotFound):
            made(world, asked)
    with pytest.raises(BadInput):
        made(world, Asked("period", since=2, until=2))
    own = made(world)["chains"][0]["entries"]
    assert not [e for e in own if '"evidence_exported"' in e["public"]], "nothing was given out"


@pytest.mark.parametrize("sort", ["public", "private", "cut", "gone"])
def test_what_was_changed_in_the_database_comes_out_changed(world: World, story: dict[str, str], sort: str) -> None:
    first = made(world)["chains"][1]
    mine = entries.c.consumer == first["consumer"]
    last = len(first["entries"])
    with engine_of(world).begin() as connection:
        public, private = connection.execute(
            select(entries.c.public, entries.c.private).where(mine, entries.c.seq == 1)
        ).one()
        if sort == "public":
            change: Any = update(entries).where(mine, entries.c.seq == 1).values(public=public.replace("none", "stop"))
        elif sort == "private":
            change = update(entries).where(mine, entries.c.seq == 1).values(private=private.replace("chair", "table"))
        else:
            change = delete(entries).where(mine, entries.c.seq == (last if sort == "cut" else 2))
        connection.execute(change)
    wrong = hold(made(world), PUBLIC)
    assert wrong, "the file repaired it"
    said = {"public": "head", "private": "entry 1: private part", "cut": "head", "gone": "another one's"}[sort]
    assert any(said in one for one in wrong), wrong


def test_a_row_that_is_no_json_any_more_does_not_keep_the_file_from_being_made(
    world: World, story: dict[str, str]
) -> None:
    consumer = made(world)["chains"][1]["consumer"]
    with engine_of(world).begin() as connection:
        one_row = (entries.c.consumer == consumer) & (entries.c.seq == 1)
        connection.execute(update(entries).where(one_row).values(public='{"broken', private="[]"))
    file = made(world)
    assert file["chains"][1]["entries"][0]["public"] == '{"broken'
    assert one(file, "entry 1 (text_received)", "cannot be told here")


def test_what_was_erased_stands_as_a_tombstone(world: World, story: dict[str, str]) -> None:
    before = made(world)
    consumer = before["chains"][1]["consumer"]
    with engine_of(world).begin() as connection:
        connection.execute(update(entries).where(entries.c.consumer == consumer).values(private=None))
        connection.execute(update(consumers).where(consumers.c.consumer == consumer).values(number=None))
    file = made(world)
    assert hold(file, PUBLIC) == []
    assert [e["public"] for e in file["chains"][1]["entries"]] == [e["public"] for e in before["chains"][1]["entries"]]
    assert all(entry["private"] is None for entry in file["chains"][1]["entries"])
    whole = json.dumps(file, ensure_ascii=False)
    assert ANNA not in whole
    assert "chair" not in whole
    assert file["coverage"]["erased"] == sum(e["private"] is not None for e in before["chains"][1]["entries"])
    assert "[words erased; their hash remains]" in one(file, "It was taken as a stop")


def test_what_the_ledger_lacks_is_said(world: World, story: dict[str, str]) -> None:
    made(world)
    world.inbound("One more thing")
    world.gateway.copying.once = lambda business, tag: 0  # type: ignore[method-assign]
    file = made(world, catch_up=0.0)
    assert file["coverage"]["behind"] >= 1
    assert one(file, "The ledger could not catch up")
    assert "One more thing" not in json.dumps(file)
    with pytest.raises(LedgerBehind):
        made(world, of_number(world.gateway.core, "demo", parse_phone("+17045550199")), catch_up=0.0)


def test_gaps_in_what_was_watched_are_told(world: World, story: dict[str, str]) -> None:
    core = world.gateway.core
    intake = core.store.client
    for beat, resumed in ((1_000_000, 500_000), (1_060_000, 500_000), (9_000_000, 8_000_000)):
        intake.hset(INTAKE, mapping={"beat": beat, "resumed": resumed})
        world.inbound("Hello again")
        while world.copy():
            pass
        world.gateway.sealing.seal("demo")
    covered = made(world)["coverage"]
    assert covered["watched"] == [[500_000, 1_060_000], [8_000_000, 9_000_000]]
    assert covered["gaps"] == [[1_060_000, 8_000_000]]


def test_an_erasure_is_told_with_who_and_why(world: World, story: dict[str, str]) -> None:
    before = made(world)
    world.gateway.erasing.erase(
        "demo", parse_phone(ANNA), reason="Her letter of 1 December.", why="request", anyway=True, by="admin"
    )
    file = made(world)
    assert hold(file, PUBLIC) == []
    same = len(before["chains"][1]["entries"])
    assert [e["public"] for e in file["chains"][1]["entries"][:same]] == [
        e["public"] for e in before["chains"][1]["entries"]
    ]
    assert all(entry["private"] is None for entry in file["chains"][1]["entries"][:same])
    told = one(file, "admin erased", "because they asked for it")
    assert "Their hashes stay in the chain" in told
    for gone in (ANNA, "chair", "take me off"):
        assert gone not in json.dumps(file), gone
    assert one(file, "It was taken as a stop in their own words"), "that she stopped stays on record"


@pytest.mark.parametrize("body", ["Are you there?", "START", "STOP"])
def test_the_carriers_own_time_stands_beside_ours(world: World, body: str) -> None:
    core = world.gateway.core
    written = real_now() - 5 * MINUTE
    world.inbound(body, received_at=written)
    file = made(world)
    facts = json.loads(file["chains"][1]["entries"][0]["public"])["facts"]
    assert facts["received_at"] == written + core.directory.ahead()
    assert "The carrier's time of it is 30 Nov 2026 11:5" in one(file, f"“{body}”")


def test_the_verifier_finds_that_every_kind_of_file_holds(world: World, story: dict[str, str]) -> None:
    now = world.gateway.core.clock()
    for asked in (
        None,
        Asked("message", message=story["reminder"]),
        Asked("program", program="reminders"),
        Asked("period", since=now - DAY, until=now + MINUTE),
    ):
        for redact in (False, True):
            report = verify.check(bytes_of(world, asked, redact=redact), [PUBLIC])
            assert (verify.code(report), report.breaks) == (0, []), verify.told(report)
            assert not [remark for remark in report.remarks if "newer" in remark], report.remarks


def test_the_verifier_finds_what_was_changed_in_the_database(world: World, story: dict[str, str]) -> None:
    consumer = made(world)["chains"][1]["consumer"]
    with engine_of(world).begin() as connection:
        theirs = (entries.c.consumer == consumer) & (entries.c.type == "granted")
        public = connection.scalar(select(entries.c.public).where(theirs, entries.c.public.contains("paper")))
        changed = str(public).replace('"paper"', '"web_form"')
        connection.execute(update(entries).where(entries.c.public == public).values(public=changed))
    report = verify.check(bytes_of(world), [PUBLIC])
    assert verify.code(report) == 1
    assert [one for one in verify.told(report) if "chain 2" in one]
