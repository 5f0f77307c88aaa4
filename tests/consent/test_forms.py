"""The forms of verbs: regular ones are made, and nothing else."""

from __future__ import annotations

import pytest

from app.consent.words import forms


@pytest.mark.parametrize(
    ("made", "has", "lacks"),
    [
        (forms.spanish_infinitive("mandar"), "mandar mandarme mandarnos mandarle", "mande"),
        (forms.spanish_gerund("mandar escribir"), "mandando mandandome escribiendo", "mandar"),
        (forms.spanish_subjunctive("mandar"), "mande mandes manden mandara mandaran", "mando"),
        (forms.spanish_subjunctive("sacar fregar escribir"), "saque saquen fregue escriba escribiera", "sace frege"),
        (forms.spanish_command("sacar"), "saca saque saquen sacame saqueme saquenme sacad", "saco"),
        (forms.spanish_command("detener:deteng"), "detenga detengan detenganlo", "detena"),
        (forms.spanish_to_me("quitar"), "quitame quiteme quitenme quitarme", "quiten quitarlo"),
        (forms.french("texter"), "texter textez texte textent", "mtexter"),
        (forms.french("envoyer"), "envoyez envoie menvoyez nenvoie", "envoe"),
        (forms.french("deranger"), "derangez derangeant", "derangant"),
    ],
)
def test_the_forms_of_a_verb(made: str, has: str, lacks: str) -> None:
    assert set(has.split()) <= set(made.split())
    assert not set(lacks.split()) & set(made.split())
