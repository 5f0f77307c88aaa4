"""Every key name there is. All keys of one Business carry `{business}`: one slot, so one script may change them."""

from __future__ import annotations

from collections.abc import Iterable

DIRECTORY = "consentry:businesses"
"""Hash: Business -> its tag. The one list of who is here."""
STORE_ID = "consentry:store"
"""Hash: id, keyring fingerprint: which store this is."""
CLOCK = "consentry:clock"
"""String: ms by which the simulator's clock is ahead. Only read where the simulator's clock is in use."""
INTAKE = "consentry:intake"
"""Hash: beat (when a web process last took webhooks), resumed (when the newest gap ended); ms of Redis's clock."""
POLLER = "consentry:poller"
"""String with expiry: the one process that reads the providers' lists."""
SKEWS = "consentry:skews"
"""Hash: provider -> when it was seen and by how much our clock is ahead of its clock (ms)."""
SKEWED = "consentry:skewed"
"""Hash: providers whose clock was said to differ."""
TROUBLES = "consentry:troubles"
"""Hash: part -> until when it is believed (real time, ms), a code and a sentence."""
SUBSCRIBER = "consentry:subscriber"
"""String with expiry: the one process that keeps the subscriptions at providers."""
LISTENER = "consentry:listener"
"""String with expiry: the one process that listens to WebSockets of providers."""
REGISTRAR = "consentry:registrar"
"""String with expiry: the one process that reads how campaigns stand."""
DEACTIVATOR = "consentry:deactivator"
"""String with expiry: the one process that takes the lists of deactivated numbers."""
BLOCKER = "consentry:blocker"
"""String with expiry: the one process that writes to providers' block lists."""
DRIFTER = "consentry:drifter"
"""String with expiry: the one process that compares providers' block lists with what we know."""
NOTIFIER = "consentry:notifier"
"""String with expiry: the one process that sends notices to people."""
FORWARDER = "consentry:forwarder"
"""String with expiry: the one process that forwards to the Businesses' applications."""


def session(hashed: str) -> str:
    """String with expiry: who is logged in to the console with the cookie that has that SHA-256."""
    return f"consentry:session:{hashed}"


def first_link(hashed: str) -> str:
    """String with expiry: the Business whose first user of the console is made by the link with that SHA-256."""
    return f"consentry:first:{hashed}"


def tries(hashed: str) -> str:
    """String with expiry: how often somebody tried to log in, by the SHA-256 of who and from where."""
    return f"consentry:tries:{hashed}"


def access(hashed: str) -> str:
    """String with expiry: what the token with that SHA-256 stands for. The token alone does not say whose it is."""
    return f"consentry:access:{hashed}"


class Keys:
    """The keys of one Business."""

    def __init__(self, business: str) -> None:
        self.business = business
        self.prefix = f"{{{business}}}:"
        self.outbox = self.prefix + "outbox"  # stream of entries, in commit order
        self.policy = self.prefix + "policy"  # hash: v, and each version's text
        self.apikeys = self.prefix + "keys"  # hash: key id -> record
        self.users = self.prefix + "users"  # hash: name -> record of who may use the console
        self.disclosures = self.prefix + "disclosures"  # hash: version -> record, its words included
        self.look = self.prefix + "look"  # zset: Consumer -> when its held texts are judged again
        self.open = self.prefix + "open"  # zset: claimed text -> when its claim is given up (real time)
        self.bell = self.prefix + "bell"  # string with expiry: rung, and no worker has answered yet
        self.read = self.prefix + "read"  # hash: Sender -> when the newest whole reading of its list began; doubts
        self.subscriptions = self.prefix + "subscriptions"  # hash: what one covers -> the subscription that we keep
        self.rebuilt = self.prefix + "rebuilt"  # hash: since, at (ms) of a rebuild whose holds are not all settled
        self.scrub = self.prefix + "scrub"  # hash: asked, done: erasures, and how many of them are out of the files
        self.sweep = self.prefix + "sweep"  # hash: where the retention sweep of the day is
        self.clock = self.prefix + "clock"  # hash: newest (the latest date of an entry), back (our clock is before it)
        self.scratch = self.prefix + "scratch"  # never exists; see revoke.lua
        self.elsewhere = self.prefix + "elsewhere"  # hash: see app.store.beside
        self.owners = self.prefix + "owners"  # hash: Consumer -> who took it last; see app.store.attending
        self.views = self.prefix + "views"  # hash: user -> searches that they kept, by name
        self.aside = self.prefix + "aside"  # hash: Consumer -> who put it aside, and until when (real time)
        self.notices = self.prefix + "notices"  # hash: channel -> what it was told; see app.store.told
        self.joining = self.prefix + "joining"  # zset: set of parts -> when it is taken as it is (real time)

    def consumer(self, consumer: str) -> str:
        """Hash: v (version), s (Standing), r:<scope> (Revocations)."""
        return f"{self.prefix}c:{consumer}"

    def queue(self, consumer: str) -> str:
        """Zset of `text:sender`, ready texts in order."""
        return f"{self.prefix}q:{consumer}"

    def held(self, consumer: str) -> str:
        """Zset of `text:sender`, held texts in order."""
        return f"{self.prefix}h:{consumer}"

    def claims(self, consumer: str) -> str:
        """Hash: text -> when it was claimed (real time). Not empty: nothing else of this Consumer may leave."""
        return f"{self.prefix}o:{consumer}"

    def places(self, consumers: Iterable[str]) -> list[str]:
        """The keys that read.lua wants of each Consumer."""
        prefix = self.prefix
        return [f"{prefix}{kind}:{consumer}" for consumer in consumers for kind in "cqoh"]

    def text(self, text: str) -> str:
        return f"{self.prefix}t:{text}"

    def given(self, provider_id: str) -> str:
        """String with expiry: our id of the text to which a provider gave that one, where it tells only its own."""
        return f"{self.prefix}g:{provider_id}"

    def followed(self, sender: str) -> str:
        """Zset: a provider's id of a text whose fate is to be looked up -> when it left (real time)."""
        return f"{self.prefix}f:{sender}"

    def event(self, event: str) -> str:
        """String with expiry: the result of an event that was already applied."""
        return f"{self.prefix}e:{event}"

    def lines(self, name: str, bucket: int) -> str:
        """Hash with expiry: line of an import -> what was recorded of it. A hundred lines each."""
        return f"{self.prefix}m:{name}:{bucket}"

    def importing(self, name: str) -> str:
        """String with expiry: who runs that import."""
        return f"{self.prefix}w:{name}"

    def idempotency(self, key: str) -> str:
        return f"{self.prefix}i:{key}"

    def parts(self, name: str) -> str:
        """Hash: the parts of one long text of a Consumer's, until it is taken; then for a day that it was, by a mark
        that holds no words. `name` begins with the Consumer and a colon."""
        return f"{self.prefix}j:{name}"

    def lane(self, sender: str) -> str:
        """Zset: Consumer -> when its next text with this Sender is due (real time)."""
        return f"{self.prefix}l:{sender}"

    def lease(self, sender: str) -> str:
        """String with expiry: the worker that holds the lane."""
        return f"{self.prefix}x:{sender}"

    def pace(self, sender: str) -> str:
        """String: when the lane's rate admits its next text (real time, ms)."""
        return f"{self.prefix}p:{sender}"

    def attended(self, consumer: str) -> str:
        """String with expiry: who of the console's users answers that Consumer."""
        return f"{self.prefix}a:{consumer}"

    def nonce(self, name: str) -> str:
        """String with expiry: the fingerprint of the one content that a signed number vouches for."""
        return f"{self.prefix}n:{name}"
