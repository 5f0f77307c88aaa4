"""What people are told to reply: opt-out lines, and words that carriers would take for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consent.outgoing import advised, has_opt_out_line, read_outgoing

LINES = [
    "Reply STOP to opt out.",
    "Reply STOP to opt-out",
    "Text STOP to end",
    "STOP=stop",
    "STOP = end",
    "Txt STOP 2 quit",
    "Reply 'STOP' to unsubscribe",
    "Reply “STOP” to cancel.",
    "Reply STOP",
    "Send STOP to 12345 to stop texts",
    "Text STOP anytime",
    "Reply STOP at any time to stop",
    "To opt out, reply STOP.",
    "To stop these texts reply with STOP",
    "Reply HELP for help, STOP to cancel.",
    "Reply YES to agree, STOP to stop.",
    "Reply HELP for help or STOP to opt out",
    "STOP to end, HELP for help",
    "Msg&data rates may apply. Text HELP for help, STOP to end.",
    "Reply STOP to no longer receive texts",
    "Reply STOP if you no longer want these messages",
    "Reply with the word STOP to unsubscribe",
    "Text back STOP to be removed",
    "Reply UNSUBSCRIBE",
    "Reply OPTOUT to stop",
    "Reply OPT OUT to stop texts",
    "Reply END to end texts",
    "Reply CANCEL to stop receiving alerts",
    "STOP by text to opt out",
    "Stop2quit",
    "Txt STOP2END",
    "Reply STOP to stop reminders for this appointment",
    "Responda STOP para cancelar",
    "Responda STOP para no recibir más mensajes",
    "Envíe ALTO para salir",
    "Envoyez STOP au 12345",
    "Répondez STOP pour vous désabonner",
    "Répondez ARRET pour arrêter",
]

NO_LINES = [
    "Please stop by our office.",
    "Stop by our office and text us.",
    "Text us to stop by.",
    "Reply to stop by at 5.",
    "The bus stop is on Main Street.",
    "We had to stop to cancel the order.",
    "Text me when you stop at the light.",
    "Reply STOP to cancel your visit.",
    "Reply STOP to reschedule.",
    "Reply CANCEL to cancel your appointment.",
    "Reply CANCEL to cancel",
    "Text END when done.",
    "At the end of the day, reply please.",
    "Reply YES to confirm.",
    "End to end service.",
    "We cannot stop to end this.",
    "Call to opt out of dental.",
    "Reply C to confirm.",
    "The text stop was wrong",
    "Nonstop2go flights",
    "Did you get our text stop?",
    "Hello",
    "",
]


@pytest.mark.parametrize("body", LINES)
def test_a_line_is_recognised(body: str) -> None:
    assert has_opt_out_line(body)
    assert has_opt_out_line(f"Acme Dental: see you on Tuesday at 9. {body}")


@pytest.mark.parametrize("body", NO_LINES)
def test_what_is_no_line(body: str) -> None:
    assert not has_opt_out_line(body)


@given(
    st.sampled_from([*((one, True) for one in LINES), *((one, False) for one in NO_LINES)]),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from([" ", "  ", "\t", "\n", " 🙂 ", "\u00a0"]),
)
def test_case_spaces_and_emoji_do_not_matter(row: tuple[str, bool], cased: object, space: str) -> None:
    body, line = row
    assert has_opt_out_line(space.join(cased(word) for word in body.split(" "))) is line  # type: ignore[operator]


ADVICE = [
    ("Reply CANCEL to reschedule", ("opt_out:cancel",)),
    ("Text END when done", ("opt_out:end",)),
    ("Reply YES to confirm", ("opt_in:yes",)),
    ("Please reply with YES or NO", ("opt_in:yes",)),
    ("Reply QUIT to leave the queue", ("opt_out:quit",)),
    ("STOP by reply to cancel your visit", ("opt_out:stop",)),
    ("Reply STOP to cancel your visit", ("opt_out:stop",)),
    ("Reply C to confirm, CANCEL to cancel", ("opt_out:cancel",)),
    ("Reply Y to keep it or CANCEL to change your appointment", ("opt_out:cancel",)),
    ("Reply START to begin your intake", ("opt_in:start",)),
    ("Reply CONTINUE for the next question", ("opt_in:continue",)),
    ("Reply UNSUBSCRIBE to leave the waitlist", ("opt_out:unsubscribe",)),
    ("Reply REVOKE to change your order", ("opt_out:revoke",)),
    ("Responda CANCELAR para cambiar su cita", ("opt_out:cancelar",)),
    ("Stop2quit", ("unspaced",)),
    ("Reply YES to confirm. Stop2quit", ("opt_in:yes", "unspaced")),
    ("Reply CANCEL to reschedule\nReply STOP to opt out", ("opt_out:cancel",)),
    ("Reply YES to confirm Text STOP to end", ("opt_in:yes",)),
    ("Reply STOP to opt out.", ()),
    ("Reply YES to get texts about your visits", ()),
    ("Reply YES to agree, STOP to stop.", ()),
    ("Reply START to get our texts again", ()),
    ("Text START", ()),
    ("Reply C to confirm.", ()),
    ("Yes, you can come at 9.", ()),
    ("Text us to cancel your visit.", ()),
    ("Call us to cancel. Reply with questions.", ()),
    ("Send the form to cancel your plan.", ()),
    ("Please reply before the end of the day.", ()),
    ("Please reply, cancel or reschedule by noon.", ()),
    ("We got your text yes.", ()),
    ("We start at 9 and end at 5. Text us.", ()),
    ("The visit is cancelled. Text us.", ()),
    ("Hello", ()),
    ("", ()),
]


@pytest.mark.parametrize(("body", "codes"), ADVICE)
def test_what_is_advised(body: str, codes: tuple[str, ...]) -> None:
    found = read_outgoing(body).advice
    assert sorted(found) == sorted(codes)
    assert len(advised(found)) == len(codes)
    assert all(code.partition(":")[2].upper() in sentence for code, sentence in zip(found, advised(found), strict=True))


def test_a_sentence_that_was_kept_before_there_were_codes_is_said_as_it_is() -> None:
    kept = "“STOP” as an answer ends your texts: carriers read it so."
    assert advised((kept, "unspaced"))[0] == kept


@given(st.text(max_size=300))
def test_any_text_can_be_read(body: str) -> None:
    assert all(advised(read_outgoing(body).advice))
