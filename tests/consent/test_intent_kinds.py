"""Kinds of requests, and the ordinary sentences that each is like."""

from __future__ import annotations

import pytest

from app.consent import doubt
from app.consent.intent import Intent, understand
from app.consent.words.whole import NO_SLIPS, WHOLE

STOPS = [
    # Its meaning is asked back
    "What part of stop texting me don't you get",
    "which part of UNSUBSCRIBE is unclear to you people",
    "¿Qué parte de no me escriban no entienden?",
    "quelle partie de STOP vous échappe",
    # Where the number came from, and that it must go
    "How did you people get my number? Erase it",
    "¿Quién les dio mi teléfono? Elimínenlo",
    "Où avez-vous trouvé mon numéro? Effacez-le",
    # Or else
    "Stop today or my lawyer will write to you",
    "si no dejan de mandar mensajes los demando",
    "Si vous n'arrêtez pas vos textos, j'appelle la police",
    "Vou chamar meu advogado se continuarem",
    "再发我就举报",
    # With a curse before it, or inside
    "for the love of god quit it",
    "oh for heaven's sake, stop",
    "sáquenme de su pinche lista",
    "arrêtez vos maudits textos",
    # With a word between
    "please don't send any more grooming reminders",
    "turn off the low balance alerts on this phone",
    "got a new dentist, so opt me out of yours",
    "求你们别发了",
    # With a slip in it
    "sto p texting me",
    "st op messaging me",
    "stop tetxing me",
    "opt uot",
    "otp out",
    # A sign for the word
    "🛑 texting this number",
    "🛑 thanks",
]
ORDINARY = [
    "what part of town is the stop in",
    "¿qué parte del formulario falta?",
    "quelle partie du formulaire manque",
    "how did you get that stain out? it is gone",
    "quién les dio la llave? es mía",
    "stop by today or tomorrow",
    "si no dejan el paquete hoy no importa",
    "si la fuite ne cesse pas, j'appelle le plombier",
    "vou chamar um táxi se continuarem as chuvas",
    "oh my god thank you, the bus stop was so close",
    "je me suis trompé de numéro de commande, c'est le 12",
    "please don't send any more sandwiches than ten",
    "turn off the lights on the porch",
    "we opted for the two o'clock, out by three",
    "别发快递到旧地址",
    "the shop on Main st opens at nine",
    "that is what tops it",
    "put out the fire",
    "the 🛑 sign is on the left",
]


@pytest.mark.parametrize("body", STOPS)
def test_a_plain_request_is_a_stop(body: str) -> None:
    assert understand(body).intent is Intent.STOP


@pytest.mark.parametrize("body", ORDINARY)
def test_what_is_only_like_it_is_not(body: str) -> None:
    assert understand(body).intent is Intent.NONE


@pytest.mark.parametrize("word", sorted(NO_SLIPS) + ["shop", "step", "spot", "put in", "opted", "out"])
def test_what_may_be_meant_is_no_slip_of_a_keyword(word: str) -> None:
    assert WHOLE.get(word, ("",))[0] != "stop"


@pytest.mark.parametrize(
    "body",
    [
        "I want to start getting your texts again",
        "Sign me back up for the text alerts please",
        "sign me back up for texts",
    ],
)
def test_a_wish_to_start_again_is_a_start_where_it_is_all_of_the_text(body: str) -> None:
    assert understand(body).intent is Intent.START
    for longer in (f"my son says {body}", f"{body} when I am back", f"I never said: {body}", f"{body} 🛑"):
        assert understand(longer).intent is not Intent.START


def test_a_loose_hit_beside_a_word_of_removal_is_not_let_go() -> None:
    assert understand("call me instead, easier").intent is Intent.NONE
    assert understand("call me instead, easier, and delete the old one").intent is Intent.AMBIGUOUS


STORY = (
    "Thanks for the reminder about Thursday at ten, I will be there with the paperwork and with my son, who has not "
    "been to see you since March of last year and is a little afraid of it. "
)


def test_a_long_text_is_weighed_by_its_sentences() -> None:
    request = "Scammers stop texting me."
    assert understand(STORY).intent is Intent.NONE
    assert len(STORY.split()) > doubt.LONGEST
    assert understand(STORY + request).intent is Intent.AMBIGUOUS
    assert doubt.request_in([*STORY.split(), ".", "please", "stop", "texting", "me"]) == [
        "please",
        "stop",
        "texting",
        "me",
    ]
