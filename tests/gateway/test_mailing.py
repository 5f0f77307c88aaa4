"""Mailing: what a server of SMTP is handed, and what is refused before."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator

import pytest

from app.errors import BadInput
from app.gateway.mailing import mail


class Mailbox:
    """A server on loopback that takes a mail, or refuses its recipient."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.data = ""
        self.refuses = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        try:
            connection, _ = self._listening.accept()
        except OSError:  # nobody came before it was closed
            return
        with connection, connection.makefile("rwb") as file:

            def answer(line: str) -> None:
                file.write(f"{line}\r\n".encode())
                file.flush()

            answer("220 loopback")
            for raw in file:
                line = raw.decode().strip()
                self.said.append(line)
                word = line.split(" ")[0].upper()
                if word == "DATA":
                    answer("354 go on")
                    lines = iter(file.readline, b".\r\n")
                    self.data = b"".join(lines).decode()
                    answer("250 taken")
                elif word == "RCPT" and self.refuses:
                    answer("550 nobody of that name")
                elif word == "QUIT":
                    answer("221 bye")
                    return
                else:
                    answer("250 fine")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()


def test_it_is_handed_over_with_its_recipients(mailbox: Mailbox) -> None:
    url = f"smtp://127.0.0.1:{mailbox.port}"
    mail(url, "c@x.example", ["a@x.example", "b@x.example"], "Demo: 1 person said stop “”", "- one\n- two\n")
    assert [line for line in mailbox.said if line.startswith(("mail", "rcpt"))] == [
        "mail FROM:<c@x.example>",
        "rcpt TO:<a@x.example>",
        "rcpt TO:<b@x.example>",
    ]
    assert "To: a@x.example, b@x.example" in mailbox.data
    assert "- one\r\n- two" in mailbox.data


def test_a_refusal_is_an_oserror(mailbox: Mailbox) -> None:
    mailbox.refuses = True
    with pytest.raises(smtplib.SMTPRecipientsRefused) as raised:
        mail(f"smtp://127.0.0.1:{mailbox.port}", "c@x.example", ["a@x.example"], "x", "y")
    assert isinstance(raised.value, OSError)


@pytest.mark.parametrize("url", ["", "http://127.0.0.1", "smtp://", "mail.example"])
def test_what_is_no_address_of_a_server_is_bad_input(url: str) -> None:
    with pytest.raises(BadInput) as raised:
        mail(url, "c@x.example", ["a@x.example"], "x", "y")
    assert raised.value.field == "smtp_env"


@pytest.mark.parametrize("line", ["x\nBcc: z@x.example", "x\r\n\r\nbody"])
def test_a_subject_never_becomes_a_header(mailbox: Mailbox, line: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        mail(f"smtp://127.0.0.1:{mailbox.port}", "c@x.example", ["a@x.example"], line, "y")
