"""The Ledger's tables. `entries` and `chains` are the record; `texts` and `consumers` are folded from it.

All instants are milliseconds since 1970 in UTC, 0 where there is none. Columns marked private are null once erased.
JSON stands in plain text columns, so that SQLite and PostgreSQL keep the very bytes that were hashed.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "pk": "%(table_name)s_pkey",
    }
)


_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared byte by byte, as SQLite does: lists and cursors go by the order of ids."""


def _word(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, _TEXT, primary_key=key, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _maybe(name: str) -> Column[str | None]:
    return Column(name, _TEXT, nullable=True)


entries = Table(
    "entries",
    metadata,
    # The order in which entries came to the Ledger. A Business's appends wait for its row in `cursors`, so within
    # a Business a later `n` is never visible before an earlier one: a reader may go on from the last it saw.
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    _word("id"),
    _word("business"),
    _word("consumer"),
    _number("seq"),
    _word("type"),
    _number("at"),
    _word("public"),  # canonical JSON: what is chained
    _maybe("private_hash"),  # SHA-256 in hex; null where there never was a private part
    _maybe("private"),  # private: canonical JSON with its salt
    _maybe("origin"),  # private: a salt and from where somebody acted; the private part has its hash
    _word("prev_hash"),
    _word("hash"),
    _word("position"),  # where the outbox stood after the append that wrote it
    _maybe("text"),
    _maybe("event"),
    _maybe("actor"),  # who did it: a key or a command; null for what Consumers, carriers and Consentry did
    _maybe("about"),  # of an act on a chain of the Business's own: the Consumer that it is about
    UniqueConstraint("id"),
    UniqueConstraint("business", "consumer", "seq"),
)
Index("entries_business_n", entries.c.business, entries.c.n)
Index(
    "entries_business_event",
    entries.c.business,
    entries.c.event,
    sqlite_where=entries.c.event.is_not(None),
    postgresql_where=entries.c.event.is_not(None),
)
Index(
    "entries_business_text",
    entries.c.business,
    entries.c.text,
    sqlite_where=entries.c.text.is_not(None),
    postgresql_where=entries.c.text.is_not(None),
)

Index(
    "entries_business_actor",
    entries.c.business,
    entries.c.n,
    entries.c.actor,
    entries.c.at,
    sqlite_where=entries.c.actor.is_not(None),
    postgresql_where=entries.c.actor.is_not(None),
)
Index(
    "entries_business_about",
    entries.c.business,
    entries.c.about,
    entries.c.n,
    sqlite_where=entries.c.about.is_not(None),
    postgresql_where=entries.c.about.is_not(None),
)

chains = Table(
    "chains",
    metadata,
    _word("business", key=True),
    _word("consumer", key=True),
    _number("seq"),
    _word("hash"),
    sqlite_with_rowid=False,  # an upsert then touches one tree, not two
)

texts = Table(
    "texts",
    metadata,
    _word("id", key=True),
    _word("business"),
    _word("consumer"),
    _word("direction"),  # in | out
    _word("sender"),
    _maybe("number"),  # private
    _maybe("body"),  # private
    _maybe("media"),  # private: JSON list of URLs
    _maybe("client_ref"),  # private
    _word("program"),
    _word("kind"),
    _word("own"),
    _word("topic"),
    _word("author"),
    _word("state"),  # of an inbound text: received
    _word("verdict"),
    _word("reason"),  # code of the first of `reasons`
    _word("reasons"),  # JSON list of [code, facts]
    _word("because"),  # JSON list of entry ids
    _word("policy"),
    _number("until"),
    _number("expires_at"),
    _word("promises"),
    _maybe("provider_id"),
    _number("attempts"),
    _word("intent"),  # of an inbound text
    _number("created_at"),
    _number("updated_at"),
    _word("why"),
    _word("answers"),
    _maybe("resend_of"),  # the text of unknown outcome that it sends again
    _maybe("advice"),  # JSON list of codes; null for none
)
Index("texts_state", texts.c.business, texts.c.state, texts.c.created_at, texts.c.id)
Index("texts_consumer", texts.c.business, texts.c.consumer, texts.c.created_at, texts.c.id)
Index("texts_created", texts.c.business, texts.c.created_at, texts.c.id, texts.c.direction)
Index(
    "texts_provider_id",
    texts.c.business,
    texts.c.provider_id,
    sqlite_where=texts.c.provider_id.is_not(None),
    postgresql_where=texts.c.provider_id.is_not(None),
)
Index(
    "texts_resend_of",
    texts.c.business,
    texts.c.resend_of,
    sqlite_where=texts.c.resend_of.is_not(None),
    postgresql_where=texts.c.resend_of.is_not(None),
)

_unclear = texts.c.intent == "ambiguous"
Index(
    "texts_unclear",
    texts.c.business,
    texts.c.created_at,
    texts.c.id,
    sqlite_where=_unclear,
    postgresql_where=_unclear,
)

_held = texts.c.state == "held"
for _name, _columns in (
    ("reason", (texts.c.reason, texts.c.created_at)),
    ("program", (texts.c.program, texts.c.created_at)),
    ("expires", (texts.c.expires_at,)),
):
    Index(
        f"texts_held_{_name}",
        texts.c.business,
        *_columns,
        texts.c.id,
        sqlite_where=_held,
        postgresql_where=_held,
    )

consumers = Table(
    "consumers",
    metadata,
    _word("business", key=True),
    _word("consumer", key=True),
    _maybe("number"),  # private
    _number("first_at"),
    _number("last_at"),
    _maybe("profile"),  # private: JSON
    sqlite_with_rowid=False,
)

cursors = Table(
    "cursors",
    metadata,
    _word("business", key=True),
    _word("position"),  # the outbox is drained up to and with this stream id
    _number("seq"),  # how many entries were appended
    _number("updated_at"),  # `at` of the newest of them
)

checkpoints = Table(
    "checkpoints",
    metadata,
    _word("business", key=True),
    Column("number", BigInteger, primary_key=True, nullable=False),  # from 1
    _number("at"),
    _number("last_n"),  # `n` of the newest entry that it covers
    _word("statement"),  # canonical JSON: what is signed
    _word("signature"),  # in hex
    sqlite_with_rowid=False,
)

seals = Table(
    "seals",
    metadata,
    _word("business", key=True),
    _word("consumer", key=True),
    Column("seq", BigInteger, primary_key=True, nullable=False),  # of the newest entry that the checkpoint covers
    _number("checkpoint"),
    _number("place"),  # of its leaf among the checkpoint's
    _word("path"),  # hashes in hex, one after the other
    sqlite_with_rowid=False,
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("number", BigInteger, primary_key=True, nullable=False, autoincrement=False),  # from 1
    Column("key", Text, nullable=False, unique=True),
    _word("statement"),  # canonical JSON: what is signed
    _word("signature"),  # by this key
    _word("former_signature"),  # by the key before; empty of the first
)

forward_cursors = Table(
    "forward_cursors",
    metadata,
    _word("business", key=True),
    _word("endpoint", key=True),  # `business`, or the number of a Sender that has its own
    _number("n"),  # entries up to and with this one were looked at
    _word("address"),  # fingerprint of its URL
    _number("failing_since"),  # real time; 0 after a success
    _number("ended_at"),  # real time: since then nothing is forwarded; 0 where it is
    sqlite_with_rowid=False,
)

forwards = Table(
    "forwards",
    metadata,
    _word("business", key=True),
    _word("endpoint", key=True),
    _word("id", key=True),  # of the event: the same in every try
    _word("entry"),  # what it tells of; its words stay there
    _number("n"),  # of the entry
    _number("place"),  # among what the entry tells
    _word("consumer"),
    _word("type"),
    _word("text"),  # the text it is about; empty for none
    _maybe("url"),  # private: where it goes, if not to the endpoint's own address
    _number("at"),
    _word("state"),  # waiting | delivered | dead
    _number("attempts"),
    _number("next_at"),  # real time
    _number("tried_at"),  # real time
    _word("answer"),  # to the last try: an HTTP status, or a code
    sqlite_with_rowid=False,
)
Index(
    "forwards_due",
    forwards.c.business,
    forwards.c.endpoint,
    forwards.c.next_at,
    sqlite_where=forwards.c.state == "waiting",
    postgresql_where=forwards.c.state == "waiting",
)
Index("forwards_state", forwards.c.business, forwards.c.state, forwards.c.n, forwards.c.id)
Index("forwards_consumer", forwards.c.business, forwards.c.consumer)

meta = Table("meta", metadata, _word("key", key=True), _word("value"))
