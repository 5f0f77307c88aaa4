"""Imports on the store they run on: each line whole, once however often it runs, and no text that nobody asked for."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.consent.entries import Granted, ProfileChanged, Revoked
from app.consent.findings import RevokedEarlier
from app.consent.fold import fold
from app.consent.hours import instant
from app.consent.model import ANY, DAY, ConsentTier
from app.errors import BadInput, LedgerBehind, StoreUnavailable
from app.gateway.importing.apply import Import, Importing, import_name
from app.gateway.importing.dates import Dates
from app.gateway.importing.documents import Folder, content_of, sha256_of
from app.gateway.importing.layout import Layout, Sort, layout
from app.gateway.importing.lines import Proof
from app.gateway.importing.outcomes import Counts, Outcome, Result
from app.gateway.importing.report import Report
from app.gateway.pressure import Pressure
from app.keyring import Keyring
from app.ledger.engine import migrate, open_engine
from app.ledger.queries import Ledger
from app.phone import parse_phone
from app.settings import Settings
from app.store import codec
from app.store.change import Applied, Change
from app.store.store import Store
from app.wiring import assemble
from tests.consent.worlds import POLICY, SHOWN
from tests.databases import on_both
from tests.gateway.conftest import ANNA, World

BEN = "+17045550124"
LETTER = {"program": "reminders", "tier": "express", "source": "engagement_letter", "disclosure": SHOWN}
ANN_LEE = Proof(attested_by="Ann Lee, office manager", attestation="I have each signed letter.")


@dataclass
class Done:
    """What an import came to."""

    counts: Counts
    outcomes: list[Outcome]

    @property
    def results(self) -> list[str]:
        return [outcome.result.value for outcome in self.outcomes]

    @property
    def wrong(self) -> list[str]:
        return [f"{flaw.column} {flaw.said}" for outcome in self.outcomes for flaw in outcome.flaws]


def run(
    world: World,
    text: str,
    sort: Sort = Sort.CONSENTS,
    *,
    defaults: dict[str, str] | None = None,
    proof: Proof = ANN_LEE,
    batch: int = 500,
    progress: Any = lambda counts: None,
    pause: Any = None,
    **more: Any,
) -> Done:
    plan = layout(sort, defaults=LETTER if defaults is None and sort is Sort.CONSENTS else defaults)
    outcomes: list[Outcome] = []
    counts = importing(world.gateway.core, pause, batch).run(
        asked(text, plan, proof, **more), io.BytesIO(text.encode()), report=outcomes.append, progress=progress
    )
    return Done(counts, outcomes)


def importing(core: Any, pause: Any = None, batch: int = 500) -> Importing:
    return Importing(core, pause=pause or (lambda seconds: pytest.fail("nothing to wait for")), batch=batch)


def asked(text: str, plan: Layout, proof: Proof, **more: Any) -> Import:
    name = import_name(POLICY.tag, content_of(io.BytesIO(text.encode())), plan, proof)
    return Import(name, "demo", plan, proof, by="t", **more)


def stops(world: World, text: str, **more: Any) -> Done:
    return run(world, text, Sort.REVOCATIONS, **more)


def entries(core: Any, number: str | None = None) -> list[Any]:
    """What is in the outbox, of one Consumer or of all but the Business itself."""
    wanted = core.identity.consumer("demo", number or "")
    found = (codec.unpack_outbox(POLICY.tag, f) for _, f in core.store.client.xrange(core.store.keys("demo").outbox))
    return [entry for consumer, entry in found if (consumer == wanted) is bool(number)]


def standing(world: World, number: str = ANNA) -> Any:
    core = world.gateway.core
    who = core.identity.consumer("demo", number)
    found = core.store.read("demo", POLICY.tag, [who]).snapshots[who].standing
    assert found == fold(entries(core, number)), "what is kept is the fold of what happened"
    return found


def ago(world: World, days: float) -> str:
    return instant(world.gateway.core.clock() - int(days * DAY))


def may(world: World, program: str = "reminders", number: str = ANNA) -> str:
    """What a text of that Program would be now."""
    return world.send(program=program, to=number).state.value


# ---- consents ----


def test_consents_are_recorded_with_their_evidence_and_no_text_is_sent(world: World) -> None:
    text = f"phone,date,name,ip\n{ANNA},11/3/2025 2:05 PM,Anna Smith,203.0.113.7\n(704) 555-0124,2025-11-03,,\n"
    done = run(world, text)
    assert done.results == ["recorded", "recorded"]
    (entry,) = entries(world.gateway.core, ANNA)
    assert entry.id == done.outcomes[0].entries[0]
    assert (entry.fact.program, entry.fact.tier, entry.fact.confirm) == ("reminders", ConsentTier.EXPRESS, False)
    assert entry.private.words == SHOWN
    assert entry.private.evidence == {
        "import": entry.fact.by.removeprefix("t "),
        "line": "2",
        "name": "Anna Smith",
        "ip": "203.0.113.7",
        "attested_by": "Ann Lee, office manager",
        "attestation": "I have each signed letter.",
        "no_confirmation": "imported; none was asked for",
    }
    assert may(world) == "ready"
    assert [e.type for e in entries(world.gateway.core)] == ["granted", "granted", "submitted"]


def test_what_waited_goes_by_itself(world: World) -> None:
    held = world.send(program="reminders")
    run(world, f"phone,date\n{ANNA},2025-11-03\n")
    assert world.look() == 1
    assert world.state(held.id) == "ready"


def test_a_letter_for_two_programs_is_two_grants_or_none(world: World) -> None:
    text = f"phone,date,programs\n{ANNA},2025-11-03,reminders; support\n{BEN},2025-11-03,reminders; nonsense\n"
    done = run(world, text)
    assert done.results == ["recorded", "refused"]
    assert len(done.outcomes[0].entries) == 2
    assert done.wrong == ["programs you have no program called 'nonsense'"]
    assert entries(world.gateway.core, BEN) == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("2099-01-01,express,", "date"),
        ("2025-11-03,express_written,verbal", "tier"),
        ("2025-11-03,implied,", "tier"),
        ("2025-11-03,express,in_conversation", "source"),
    ],
)
def test_a_consent_is_held_to_what_the_api_asks(world: World, line: str, column: str) -> None:
    done = run(world, f"phone,date,tier,source\n{ANNA},{line}\n")
    assert [flaw.column for flaw in done.outcomes[0].flaws] == [column]
    assert entries(world.gateway.core) == []


def test_a_list_of_what_is_on_record_says_so_and_writes_nothing(world: World) -> None:
    line = f"{ANNA},2025-11-03\n"
    run(world, f"phone,date\n{line}")
    done = run(world, f"phone,date\n{BEN},2025-11-03\n{line}{line}{ANNA},2025-10-01\n")
    assert done.results == ["recorded", "already", "duplicate", "already"]
    assert done.outcomes[2].said == "says what line 3 says"
    assert len(entries(world.gateway.core)) == 2


def test_confirmations_go_only_when_asked_for_and_at_their_rate(world: World) -> None:
    text = "phone,date\n" + "".join(f"+1704555010{n},2025-11-03\n" for n in range(1, 6))
    waits: list[float] = []
    done = run(world, text, confirm=True, confirm_rate=2.0, pause=waits.append)
    assert done.counts.confirmations == 5
    assert waits == [1.0, 1.0, 0.5]
    submitted = [e for e in entries(world.gateway.core) if e.type == "submitted"]
    assert [e.fact.own.value for e in submitted] == ["confirmation"] * 5
    assert world.rung, "and somebody is told"


def test_a_consent_names_words_that_are_kept_and_words_that_lack_something_are_refused(world: World) -> None:
    world.gateway.disclosures.add("demo", SHOWN, "2025-1", by="t")
    text = f"phone,date,disclosure_version,disclosure\n{ANNA},2025-11-03,2025-1,\n{BEN},2025-11-03,nonsense,\n"
    text += f"{BEN},2025-11-03,,I opt into communications.\n{BEN},2025-11-03,2025-1,Other words\n"
    done = run(world, text, defaults={**LETTER, "disclosure": ""})
    assert done.results == ["recorded", "refused", "refused", "refused"]
    assert entries(world.gateway.core, ANNA)[0].private.words == SHOWN
    columns = [outcome.flaws[0].column for outcome in done.outcomes[1:]]
    assert columns == ["disclosure_version", "disclosure", "disclosure"]
    assert "these words are no basis for express consent" in done.wrong[1]


# ---- stops and consents, in whatever order ----


@pytest.mark.parametrize(
    ("stop", "consent", "document", "state"),
    [
        (10, 20, "letter.pdf", "denied"),
        (20, 10, "letter.pdf", "ready"),
        (20, 10, "", "denied"),
        (10, 20, "", "denied"),
    ],
    ids=["later stop", "later letter", "later word only", "later stop, word only"],
)
@pytest.mark.parametrize("first", ["stop", "consent"])
def test_the_later_act_wins_and_a_consent_only_with_its_document(
    world: World, stop: int, consent: int, document: str, state: str, first: str
) -> None:
    for what in (first, "consent" if first == "stop" else "stop"):
        if what == "stop":
            stops(world, f"phone,received_at\n{ANNA},{ago(world, stop)}\n")
        else:
            run(world, f"phone,given_at,document\n{ANNA},{ago(world, consent)},{document}\n")
    standing(world)
    assert may(world) == state


def test_a_consent_without_document_after_a_stop_is_kept_and_said_to_lift_nothing(world: World) -> None:
    stops(world, f"phone,received_at\n{ANNA},{ago(world, 20)}\n")
    done = run(world, f"phone,given_at\n{ANNA},{ago(world, 10)}\n", defaults=LETTER | {"source": "web_form"})
    assert (done.results, done.counts.stopped, done.counts.lifted) == (["recorded"], 1, 0)
    assert "they said stop" in done.outcomes[0].said
    again = run(world, f"phone,given_at,document\n{ANNA},{ago(world, 10)},form-17.pdf\n")
    assert (again.results, again.counts.lifted) == (["recorded"], 1)


def test_a_stop_of_last_year_does_not_undo_the_start_of_today(world: World) -> None:
    run(world, f"phone,given_at\n{ANNA},{ago(world, 400)}\n")
    world.inbound("START")
    done = stops(world, f"phone,received_at\n{ANNA},{ago(world, 300)}\n")
    assert done.results == ["history"]
    late = entries(world.gateway.core, ANNA)[-1]
    assert isinstance(late.fact, RevokedEarlier)
    assert late.fact.overtaken_by == entries(world.gateway.core, ANNA)[1].id
    assert may(world) == "ready"


def test_the_stop_that_they_texted_is_not_replaced_by_an_older_one(world: World) -> None:
    world.inbound("STOP")
    before = standing(world).revocations[ANY]
    assert stops(world, f"phone,received_at\n{ANNA},{ago(world, 300)}\n").results == ["history"]
    assert standing(world).revocations[ANY] == before


def test_a_stop_denies_what_waits_and_spares_what_was_agreed_to_since(world: World) -> None:
    run(world, f"phone,given_at,document\n{ANNA},{ago(world, 10)},letter.pdf\n")
    ready, held, later = world.send(program="reminders"), world.send(program="offers"), world.send(program="support")
    stops(world, f"phone,received_at\n{ANNA},{ago(world, 20)}\n")
    assert [world.state(text.id) for text in (ready, held, later)] == ["ready", "denied", "denied"]
    stop = entries(world.gateway.core, ANNA)[-1].fact
    assert (set(stop.denied), stop.spares) == ({held.id, later.id}, ("reminders",))
    assert world.look() == 0, "nothing is left to look at"
    stops(world, f"phone\n{ANNA}\n")
    assert world.state(ready.id) == "denied"
    assert standing(world).revoked() is not None


@pytest.mark.parametrize(
    ("scope", "states"),
    [
        ("business", ["denied", "denied"]),
        ("Reminders", None),
        ("reminders", ["denied", "held"]),
        ("Promotional", ["held", "denied"]),
    ],
)
def test_a_stop_reaches_what_its_scope_says(world: World, scope: str, states: list[str] | None) -> None:
    waiting = [world.send(program=program) for program in ("reminders", "offers")]
    done = stops(world, f"phone,scope\n{ANNA},{scope}\n")
    if states is None:
        assert done.results == ["refused"]
        return
    assert [world.state(text.id) for text in waiting] == states
    assert [may(world, "reminders"), may(world, "offers")] == states


def test_a_stop_of_tomorrow_is_refused_and_one_of_today_counts_from_now(world: World) -> None:
    done = stops(world, f"phone,received_at\n{ANNA},{ago(world, -2)}\n{BEN},{ago(world, 0)[:10]}\n")
    assert done.results == ["refused", "recorded"]
    assert done.wrong == ["received_at lies in the future"]
    stop = entries(world.gateway.core, BEN)[0]
    assert stop.fact.received_at <= stop.at


def test_what_an_earlier_owner_of_the_number_agreed_to_is_refused(world: World) -> None:
    now = world.gateway.core.clock()
    phone = parse_phone(ANNA)
    world.gateway.consents.end_number("demo", phone, why="reassigned", since=now - 30 * DAY, note="", by="t")
    done = run(world, f"phone,given_at\n{ANNA},{ago(world, 40)}\n{ANNA},{ago(world, 20)}\n")
    assert done.results == ["refused", "recorded"]
    assert "someone else" in done.wrong[0]


def test_documents_are_looked_up_in_their_folder_and_nowhere_else(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"signed")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    rows = ["a.pdf", "b.pdf", "../secret.pdf", str(tmp_path / "secret.pdf"), "", "x" * 200]
    text = "phone,date,document\n" + "".join(f"+1704555010{n},2025-11-03,{row}\n" for n, row in enumerate(rows))
    proof = Proof(document="scan.pdf", document_sha256="f" * 64, look_up=Folder(folder).look_up)
    done = run(world, text, proof=proof)
    assert done.results == ["recorded", "refused", "refused", "refused", "recorded", "refused"]
    first, second = entries(world.gateway.core)
    assert first.private.evidence["document_sha256"] == sha256_of(folder / "a.pdf")
    assert second.private.evidence["document"] == "scan.pdf"


# ---- people ----


@on_both
def test_people_are_kept_the_last_line_of_one_counts(world: World) -> None:
    whole, short = f"{ANNA},Anna,28202,Ann; Bob\n", f"{ANNA},Anna S.,,\n"
    text = "phone,name,zip,people\n" + whole.replace("28202", "28202-1234") + short + short + whole
    done = run(world, text, Sort.PEOPLE)
    assert done.results == ["recorded", "recorded", "duplicate", "recorded"]
    facts = [e for e in entries(world.gateway.core, ANNA) if isinstance(e.fact, ProfileChanged)]
    assert facts[-1].private.profile == {"name": "Anna", "zip": "28202", "people": "Ann\nBob"}
    assert facts[-1].fact.zip == "28200", "public is only what the law asks for"
    world.copy()
    assert run(world, f"phone,name,zip,people\n{ANNA},Anna,28202,Ann;Bob\n", Sort.PEOPLE).results == ["already"]


# ---- once, whole, and patiently ----


def crowd(lines: int) -> str:
    return "phone,date\n" + "".join(f"+1704555{n:04},2025-11-03\n" for n in range(lines))


def test_a_dry_run_says_what_would_be_and_writes_nothing(world: World) -> None:
    text = crowd(30) + "nobody,2025-11-03\n" + f"+17045550001,2025-11-03\n{ANNA},\n"
    before = world.gateway.core.store.client.dbsize()
    dry = run(world, text, batch=10, dry_run=True)
    assert world.gateway.core.store.client.dbsize() == before
    assert entries(world.gateway.core) == []
    wet = run(world, text, batch=10)
    assert dry.counts == wet.counts
    assert dry.results == wet.results
    assert wet.counts.results == Counter({Result.RECORDED: 30, Result.REFUSED: 2, Result.DUPLICATE: 1})


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("sort", list(Sort))
def test_killed_in_the_middle_and_run_again_it_writes_nothing_twice(world: World, sort: Sort) -> None:
    text = {
        Sort.CONSENTS: crowd(50),
        Sort.REVOCATIONS: crowd(50),
        Sort.PEOPLE: crowd(50).replace("date", "name"),
    }[sort]
    batches = count(1)

    def die(counts: Counts) -> None:
        if next(batches) == 3:
            raise Killed

    with pytest.raises(Killed):
        run(world, text, sort, batch=10, progress=die)
    assert len(entries(world.gateway.core)) == 30
    again = run(world, text, sort, batch=7)
    assert Counter(again.results) == {"already": 30, "recorded": 20}
    ids = [entry.id for entry in entries(world.gateway.core)]
    assert len(ids) == len(set(ids)) == 50
    assert [outcome.entries[0] for outcome in again.outcomes] == ids, "a repeat names the same entries"
    assert set(run(world, text, sort).results) == {"already"}


class Deaf(Store):
    """A store that does what it is told and every other time does not say so."""

    commits = 0

    def commit(self, business: str, changes: Iterable[Change], **how: Any) -> tuple[list[Applied], bool]:
        done = super().commit(business, changes, **how)
        self.commits += 1
        if self.commits % 2 == 0:
            raise StoreUnavailable("Redis does not answer; try again.")
        return done


@pytest.fixture
def deaf(client: Any, tmp_path: Path) -> Iterator[Any]:
    engine = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    migrate(engine)
    store = Deaf(client)
    parts = assemble(
        Settings.from_env({"CONSENTRY_DATA": str(tmp_path)}),
        Keyring(b"x" * 32, b"y" * 32),
        store,
        Ledger(engine),
        ring=lambda business: None,
        pressure=Pressure(store, lambda: (0, 0)),
    )
    parts.gateway.admin.apply(POLICY, by="test")
    yield parts.core
    engine.dispose()


def test_a_commit_whose_answer_was_lost_is_not_made_again(deaf: Any) -> None:
    text = crowd(40)
    waits: list[float] = []
    plan = layout(Sort.CONSENTS, defaults=LETTER)
    counts = importing(deaf, waits.append, 10).run(asked(text, plan, ANN_LEE), io.BytesIO(text.encode()))
    assert len(entries(deaf)) == 40
    assert counts.lines == 40
    assert waits, "it waited and went on"


def test_two_runs_at_once_write_each_line_once(world: World) -> None:
    text = crowd(20)
    other: list[Done] = []

    def meanwhile(counts: Counts) -> None:
        if not other:
            other.append(run(world, text, batch=20))

    run(world, text, batch=5, progress=meanwhile)
    assert len(entries(world.gateway.core)) == 20


def test_it_waits_while_the_ledger_is_behind_and_says_so(world: World) -> None:
    # The world's pressure counts as behind above 3,000 entries: put them there, and let the pause take them away.
    core = world.gateway.core
    outbox = core.store.keys("demo").outbox
    pipe = core.store.client.pipeline()
    for _ in range(3_001):
        pipe.xadd(outbox, {"c": "x", "e": b"y"})
    pipe.execute()
    said: list[str] = []
    done = run(
        world,
        f"phone,date\n{ANNA},2025-11-03\n",
        pause=lambda seconds: core.store.client.xtrim(outbox, maxlen=0),
        progress=lambda counts: said.append(counts.waiting),
    )
    assert done.results == ["recorded"]
    assert "wait to be copied" in said[0]
    assert said[-1] == ""


def test_it_gives_up_at_last_and_can_be_run_again(world: World) -> None:
    core = world.gateway.core
    pipe = core.store.client.pipeline()
    for _ in range(3_001):
        pipe.xadd(core.store.keys("demo").outbox, {"c": "x", "e": b"y"})
    pipe.execute()
    waits: list[float] = []
    with pytest.raises(LedgerBehind):
        run(world, f"phone,date\n{ANNA},2025-11-03\n", pause=waits.append)
    assert 600 <= sum(waits) < 700


def test_the_name_of_an_import_follows_from_the_file_and_how_it_is_read() -> None:
    plain = layout(Sort.CONSENTS)
    name = import_name("DEM0AA", "0" * 64, plain, Proof())
    assert name == import_name("DEM0AA", "0" * 64, layout(Sort.CONSENTS), Proof())
    others = [
        import_name("DEM0AA", "1" * 64, plain, Proof()),
        import_name("DEM0AA", "0" * 64, layout(Sort.REVOCATIONS), Proof()),
        import_name("DEM0AA", "0" * 64, layout(Sort.CONSENTS, zone="UTC"), Proof()),
        import_name("DEM0AA", "0" * 64, layout(Sort.CONSENTS, date_format="dmy"), Proof()),
        import_name("DEM0AA", "0" * 64, layout(Sort.CONSENTS, region="GB"), Proof()),
        import_name("DEM0AA", "0" * 64, layout(Sort.CONSENTS, defaults={"tier": "express"}), Proof()),
        import_name("DEM0AA", "0" * 64, plain, ANN_LEE),
    ]
    assert len({name, *others}) == 8


# ---- the report ----


def test_the_report_names_every_line_and_is_safe_in_a_spreadsheet(world: World) -> None:
    text = f'phone,date,tier\n{ANNA},2025-11-03,\n7.04E+09,soon,=cmd()\n{BEN},2025-11-03,"@SUM"\n'
    out = io.StringIO(newline="")
    report = Report(out)
    plan = layout(Sort.CONSENTS, defaults=LETTER)
    importing(world.gateway.core).run(asked(text, plan, ANN_LEE), io.BytesIO(text.encode()), report=report)
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert [(row["line"], row["result"]) for row in rows] == [("2", "recorded"), ("3", "refused"), ("4", "refused")]
    assert rows[0]["phone"] == "'+1704•••0123"
    assert rows[0]["entry"].startswith("ent_")
    assert rows[1]["column"] == "phone, date, tier"
    assert "(“soon”)" in rows[1]["what"]
    assert ANNA not in out.getvalue()
    assert all(cell[:1] not in "=+-@" for row in rows for cell in row.values() if cell)


# ---- round trip ----


CONSENTS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.dates(min_value=date(2020, 1, 1), max_value=date(2025, 12, 31)),
        st.sampled_from(["reminders", "support", "offers"]),
        st.sampled_from(["express", "express_written"]),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=CONSENTS, separator=st.sampled_from([",", ";", "\t"]), batch=st.integers(1, 30))
def test_what_a_file_says_is_what_is_on_record(world: World, lines: Any, separator: str, batch: int) -> None:
    core = world.gateway.core
    core.store.client.flushall()
    core.businesses.forget()
    world.gateway.admin.apply(POLICY, by="test")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["phone", "date", "program", "tier", "said"])
    for number, day, program, tier, said in lines:
        writer.writerow([f"(704) 555-{number:04}", day.strftime("%m/%d/%Y"), program, tier, f"Yes. {said}"])
    done = run(world, out.getvalue(), batch=batch)
    assert done.counts.refused == 0
    newest: dict[tuple[str, str, str], Any] = {}
    for number, day, program, tier, _ in lines:
        key = (f"+1704555{number:04}", program, tier)
        newest[key] = max(newest.get(key, day), day)
    for (number, program, tier), day in newest.items():
        grants = standing(world, number).grants
        (at,) = [g.at for g in grants if (g.program, g.tier.word) == (program, tier)]
        assert at == plan_day(day)
    assert len(entries(core)) == sum(outcome.result is Result.RECORDED for outcome in done.outcomes)
    assert all(isinstance(e.fact, Granted | Revoked) for e in entries(core))


def plan_day(day: Any) -> int:
    return Dates().read(day.isoformat()).first


def test_a_file_that_is_none_is_refused_whole(world: World) -> None:
    with pytest.raises(BadInput, match="no column is known"):
        run(world, "name,date\nAnna,2025-11-03\n")
