"""Public link shorteners: hosts that anyone may use, whose links carriers filter for all who use them.

Brand-only short domains (youtu.be, forms.gle, wa.me, a Business's own) are none: only their owner can point them.
"""

from __future__ import annotations

import re

_LISTED = """
bit.ly bitly.com j.mp tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly rb.gy cutt.ly shorturl.at shorturl.com
tiny.cc tiny.one tny.im lnkd.in t.ly bl.ink short.gy shrtco.de soo.gd s2r.co clck.ru qr.ae tr.im adf.ly bc.vc bit.do
mcaf.ee po.st su.pr snip.ly snipurl.com snurl.com moourl.com x.co dlvr.it trib.al ift.tt shorte.st ouo.io urlz.fr gg.gg
vo.la n9.cl kutt.it zpr.io hyperurl.co rotf.lol qrco.de dub.sh urlr.me tinu.be shorten.as surl.li surl.lu da.gd t2m.io
1url.com pxl.to smarturl.it clicky.me budurl.com fur.ly migre.me lc.chat shorter.me ur1.ca
"""
SHORTENERS = frozenset(_LISTED.split())
"""Reviewed: hosts that shorten links for anyone (CTIA Messaging Principles 2023, 5.3)."""

OWN_CONTENT = frozenset({"maps.app.goo.gl", "photos.app.goo.gl"})
"""Below a shortener's domain, but leading only to its owner's own pages."""

_LABELS = re.compile(r"[\w.-]+")


def shortener(body: str) -> str:
    """The first public shortener that a text links to, as its own host; empty where there is none. Linear."""
    if "." not in body:
        return ""
    for word in body.split():
        if "." in word[:-1] and (found := _in_word(word.casefold())):
            return found
    return ""


def _in_word(word: str) -> str:
    """One word between spaces: hosts in it until a path begins, which belongs to the host before it."""
    schemed = False
    for match in _LABELS.finditer(word):
        host, end = match[0].strip(".-"), match.end()
        if "." not in host:
            schemed = schemed or word.startswith("://", end)
            continue
        after = word[end : end + 1]
        if after == "@":
            continue  # a name before a host, or of a mailbox
        mailbox = match.start() and word[match.start() - 1] == "@" and not schemed
        if not mailbox and (found := _known(host)):
            return found
        if after and after in "/?#:":
            return ""
        schemed = False
    return ""


def _known(host: str) -> str:
    """The shortener that `host` is or lies below; `notbit.ly` and `bit.ly.example.com` are others."""
    if host in OWN_CONTENT:
        return ""
    labels = host.split(".")
    below = ".".join(labels[-2:])
    return below if below in SHORTENERS else ""
