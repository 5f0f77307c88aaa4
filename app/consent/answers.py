"""The words of Consentry's answers to STOP, START and HELP, in the languages it answers in.

Each has what its kind requires and nothing more (CTIA 5.1.3; 47 CFR 64.1200(a)(12)): who, that texts have stopped or
go on, how to come back or stop; HELP also frequency, rates and a contact. All letters are of GSM-7, which has no
`á`, `í`, `ó`, `ú` and no `ê`: one of those would make every answer UCS-2 and cut it at 70 characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """`{name}` is the Business; `{about}` its help contact with a space before and a full stop, or empty."""

    stopped: str
    stopped_some: str  # where the stop reaches only `{what}`, one of the next two
    informational: str
    promotional: str
    appointment: str  # after a bare CANCEL, where there is a contact `{help}`
    started: str
    helped: str
    about: str  # in the place of a contact, where the Business names none
    asked: str  # where they may keep `{what}` of all they stopped: named, or as in `reminders`
    reminders: str
    kept: str  # once they said so


WORDS: Mapping[str, Answers] = {
    "en": Answers(
        "{name}: you will get no more texts from us. Reply START to get them again.",
        "{name}: you will get no more {what} from us. Reply STOPALL to stop all texts, START to get these again.",
        "updates and reminders",
        "marketing texts",
        " To change an appointment: {help}",
        "{name}: you can get our texts again.{about} Reply STOP to stop, HELP for help.",
        "{name}:{about} Message frequency varies. Msg & data rates may apply. Reply STOP to stop.",
        " we text about what you asked us.",
        "{name}: you will get no more texts from us. Reply START to get them again, or KEEP within 24 hours to get only"
        " {what}.",
        "updates and reminders",
        "{name}: you will get {what}, and no other texts from us. Reply STOP to stop these too.",
    ),
    "es": Answers(
        "{name}: no le enviaremos mas mensajes. Responda START para recibirlos de nuevo.",
        "{name}: no le enviaremos mas {what}. Responda STOPALL para parar todos, START para recibirlos de nuevo.",
        "avisos",
        "mensajes de publicidad",
        " Para cambiar una cita: {help}",
        "{name}: puede recibir nuestros mensajes de nuevo.{about} Responda STOP para parar, HELP para ayuda.",
        "{name}:{about} La frecuencia varia. Pueden aplicar tarifas de mensajes y datos. Responda STOP para parar.",
        " le escribimos sobre lo que nos pregunta.",
        "{name}: no le enviaremos mas mensajes. Responda START para recibirlos de nuevo, o SEGUIR en 24 horas para"
        " recibir solo {what}.",
        "avisos",
        "{name}: le enviaremos {what} y nada mas. Responda STOP para pararlos tambien.",
    ),
    "fr": Answers(
        "{name}: vous ne recevrez plus de textos de notre part. Répondez START pour en recevoir de nouveau.",
        "{name}: vous ne recevrez plus {what} de notre part. STOPALL pour tout arreter, START pour en recevoir.",
        "de rappels",
        "de publicité",
        " Pour changer un rendez-vous: {help}",
        "{name}: vous pouvez de nouveau recevoir nos textos.{about} Répondez STOP pour arreter, HELP pour de l'aide.",
        "{name}:{about} Fréquence variable. Des frais de messages et données peuvent s'appliquer."
        " Répondez STOP pour arreter.",
        " nous vous écrivons à propos de vos demandes.",
        "{name}: vous ne recevrez plus de textos. Répondez START pour en recevoir de nouveau, ou GARDER sous 24 heures"
        " pour recevoir seulement {what}.",
        "nos rappels",
        "{name}: vous recevrez {what} et rien d'autre. Répondez STOP pour les arreter aussi.",
    ),
}

CANCELS = frozenset({"cancel", "cancelar", "annuler", "cancle", "cancell", "cancele", "cancelen", "annulez", "取消"})
"""A whole message that is as often said of an appointment."""

_KEPT = {
    "": "keep|seguir|mantener|conservar|garder|conserver",
    # The plain ways of saying it, none of which begins a sentence that could end as a complaint
    "en": "keep it|keep them|keep these|keep those|yes keep|yes keep it|yes keep them|i want to keep them"
    "|i would like to keep them|id like to keep them",
    "es": "si seguir|si mantener|quiero seguir|seguir recibiendo|seguir recibiendolos|mantenerlos|conservarlos",
    "fr": "oui garder|les garder|je garde|je les garde|oui je garde|je veux les garder",
}
_KEPT_THINGS = {
    "keep": ("reminders", "appointment reminders", "appointments", "updates", "updates and reminders"),
    "seguir con": ("avisos", "recordatorios"),
    "seguir recibiendo": ("avisos", "recordatorios"),
    "mantener": ("avisos", "recordatorios"),
    "garder": ("rappels",),
}
_ARTICLES = ("", "the ", "my ", "only ", "only the ", "los ", "mis ", "solo ", "les ", "mes ", "vos ", "seulement les ")

KEEPS = frozenset(phrase for phrases in _KEPT.values() for phrase in phrases.split("|")) | {
    f"{verb} {article}{thing}" for verb, things in _KEPT_THINGS.items() for article in _ARTICLES for thing in things
}
"""Whole messages that say KEEP, as `app.consent.normal` makes them: of weight only while we asked."""
