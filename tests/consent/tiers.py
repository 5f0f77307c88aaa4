"""The three tiers told as simply as they can be: lists of what happened, and the question whether a text may go.

Written from the design and the rules' sources alone, never from `app.consent.rules` or `fold`, to be held against
them. Nothing here is fast or incremental. It permits more than the design in three places, where that keeps it
plain; each is marked `Permits more`. Pauses, campaigns, hours, caps and all else that only objects is not its matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.consent.reasons import CATALOGUE

ANY = "*"
MINUTE = 60_000
OWN_ACTS = {"web_form", "keyword", "paper", "engagement_letter", "email", "in_conversation"}


CONSENT = {
    "no_consent",
    "window_closed",
    "topic_differs",
    "not_a_reply",
    "opted_out",
    "quarantine",
    "blocked_at_provider",
}
"""The objections that say what the tiers say. All others may refuse what the tiers admit."""
OTHER_RULES = CATALOGUE.keys() - CONSENT


@dataclass
class Inbound:
    """A text of theirs that opens a conversation. `n` counts everything that happens."""

    n: int
    at: int
    sender: str
    closes: int
    owed: int


@dataclass
class Given:
    """A consent. `recorded` is when we heard of it, `at` is its own date."""

    n: int
    at: int
    program: str
    written: bool
    until: int


@dataclass
class Stop:
    """A wish not to be texted: by the whole Business, by one Program, or by all texts of a kind."""

    n: int
    at: int
    scope: str

    def reaches(self, program: str, kind: str) -> bool:
        return self.scope in (ANY, program, f"kind:{kind}")


@dataclass
class Question:
    """What they may keep of all they stopped, as the one answer to their stop asked. `left` is when it left."""

    n: int
    text: str
    sender: str
    programs: tuple[str, ...]
    left: int | None = None
    kept: bool = False


@dataclass
class Wish:
    """A text that somebody wants to send. `ready` is when it was last found fit to go: (n, at)."""

    id: str
    sender: str
    program: str
    kind: str
    topic: str = ""
    person: bool = False
    n: int = 10**9  # when it was asked for
    answers: int = 0  # the n of the inbound text that a person says it answers
    ready: tuple[int, int] = (10**9, 0)
    promised_until: int = 0
    rests_on: str = ""  # set when it leaves


@dataclass
class Tiers:
    """One Consumer."""

    n: int = 0
    heard: list[Inbound] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    lifts: list[tuple[int, str]] = field(default_factory=list)
    grants: list[Given] = field(default_factory=list)
    left: list[Wish] = field(default_factory=list)
    blocks: dict[str, int] = field(default_factory=dict)
    unread: bool = False
    watched_until: dict[str, int] = field(default_factory=dict)
    ended: int = 0  # until when the number was somebody else's
    question: Question | None = None
    denying: set[str] = field(default_factory=set)  # Programs that refuse where consent is missing

    # ---- what happens ----

    def wrote(self, at: int, sender: str, closes: int, owed: int, *, unclear: bool = False) -> None:
        self.n += 1
        self.heard.append(Inbound(self.n, at, sender, closes, owed))
        self.unread = self.unread or unclear

    def stopped(self, at: int, scope: str = ANY) -> None:
        self.n += 1
        self.stops.append(Stop(self.n, at, scope))

    def started(self, at: int, sender: str, closes: int, owed: int) -> None:
        self.wrote(at, sender, closes, owed)
        self.lifts.append((self.n, ANY))
        self.blocks.pop(sender, None)
        self.unread = False

    def granted(
        self,
        now: int,
        at: int,
        program: str,
        kind: str,
        tier: str,
        source: str,
        *,
        until: int = 0,
        document: bool = False,
    ) -> None:
        self.n += 1
        written = tier == "express_written" and source != "verbal"
        own_act = source in OWN_ACTS or (source == "import" and document)
        before = [s for s in self.stops if s.scope in (ANY, program) or s.scope.startswith("kind:")]
        if own_act and self.is_stopped(program, kind) and all(s.at < at <= now for s in before):
            self.lifts.append((self.n, program))
        if at > self.ended:  # else somebody else agreed to it
            self.grants.append(Given(self.n, at, program, written, until))

    def blocked(self, now: int, sender: str) -> None:
        self.n += 1
        self.blocks[sender] = self.n
        agreed = any(not g.until or now < g.until for g in self.grants)
        stop = max((s.n for s in self.stops if s.scope == ANY), default=0)
        restarted = stop and any(n > stop for n, scope in self.lifts if scope == ANY)
        if not self.heard or not (agreed or restarted):
            self.stopped(now)

    def misread(self, stop: Stop) -> None:
        """What was taken for a stop was none."""
        self.n += 1
        self.stops = [s for s in self.stops if s is not stop]

    def number_ended(self, since: int) -> None:
        """Another person has the number since then."""
        self.n += 1
        self.ended = max(self.ended, since)
        self.grants = [g for g in self.grants if g.at > since]
        self.heard = [h for h in self.heard if h.at > since]
        self.question = None
        for wish in self.left:
            wish.promised_until = 0

    def asked_what_to_keep(self, text: str, sender: str, programs: tuple[str, ...]) -> None:
        self.n += 1
        self.question = Question(self.n, text, sender, programs)

    def answer_left(self, text: str, at: int | None) -> None:
        """Our answer left then, or, with None, came back to be tried again."""
        if self.question and self.question.text == text and not self.question.kept:
            self.question.left = at

    def answer_lost(self, text: str) -> None:
        """It is known that they never got it."""
        if self.question and self.question.text == text and not self.question.kept:
            self.question = None

    def said_keep(self, now: int, sender: str) -> None:
        """KEEP: within a day after the question left, and only where they neither stopped nor started since."""
        self.n += 1
        asked = self.question
        if asked is None or asked.kept or asked.sender != sender or asked.left is None:
            return
        since = [s for s in self.stops if s.n > asked.n]
        if not asked.left <= now < asked.left + 24 * 60 * MINUTE or any(s.scope == ANY for s in since):
            return
        if any(n > asked.n and scope == ANY for n, scope in self.lifts):
            return
        for program in asked.programs:
            if program in self.agreed_to(now) and not any(s.reaches(program, "informational") for s in since):
                self.lifts.append((self.n, program))
                asked.kept = True

    def agreed_to(self, now: int) -> set[str]:
        """The Programs with a consent that has not run out."""
        return {g.program for g in self.grants if not g.until or now < g.until}

    def goes(self, wish: Wish, now: int) -> None:
        """It leaves."""
        self.n += 1
        wish.rests_on = "watch" if self._watched(wish, now) else self._basis(wish, now)
        self.left.append(wish)

    def did_not_go(self, wish: Wish) -> None:
        """It is certain now that it never left."""
        self.n += 1
        self.left = [w for w in self.left if w.id != wish.id]

    # ---- the question ----

    def may(self, wish: Wish, now: int) -> bool:
        """Whether this text may go now."""
        if self.is_stopped(wish.program, wish.kind) or wish.sender in self.blocks:
            return False
        if self.unread and not (wish.kind == "conversational" and wish.person):
            return False
        return bool(self._basis(wish, now)) or self._watched(wish, now)

    def plainly(self, wish: Wish, now: int) -> bool:
        """Whether it is one of the clear cases: no stop, block or doubt, and consent or an open conversation."""
        if self.is_stopped(wish.program, wish.kind) or wish.sender in self.blocks or self.unread:
            return False
        if wish.kind == "conversational" and not wish.topic:
            talk = self.open_talk(wish.sender, now)
            return bool(talk and wish.n > talk[-1].n)
        return self._basis(wish, now) == "grant"

    def is_stopped(self, program: str, kind: str) -> bool:
        """Whether a stop that reaches this Program has not been lifted for it since."""
        stops = [s.n for s in self.stops if s.reaches(program, kind)]
        lifted = max((n for n, scope in self.lifts if scope in (ANY, program)), default=0)
        return any(n > lifted for n in stops)

    def is_started(self) -> bool:
        """Whether anything was lifted since the last stop."""
        return any(n > max((s.n for s in self.stops), default=0) for n, _ in self.lifts)

    def talk(self, sender: str) -> list[Inbound]:
        """The texts of the last conversation with that Sender, be it open or over; a stop ends it."""
        found: list[Inbound] = []
        for text in self.heard:
            if text.sender != sender:
                continue
            if found and (text.at >= max(t.closes for t in found) or self._stop_since(found[-1].n, text.n)):
                found = []
            found.append(text)
        return [] if found and self._stop_since(found[-1].n, self.n + 1) else found

    def open_talk(self, sender: str, now: int) -> list[Inbound]:
        talk = self.talk(sender)
        return talk if talk and now < max(t.closes for t in talk) else []

    def _stop_since(self, n: int, before: int) -> bool:
        return any(n < s.n < before for s in self.stops if s.scope == ANY)

    def _watched(self, wish: Wish, now: int) -> bool:
        """Only watched: what is missing is noted. Never promotional, never where the Program refuses."""
        watching = now < self.watched_until.get(wish.sender, 0)
        return watching and wish.kind != "promotional" and wish.program not in self.denying

    def _basis(self, wish: Wish, now: int) -> str:
        if wish.kind == "promotional":
            return "grant" if any(g.written and self._never_stopped(g) for g in self._live(wish, now)) else ""
        if wish.kind == "informational":
            return "grant" if self._live(wish, now) else ""
        if self._in_conversation(wish, now):
            return "conversation"
        if self._live(wish, now):
            return "grant"
        if self._is_first_reply(wish, now):
            return "first_reply"
        return "follow_up" if self._is_follow_up(wish, now) else ""

    def _live(self, wish: Wish, now: int) -> list[Given]:
        return [g for g in self.grants if g.program == wish.program and (not g.until or now < g.until)]

    def _never_stopped(self, given: Given) -> bool:
        """No marketing on a consent from before a stop, whatever lifted that since."""
        stops = [s for s in self.stops if s.reaches(given.program, "promotional")]
        return not any(s.n > given.n or s.at >= given.at for s in stops)

    def _in_conversation(self, wish: Wish, now: int) -> bool:
        talk = self.open_talk(wish.sender, now)
        if not talk or not self._replies_to(wish, talk, talk[0]):
            return False
        topics = {w.topic for w in self._replies_since(wish, talk[0].n, ("conversation",)) if w.topic}
        # Permits more: each text of theirs admits one topic more, be it named before or after their next text.
        return not wish.topic or wish.topic in topics or len(topics) < len(talk)

    def _is_first_reply(self, wish: Wish, now: int) -> bool:
        talk = self.talk(wish.sender)
        if not talk or now >= talk[-1].owed or not self._replies_to(wish, talk, talk[-1]):
            return False
        # Permits more: what went by a consent, or was only watched, does not count as the answer.
        answers = self._replies_since(wish, talk[-1].n, ("conversation", "first_reply"))
        return not any(w.person or not wish.person for w in answers)

    def _is_follow_up(self, wish: Wish, now: int) -> bool:
        for promise in self.left:
            same = promise.sender == wish.sender and wish.topic in ("", promise.topic)
            if not same or now >= promise.promised_until or self._stop_since(promise.ready[0], self.n + 1):
                continue
            # Permits more: where several topics were promised, a text without one counts for none of them.
            alone = len({w.topic for w in self.left if w.sender == wish.sender and w.promised_until}) == 1
            topics = ("", promise.topic) if alone else (promise.topic,)
            followed = [w for w in self._replies_since(wish, promise.ready[0], ("follow_up",)) if w.topic in topics]
            begun = min((w.ready[1] for w in followed), default=wish.ready[1] or now)
            if len(followed) < 3 and (wish.ready[1] or now) < begun + 15 * MINUTE:
                return True
        return False

    def _replies_to(self, wish: Wish, talk: list[Inbound], since: Inbound) -> bool:
        return wish.n > since.n or wish.answers in [t.n for t in talk]

    def _replies_since(self, wish: Wish, n: int, resting_on: tuple[str, ...]) -> list[Wish]:
        """Other texts of that Sender that were found fit since `n` and have left, and what they rested on."""
        mine = [w for w in self.left if w.sender == wish.sender and w.ready[0] > n and w.id != wish.id]
        return [w for w in mine if w.kind == "conversational" and w.rests_on in resting_on]
