"""The error tree: what can break, each with a stable code. A refusal is a Decision, never an error.

ConsentryError
├── BadInput              the caller sent something that cannot be taken; names the field
│   └── DisclosureLacks   the words shown are no basis for that consent; says what they lack
├── NotFound              no such thing for this Business
├── Conflict              the same Idempotency-Key with another body, or a step the state does not admit
│   ├── AlreadyResent     a text of unknown outcome was sent again before; names the text it became
│   └── MustBeKept        the law asks to keep what is to be erased; names what, and until when
├── TooMany               a bound was reached (waiting texts of one Consumer)
├── Forged                a webhook whose signature does not hold
├── Unauthorized          no valid API key
├── Forbidden             a valid key without the scope
├── Unavailable           a part we need is away; try again
│   ├── LedgerBehind      too much waits to be copied: new work waits, inbound goes on; or what is asked about does
│   ├── StoreUnavailable  Redis does not answer: nothing is accepted and nothing leaves
│   ├── StoreFull         Redis is out of memory for new work
│   ├── LedgerUnavailable SQL does not answer: lists wait, inbound goes on
│   │   └── LedgerFull    its disk is full: nothing is copied until there is room
│   ├── FileNotWritten    a file of ours could not be written; it is whole as it was, or absent
│   ├── CarrierUnavailable  a provider's list cannot be read now
│   └── ImportsUnavailable  the folder of uploaded lists cannot be used
└── StartRefused          the system must not start like this; says what to do
"""

from __future__ import annotations


class ConsentryError(Exception):
    """Base of all errors of ours. `code` is stable; `status` is what HTTP says of it."""

    code = "internal"
    status = 500

    def __init__(self, detail: str, *, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if code is not None:
            self.code = code


class BadInput(ConsentryError):
    """Input that cannot be taken; `field` is the caller's own name for it."""

    code = "invalid"
    status = 422

    def __init__(self, field: str, detail: str, *, code: str | None = None, status: int | None = None) -> None:
        super().__init__(detail, code=code)
        self.field = field
        if status is not None:
            self.status = status


class DisclosureLacks(BadInput):
    """Words shown that no grant of that tier can rest on; `lacks` are (code, sentence) of all that is wrong."""

    code = "disclosure_lacks"

    def __init__(self, detail: str, lacks: tuple[tuple[str, str], ...]) -> None:
        super().__init__("disclosure", detail)
        self.lacks = lacks


class NotFound(ConsentryError):
    code = "not_found"
    status = 404


class Conflict(ConsentryError):
    code = "conflict"
    status = 409


class IdempotencyMismatch(Conflict):
    """The same Idempotency-Key came with another body."""

    code = "idempotency_mismatch"
    status = 422


class AlreadyResent(Conflict):
    """A text of unknown outcome was sent again before; `text` is what it was sent again as."""

    code = "already_resent"

    def __init__(self, text: str, detail: str) -> None:
        super().__init__(detail)
        self.text = text


class MustBeKept(Conflict):
    """The law asks to keep what is to be erased; `kept` are (entry, its type, as what, until in ms or 0: it stands)."""

    code = "must_be_kept"

    def __init__(self, detail: str, kept: tuple[tuple[str, str, str, int], ...]) -> None:
        super().__init__(detail)
        self.kept = kept


class TooMany(ConsentryError):
    code = "too_many_waiting"
    status = 429


class Forged(ConsentryError):
    code = "forged"
    status = 403


class Unauthorized(ConsentryError):
    code = "unauthorized"
    status = 401


class Forbidden(ConsentryError):
    code = "forbidden"
    status = 403


class Unavailable(ConsentryError):
    """Something we depend on is away; `retry_after` is in seconds."""

    code = "unavailable"
    status = 503

    def __init__(self, detail: str, *, code: str | None = None, retry_after: int = 2) -> None:
        super().__init__(detail, code=code)
        self.retry_after = retry_after


class LedgerBehind(Unavailable):
    code = "ledger_behind"


class StoreUnavailable(Unavailable):
    code = "store_unavailable"


class StoreFull(Unavailable):
    code = "store_full"


class LedgerUnavailable(Unavailable):
    code = "ledger_unavailable"


class LedgerFull(LedgerUnavailable):
    code = "ledger_full"


class FileNotWritten(Unavailable):
    """A file could not be written; the detail names it and says what to do."""

    code = "file_not_written"


class CarrierUnavailable(Unavailable):
    code = "carrier_unavailable"


class ImportsUnavailable(Unavailable):
    code = "imports_unavailable"


class StartRefused(ConsentryError):
    """Start-up must not go on; the detail says what to do about it."""

    code = "start_refused"
