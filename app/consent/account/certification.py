"""A draft of a records custodian's certification, with blanks. Not legal advice, and signed by nobody."""

from __future__ import annotations

BLANK = "______________________"

WARNING = (
    "DRAFT, not legal advice. A lawyer has to fit it to the court and the case. Nobody should sign what they do not "
    "know to be true: strike what does not hold here."
)


def certification(business: str, about: str, sha256: str, key: str, made: str) -> tuple[str, ...]:
    """Its paragraphs. They follow what US Federal Rules of Evidence 803(6)(A) to (C) and 902(11), (13) and (14) ask
    for; the closing follows 28 U.S.C. 1746."""
    return (
        f"I, {BLANK}, say: I am {BLANK} (position) of {business} and, through that position, know how it keeps its "
        "records of text messages and of consent to them. I am over eighteen and able to say this in court.",
        f"1. The record. The evidence file about {about}, made {made}, whose SHA-256 is {sha256}, is a true copy of "
        f"electronic records that {business} keeps with Consentry, an SMS consent gateway.",
        "2. Made at the time (Rule 803(6)(A)). Each entry was made by the gateway at or near the time it states, from "
        "what the carrier or a caller then sent, or from what was told by a person who knew of it. Facts that came "
        "with imported lists, or that people reported, were entered when they were reported; the file marks them so.",
        f"3. Regular activity (Rule 803(6)(B) and (C)). {business} keeps these records in the course of a regularly "
        "conducted activity, and making them is a regular practice of it: every text to and from its numbers passes "
        f"through the gateway, but for: {BLANK}.",
        "4. The process (Rule 902(13)). The gateway runs by itself. It gives each fact a place in a chain in which "
        "every entry is hashed (SHA-256) with the one before, and seals all chains under signed checkpoints "
        f"(Ed25519; the key is {key}). It was working properly in the time in question, but for the gaps that the file "
        f"names, and but for: {BLANK}.",
        "5. The copy (Rule 902(14)). I compared the SHA-256 of the copy offered with the one above, and ran "
        f"`consentry verify` on it on {BLANK} (date). It reported: {BLANK}.",
        "6. Notice. The other party gets this certification and the file in reasonable time to contest them "
        "(Rule 902(11)).",
        f"I declare under penalty of perjury that the foregoing is true and correct. Executed on {BLANK} at {BLANK}.",
        f"Signature: {BLANK}    Name: {BLANK}",
    )
