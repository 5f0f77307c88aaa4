"""Whole messages: what a text means when, but for politeness, it is nothing else."""

from __future__ import annotations

from collections.abc import Mapping

STOP = {
    # Per-se words of 47 CFR 64.1200(a)(10), CTIA 5.1.3, and the carriers' default lists (Twilio, Plivo, AWS, Telnyx)
    "en": "stop|quit|end|revoke|opt out|cancel|unsubscribe|stopall|stop all|optout|unsub|remove|cancel all|end all"
    # What people make of the instruction
    "|unsubscribe all|unsubscribe me|stop this|stop it|stop texts|stop texting|stop messages|stop text|stop txt"
    "|stop sms|stop msgs|opt me out|opt out all|optout all|remove me|take me off|delete me|stop now|stop that|stop them"
    "|stop these|stop everything|stop msg|stop message|stop 2 end|cancel texts|end texts|quit texts|stop stop all"
    "|stop unsubscribe|stop end|stop cancel|stop quit|stop optout|stop opt out|unsubscribe stop|cancel stop|stop remove"
    "|stop sending|quit sending|stop spam|stop spamming|no sms|no texts|un subscribe|stop me|cease|desist|discontinue"
    "|revoke consent|opting out|unsubscribed me|sto p|st op|s top|remove number|stop subscription|dnc"
    "|cancel subscription|end subscription|end this subscription|cancel sms|cancel text|end sms|end text|do not text|dont text|no more|nomore|cancel cancel"
    "|stop contact|already said stop|i already said stop|said stop|stop to opt out|stop to unsubscribe|stop to end|stop for real|why wont you stop|stop the spam|stop your spam|how do i stop these|where do i unsubscribe|no contact|cancelled me|opt me out all|texts off|off list|off the list|yes stop|no stop|yes unsubscribe|no unsubscribe|removal",
    "es": "alto|parar|pare|paren|baja|cancelar|detener|quitar|salir|no mas|desuscribir|desuscribirme|basta|detenganse"
    "|alto ya|basta ya|parar todo|para ya|stop ya|darme de baja|dar de baja|darse de baja|de baja|baja ya|eliminar"
    "|eliminarme|quitarme|sacarme|borrarme|anular|anular suscripcion|cancelar suscripcion|cancelar todo|no mas mensajes"
    "|detenga|detengan|detente|cancele|cancelen|cancelar mensajes|parar mensajes|stop mensajes|no mensajes|ya paren"
    "|ya basta|ya no|alto a los mensajes|no mas textos|paren ya|pare ya|fuera de la lista|suscripcion cancelar",
    "fr": "arret|arrete|arreter|arretez|arretes|arrett|desabonner|desinscrire|desabonnement|desinscription"
    "|desabonnez moi|me desabonner|desabonne|desabonnez|annuler|arretez ca|arretez tout|arreter tout|cessez|stopper|stoppez"
    "|fin|retirer|retirez moi|supprimer|supprimez moi|stop sms|arret sms|stop tout|ca suffit|desinscrivez|plus de sms"
    "|annulez|stop pub|se desabonner|se desinscrire|me desinscrire|desabo",
    "pt": "sair|descadastrar|parem|remover|descadastre|descadastro|cancelar inscricao|me descadastre|me remova|quero sair"
    "|chega|para de mandar|me tira|me tire",
    "zh": "td",
}
"""`TD` is what carriers tell Chinese readers to send (退订)."""

TYPOS = {
    # A reviewed list, never edit distance: shop, step, spot, top, send, quite and quiet are ordinary answers
    "en": "stpo|sotp|tsop|stopp|sttop|stopo|stop0|atop|dtop|unsubcribe|unsuscribe|unsubscibe|unsubscrib|unsubsribe"
    "|unsubscribed|unsubscribr|unsubscribbe|unsubscripe|unsubscirbe|usubscribe|cancle|cancell|canel|quitt|qiut"
    "|unsubcribe me|unsuscribe me|stopped texting|optuot|opt ut|stop1|sstop|5top|stahp|stawp|stap|stp|stoppit|stopit"
    "|stopall texts|stopped|stopping|sop texting|unscribe|unsubscrbe|unsubscribee|unsbscribe|unsubcsribe|unsubscride"
    "|unsubscriibe|insubscribe|unsibscribe|unsunscribe|unsubscrie|ubsubscribe|unsubacribe|unsubscreibe|cancil|cansel"
    "|cancall|cancelo|canceled|cancelled|cancal|endd|opt oit|opt our|opt ot|opt iut|opt ouy|opt otu|stop2end|stop2quit|stop2stop|un sub|un subs"
    # Neighbouring keys, but for those that make words
    "|etop|xtop|ztop|wtop|srop|syop|sfop|sgop|s5op|s6op|stip|stpp|stkp|stlp|st9p|stoo|stol|sto|stopl|stpop|sotop|styop"
    "|strop|sttopp|eend|ebd|wnd|rnd|enf|quut|wuit|quir|quiy|cancek|cancwl|canxel|cancep|vancel|xancel|csncel|cabcel"
    "|optt out|op out|opt outt|oput out|optoout|opt-ot"
    "|ot out|revok|revoque|quit it|remov|remove m|rmove|stopplease|stoppls|pleasestop|stopthis|stoptexting|stopnow"
    "|stopstop|stoptexts|stopsms|unsubscribeme|removeme|optmeout|endtexts|ctop|stope|stops|stoptxt|st0pp|sto0p|s0p",
    "es": "altto|canselar|cancelr|bajja|desuscribirse|parrar|no maas|cancelarr|desuscribime|desubscribir",
    "fr": "aret|arreté|arett|aretez|aret sms|desabonez|desabonner moi|desinscription|arette",
}
NO_SLIPS = frozenset({"apt out", "pt out", "opt oat", "out out"})
"""What is near to `opt out`, and may be meant. Two words in this order are far from all else: so it alone is read with
any one slip, where it is the whole message; `stop` never is."""
START = {
    "en": "start|unstop|subscribe|resume|restart|opt in|optin|start all"
    # Whole sentences, too, are only read where there is nothing else
    "|sign me up for texts again|sign me up for texts|sign me up again|sign me back up|opt me back in|opt me in"
    "|resubscribe me|resubscribe|start texting me|start texting me again|start sending me texts|text me again"
    "|start sending me texts again|you can text me again|you may text me again|subscribe me|subscribe me again"
    "|start messages again|start texts again|turn texts back on|i want your texts again|i want texts again"
    "|start messages|start texts|resume texts|resume messages|opt in again|start again|opt back in|sign me back up for texts|sign me back up for the texts"
    "|sign me back up for your texts|sign me back up for text alerts|sign me back up for the text alerts"
    "|i want to start getting your texts again|i want to start getting texts again"
    "|start sending me your texts again|sign me up for your texts again",
    "es": "reanudar|reactivar|empezar|suscribir|suscribirme|comenzar",
    "fr": "commencer|reprendre|reactiver|m abonner",
    "pt": "iniciar|recomecar",
}
HELP = {
    "en": "help|help me|support",
    "es": "ayuda|informacion",
    "fr": "aide|infos",
    "pt": "ajuda",
    "": "info|hilfe",
}
YES = {
    "en": "yes|y|yep|yeah|yup|i agree|yes i agree|sure|yes sure|yes yes|yes i consent|yes i accept|yes i do",
    "es": "si|si acepto|si de acuerdo|si claro",
    "fr": "oui|oui d accord|oui j accepte",
    "pt": "sim",
}
UNCLEAR = {
    "en": "enough|removed|stoop|no|nope|dont|do not|cancel it|not interested|im not interested|no thanks|no thank you|go away|im done"
    "|enough already|nah|stop calling|stop emailing me|stop emailing|stop calling me|stop the emails|no promos"
    "|no marketing|no ads|wrong|who gave you my number|who gave you this number|how did you get my number"
    "|how did you get this number|spam|this is spam|reported|blocked|im blocking you|fuck off|piss off|get lost|shut up"
    "|leave|not me|cancel everything|cancel please it|reply stop|text stop|send stop|type stop|say stop|txt stop|block"
    "|delete|drop|pause|out|im out|i quit|fuck you|fu|scam|harassment|stop stalking me|knock it off|cut it out"
    "|no way|never|wrong one|not mine|no longer interested|dnd|do not disturb|not this number|bye|goodbye|get off"
    "|opt|let me out|off|turn off|back off|buzz off|beat it|count me out|not for me|remove it|cancel that|cancel this"
    "|end it|end this|not here|unknown number|who is this and why are you texting me|cancel them|screw you|fo|no mas pls",
    "es": "no gracias|ya|no me interesa|no molesten|no molestar|no moleste|dejeme|dejenme|no estoy interesado"
    "|no estoy interesada|para|equivocado|equivocada|equivocado lo siento|equivocada lo siento|fuera|cancelen todo|cancele todo|no insistan|no llamen|terminar|borrar",
    "fr": "non|non merci|pas interesse|pas interessee|assez|terminer|suffit|erreur|ca va|lachez moi|mauvais numero desole|mauvais numero desolee",
    "pt": "nao|nao obrigado|nao obrigada|engano|nao quero|pode parar",
}


def _slips(keyword: str) -> set[str]:
    """The keyword with one letter or space too few, too many, in its neighbour's place or another for it."""
    letters = "abcdefghijklmnopqrstuvwxyz "
    cuts = [(keyword[:at], keyword[at:]) for at in range(len(keyword) + 1)]
    made = {before + after[1:] for before, after in cuts if after}
    made |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    made |= {before + other + after[1:] for before, after in cuts if after for other in letters}
    made |= {before + other + after for before, after in cuts for other in letters}
    return {" ".join(one.split()) for one in made}


def _table() -> Mapping[str, tuple[str, str, bool]]:
    """Each whole message with its meaning and language. A stop wins over all else, English over other languages."""
    table: dict[str, tuple[str, str, bool]] = {}
    for intent, exact, listed in (
        ("stop", False, STOP),
        ("stop", False, TYPOS),
        ("start", True, START),
        ("help", True, HELP),
        ("yes", True, YES),
        ("ambiguous", False, UNCLEAR),
    ):
        for language, phrases in listed.items():
            for phrase in phrases.split("|"):
                table.setdefault(phrase, (intent, language, exact))
    for slip in sorted(_slips("opt out") - NO_SLIPS):
        table.setdefault(slip, ("stop", "en", False))
    return table


WHOLE = _table()
"""What a whole message means, its language, and whether it must be written exactly so (no look-alikes, no typos)."""
