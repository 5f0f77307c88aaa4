"""The forms of regular verbs, so that a list names a verb once and every command, wish and pronoun is read.

All without accents, as `app.consent.normal` makes them.
"""

from __future__ import annotations

_TO_ME = ("me", "nos", "le", "les", "lo", "los", "la", "las", "melo", "melos", "noslo", "noslos")
_BEFORE_E = {"c": "qu", "g": "gu", "z": "c"}


def _spanish(verb: str) -> tuple[str, str, str, str]:
    """Infinitive, stem, subjunctive stem and its vowel. `detener:deteng` says an irregular stem."""
    infinitive, _, other = verb.partition(":")
    stem, ending = infinitive[:-2], infinitive[-2:]
    if ending == "ar":
        return infinitive, stem, other or stem[:-1] + _BEFORE_E.get(stem[-1], stem[-1]), "e"
    return infinitive, stem, other or stem, "a"


def _with_pronouns(forms: list[str]) -> list[str]:
    return [form + pronoun for form in forms for pronoun in ("", *_TO_ME)]


def spanish_infinitive(verbs: str) -> str:
    """`mandar mandarme mandarnos …`"""
    return " ".join(_with_pronouns([verb.partition(":")[0] for verb in verbs.split()]))


def spanish_gerund(verbs: str) -> str:
    """`mandando mandandome …`"""
    made = []
    for verb in verbs.split():
        infinitive, stem, _, _ = _spanish(verb)
        made.append(stem + ("ando" if infinitive.endswith("ar") else "iendo"))
    return " ".join(_with_pronouns(made))


def spanish_subjunctive(verbs: str) -> str:
    """`mande mandes manden mandeis mandara …`: what follows `no` and `que`."""
    made = []
    for verb in verbs.split():
        _, plain, stem, vowel = _spanish(verb)
        made += [stem + vowel + person for person in ("", "s", "n", "is")]
        past = plain + ("ara" if vowel == "e" else "iera")
        made += [past, past + "s", past + "n"]
    return " ".join(made)


def spanish_command(verbs: str) -> str:
    """`manda mande manden mandad`, with and without pronouns."""
    made = []
    for verb in verbs.split():
        infinitive, stem, other, vowel = _spanish(verb)
        tu = stem + "a" if infinitive.endswith("ar") else (other if ":" in verb else stem) + "e"
        made += _with_pronouns([tu, other + vowel, other + vowel + "n", infinitive[:-1] + "d"])
        made += [other + vowel + "nmen"]
    return " ".join(made)


def spanish_to_me(verbs: str) -> str:
    """`quitame quiteme quitenme quitarme …`: the same with `me` or `nos` only."""
    made = (spanish_command(verbs) + " " + spanish_infinitive(verbs)).split()
    return " ".join(form for form in made if form.endswith(("me", "nos", "nmen")))


def french(verbs: str) -> str:
    """Of verbs in -er: `texter textez texte textes textent textant texteriez`, and with a pronoun written onto it."""
    made = []
    for verb in verbs.split():
        stem = verb[:-2]
        soft = stem + "e" if stem.endswith("g") else stem
        mute = stem[:-1] + "i" if stem.endswith("oy") or stem.endswith("uy") else stem
        forms = [f"{stem}er", f"{stem}ez", f"{mute}e", f"{mute}es", f"{mute}ent", f"{soft}ant", f"{stem}ee"]
        forms += [f"{stem}iez", f"{mute}erez", f"{mute}era", f"{stem}ees", f"{stem}e"]
        if stem[0] in "aeiou":
            forms += [pronoun + form for form in forms for pronoun in ("m", "n", "d")]
        made += forms
    return " ".join(made)
