"""The words that people use to stop, start and ask for help: reviewed lists, with where each group comes from.

All are written as `tokens` makes them: lower case, no accents, no apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


Phrases = Mapping[str, list[tuple[int, tuple[str, ...]]]]
"""Phrases by their first word, each with its place in the list: a text is compared with those alone that may fit."""


def _phrases(listed: str) -> Phrases:
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for place, phrase in enumerate(tuple(one.split()) for one in listed.split("|")):
        found.setdefault(phrase[0], []).append((place, phrase))
    return found


STOP = _set(
    # Per-se words of 47 CFR 64.1200(a)(10), CTIA 5.1.3, and the carriers' default lists (Twilio, Plivo, AWS, Telnyx)
    "stop|quit|end|revoke|opt out|cancel|unsubscribe|stopall|stop all|optout|unsub|remove|td|cancel all|end all"
    # Spanish and French, as whole messages only: "planta baja" and "muy alto" are none
    "|alto|parar|pare|paren|baja|cancelar|detener|quitar|salir|no mas|arret|arrete|arreter|arretez|arrett"
    "|desabonner|desinscrire|desuscribir|desuscribirme|basta"
    # What people make of the instruction
    "|unsubscribe all|unsubscribe me|stop this|stop it|stop texts|stop texting|stop messages|stop text|stop txt"
    "|stop sms|stop msgs|opt me out|remove me|take me off|delete me|stop now|stop stop"
)
TYPOS = _set(
    # A reviewed list, never edit distance: shop, step, spot, top, send, quite and quiet are ordinary answers
    "stpo|sotp|tsop|stopp|stoop|sttop|stopo|stop0|atop|dtop|unsubcribe|unsuscribe|unsubscibe|unsubscrib|unsubsribe"
    "|unsubscribed|unsubscribr|unsubscribbe|unsubscripe|unsubscirbe|usubscribe|cancle|cancell|canel|quitt|qiut"
    "|unsubcribe me|unsuscribe me|stopped texting|optuot|opt ut|stop1|sstop"
)
START = _set("start|unstop|subscribe|resume|reanudar|restart|opt in|optin|start all|reactivar|commencer")
HELP = _set("help|info|ayuda|aide|help me|support|hilfe|infos|informacion")
YES = _set("yes|y|yep|yeah|yup|yes please|i agree|yes i agree|si|oui|sure|yes sure|ok yes|yes ok")

UNCLEAR = _set(
    "enough|no|nope|dont|do not|cancel it|not interested|im not interested|no thanks|no thank you|go away|im done"
    "|enough already|no gracias|ya|ya basta|non|non merci|nah|please dont|stop calling|stop emailing me|stop emailing"
    "|stop calling me|stop the emails|no promos|no marketing|no ads|done|wrong|who gave you my number"
    "|who gave you this number"
    "|how did you get my number|how did you get this number|spam|this is spam|reported|blocked|im blocking you"
    "|fuck off|piss off|get lost|shut up|leave|not me|cancel everything|cancel please it"
)

POLITE = _set(
    "please|pls|plz|plse|thanks|thank|you|thx|ty|tks|ok|okay|hi|hello|hey|now|sir|maam|kindly|just|sorry|asap"
    "|immediately|por|favor|porfavor|gracias|hola|svp|merci|bonjour|stp|already|today|lol|right|away|tnx|u|guys"
)

# ---- free text: a request aimed at messages, contact, list or number ("any reasonable means") ----

STOP_VERBS = _set("stop|quit|cease|discontinue|halt|stopp|stpo|sotp")
CONTACT_ING = _set(
    "texting|messaging|contacting|sending|spamming|bothering|harassing|bugging|writing|txting|msging|pestering"
    "|messging|texing|blowing|hitting|soliciting"
)
OTHER_CHANNEL_ING = _set("calling|emailing|phoning|mailing|ringing")
MESSAGES = _set(
    "texts|text|messages|message|msgs|msg|sms|txts|txt|spam|alerts|reminders|notifications|promos|offers|mensajes"
    "|mensaje|textos|texto|textes|texte"
)
NEGATIONS = _set("dont|not|never|didnt|wont|doesnt|without|no")
CONTACT = _set("text|message|msg|contact|txt|write|bother|sms|messages|texts|spam|solicit")
AIMED = _set("me|us|here|anymore|again|this|my|any|ever|the|him|her|more|please|in|on|back|until|unless")
REMOVE_VERBS = _set("take|remove|get|delete|drop|erase|scrub|lose|forget|unlist|pull")
OURSELVES = _set("me|us|my|this|our|number|phone|cell|contact|information|info|mine")
LISTS = _set(
    "list|lists|texts|texting|messages|messaging|database|contacts|system|distribution|mailing|group|blast|sms"
    "|records|subscription|campaign|thread|texto|lista"
)
FILLERS = _set(
    "me|the|these|those|this|all|your|with|any|more|of|us|and|my|it|so|many|such|to|from|calling|emailing|or|damn"
    "|fucking|freaking|stupid|annoying|daily|automated|marketing|promotional|unwanted|god|sending|getting|receiving|a"
    "|trying|out|ever|every|constantly|both|phoning|mailing"
)
PHRASES = _phrases(
    "leave me alone|leave us alone|lose my number|lose this number|delete my number|remove my number"
    "|delete this number|remove this number|erase my number|forget my number|opt me out|opting out"
    "|no more texts|no more messages|no more msgs|no more sms|no more text|no more texting|no more reminders"
    "|no more of these|revoke my consent|revoke consent|withdraw my consent|withdraw consent|rescind my consent"
    "|revoking my consent|withdrawing my consent|i do not consent|i dont consent|i never consented"
    "|i didnt consent|i did not consent|never signed up|didnt sign up for this|did not sign up for this"
    "|cease and desist"
    "|do not contact|dont contact|unsubscribe me|please unsubscribe|want to unsubscribe|like to unsubscribe"
    "|wish to unsubscribe|can i unsubscribe|how do i unsubscribe|how to unsubscribe|need to unsubscribe"
    "|do not want these|dont want these|do not want any|dont want any more|dont want to receive"
    "|do not want to receive"
    "|do not wish to receive|dont wish to receive|dont want your|do not want your|dont want texts"
    "|dont want messages"
    "|no longer want|no longer wish|end these messages|end the messages|end these texts|cancel these messages"
    "|cancel these texts|cancel my subscription to|cancel the texts|cancel texts|cancel messages|cancel all texts"
    "|turn off these|turn these off|make it stop|make this stop|put me on your do not|add me to your do not"
    "|block me"
    # Spanish
    "|no me mande|no me mandes|no me manden|no me envie|no me envies|no me envien|no me escriba|no me escriban"
    "|no me escribas|no me contacte|no me contacten|no me textee|no me texteen|deje de enviar|dejen de enviar"
    "|deje de enviarme|dejen de enviarme|deje de mandarme|dejen de mandarme|deja de enviarme|deja de mandarme"
    "|deje de escribirme|dejen de escribirme|deja de escribirme|dejen de molestar|deje de molestar"
    "|deja de molestar"
    "|no quiero mas mensajes|no quiero mensajes|no quiero recibir|ya no quiero mensajes|ya no quiero recibir"
    "|no mas mensajes|no mas textos|quitame de|quiteme de|quitenme de|borre mi numero|borren mi numero"
    "|borra mi numero|elimine mi numero|eliminen mi numero|sacame de|saqueme de|saquenme de|darme de baja"
    "|deme de baja|denme de baja|quiero darme de baja|dame de baja|ya no me manden|ya no me escriban"
    # French
    "|arretez de menvoyer|arrete de menvoyer|arretez de mecrire|arretez denvoyer|arretez les messages"
    "|arretez les textos|arretez de me texter|arretez de me contacter|ne menvoyez plus|ne mecrivez plus"
    "|ne me contactez plus|ne me textez plus|plus de messages|plus de textos|plus de sms|desabonnez moi"
    "|desinscrivez moi|retirez moi|retirez mon numero|supprimez mon numero|enlevez moi|je ne veux plus recevoir"
    "|je veux me desabonner|cessez de menvoyer|cessez de mecrire|laissez moi tranquille"
)
WRONG_NUMBER = _phrases(
    "wrong number|wrong person|wrong phone|wrong guy|wrong lady|numero equivocado|mauvais numero|faux numero"
    "|not my number anymore|no longer my number|new owner of this number|dont know you people|persona equivocada"
)
"""No consent from whoever holds the number now. At the end of an apology it is the writer's own mistake."""
APOLOGIES = _set("sorry|oops|whoops|perdon|pardon|mybad|ooops")
QUOTED = _phrases(
    "reply stop|text stop|txt stop|respond stop|type stop|send stop|replying stop|texting stop|say stop|reply end"
    "|responding stop|to unsubscribe|reply unsubscribe|to opt out|to optout|to stop|opt out reply"
    "|responda stop|envoyez stop"
)
"""An instruction that somebody repeats, forwards or asks about: a mention, not a use."""
WISHES = _set("want|wants|like|wish|need|trying|asking|going|asked|how|love|prefer|please")
"""Before `to opt out`: a wish of theirs, not a repeated instruction."""
FORWARDED = _set("fwd|fw|forwarded")
START_PHRASES = _phrases(
    "sign me up for texts|sign me up again|sign me back up|opt me back in|opt me in|resubscribe me"
    "|start texting me"
    "|start texting me again|start sending me texts|please text me again|you can text me again"
    "|you may text me again"
    "|subscribe me|start messages again|start texts again|turn texts back on|want your texts again"
    "|want texts again"
)
UNCLEAR_PHRASES = _phrases(
    "only text me about|no promos|no promotions|no marketing|no ads|no offers|stop emailing|stop calling"
    "|too many texts"
    "|too many messages|so many texts|so many messages|stop with the|annoying|not interested|report you"
    "|reporting you"
    "|reported you|call my lawyer|my lawyer|my attorney|attorney general|the fcc|tcpa|sue you|harassment"
    "|i will block"
    "|going to block|demasiados mensajes|trop de messages|take me off|opt out|unsubscribe|unsuscribe|unsubcribe"
)
"""May mean stop, may not: a person reads it before anything automatic is sent."""

NOT_CONTACT = _set(
    # After "opt out of", "take me off", "cancel": what is clearly something else
    "appointment|visit|plan|waitlist|schedule|meeting|order|dental|job|class|insurance|delivery|payment|autopay"
    "|reservation|booking|trial|program|coverage|committee|shift|calendar|project|case"
)

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
