"""Sources: how a grant or a Revocation may come."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """How a grant or a Revocation came."""

    TEXT = "text"
    WEB_FORM = "web_form"
    KEYWORD = "keyword"
    PAPER = "paper"
    ENGAGEMENT_LETTER = "engagement_letter"
    EMAIL = "email"
    VERBAL = "verbal"
    THEY_ASKED = "they_asked"
    IN_CONVERSATION = "in_conversation"
    IMPORT = "import"
    PHONE = "phone"
    LETTER = "letter"
    PROVIDER = "provider"
    OPERATOR = "operator"


GRANT_SOURCES = frozenset(
    {
        Source.WEB_FORM,
        Source.KEYWORD,
        Source.PAPER,
        Source.ENGAGEMENT_LETTER,
        Source.EMAIL,
        Source.VERBAL,
        Source.THEY_ASKED,
        Source.IN_CONVERSATION,
        Source.IMPORT,
    }
)
"""The ways a grant may have been got; Consentry itself writes `in_conversation`."""

REVOCATION_SOURCES = frozenset(
    {
        Source.TEXT,
        Source.WEB_FORM,
        Source.EMAIL,
        Source.PHONE,
        Source.LETTER,
        Source.VERBAL,
        Source.PROVIDER,
        Source.OPERATOR,
        Source.IMPORT,
    }
)
"""Any reasonable means (47 CFR 64.1200(a)(10))."""
