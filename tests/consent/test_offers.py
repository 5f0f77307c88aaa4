"""What reads like an offer and what does not: a table each way, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.outgoing import read_outgoing

OFFERS = [
    ("Get 20% off your next cleaning.", "20% off"),
    ("20 % OFF all week", "20% off"),
    ("Everything is 15 percent off this weekend", "15 percent off"),
    ("$50 off new tires until Sunday", "$50 off"),
    ("Take 10 dollars off your order", "10 dollars off"),
    ("All glasses half off!", "half off"),
    ("Half price on Tuesdays", "half price"),
    ("A 10% discount for new patients", "10% discount"),
    ("Ask about our senior discount.", "discount"),
    ("Don't miss 30% off whitening", "30% off"),
    ("Dont forget your coupon: bring it Friday", "coupon"),
    ("Coupons inside!", "coupons"),
    ("Your promo code is inside", "promo"),
    ("Use code SAVE20 at checkout", "code"),
    ("Book online with code SPRING and save", "code"),
    ("Flash sale today", "flash sale"),
    ("SALE! Three days only", "sale"),
    ("All boots are on sale", "on sale"),
    ("Our summer sale starts Monday", "summer sale"),
    ("Sale ends tonight", "sale ends"),
    ("Clearance event at our store", "clearance event"),
    ("Black Friday deals are here", "friday deals"),
    ("Special offer for you", "special offer"),
    ("Limited time only: whitening", "limited time"),
    ("This offer expires Friday", "this offer expires"),
    ("Offer valid until May 1", "offer valid"),
    ("Exclusive deal for members", "exclusive deal"),
    ("Buy now and we ship today", "buy now"),
    ("Shop now at acme.example", "shop now"),
    ("Order today!", "order today"),
    ("Buy one, get one", "buy one get"),
    ("2 for 1 pizzas tonight", "2 for 1"),
    ("BOGO burgers", "bogo"),
    ("Free gift with any purchase", "free gift with any"),
    ("Claim your free whitening kit", "claim your free"),
    ("Get a free month when you join", "get a free"),
    ("Start your free trial today", "start your free trial"),
    ("Free whitening with every cleaning", "free whitening with every"),
    ("First class is free", "first class is free"),
    ("Free shipping this week", "free shipping"),
    ("Kids eat free on Monday", "kids eat free"),
    ("Refer a friend and get $20", "refer a friend"),
    ("You both get $20 for every referral", "for every referral"),
    ("Save up to $300 on braces", "save up to"),
    ("Save $25 on your next visit", "save $25"),
    ("Save 15% when you book online", "save 15%"),
    ("Book now and save", "now and save"),
    ("Enter to win an iPad", "enter to win"),
    ("Win $500 this week", "win $500"),
    ("A $50 gift card for new members", "$50 gift card"),
    ("Double points all weekend", "double points"),
    ("Redeem your points before June", "redeem your points"),
    ("While supplies last", "while supplies last"),
    ("Hurry, only 3 left at this price", "hurry only"),
    ("Last chance to save", "last chance to save"),
    ("New patient special: $79", "patient special"),
    ("See today's specials", "todays specials"),
    ("0% financing for 12 months", "0% financing"),
    ("Giveaway at noon", "giveaway"),
    ("Your welcome bonus is waiting: join today and get it", "welcome bonus"),
    ("S A L E", "sale"),
    ("𝟓𝟎% 𝐎𝐅𝐅", "50% off"),
    ("50% o\u200bff", "50% off"),
    ("We're offering $100 off implants", "$100 off"),
    ("New year, new smile! $99 whitening special", "$99 whitening special"),
    ("Compra uno y llévate otro gratis", "llevate otro"),
    ("20% de descuento en su próxima visita", "20% de descuento"),
    ("Oferta especial solo hoy", "oferta especial"),
    ("Envío gratis en todo", "envio gratis"),
    ("Compre ahora", "compre ahora"),
    ("Por tiempo limitado: limpieza", "tiempo limitado"),
    ("Cupón para usted", "cupon"),
    ("Use su código promocional", "codigo promocional"),
    ("2x1 en tacos", "2x1"),
    ("Ahorre hasta $50", "ahorre hasta"),
    ("Refiera a un amigo", "refiera a un amigo"),
    ("Gran liquidación de invierno", "gran liquidacion"),
    ("No te lo pierdas", "no te lo pierdas"),
    ("20 % de réduction sur tout", "20% de reduction"),
    ("Offre spéciale ce week-end", "offre speciale"),
    ("Livraison gratuite jusqu'à dimanche", "livraison gratuite"),
    ("Code promo à l'intérieur", "promo"),
    ("Achetez maintenant", "achetez maintenant"),
    ("Vente flash samedi", "vente flash"),
    ("Les soldes commencent", "les soldes"),
    ("Profitez de nos prix", "profitez de nos"),
    ("Parrainez un ami", "parrainez un"),
    ("Offre à durée limitée", "duree limitee"),
]

NONE = [
    "Feel free to call us.",
    "The coupon you asked about was mailed.",
    "Your discounts were applied.",
    "Buy now or later, the choice is yours.",
    "We can come by for a free estimate on Monday.",
    "Your free consultation is Tuesday at 9.",
    "You are free to call us any time.",
    "Your parking is free.",
    "Parking is free with your ticket.",
    "Free parking behind the building.",
    "Are you free at 5?",
    "Are you free this week?",
    "Are you free for a month of Sundays?",
    "Let me know when you get free today.",
    "Your order was free of charge.",
    "The first visit is free of charge under your plan.",
    "The first time free is Tuesday at 9.",
    "I am off at 5.",
    "We are off Friday.",
    "We took $20 off your invoice.",
    "Please turn off your phone.",
    "Drop off your keys at the desk.",
    "The estimate was 10% off target.",
    "20% of patients are late.",
    "The battery is at 20%.",
    "Interest is 5% a year.",
    "Your code is 123456.",
    "Use code 123456 to log in.",
    "Use code MAPLE7 at the gate.",
    "Enter with code enforcement staff on Monday.",
    "Please use code of conduct 4.",
    "The door code is SAVE20.",
    "Congratulations on your promotion to manager!",
    "Her promotion was approved.",
    "Your invoice of $250.00 is due.",
    "Balance due: $20.",
    "The price is $99.",
    "A cleaning costs $120 without insurance.",
    "Payment of $45 received, thank you.",
    "Your refund of $20 was sent.",
    "You will get $20 back on your card.",
    "Your coupon was applied to order 12.",
    "Your payment coupon book is in the mail.",
    "We do not have coupons, sorry.",
    "We don't offer discounts.",
    "No discount, sorry.",
    "Did you use a discount code?",
    "Which promo code did you see?",
    "Your discount was applied.",
    "The insurance discount is on page 2.",
    "Your total includes a 10% discount.",
    "Meet me at Discount Tire on 5th.",
    "The sale of your house closes Friday.",
    "Your house is for sale since May.",
    "The bill of sale is ready.",
    "Sales tax is included.",
    "Our sales team will call you.",
    "The foreclosure sale date is May 4.",
    "The seller's offer expires Friday at 5.",
    "Your job offer is attached; the offer letter needs a signature.",
    "We received two offers on the house.",
    "They accepted your settlement offer.",
    "I will offer you a seat.",
    "You have a limited time to appeal.",
    "Limited time slots are left tomorrow.",
    "No need to hurry.",
    "Please hurry, the court opens at nine.",
    "Save the date: May 4.",
    "Please save this number and your ticket.",
    "Your card is saved on file.",
    "Your savings account statement is ready.",
    "Your order now ships on Monday.",
    "Stop by the shop now if you can.",
    "The car is in our shop today.",
    "Your order today is number 12.",
    "It is no big deal.",
    "Thanks a great deal!",
    "We close the deal on Tuesday.",
    "Who referred you? We refer you to a specialist.",
    "Your medical clearance is ready.",
    "Your gift card balance is $20.",
    "Your free trial ends tomorrow.",
    "Table of 2 for 1 pm is booked.",
    "Game is tied 2 for 1 hour now.",
    "We hope to win the motion.",
    "Your special education meeting is at 3.",
    "Special hours: we close at noon today only.",
    "Reply STOP to stop special offers.",
    "Don't miss your appointment.",
    "Last chance to confirm your appointment.",
    "You earn $20 an hour.",
    "Reminder: Tuesday 9:00 with Dr. Free.",
    "El estacionamiento es gratis con su boleto.",
    "Estamos libres a las 5.",
    "Su saldo es de $20.",
    "Oferta de trabajo: le llamamos mañana.",
    "Felicidades por su promoción a gerente.",
    "No hay descuento, lo siento.",
    "Su compra hoy fue cancelada.",
    "La liquidación de sueldo está lista.",
    "Le referimos a un especialista.",
    "20% de los pacientes llegan tarde.",
    "Le stationnement est gratuit.",
    "Votre solde est de 20 €.",
    "La remise des clés est à 9 h.",
    "Votre offre d'emploi est jointe.",
    "Bravo pour votre promotion au poste de directrice.",
    "Il n'y a pas de promo, désolé.",
    "Profitez de votre journée.",
    "Contrat à durée limitée : signez vendredi.",
    "Table pour 2 pour 1 heure.",
    "Your appointment is free. Gift shop on the left.",
    "",
    "👍",
]


@pytest.mark.parametrize(("body", "words"), OFFERS, ids=[row[0] for row in OFFERS])
def test_an_offer_is_seen_and_named(body: str, words: str) -> None:
    assert words in read_outgoing(body).offer.split(", ")


@pytest.mark.parametrize("body", NONE)
def test_what_is_no_offer(body: str) -> None:
    assert read_outgoing(body).offer == ""


EMOJI = st.sampled_from(["", " ", "  ", "\t", " 🎉 ", "\n", " 🔥", "\u00a0"])


@st.composite
def rewritten(draw: st.DrawFn, rows: list[str]) -> tuple[str, str]:
    """A text, and the same in other case, with other spaces and emoji between its words."""
    body = draw(st.sampled_from(rows))
    words = body.split(" ")
    upper = draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
    spaced = [draw(EMOJI) or " " for _ in words]
    return body, "".join(space + upper(word) for space, word in zip(spaced, words, strict=True))


@given(rewritten([row[0] for row in OFFERS] + NONE))
def test_case_spaces_and_emoji_do_not_matter(pair: tuple[str, str]) -> None:
    plain, other = pair
    assert read_outgoing(other).offer == read_outgoing(plain).offer


@given(st.text(max_size=400))
def test_any_text_can_be_read(body: str) -> None:
    found = read_outgoing(body)
    assert len(found.offer) <= 150


@given(st.sampled_from(["20% off", "$ 5 off", "use code A1", "free * with", "buy one get", "was not no ", "1 " * 9]))
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    """Counted, not timed: the words compared in a text ten times as long are at most about ten times as many."""
    from app.consent import offers

    def steps(body: str) -> int:
        class Counting(list[str]):
            reads = 0

            def __getitem__(self, key):  # type: ignore[no-untyped-def]
                Counting.reads += 1
                return super().__getitem__(key)

        said = Counting(body.split())
        Counting.reads = 0
        offers.offer_words(said)
        return Counting.reads

    assert steps(piece * 200) <= 12 * steps(piece * 20) + 50
