"""Reading TwiML (https://www.twilio.com/docs/messaging/twiml): which texts an application's answer asks for.

The answer is somebody else's: it is read by an event parser that takes no DTD, so that there are no entities to
expand and nothing outside to fetch, with bounds on size, depth and number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 64 * 1024
DEEPEST = 8
MOST_MESSAGES = 10
MOST_MEDIA = 10

_XML = ("text/xml", "application/xml", "text/html")
_PLAIN = "text/plain"


class NoTwiml(Exception):
    """The answer cannot be understood; `str` is a code."""


@dataclass(frozen=True, slots=True)
class Said:
    """One `<Message>`. `to` and `sender` are empty where the answer leaves them to the text that it answers."""

    body: str = field(repr=False)
    media: tuple[str, ...] = field(default=(), repr=False)
    to: str = field(default="", repr=False)
    sender: str = ""


def read_answer(content_type: str, body: bytes) -> tuple[Said, ...]:
    """The texts that an answer asks for, as Twilio reads it: TwiML, or the words themselves in text/plain.

    None for an empty answer, and for other types, which say nothing to Twilio. Raises NoTwiml.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not body.strip() or kind not in (*_XML, _PLAIN, ""):
        return ()
    if len(body) > MOST_BYTES:
        raise NoTwiml("twiml_too_big")
    if kind == _PLAIN:
        try:
            return (Said(_clean(body.decode())),)
        except UnicodeDecodeError:
            raise NoTwiml("twiml_garbled") from None
    return _Reading().read(body)


class _Reading:
    """One document. What stands in no `<Message>` is not for us, nor what follows a `<Redirect>`, as at Twilio."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._said: list[Said] = []
        self._loose: list[str] = []
        self._body: list[str] | None = None
        self._media: list[str] = []
        self._where: dict[str, str] = {}
        self._over = False

    def read(self, body: bytes) -> tuple[Said, ...]:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(body, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise NoTwiml("twiml_garbled") from None
        return tuple(self._said)

    def _refuse(self, *_declared: object) -> None:
        raise NoTwiml("twiml_dtd")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise NoTwiml("twiml_too_deep")
        if len(self._path) == 1 and name != "Response":
            raise NoTwiml("twiml_no_response")
        if len(self._path) == 2:
            self._over = self._over or name == "Redirect"
            self._loose, self._body, self._media, self._where = [], None, [], attributes
        elif len(self._path) == 3 and self._path[1] == "Message":
            if name == "Body":
                self._body = self._body or []
            elif name == "Media":
                self._media.append("")

    def _characters(self, words: str) -> None:
        inside = self._path[2:]
        if not inside:
            self._loose.append(words)
        elif inside == ["Body"] and self._body is not None:
            self._body.append(words)
        elif inside == ["Media"] and self._media:
            self._media[-1] += words

    def _end(self, _name: str) -> None:
        if len(self._path) == 2 and self._path[1] in ("Message", "Sms") and not self._over:
            self._message()
        self._path.pop()

    def _message(self) -> None:
        # <Message>words</Message> is short for <Message><Body>words</Body></Message>.
        body = _clean("".join(self._loose if self._body is None else self._body))
        media = tuple(url for url in map(str.strip, self._media) if url)
        if not body and not media:
            return
        if len(self._said) >= MOST_MESSAGES or len(media) > MOST_MEDIA:
            raise NoTwiml("twiml_too_many")
        self._said.append(Said(body, media, self._where.get("to", "").strip(), self._where.get("from", "").strip()))


def _clean(words: str) -> str:
    # SQL databases refuse NUL in text.
    return words.strip().replace("\0", "\ufffd")
