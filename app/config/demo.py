"""The demo Business, and the example that `consentry init` writes."""

from __future__ import annotations

from app.config.carriers import SIMULATOR_TOKEN
from app.config.programs import HOLD_FOR
from app.consent.model import Kind, Policy, Program, Sender

DEMO_NUMBER = "+17045550100"
DEMO_ACCOUNT = "AC" + "0" * 31 + "1"


def demo_policy(tag: str, hook: str, carrier: str) -> Policy:
    """The Business to play with: one Sender on the simulated carrier at `carrier`, a Program of each kind."""
    programs = (
        Program("support", Kind.CONVERSATIONAL, "answers to what people ask"),
        Program("reminders", Kind.INFORMATIONAL, "appointment reminders", "up to 4 a month", True),
        Program("offers", Kind.PROMOTIONAL, "offers", "up to 2 a month", True),
    )
    sender = Sender(
        number=DEMO_NUMBER,
        provider="simulator",
        account=DEMO_ACCOUNT,
        auth_token_env=(SIMULATOR_TOKEN,),
        hook=hook,
        api_base=carrier,
        stop_reply="gateway",
        default_program="support",
    )
    return Policy(
        business="demo",
        tag=tag,
        name="Demo",
        help="704-555-0199",
        hours="Mon-Fri 08:00-18:00",
        senders={sender.number: sender},
        programs={
            p.id: Program(p.id, p.kind, p.description, p.frequency, p.recurring, HOLD_FOR[p.kind]) for p in programs
        },
        snippets={"opening hours": "We are open Monday to Friday, 8 to 6."},
    )


EXAMPLE = """\
# Consentry's settings. `consentry check` explains every mistake with its line; `consentry apply` puts them in force.
# Secrets never stand here: name the environment variable that holds them.

[business.acme]
name = "Acme Dental"
help = "704-555-0199, acme.example/help"      # said in the answer to HELP
# website = "https://acme.example"            # these three stand in the wordings that `consentry wordings` makes
# privacy_url = "https://acme.example/privacy"
# terms_url = "https://acme.example/sms-terms"
timezone = "America/New_York"
hours = "Mon-Fri 08:00-18:00"                 # until when a question of today may be answered tomorrow
# people = "patients"                         # how screens call them
# opt_out_words = "Reply STOP to opt out."    # what is appended to reminders and offers that do not say how to stop
# stop_scope = "business"                     # or "category" with stop_scope_from = 2027-02-01: what a STOP reaches
# keep_bodies = "548d"                        # how long words are kept that no consent, stop or decision rests on
# forward = { url = "https://acme.example/sms", format = "events" }   # or "twilio": your own application
# notices = { slack_env = "ACME_SLACK_URL", digest = "08:00" }   # to your own people; also email, webhook_env
# snippets = { hours = "We are open Monday to Friday, 8 to 6." }   # what your people often write
# service = [{ sid = "MG00000000000000000000000000000001", senders = ["+17045550100"] }]
# api_key = [{ sid = "SK00000000000000000000000000000001", secret_env = "ACME_TWILIO_KEY_SECRET" }]
# stop_question = true                        # with stop_reply = "gateway": the answer to STOP asks what to KEEP

[[business.acme.sender]]
number = "+17045550100"                       # or a short code; a toll-free one says toll_free = "verified" too
provider = "twilio"                           # or "simulator", to try without an account
account = "AC00000000000000000000000000000001"
auth_token_env = "ACME_TWILIO_TOKEN"          # a list of two while a token is rotated
hook = "put-16-to-64-characters-here"         # the secret part of /hooks/twilio/<hook>/text and /status
default_program = "support"
rate = 10                                     # texts a second
# signature = "sha256"                        # with shared_key_env = "ACME_TWILIO_SHARED_KEY"
# stop_reply = "provider"                     # who answers STOP: provider, network or gateway
# window_hours = 24                           # how long a conversation stays open after their last text, 72 at most
# on_hold = "accept"                          # or "refuse": what apps at /compat/… are told of a held text
# api_base = "http://127.0.0.1:8082"          # another carrier of the same shape

[[business.acme.program]]
id = "support"
kind = "conversational"                       # replies to people who texted first
description = "answers to what patients ask"

[[business.acme.program]]
id = "reminders"
kind = "informational"                        # needs express consent
description = "appointment reminders"
frequency = "up to 4 a month"
hold_for = "72h"                              # how long a text waits for consent
# keyword = "REMIND"                          # the word that signs people up by text
# samples = ["Acme Dental: see you Tuesday at 9:00. Reply STOP to stop.", "Acme Dental: we moved you to 10:30."]
# on_missing_consent = "deny"                 # refuse instead of holding
# send_hours = "Mon-Fri 09:00-18:00"          # your own wish, in their zone; the law's hours bind offers by themselves
# cap = "4 per 30d"                           # of offers, to one person
# opt_out_line = "append"                     # how to stop, where a text does not say it; or "hold", or "every_n_days"
# follow_up_days = 3                          # business days for a promised follow-up
# senders = ["+17045550100"]                  # the numbers it is sent from; all when left out
# campaign = { id = "C000001", use_case = "ACCOUNT_NOTIFICATION", status = "approved", numbers = ["+17045550100"] }
"""
