"""Mailing: an e-mail by SMTP. Only notices to the Business's own people go this way."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from app.errors import BadInput

SECONDS = 15.0
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def mail(url: str, sender: str, to: Sequence[str], subject: str, text: str) -> None:
    """Send it by `smtps://USER:PASSWORD@HOST:PORT`, or `smtp://…`, which turns to TLS before it says a password.

    Raises BadInput for a URL that is none, OSError (with smtplib's own among them) where it was not taken.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadInput("smtp_env", "The variable must hold smtps://USER:PASSWORD@HOST:PORT or smtp://…")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, ", ".join(to), subject
    message.set_content(text)
    secure = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(parts.hostname, parts.port or 465, timeout=SECONDS, context=secure)
    else:
        server = smtplib.SMTP(parts.hostname, parts.port or 587, timeout=SECONDS)
    with server:
        if parts.scheme == "smtp" and parts.hostname not in _LOOPBACK:
            server.starttls(context=secure)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)
