"""Gateway: all use cases of one process, built on one Core."""

from __future__ import annotations

from collections.abc import Callable

from app.consent.model import Policy
from app.gateway.admin import Admin
from app.gateway.asking import Asking
from app.gateway.consents import Consents
from app.gateway.copying import Copying
from app.gateway.core import Core
from app.gateway.disclosures import Disclosures
from app.gateway.erasing import Erasing
from app.gateway.evidence import Evidence
from app.gateway.forwarding.desk import Desk
from app.gateway.holds import Holds
from app.gateway.joining import Joining
from app.gateway.legal_holds import LegalHolds
from app.gateway.past import Pasts
from app.gateway.receipts import Receipts
from app.gateway.receive import Receive
from app.gateway.release import Release
from app.gateway.resend import Resend
from app.gateway.scrubbing import Scrubbing
from app.gateway.sealing import Sealing
from app.gateway.seeing import Seeing
from app.gateway.set_back import SetBack
from app.gateway.submit import Submit
from app.gateway.sweeping import Sweeping
from app.gateway.users import Users
from app.gateway.why import Why


class Gateway:
    """What web, workers and command line act through. `public_policy` writes a Policy without its secrets."""

    def __init__(self, core: Core, public_policy: Callable[[Policy], str], sealing: Sealing) -> None:
        self.core = core
        self.submit = Submit(core)
        self.resend = Resend(core)
        self.receive = Receive(core)
        self.joining = Joining(core, self.receive)
        self.receipts = Receipts(core)
        self.consents = Consents(core)
        self.asking = Asking(core)
        self.holds = Holds(core)
        self.forwards = Desk(core)
        self.disclosures = Disclosures(core)
        self.release = Release(core)
        self.copying = Copying(core)
        self.set_back = SetBack(core)
        pasts = Pasts(core, self.copying)
        self.erasing = Erasing(core, pasts, self.joining)
        self.legal_holds = LegalHolds(core, pasts)
        self.sweeping = Sweeping(core, self.erasing)
        self.scrubbing = Scrubbing(core, pasts)
        self.why = Why(core, self.copying)
        self.seeing = Seeing(core)
        self.admin = Admin(core, public_policy)
        self.users = Users(core)
        self.sealing = sealing
        self.evidence = Evidence(core, self.copying, pasts, sealing)
