"""Packet: what a carrier's registration asks for, within its limits, and what a reviewer would reject it for.

Limits and codes as Twilio's A2P 10DLC registration has them (its campaign fields; error codes 308xx, 309xx, 305xx).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.consent.disclosure import lint
from app.consent.intent import Intent
from app.consent.model import Kind, Policy, Program, Source
from app.consent.prose import plain_words
from app.consent.registration import carries
from app.consent.wordings.asks import keyword_card, letter, links_of, name_of, tier_of, web_form, what_of
from app.consent.wordings.made import Made, setting
from app.consent.wordings.notices import answer, confirmation
from app.consent.wordings.own import clip, often_of

USE_CASE = {
    Kind.CONVERSATIONAL: "CUSTOMER_CARE",
    Kind.INFORMATIONAL: "ACCOUNT_NOTIFICATION",
    Kind.PROMOTIONAL: "MARKETING",
}
STOP_WORDS = "STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT"
HELP_WORDS = "HELP,INFO"
LIMITS = {
    "description": (40, 4096),
    "message_flow": (40, 2048),
    "opt_in_message": (20, 320),
    "opt_out_message": (20, 320),
    "help_message": (20, 320),
    "opt_in_keywords": (0, 255),
    "opt_out_keywords": (1, 255),
    "help_keywords": (1, 255),
}
"""Characters, at least and at most."""
SAMPLES = (2, 5)
SAMPLE = (20, 1024)
_LINK = re.compile(r"https?://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|example)/", re.IGNORECASE)
_PHONE = re.compile(r"\d{3}[-. )]{0,2}\d{3}[-. ]?\d{4}")
_SHORTENERS = ("bit.ly/", "tinyurl.com/", "goo.gl/", "t.co/", "ow.ly/", "is.gd/")
_P2P = (["p2p"], ["person", "to", "person"], ["peer", "to", "peer"])


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reviewer would reject it for: the code, the field, what is wrong and what to do."""

    code: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Packet:
    """The fields of a registration, and what is wrong with them."""

    fields: dict[str, str | list[str] | bool]
    faults: tuple[Fault, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "fields": self.fields,
            "faults": [{"code": f.code, "field": f.field, "text": f.text} for f in self.faults],
        }


def packet_of(policy: Policy, program: Program) -> Packet:
    """The registration of `program`; nothing in it is made up: what is missing is a fault that names the setting."""
    samples = [sample.strip() for sample in program.samples]
    card = keyword_card(policy, program)
    everything = " ".join(samples)
    fields: dict[str, str | list[str] | bool] = {
        "use_case": program.campaign.use_case or USE_CASE[program.kind],
        "description": _description(policy, program),
        "message_flow": _flow(policy, program, card),
        "message_samples": samples,
        "opt_in_keywords": program.keyword.upper(),
        "opt_in_message": confirmation(policy, program).words,
        "opt_out_keywords": STOP_WORDS,
        "opt_out_message": answer(policy, Intent.STOP),
        "help_keywords": HELP_WORDS,
        "help_message": answer(policy, Intent.HELP),
        "embedded_links": bool(_LINK.search(everything)),
        "embedded_phone": bool(_PHONE.search(everything)),
        "subscriber_opt_in": True,
    }
    return Packet(fields, tuple(_faults(policy, program, fields, samples)))


def _description(policy: Policy, program: Program) -> str:
    about = clip(program.description, 3000)
    if not about:
        return ""
    who = {
        Kind.CONVERSATIONAL: "people who text first and ask something",
        Kind.INFORMATIONAL: "people who agreed to get them",
        Kind.PROMOTIONAL: "people who agreed in writing to marketing texts",
    }[program.kind]
    return (
        f"{name_of(policy)} sends {what_of(program)} to {who}. {often_of(program)} "
        "Recipients can reply STOP or HELP at any time."
    )


def _flow(policy: Policy, program: Program, card: Made) -> str:
    """Every way in, with the words that are shown there."""
    where = f" at {policy.website}" if policy.website else ""
    ways = [
        f"Recipients opt in on a web form{where}, where an optional, unchecked box says: "
        + web_form(policy, program).words
    ]
    if card.words:
        ways.append(f"They can also text a keyword that a card shows: {card.words}")
    if program.kind is Kind.CONVERSATIONAL:
        ways.append("They can also text us first; we then answer what they asked.")
    ways.append("Opt-in data is not shared with third parties.")
    if not web_form(policy, program).words.endswith(links_of(policy)):
        ways.append(links_of(policy).strip())
    said = " ".join(" ".join(ways).split())
    return said.replace("☐ ", "").replace("Mobile number for these texts: ________________ ", "")


def _faults(
    policy: Policy, program: Program, fields: dict[str, str | list[str] | bool], samples: list[str]
) -> list[Fault]:
    found = []
    if not clip(program.description, 1):
        found.append(Fault("30544", "description", setting(policy, program, "description", "the purpose of the texts")))
    if not policy.privacy_url:
        found.append(Fault("30908", "message_flow", setting(policy, None, "privacy_url", "a public privacy policy")))
    if not policy.terms_url:
        found.append(Fault("30882", "message_flow", setting(policy, None, "terms_url", "public SMS terms")))
    if not policy.website:
        found.append(
            Fault(
                "30896",
                "message_flow",
                setting(policy, None, "website", "where the opt-in can be seen without a login"),
            )
        )
    registered = carries(program.campaign)
    if registered is not None and registered.rank < program.kind.rank:
        text = f"{program.campaign.use_case} does not cover {program.kind.value} texts"
        found.append(Fault("use_case", "use_case", text))
    if not policy.help:
        found.append(Fault("help", "help_message", setting(policy, None, "help", "a contact that HELP names")))
    for made in (web_form(policy, program), letter(policy, program)):
        report = lint(
            made.words,
            tier_of(program),
            made.source or Source.WEB_FORM,
            program.kind,
            brands=(policy.name,),
            purpose=program.description,
        )
        found += [
            Fault("30925" if f.code in _BUNDLES else "30896", made.name, f"{f.code}: {f.text}") for f in report.refused
        ]
    for name, (least, most) in LIMITS.items():
        length = len(str(fields[name]))
        if not least <= length <= most and not (name == "description" and not length):
            found.append(Fault("length", name, f"{name} has {length} characters; {least} to {most} are taken"))
    found += _sample_faults(policy, program, samples)
    said = plain_words(" ".join([str(fields["description"]), *samples]))
    if any(said[at : at + len(phrase)] == phrase for phrase in _P2P for at in range(len(said))):
        found.append(
            Fault("30533", "description", "It speaks of person-to-person texts: what a business sends is not that.")
        )
    return found


_BUNDLES = frozenset({"bundled", "pre_checked", "condition_of_purchase"})


def _sample_faults(policy: Policy, program: Program, samples: list[str]) -> list[Fault]:
    found = []
    if not SAMPLES[0] <= len(samples) <= SAMPLES[1]:
        why = f"{SAMPLES[0]} to {SAMPLES[1]} texts as you really send them; there are {len(samples)}"
        found.append(Fault("samples", "message_samples", setting(policy, program, "samples", why)))
    brand = plain_words(policy.name)
    for number, sample in enumerate(samples, 1):
        words = plain_words(sample)
        if not SAMPLE[0] <= len(sample) <= SAMPLE[1]:
            found.append(
                Fault(
                    "length", "message_samples", f"sample {number} has {len(sample)} characters; 20 to 1024 are taken"
                )
            )
        if not any(words[at : at + len(brand)] == brand for at in range(len(words))):
            found.append(Fault("brand", "message_samples", f"sample {number} does not name {name_of(policy)}"))
        if any(shortener in sample.lower() for shortener in _SHORTENERS):
            found.append(
                Fault(
                    "shortener", "message_samples", f"sample {number} has a public link shortener; carriers filter it"
                )
            )
    if samples and program.kind is not Kind.CONVERSATIONAL and not any("stop" in plain_words(s) for s in samples):
        found.append(Fault("stop", "message_samples", "no sample says how to stop; write Reply STOP to stop in one"))
    return found


def packet(policy: Policy, program: Program) -> Made:
    """The packet as a wording: every field with its value, then what would be rejected."""
    made = packet_of(policy, program)
    blocks = []
    for name, value in made.fields.items():
        said = (
            "\n".join(value)
            if isinstance(value, list)
            else ("yes" if value else "no")
            if isinstance(value, bool)
            else value
        )
        blocks.append(f"## {name}\n\n{said or '(missing)'}")
    notes = tuple(f"{fault.code} ({fault.field}): {fault.text}" for fault in made.faults)
    lacking = tuple(f.text for f in made.faults if " in [" in f.text)
    return Made("packet", "Registration packet", "\n\n".join(blocks), notes=notes, missing=lacking)
