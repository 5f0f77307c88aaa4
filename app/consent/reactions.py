"""Reactions: `Liked “…”` and its kin, which phones write themselves when somebody taps on a bubble."""

from __future__ import annotations

import re

from app.consent.normal import unaccented

_LONGEST = 160
_MAY_OPEN = re.compile(
    r"\s*(?:[^\w\s\"]|[\u200b-\u200f\ufeff]|liked|loved|dislike|laugh|emph|quest|react|remov|voted|a |le "
    r"|no le|se |enfat|desta|excl"
    r"|preg|cuest|dud|reacc|quit|n.a|s.est|gost|amou|ador|curt|não|nao|riu|reag|gef|hat|[喜赞讚爱愛不笑强強质質])",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\s*(?:"
    # iOS tapbacks, and what Android makes of them
    r"(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted (?:with )?\S{1,12} to|reacted to"
    r"|removed an? [\w ]{1,24} from|removed \S{1,12} from|laughed with|voted on)"
    r"|(?:(?:a \w{1,20} )?(?:no )?le (?:gusto|gusta|encanto|encanta|dio risa|hizo gracia)|se rio de|enfatizo"
    r"|destaco|exclamo por"
    r"|pregunto por|pregunto sobre|cuestiono|dudo de|reacciono (?:con )?\S{1,12} a"
    r"|quito (?:un|una|el|la) [\w ]{1,24} de)"
    r"|(?:a aime|a adore|na pas aime|n a pas aime|a ri de|a ri a|a souligne|a mis en evidence|a mis en valeur"
    r"|sest interroge sur|s est interroge sur|a insiste sur|a reagi (?:avec |par )?\S{1,12} (?:a|au message)"
    r"|a supprime [\w ]{1,30} (?:de|du)|a retire [\w ]{1,30} (?:de|du))"
    r"|(?:gostou de|amou|adorou|curtiu|nao gostou de|riu de|enfatizou|questionou|reagiu (?:com )?\S{1,12} a)"
    r"|(?:gefallt|hat (?:mit )?\S{1,12} auf)"
    r"|(?:喜欢了?|喜歡了?|赞了|讚了|爱了|愛了|不喜欢|不喜歡|笑了|强调了?|強調了?|质疑了?|質疑了?)"
    r"|[^\w\s\"]{1,8} ?(?:to|a|au|to an?)"
    r")\s*(?P<what>\"|'|(?:an?|one|your|un|una|une|uma?)"
    r" (?:\w{1,12} )?(?:image|photo|picture|video|attachment"
    r"|movie|sticker|gif|message|audio"
    r"|imagen|foto|mensaje|imagem|mensagem|piece jointe|location|link|contact)\b)",
    re.IGNORECASE,
)


def without_reaction(body: str) -> str | None:
    """None where the text is no reaction; else what was written after the reaction's quotation, mostly nothing."""
    if not _MAY_OPEN.match(body):
        return None
    found = _OPENING.match(unaccented(body[:_LONGEST]))
    if not found:
        return None
    if found["what"] not in ('"', "'"):
        return ""
    closed = max(body.rfind(mark) for mark in "\"”»’'」“")
    rest = body[closed + 1 :]
    # A long quotation is cut without its closing mark; then all of it is quotation.
    return rest if any(char.isalnum() for char in rest) and closed > found.end() else ""
