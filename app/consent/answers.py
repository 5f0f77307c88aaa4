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
    ),
}

CANCELS = frozenset({"cancel", "cancelar", "annuler", "cancle", "cancell", "cancele", "cancelen", "annulez", "取消"})
"""A whole message that is as often said of an appointment."""
