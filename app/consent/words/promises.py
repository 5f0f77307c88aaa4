"""The words by which a Business promises to come back to a matter, in English, Spanish and French."""

from __future__ import annotations

from collections.abc import Mapping

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word: a text is compared with those alone that may fit."""


def _phrases(listed: str) -> Phrases:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (tuple(one.split()) for one in listed.split("|")):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


NO_PROMISE = frozenset(
    ["dont", "not", "never", "didnt", "wont", "doesnt", "without", "no", "if", "can", "could", "please"]
)
"""Within three words before it, it promises nothing."""

PROMISES = _phrases(
    "ill get back to you|i will get back to you|well get back to you|we will get back to you|get back to you soon"
    "|get back to you tomorrow|get back to you shortly|get back to you by|get back to you with"
    "|getting back to you"
    "|ill follow up|i will follow up|well follow up|we will follow up|ill let you know|i will let you know"
    "|well let you know|we will let you know|ill text you|i will text you|well text you|we will text you"
    "|ill update you|i will update you|well update you|we will update you|ill check and|let me check and"
    "|ill find out"
    "|i will find out|well find out|we will find out|ill be in touch|i will be in touch|well be in touch"
    "|we will be in touch|ill message you|i will message you|well reach out|we will reach out|ill reach out"
    "|i will reach out|ill confirm|well confirm|ill send you|i will send you|well send you|we will send you"
    "|le respondo|te respondo|le respondere|te respondere|le responderemos|le aviso|te aviso|le avisare"
    "|te avisare"
    "|le avisaremos|le escribo manana|te escribo manana|me pondre en contacto|nos pondremos en contacto"
    "|le confirmo|te confirmo|je vous reponds|je vous recontacte|je vous repondrai|je vous recontacterai"
    "|nous vous recontacterons|nous vous repondrons|nous reviendrons vers vous|je reviens vers vous"
    "|je te recontacte"
    "|je te reponds|je vous tiens au courant|nous vous tiendrons au courant"
)
