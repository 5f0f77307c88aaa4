"""The words by which a text reads like an offer, in English, Spanish and French: a reviewed list, each group with the
words beside which it is none.

Written as `outgoing.marks` makes them: lower case, no accents, no apostrophes. In a phrase `#` stands for a number,
`*` for any word, and `a/b` for either. What was reviewed against: CTIA Messaging Principles 2023, Exhibit II (a coupon
in an informational text makes it promotional), 47 CFR 64.1200(f)(13) (advertising).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase, and what makes it none: words among the three before it, or the two after it."""

    phrase: tuple[str, ...]
    not_after: frozenset[str]  # it does not stand after these
    not_before: frozenset[str]  # nor before these


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _cues(phrases: str, not_after: str = "", not_before: str = "") -> Iterator[Cue]:
    after, before = _set(not_after), _set(not_before)
    for phrase in phrases.split("|"):
        for words in product(*(part.split("/") for part in phrase.split())):
            yield Cue(words, after, before)


_SHOPS = "your my the a our this his her their machine body auto repair in last same that"
_PROPERTY = "home house property condo land tax foreclosure sheriff sheriffs bake garage yard bill your short car of"
_DONE = "was has had have already applied fue ya aplicado"
_BOUGHT = "took knocked wrote applied deducted received includes including included reflects after minus less used"
_DEALERS = "job your their seller sellers buyer buyers settlement counter purchase employment his her plea original"

_ENGLISH = [
    # Amounts off
    *_cues(
        "# %/percent/dollars/bucks/euros/€/$ off|$/£/€ # off|half off|# off your/any/every/all next/order/purchase",
        _BOUGHT,
        "schedule target track course pace duty peak center centre axis baseline average",
    ),
    *_cues(
        "half price|# %/percent discount/savings|discount of # %|0 % apr/interest/financing|no interest for",
        _BOUGHT,
        f"{_DONE} rate",
    ),
    *_cues(
        "discount/discounts/discounted/coupon/coupons",
        f"{_BOUGHT} insurance contractual negotiated payment remittance mortgage",
        f"{_DONE} book books tire tires drug rate request expired removed reflected included you",
    ),
    *_cues("promo/promos", "", "video videos shoot photo photos material materials team clip reel"),
    *_cues("promocode|offer/voucher/referral/savings code|bogo|rebate when/on|get a rebate|instant rebate|$ # rebate"),
    *_cues("free/gift/discount voucher/vouchers|$ # voucher", "your"),
    *_cues(
        "save/saves $/£/€ #|save # %/percent/dollars/bucks|save up to|save big|save hundreds/thousands/extra"
        "|save on your next/first/order/purchase|save money on/with/today|big/huge/extra/special/exclusive savings"
        "|instant savings|savings event|savings on|savings of up"
    ),
    *_cues("now/today/online/more/bundle/subscribe/early and save", "", "this the it your a my them these to time"),
    *_cues("for/now only/just $/£/€ #", "due balance owe owed"),
    *_cues("price drop|prices slashed|low/lowest prices|lowest price|lowest rates"),
    *_cues("special/introductory/intro/promotional price/prices/pricing/rate/rates"),
    # Sales
    *_cues(
        "flash/summer/winter/spring/fall/autumn/holiday/anniversary/clearance/big/biggest/huge/mega/annual/friday"
        "/monday/weekend/blowout/warehouse/sitewide/storewide/seasonal/season/christmas/easter/day/special/exclusive"
        "/super/our/vip sale",
        "",
        "of agreement contract date closing closes closed proceeds documents process",
    ),
    *_cues(
        "sale ends/starts/begins/event/items/prices/now/alert/extended/continues|on sale|sale is on",
        _PROPERTY,
        "of agreement contract date",
    ),
    *_cues("clearance event/prices/items/rack|on clearance", "medical security"),
    # Offers, deals, specials
    *_cues(
        "special/exclusive/limited/introductory/intro/holiday/seasonal/promotional/bonus/time/latest/great"
        "/amazing/unbeatable offer/offers|our offers|offers inside|patient offer|offer code",
        "job settlement purchase",
    ),
    *_cues("offer/offers end/ends/valid/good|this/special offer expires|offer expires soon", _DEALERS),
    *_cues(
        "special/hot/exclusive/amazing/unbeatable/daily/flash/holiday deal/deals|limited time deal/deals"
        "|best/great/friday/monday/weekend deals|great deal on|best deal of|deal of the day|deals on|deals end"
        "|deal ends"
    ),
    *_cues(
        "todays/patient/holiday/lunch/dinner/drink/monthly/weekly/friday special/specials|our/daily/happy specials"
        "|weeks/months special/specials|hour specials|move in special/specials",
        "",
        "needs education hours guest notice instructions meeting election",
    ),
    *_cues("special/holiday/limited/exclusive promotion/promotions|our/current promotion/promotions|promotion ends"),
    *_cues("$/€/£ # special/specials|$/€/£ # * special|$/€/£ # * * special", "", "needs education"),
    *_cues("black friday savings/prices|cyber monday savings/prices"),
    *_cues("limited time", "have has had very", "to slots left remaining window appointment appointments"),
    *_cues("while supplies last|while stocks last|while stock lasts|buy more save|buy # get|buy one get|buy two get"),
    *_cues(
        "2/3 for 1/2|two for one|three for two|2for1",
        "of party table at room rooms need",
        "am pm p a oclock hour hours 30 15 45 00 night nights people person",
    ),
    # Calls to buy
    *_cues("buy/shop/order now/today|shop our/online|shop the new/latest/collection/sale", _SHOPS, "or"),
    *_cues("act now/fast|hurry in/while/ends/sale/only/offer/before|new arrivals"),
    *_cues("dont/never miss out|dont miss our/these/this", "", "appointment visit meeting deadline call dose payment"),
    *_cues("last chance to save/shop/buy/get/claim/grab/order/win/score/snag"),
    # Free things (a free place, a free hour, "feel free" and "free of charge" are none)
    *_cues("free gift/gifts/sample/samples/upgrade/bonus/swag/entry|gift with purchase", "feel are"),
    *_cues("start/begin/try/activate your free trial"),
    *_cues("free trial", "your", "ends ended expires expired has is"),
    *_cues("free trial/shipping/delivery on/today/when/over/with/for", "your"),
    *_cues("free shipping", "your with has had includes included", _DONE),
    *_cues("free month/months|months/month/weeks free", "you are im is be", "of"),
    *_cues(
        "free drink/drinks/dessert/appetizer/coffee/pizza/lunch/class/session/whitening/installation with/when/this"
        "/for|free * with/w any/every/each/purchase|free * * with/w any/every/each/purchase"
        "|free with any/every/each/purchase",
        "feel are you im is be",
    ),
    *_cues("claim/grab/redeem your/a free|get/win/enjoy/receive/snag your free|win/enjoy free|kids eat free"),
    *_cues(
        "get/win/enjoy/receive/snag a free",
        "",
        "minute moment second hour slot spot chance time copy day evening afternoon",
    ),
    *_cues("get free", "i you when if once we they", "at around after by from to of . ? ! ;"),
    *_cues("get/gets one/1/# free|try it/us/me free|try it/us for free|try free"),
    *_cues(
        "first/1st month/visit/class/lesson/session/week/order/exam/cleaning/box/bag/delivery/ride/drink/year/workout"
        "/treatment/wash free|first/1st month/visit/class/lesson/session/week/order/exam/cleaning/box/delivery/ride"
        "/drink/year/workout/treatment/wash is free",
        "",
        "of",
    ),
    *_cues("complimentary upgrade/gift/whitening/facial/dessert/trial/drink|enjoy a complimentary|coffee/lunch on us"),
    *_cues("no obligation|risk free|money back guarantee"),
    # Rewards and referrals
    *_cues("refer a friend|refer friends/family|refer your friends/family|friend and get|bring a friend and/free"),
    *_cues("for every/each referral|for every/each friend|tell a friend and|referral reward/rewards/program"),
    *_cues("referral/signup/welcome bonus|sign up bonus|bonus offer", "paid", "was has will paid check"),
    *_cues("get/receive $/£/€ # when/bonus/cash|get/receive $/£/€ # for every/each", "you"),
    *_cues("earn/win $/£/€ #|earn/win up to", "", "an per a hourly hour"),
    *_cues("double/triple/bonus/earn points|earn rewards|earn/get cash back|# % cash back|# % cashback"),
    *_cues("redeem your points/reward/rewards/offer/gift/coupon/voucher/free/credit/discount|redeem now/today"),
    *_cues("$ # gift card/certificate", "your the used redeemed remaining", "balance has was is number"),
    *_cues("free gift card|win/get/receive/claim a gift card/certificate"),
    *_cues("chance to win|enter/entered to win|win big|sweepstakes|giveaway|prize draw"),
    *_cues("join/signup today/now and get|up today/now and get|today and get|now and get"),
]

_SPANISH = [
    *_cues("# % de descuento|descuento de # %|descuento/descuentos", "aplicado aplicamos tras", _DONE),
    *_cues("rebaja/rebajas/cupon/cupones|codigo promocional/promo|precio especial|precios especiales/bajos"),
    *_cues(
        "oferta especial/limitada/exclusiva/valida/termina/relampago/unica/imperdible|gran/super/esta oferta|en oferta"
        "|ofertas especiales/exclusivas/imperdibles|nuestras/grandes ofertas|ofertas de verano/invierno/navidad/hoy",
        "trabajo empleo",
        "de trabajo empleo laboral",
    ),
    *_cues("promocion especial/valida/exclusiva/limitada/termina|nuestra/gran promocion|promociones"),
    *_cues("regalo/envio/muestra/prueba/mes/uno/otro/segundo gratis", "con su"),
    *_cues(
        "gratis con cada/cualquier|gratis con su/tu compra|gratis al comprar|gratis en/por la compra"
        "|lleve/llevate uno/otro|regalo especial"
    ),
    *_cues("compre/compra/compren ahora/ya/hoy|ordene/ordena ahora", "la su tu una de mi esa"),
    *_cues("aproveche/aprovecha nuestra/nuestro/nuestras/nuestros/esta/este", "", "medio mensaje dia conducto"),
    *_cues("tiempo limitado", "tiene tienes tienen"),
    *_cues("2x1|3x2|dos por uno|2 por 1"),
    *_cues("ahorra/ahorre # %|ahorra/ahorre $/€ #|ahorra/ahorre hasta/mucho|# % en toda/todo/todos/todas"),
    *_cues("# % en su/tu proxima|# % menos en"),
    *_cues("gran liquidacion|liquidacion total|liquidacion de temporada|gran/super venta|venta especial/relampago"),
    *_cues("mitad de precio|refiera/refiere/recomienda/recomiende/invita/invite/trae/traiga a un amigo/amiga"),
    *_cues("refiera/refiere a sus/tus amigos|bono de bienvenida|no te lo pierdas|no se lo pierda"),
    *_cues("hasta agotar existencias/inventario|ultimas unidades/piezas|oportunidad de ganar|para ganar un/una"),
    *_cues("gane/gana $/€ #|gran sorteo|meses sin intereses|tarjeta de regalo de"),
]

_FRENCH = [
    *_cues("# %/€/$ de reduction/remise/rabais|remise/reduction/rabais de # %/€|rabais|code/bon/bons de reduction"),
    *_cues("remise exceptionnelle/immediate/speciale|bon/bons dachat|code reduction|en promotion/promo"),
    *_cues("promotion speciale/exclusive|nos promotions/promos"),
    *_cues(
        "offre speciale/limitee/exclusive/promotionnelle/flash/decouverte|offre de bienvenue|offre valable"
        "|offres speciales/exclusives|nos offres",
        "",
        "demploi",
    ),
    *_cues("vente flash/privee|ventes privees|grande vente|les soldes|soldes dete/dhiver|en soldes/solde"),
    *_cues("cadeau gratuit/offert|essai/echantillon gratuit|mois gratuit/offert|livraison offerte|livraison gratuite"),
    *_cues("achetez/commandez maintenant|profitez de notre/nos/cette/ces/loffre|profitez de # %"),
    *_cues("duree limitee|temps limite", "contrat avez"),
    *_cues("economisez # %/€/$|economisez jusqua|# % sur tout/toute/tous/toutes/nos|# % sur votre prochain/prochaine"),
    *_cues("moitie prix|deux pour un|1 achete|un achete un|prix reduit/reduits/casses|petits prix"),
    *_cues("2 pour 1", "table", "h heure heures personne personnes"),
    *_cues("parrainez un/vos|referez/recommandez/invitez un ami|referez/recommandez/invitez vos amis"),
    *_cues("limite des stocks|epuisement des stocks|liquidation totale|cheque cadeau|carte cadeau de"),
    *_cues("tentez de gagner|courez la chance"),
]


class Branch:
    """A place in the tree of all cues: where each next word leads, and the cue that ends here."""

    __slots__ = ("cue", "words")

    def __init__(self) -> None:
        self.words: dict[str, Branch] = {}
        self.cue: Cue | None = None


def _tree(cues: Iterable[Cue]) -> Branch:
    root = Branch()
    for cue in cues:
        branch = root
        for word in cue.phrase:
            branch = branch.words.setdefault(word, Branch())
        branch.cue = branch.cue or cue
    return root


CUES = _tree([*_ENGLISH, *_SPANISH, *_FRENCH])
"""All of them, so that a text is compared word by word with those alone that may still fit."""

NOT_ANY = frozenset({"to", "of", "for", "at", "on", "and", "from", "or", "is"})
"""What `*` does not stand for: after these words "free" is somebody's time."""

NEGATIONS = {
    # word: how many words before a cue it still turns it round
    **dict.fromkeys(("no", "sin", "sans", "pas", "ni", "nor"), 2),
    **dict.fromkeys(("was", "had", "which", "if"), 3),
    **dict.fromkeys(("not", "dont", "doesnt", "never", "without", "cannot", "cant", "isnt", "arent", "wont"), 4),
    **dict.fromkeys(("did", "didnt", "wasnt", "stop", "unsubscribe", "do", "does", "jamais", "nunca"), 4),
}
"""Not offered, no longer, or only asked about: "we do not have coupons", "did you use a discount?". "Were" is none of
them: without its apostrophe "we're offering" is written so."""

URGED = _set(
    "miss forget wait delay lose sleep let just only want like need love pierdas pierda pierdan olvide olvides espere"
    " esperes manquez ratez attendez tardez"
)
"""After a negation: "don't miss 20% off" is an offer all the same."""

CODE_TELLS = frozenset({"checkout", "save", "off", "%", "discount", "free", "get", "caja", "panier"})
"""Beside `use code SPRING` where the code itself tells nothing."""
CODE_IS_NONE = _set(
    "verify verification log login sign signin gate door enter entry access unlock lockbox pin otp portal confirm"
    " zoom meeting authentication security garage elevator wifi reset account invoice"
)
"""A code for a door or an account, whatever it looks like."""
