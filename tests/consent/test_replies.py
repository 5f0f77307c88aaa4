"""What Consentry answers to a keyword: once, in the language of the keyword, with what is required and no more."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.consent.answers import WORDS
from app.consent.intent import Intent, Reading, understand
from app.consent.replies import answer_to
from app.consent.segments import segments
from app.consent.standing import Standing
from tests.consent.worlds import NOON, POLICY, Chain

HELPED = replace(POLICY, name="Acme Dental", help="704-555-0199")


def stopped() -> Standing:
    chain = Chain()
    chain.inbound()
    chain.stop()
    return chain.standing


def answer(body: str, standing: Standing | None = None) -> str:
    said = answer_to(understand(body), HELPED, standing or Chain().standing, NOON)
    assert said is not None
    return said


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("STOP", "you will get no more texts"),
        ("please stop texting me", "you will get no more texts"),
        ("ALTO", "no le enviaremos mas mensajes"),
        ("stop por favor", "no le enviaremos mas mensajes"),
        ("arrêtez les textos svp", "vous ne recevrez plus de textos"),
        ("SAIR", "you will get no more texts"),
        ("退订", "you will get no more texts"),
        ("🛑", "you will get no more texts"),
        ("HELP", "Msg & data rates may apply"),
        ("info", "Msg & data rates may apply"),
        ("AYUDA", "tarifas"),
        ("aide", "frais"),
    ],
)
def test_the_answer_is_in_the_language_of_the_words(body: str, says: str) -> None:
    assert says in answer(body)


@pytest.mark.parametrize(
    ("body", "says"), [("START", "you can get"), ("reanudar", "puede recibir"), ("commencer", "vous pouvez")]
)
def test_start_is_answered_in_its_language(body: str, says: str) -> None:
    assert says in answer(body, stopped())


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("intent", [Intent.STOP, Intent.START, Intent.HELP])
def test_every_answer_has_what_is_required_in_one_segment(language: str, intent: Intent) -> None:
    standing = stopped() if intent is Intent.START else Chain().standing
    said = answer_to(Reading(intent, True, "x", language), HELPED, standing, NOON)
    assert said is not None
    assert said.startswith("Acme Dental")
    counted = segments(said)
    assert (counted.encoding, counted.count) == ("gsm7", 1)
    if intent is Intent.STOP:
        assert "START" in said
        assert HELPED.help not in said
    else:
        assert "STOP" in said
        assert HELPED.help in said


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("CANCEL", "To change an appointment: 704-555-0199"),
        ("cancel pls", "To change an appointment: 704-555-0199"),
        ("cancelar", "Para cambiar una cita: 704-555-0199"),
        ("Annuler", "Pour changer un rendez-vous: 704-555-0199"),
    ],
)
def test_a_bare_cancel_is_told_how_to_change_an_appointment(body: str, hint: str) -> None:
    said = answer(body)
    assert said.endswith(hint)
    assert segments(said).count == 1


def test_nobody_else_is_told_about_appointments() -> None:
    assert "appointment" not in answer("STOP")
    assert "appointment" not in answer("cancel these texts")
    bare = answer_to(understand("CANCEL"), replace(HELPED, help=""), Chain().standing, NOON)
    assert bare is not None
    assert "appointment" not in bare


def test_nothing_is_answered_where_nothing_was_asked_or_lifted() -> None:
    chain = Chain()
    assert answer_to(understand("hello"), HELPED, chain.standing, NOON) is None
    assert answer_to(understand("START"), HELPED, chain.standing, NOON) is None
