"""What the decision core costs, printed as a table."""

from __future__ import annotations

import statistics
import timeit
from collections.abc import Callable
from functools import partial
from itertools import count

from app.config.packs import read_packs
from app.consent.decide import decide
from app.consent.fold import fold
from app.consent.intent import understand
from app.consent.model import DAY, HOUR, MINUTE, ConsentTier, Kind
from app.consent.outgoing import read_outgoing
from app.consent.places import Known
from app.store import codec
from tests.consent.worlds import NOON, POLICY, Chain, ask

TEXTS = {
    "ordinary": "Thanks for getting back to me so quickly. I can come in on Thursday at around half past two, if that "
    "still works for you and the rest of the team. Let me know then",
    "apostrophes, emoji": "Thanks for getting back so quickly. I can’t come in on Thursday, but Friday’s fine if that "
    "still works for you and the rest of the team 👍 Let me know then",
    "about texts": "I did not get the text message you said you would send me about my visit. Can you please send it "
    "again to this number, or call me when you have the time?",
    "a request": "Hello, I have asked you three times already and I am still getting these every single day. For the "
    "last time, please take my number off of your list. Thank you",
    "Spanish": "Hola, gracias por responder tan rápido. No puedo ir el jueves a las dos y media, pero el viernes me "
    "queda bien. ¿Me avisa por favor si hay lugar a esa hora? Gracias",
}
"""About 160 characters each."""
SAID = (
    "Acme Dental: your appointment is on Tuesday 24 Nov at 9:00 with Dr. Smith. Please bring your card and reply C to "
    "confirm or call 704-555-0199. Reply STOP to opt"
)
RUNS, CALLS = 7, 5_000


def main() -> None:
    """Print microseconds per call: the median of several runs, and their spread."""
    chain = Chain()
    chain.inbound()
    chain.goes("x", topic="roof")
    chain.grant("reminders", ConsentTier.EXPRESS)
    standing = chain.standing
    packed = {b"v": str(standing.version).encode(), b"s": codec.pack_standing(standing)}
    packs, known = read_packs(), Known()
    # A minute is judged once and then remembered: each call asks about one nobody asked about yet.
    noons, nights = count(), count()

    def noon() -> int:
        days, minutes = divmod(next(noons), 8 * 60)
        return NOON + days * DAY + minutes * MINUTE

    def night() -> int:
        days, minutes = divmod(next(nights), 8 * 60)
        return NOON + 11 * HOUR + days * DAY + minutes * MINUTE

    rows: list[tuple[str, Callable[[], object]]] = [
        ("decide: reply in the window", lambda: decide(ask(topic="roof"), standing, POLICY, NOON)),
        ("decide: another topic, held", lambda: decide(ask(topic="bill"), standing, POLICY, NOON)),
        ("decide: reminder with a grant", lambda: decide(ask(Kind.INFORMATIONAL), standing, POLICY, NOON)),
        ("decide: offer without, held", lambda: decide(ask(Kind.PROMOTIONAL), standing, POLICY, NOON)),
        ("read a text of 160 characters", lambda: read_outgoing.__wrapped__(SAID)),
        ("its reasons as JSON", lambda: decide(ask(topic="bill"), standing, POLICY, NOON).as_json()),
        ("hours: open, promotional", lambda: packs.closed("+1704", known, noon())),
        ("hours: closed, until", lambda: packs.closed("+1704", known, night())),
        *((f"intent: {name}", partial(understand, body)) for name, body in TEXTS.items()),
        ("fold of 3 entries", lambda: fold(chain.entries)),
        ("read a Standing", lambda: codec.unpack_standing("DEM0AA", "C", packed)),
        ("write a Standing", lambda: codec.pack_standing(standing)),
    ]
    print(f"{'µs per call':32} {'median':>8} {'least':>8} {'most':>8}")
    for name, call in rows:
        times = [timeit.timeit(call, number=CALLS) / CALLS * 1e6 for _ in range(RUNS)]
        print(f"{name:32} {statistics.median(times):8.2f} {min(times):8.2f} {max(times):8.2f}")
