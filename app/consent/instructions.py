"""What a text tells people to reply: its opt-out line, and words that carriers would take for something else.

An instruction is a verb ("reply", "responda", "envoyez"), a keyword, and what follows it. `STOP to opt out` is the
line; `CANCEL to reschedule` takes whoever follows it off every text; `stop by our office` is no instruction at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.consent.offers import BREAKS


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VERBS = _set(
    "reply replying text texting txt send respond responding type answer rply responda responde respondan conteste"
    " contesta envie envia mande manda escriba escribe repondez reponds repondre envoyez envoyer envoie tapez textez"
)
NOUNS_TOO = _set("text answer type texting txt")
"""Verbs here, unless an article stands before: "this text", "the answer"."""
ARTICLES = _set("the this that our your my a each any every by via in no more last next")
FILLERS = _set("with back the word keyword us just only simply either con la palabra avec le mot")
WITH = _set("with con avec")
LINKS = _set("or and o ou y et") | {","}
AUXILIARIES = _set(
    "to must should can could will would you we i he she they it dont do not cant cannot never the a an bus next last"
    " first this your our before after please full pit short have had need"
)

OPT_OUT = _set("stop stopall unsubscribe unsub optout arret arrete arreter alto baja parar pare")
"""Whole answers that end texts wherever they are told: no purpose need be said."""
OPT_OUT_SOMETIMES = _set("end quit cancel revoke remove cancelar detener quitar salir basta td")
"""Opt-out words too, but a line only where they are told for that purpose."""
OPT_IN = _set("yes start unstop subscribe resume continue")
"""YES, START, UNSTOP opt in at Twilio; SUBSCRIBE, RESUME, CONTINUE at RingCentral; and so after a STOP."""
ASKS_FOR_CONSENT = _set("yes start unstop subscribe resume")
KEYWORDS = OPT_OUT | OPT_OUT_SOMETIMES | OPT_IN

TO = _set("to 2 4 for if when once as after before at on para pour si cuando quand") | {"="}
BARE = _set("help info anytime any now via por help aide ayuda sms at al au a hilfe yes no") | LINKS | KEYWORDS | VERBS
PURPOSES = _set(
    "opt optout out end stop quit unsubscribe unsub unsubscribed un cancel discontinue remove removed leave decline"
    " terminar finalizar cancelar salir parar dejar desuscribirse desuscribirte desuscribir baja anular detener"
    " arreter desabonner desinscrire desinscription annuler terminer finir"
)
MESSAGES = _set(
    "texts text messages message msgs msg sms alerts notifications subscription receiving receive updates reminders"
    " texting opt optout unsubscribe mensajes mensaje alertas recibir suscripcion recevoir textos alertes messages"
)
SOMETHING_ELSE = _set(
    "appointment appointments appt visit order reservation booking meeting delivery pickup ride class session trip"
    " shift payment call queue waitlist interview event cita pedido reserva visita rendezvous rdv commande autopay"
)
CONSENT = MESSAGES | _set(
    "subscribe again agree rejoin resubscribe join consent signup sign enroll opted in resume stay subscribed aceptar"
)

_BY_REPLY = _set("reply text sms txt texting replying message")
_UNSPACED = re.compile(r"stop(?:[24]|to)(?:quit|end|stop|cancel|optout|unsub|unsubscribe|out)?(?![a-z0-9])")


def instructions(marks: Sequence[str], plain: str) -> tuple[bool, tuple[str, ...]]:
    """(whether an opt-out line is there, codes of advice), from a text's marks and the text they were made of."""
    line = False
    advice: dict[str, None] = {}
    if "stop2" in plain or "stop4" in plain or "stopto" in plain:
        line = bool(_UNSPACED.search(plain))
        if line:
            advice["unspaced"] = None
    for at, word in enumerate(marks):
        if word in KEYWORDS:
            is_line, code = _instruction(marks, at)
            line = line or is_line
            if code:
                advice[code] = None
        elif word == "opt" and marks[at + 1 : at + 2] == ["out"] and not line:
            line = _adjacent(marks, at) and _about(marks, at + 2) in ("bare", "messages")
    return line, tuple(advice)


def _instruction(marks: Sequence[str], at: int) -> tuple[bool, str]:
    """(whether the keyword there makes an opt-out line, its advice)."""
    word, about = marks[at], _about(marks, at + 1)
    if word == "subscribe" and at and marks[at - 1] == "un":
        return False, ""
    if not about:
        return False, ""
    told = _adjacent(marks, at)
    if word in OPT_IN:
        if not (told or _listed(marks, at)) or about == "consent":
            return False, ""
        if about == "bare" and word in ASKS_FOR_CONSENT and word != "yes":
            return False, ""
        return False, f"opt_in:{word}"
    if word in OPT_OUT:
        if about == "messages":
            return told or _listed(marks, at) or _by_itself(marks, at), ""
        if about == "bare":
            return told or _listed(marks, at), ""
        return False, f"opt_out:{word}" if told or _listed(marks, at) else ""
    if told and about == "messages" and _for_texts(marks, at):
        return True, ""
    return False, f"opt_out:{word}" if told or (about != "bare" and _listed(marks, at)) else ""


def _tail(marks: Sequence[str], at: int) -> list[str]:
    """What follows a keyword in its sentence, up to the next instruction, without `by reply`."""
    found: list[str] = []
    for place, word in enumerate(marks[at : at + 10], at):
        if word in BREAKS or (word in VERBS and found != ["by"] and _begins(marks, place)):
            break
        found.append(word)
    if len(found) > 1 and found[0] == "by" and found[1] in _BY_REPLY:
        return ["=", *found[2:]] if len(found) > 2 else []
    return found


def _begins(marks: Sequence[str], at: int) -> bool:
    """Whether the verb there begins an instruction of its own; people leave the full stop before it out."""
    following = marks[at + 1 : at + 2]
    return marks[at] not in NOUNS_TOO or (bool(following) and (following[0] in KEYWORDS or following[0] in FILLERS))


def _about(marks: Sequence[str], at: int) -> str:
    """What following the keyword is said to do: `bare` (nothing said), `messages`, `consent`, `else`; empty where what
    follows makes it no keyword."""
    tail = _tail(marks, at)
    if not tail:
        return "bare"
    first = tail[0]
    if first in TO and not (first in ("at", "a") and tail[1:2] in (["any"], ["anytime"])):
        word, said = marks[at - 1], _clause(tail[1:])
        if word in OPT_IN:
            return "else" if CONSENT.isdisjoint(said) else "consent"
        if not MESSAGES.isdisjoint(said):
            return "messages"
        return "messages" if SOMETHING_ELSE.isdisjoint(said) and not PURPOSES.isdisjoint(said[:4]) else "else"
    if first in BARE or (first.isdigit() and len(first) > 3):
        return "bare"
    return ""


def _clause(tail: Sequence[str]) -> list[str]:
    """Up to a comma: `, HELP for help` tells of something else."""
    found: list[str] = []
    for word in tail:
        if word == ",":
            break
        found.append(word)
    return found


def _for_texts(marks: Sequence[str], at: int) -> bool:
    """Whether a word such as CANCEL is told for ending texts: not `CANCEL to cancel`, which may mean the visit."""
    said = _clause(_tail(marks, at + 1)[1:])
    if not MESSAGES.isdisjoint(said) or not {"stop", "out", "unsub"}.isdisjoint(said):
        return True
    return marks[at] in ("end", "quit") and not {"end", "quit"}.isdisjoint(said)


def _adjacent(marks: Sequence[str], at: int) -> bool:
    """`reply STOP`, `text back the word STOP`, `reply to this text with STOP`, `STOP by reply`."""
    if marks[at + 1 : at + 2] == ["by"] and marks[at + 2 : at + 3] and marks[at + 2] in _BY_REPLY:
        return True
    before = at - 1
    while before >= 0 and at - before <= 4 and marks[before] in FILLERS:
        before -= 1
    if before >= 0 and _is_verb(marks, before):
        return True
    if at and marks[at - 1] in WITH:
        return any(word in VERBS for word in marks[max(at - 8, 0) : at])
    return False


def _is_verb(marks: Sequence[str], at: int) -> bool:
    return marks[at] in VERBS and not (marks[at] in NOUNS_TOO and at > 0 and marks[at - 1] in ARTICLES)


def _listed(marks: Sequence[str], at: int) -> bool:
    """`reply C to confirm, CANCEL to cancel`: a later keyword of an instruction that has begun."""
    if not at:
        return False
    tail = _tail(marks, at + 1)
    if tail and tail[0] not in TO and marks[at - 1] not in LINKS:
        return False
    if not tail and marks[at - 1] not in LINKS:
        return False
    if marks[at - 1] in AUXILIARIES:
        return False
    for before in range(at - 2, max(at - 24, -1), -1):
        if not _is_verb(marks, before):
            continue
        told = before + 1
        while told < at and marks[told] in FILLERS:
            told += 1
        follows = marks[told + 1 : told + 2]
        if follows and (follows[0] in TO or follows[0] in LINKS):
            return marks[told] not in TO and (marks[told] not in LINKS or marks[told] in ("y", "o"))
    return False


def _by_itself(marks: Sequence[str], at: int) -> bool:
    """`STOP to end`, `STOP=opt out`, with no verb: only for the words that mean nothing else."""
    return marks[at] in ("stop", "stopall", "arret", "alto") and not (at and marks[at - 1] in AUXILIARIES)
