"""What a Disclosure says in English, Spanish and French, as patterns over its tokens: reviewed lists.

The notation is that of `prose.pattern`: alternatives with |, stems with *, `..4` for up to four tokens between.
Tokens have neither case nor accents nor apostrophes; `#num`, `#phone`, `#mail`, `#url`, `#privacy`, `#terms`,
`#box` and `#checked` stand for what they name.
"""

from __future__ import annotations

from app.consent.prose import listed, patterns

NEGATIONS = listed(
    "no not never without cannot cant dont doesnt isnt arent wont neither nor non nunca sin sans jamais aucun aucune"
    " ningun ninguna ni pas ne nullement tampoco"
)
STOPPERS = listed(
    "stop end quit unsubscribe out cease cancel avoid longer dejar parar cancelar terminar arreter desabonner"
)
"""Shortly before a text: it says how texts end, not that they come."""
RATES = listed("rates rate charges fees tarifas cargos costos frais tarifs")
AGREES = patterns(
    [
        "agree*|authori*|receive*|receiving|accept*|consenting|acept*|autoriz*|recib*|consien*|recevoir|consens",
        "consent to",
        "opt in",
        "may|can ..1 we|text|send|message",
        "text ..2 me|you",
    ]
)
TEXTS = patterns(
    ["text|texts|texting|sms|mms|message*|messaging|msg|msgs|mensaje|mensajes|texto|textos|txt", "#box", "texte|textes"]
)
MESSAGES = listed("message messages messaging alerts reminders updates notifications offers me you")
NOT_TEXTED = listed("stop help end quit cancel unsubscribe of us info in file below above box field here alto ayuda de")
"""After `text`: what the Consumer texts, or the text of something."""
THE_TEXT = listed("the this full plain small fine above following entire el este del")
TEXT_WORDS = listed("text texts sms texting txt messaging mobile texto textos texte textes")
FROM = patterns(
    ["from", "authori*|allow|permit|let", "texto|textos|mensajes|sms|textes de", "part|parte de", "autorizo a"]
)
MAY_TEXT = patterns(["may|will|can text|send|message|contact", "puede|peut enviar*|envoyer|texter"])

_DAYS = "day|week|month|year|mo|wk|dia|semana|mes|ano|jour|semaine|mois"
_OCCASIONS = "appointment*|visit*|order*|booking*|class|cita|citas|pedido*|visita*|commande*|visite*|matter|case"
_COUNT = (
    "#num|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|few|un|una|une|dos|tres|cuatro|deux|trois|quatre"
)
_TEXT = "text|texts|sms|message|messages|msg|msgs|mensaje|mensajes"
_SAY = (
    "reply|replying|respond|responding|text|texting|txt|send|sending|type|write|answer|responda|responde|respondiendo"
)
_SAYS = f"{_SAY}|envie|envia|enviando|conteste|escriba|mande|repondez|reponds|envoyez|texto|textez|ecrivez|repondant"
_STOP = "stop|stopall|unsubscribe|end|quit|cancel|optout|alto|pare|parar|baja|arret|arrete"
_SHARING = "share*|sell*|sold|rent|rented|disclose*|transfer*|trade*|compart*|vend*|partag*|cede*"
_OTHERS = "third|partners|partner|affiliates|affiliate|sponsors|advertisers|marketers|buyers|lenders|agencies|terceros"
_OTHERS_TOO = f"{_OTHERS}|socios|afiliad*|anunciantes|tiers|partenaires|affilies|annonceurs|networks|anyone"
_OURS = "number|numbers|phone|mobile|contact|consent|optin|opt|information|info|data|details|numero|telefono|datos"
_THEIRS = f"{_OURS}|informacion|consentimiento|telephone|donnees|coordonnees|consentement|informations|sms"
_BOUND = "terms|tos|#terms|conditions|policy|policies|eula|terminos|condiciones|politica|conditions|politique|agreement"
TERMS = frozenset(_BOUND.split("|"))
_BUY = "purchas*|buy|buying|goods|product*|service*|order*|sale|transaction|anything|treatment|compra*|comprar|adquirir"
_BUYS = f"{_BUY}|achat*|acheter|book|booking|checkout|account|cuenta|compte|appointment*|reserv*|servicio*|bien|biens"

FOUND = {
    "sms": patterns(
        [
            "sms|mms|texts|texting|texted|txt|txts|textos|textear|texteo|texto|textoter|text",
            "mensaje|mensajes ..1 texto",
            "message|messages ..1 texte|textes",
        ]
    ),
    "purpose": patterns(
        [
            "appointment*|reminder*|alert*|update*|notification*|notices|offers|promo*|marketing|deals"
            "|discount*|coupon*|news|orders|delivery|deliveries|shipping|shipment*|schedul*|document*|billing"
            "|invoice*|payment*|receipt*|verification|passcode*|codes|answers|events|emergenc*|survey*"
            "|reservation*|booking*|tips|visits|results|prescription*|refill*|classes|donation*",
            "your|my|our|this ..1 order|visit|case|matter|class|vehicle|delivery|project|claim|application|request",
            "cita|citas|recordatorio*|alerta*|aviso*|oferta*|promocion*|descuento*|pedido*|entrega*|factura*|pago*"
            "|noticia*|novedades|actualizacion*|confirmacion*|expediente|caso|documentos",
            "rendez|rappel*|alerte*|offre*|promotion*|rabais|commande*|livraison*|facture*|paiement*|nouvelles"
            "|confirmation*|dossier|avis|infolettre",
        ]
    ),
    "frequency": patterns(
        [
            "frequency|frecuencia|frequence",
            f"{_COUNT} ..5 per|a|an|each|every|al|por|par|cada|chaque {_DAYS}|{_OCCASIONS}",
            f"{_TEXT} per|each|every|por|par|cada|chaque {_DAYS}|{_OCCASIONS}",
            f"per|each|every|cada|chaque ..2 {_OCCASIONS}",
            "daily|weekly|monthly|quarterly|yearly|occasional|occasionally|diario*|semanal*|mensual*|ocasional*"
            "|quotidien*|hebdomadaire*|mensuel*|occasionnel*",
            f"one|single|un|solo|seul|unique ..1 time|{_TEXT}",
            "as|when needed",
            "varies|vary ..3 based|depending|with|by",
        ]
    ),
    "rates": patterns(
        [
            "rates|rate|charges|fees|tarifas|cargos|costos|frais|tarifs ..9 apply|applies|aplican|aplicar|aplicarse"
            "|apliquen|appliquer|appliquent|appliques",
            "apply|aplicar|aplicarse|aplican|appliquer|appliquent ..4 rates|charges|tarifas|cargos|costos|frais|tarifs",
            "data rates",
            "free to ..1 end user|users",
        ]
    ),
    "opt_out": patterns(
        [
            f"{_SAYS} ..6 {_STOP}",
            "stop ..1 to|para|pour|at|al|au",
            "opt|stop|unsubscribe ..8 any|anytime|time|calling|emailing|contacting|clicking|link|telling|cualquier"
            "|tout",
            "any|anytime|cualquier|tout ..8 opt|stop|unsubscribe|revoke|withdraw|cancelar|revocar|desabonner|retirer",
            "revoke|withdraw|cancel|revocar|retirar|revoquer|retirer ..5 consent|permission|consentimiento|permiso"
            "|consentement|autorizacion ..6 any|anytime|by|cualquier|tout|en",
            "tell|ask|call|email|let|contact|notify|write ..5 stop|unsubscribe",
            "digame|diganos|pida|pidanos|llame|avisenos ..6 dejar|parar|dejemos|cancelar|no",
            "dites|demandez|appelez|avisez ..5 arreter|cesser",
        ]
    ),
    "help": patterns(
        [
            f"{_SAYS} ..6 help|info|ayuda|aide",
            "help|ayuda|aide to|for|para|pour",
            "call|contact|email|questions|question|llame|preguntas|escribanos|appelez|contactez|reach ..8 #phone|#mail"
            "|#url",
        ]
    ),
    "terms": patterns(["#terms", "terms|terminos|condiciones|conditions"]),
    "privacy": patterns(["#privacy", "privacy|privacidad|confidentialite|privee"]),
    "marketing": patterns(
        [
            "marketing|promotion*|promo|promos|advertis*|offer|offers|deals|discounts|coupons|specials|sales"
            "|promocion*|oferta|ofertas|publicidad|publicitari*|descuentos|mercadotecnia|comercial*"
            "|offre|offres|publicit*|rabais|commerci*|prospection",
        ]
    ),
    "recurring": patterns(
        ["recurring|recurrent*|automat*|autodial*|autodialed|auto|ongoing|periodic*|recurrente*|periodique*"]
    ),
    "free_choice": patterns(
        [
            "no|not|isnt|never|without ..4 condition|required|requirement|necessary|mandatory|contingent|obligat* ..7 "
            + _BUYS,
            f"dont|not|never|no ..3 have|need ..8 {_BUYS}",
            f"not|never|doesnt ..1 require ..6 {_BUYS}",
            f"no ..5 condicion|requisito|obligatori*|necesari*|requiere ..7 {_BUYS}",
            f"pas|nest|aucun*|nullement ..5 condition|obligatoire|requis|exige|necessaire ..6 {_BUYS}",
        ]
    ),
    "number": patterns(
        [
            "number|numbers|cell|numero|celular|telefono|telephone|#phone",
            "mobile|cellular phone|number",
        ]
    ),
    "act": patterns(
        [
            "by ..1 check*|tick*|sign*|click*|text*|reply*|submit*|provid*|enter*|initial*|respond*|scann*|send*"
            "|selecting",
            "agree|consent|authorize|authorise|opt",
            "check|tick|initial|sign ..3 box|here|below",
            f"{_SAYS} ..3 yes|y|si|oui|join|start",
            "text|send ..1 join|start|yes|subscribe",
            "#box|#checked|signature|initials|firma|iniciales",
            "yes ..3 text|send|sign|i",
            "may|can we|i",
            "sign me up",
            "acepto|autorizo|consiento|deseo|marcar|firmar|aceptar|responder",
            "accepte|consens|autorise|souhaite|cochant|signant|repondant",
        ]
    ),
}
"""For each element, what says it."""

BREAKS = {
    "purpose": patterns(["any|all|whatever ..1 purpose|purposes|reason|reasons", "about anything|everything"]),
    "opt_out": patterns(
        [
            "cannot|cant|never ..3 opt out",
            "cannot|cant|never ..3 unsubscribe|revoke|revoked|withdraw|withdrawn",
            "may|can|could not ..2 opt out",
            "may|can|could not ..2 unsubscribe|revoke|revoked|withdraw|withdrawn",
            "irrevocable|irrevocably|irrevocablement|irrevocablemente",
        ]
    ),
    "free_choice": patterns(
        [
            "must|required|requires|require|need|needs ..3 agree|consent|accept|opt ..9 text|texts|sms|texting"
            "|messages",
            f"consent|agreement|opt|agreeing|permission ..8 required|mandatory|condition|necessary ..6 {_BUYS}",
            f"text|texts|sms|messages|texting ..4 required|mandatory|necessary ..6 {_BUYS}",
            "condition of|for ..6 consent|agree|receive|accept",
            f"consent|text|texts|sms|messages ..3 is|are ..1 condition of|for ..3 {_BUYS}",
            "debe|deben|obligatorio|obligado|requisito ..4 aceptar|consentir|recibir ..6 texto|sms|mensajes",
            f"consentimiento|mensajes ..3 obligatori*|requisito|condicion ..6 {_BUYS}",
            "devez|obligatoire|tenu ..4 accepter|consentir|recevoir ..6 sms|textos|messages|texte",
            f"consentement|sms|textos ..3 obligatoire|condition|requis ..6 {_BUYS}",
        ]
    ),
    "separate": patterns(
        [
            # Agreeing to something else is made to mean texts
            f"accepting|agreeing|accept|agree|agrees|consent ..5 {_BOUND} ..14 text|texts|sms|texting",
            "using|visiting|browsing|accessing ..3 site|website|app|platform|services|service ..10 text|texts|sms"
            "|texting",
            "continuing|continue|continued ..2 use|using ..3 site|website|app|platform|services|service ..10 text"
            "|texts|sms|texting",
            "creating|opening|registering|register ..3 account|profile ..10 text|texts|sms|texting",
            "placing|completing|making ..3 order|purchase|payment|checkout ..10 text|texts|sms|texting",
            f"{_BOUND} ..4 include|includes|including|contain|contains ..8 text|texts|sms|texting",
            "aceptar|acepta|aceptando|acepto ..4 terminos|condiciones|politica|politicas ..14 texto|textos|sms",
            "crear|usar|comprar|registrarse ..4 cuenta|sitio|pedido ..10 texto|textos|sms",
            "acceptant|accepte|acceptez|accepter ..4 conditions|termes|politique ..14 sms|textos|texte|textes|texto",
            "creant|utilisant|passant ..3 compte|site|commande ..10 sms|textos|texte|textes|texto",
        ]
    ),
    "unchecked": patterns(
        [
            "pre|already|default checked|selected|ticked|marcada|cochee",
            "prechecked|preselected|preticked|premarcada|precochee",
            "checked|selected|ticked by default",
            "uncheck|untick|deselect|unselect|desmarque|decochez",
            "box|casilla|case ..3 checked|marcada|cochee ..2 default|defecto|defaut",
        ]
    ),
    "not_shared": patterns(
        [
            f"{_SHARING} ..8 {_THEIRS} ..8 {_OTHERS_TOO}",
            f"{_THEIRS} ..8 {_SHARING} ..8 {_OTHERS_TOO}",
            f"{_SHARING} ..6 {_OTHERS_TOO} ..8 {_THEIRS}",
            f"sell|sold|rent|rented|vender|vendre ..6 {_THEIRS}",
        ]
    ),
}
"""For each element, what breaks it (where nothing denies it)."""

SHARING = patterns([f"{_SHARING}"])
MARKED = patterns(["#checked"])
"""A box that was shown as checked."""

VAGUE = patterns(
    [
        "communications|communication|contact|contacted|messages|notifications|messaging|comunicaciones|mensajes"
        "|contactado|contactar|communications|contacte|contacter|calls|emails|email|phone|call|updates|alerts"
    ]
)
"""Being in touch, without saying by text."""

ABOUT = patterns(
    [
        "about|regarding|concerning|relating|related|sobre|acerca|relacionad*|concernant|propos|relati*",
        "text|txt|sms|texto|texte ..2 when|once|whenever|if|cuando|quand|lorsque",
    ]
)
EMPTY = listed(
    "a an the to of in on at by for from with and or our your you us me my we i it is are any all this that these those"
    " us anything everything communications communication messages message text texts sms more details help info"
    " information stop end terms privacy policy consent number mobile phone cell purchase purchases de la el los las un"
    " una le les des du su sus nos votre vos notre lo que a por para con y e o et ou receive get agree varies"
    " cancel opt out unsubscribe apply rates data msg msgs be do not questions here services service products goods"
    " additional sent send reply replying each every other general purposes purpose reasons"
)
"""After `about`, these name no purpose."""
