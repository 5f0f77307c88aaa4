"""The simulated carrier as a provider: Twilio's shapes and signatures, on loopback only."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from app.errors import BadInput
from app.providers.calls import Call
from app.providers.seam import Account, OutboundText
from app.providers.twilio import Twilio


class Simulator(Twilio):
    """Speaks to `app.simulator.carrier`, which answers no STOP of its own: the gateway does."""

    name = "simulator"
    account_is = ""

    def send_call(self, account: Account, text: OutboundText) -> Call:
        _only_here(account)
        return super().send_call(account, text)

    def list_call(self, account: Account, *, inbound: bool, since: int) -> Call:
        _only_here(account)
        return super().list_call(account, inbound=inbound, since=since)

    def stop_reply(self, number_type: str) -> str:
        return "network" if number_type == "toll_free" else "gateway"


def _only_here(account: Account) -> None:
    if not on_loopback(account.api_base):
        raise BadInput("api_base", "api_base of a simulated Sender must be on loopback, http://127.0.0.1:…")


def on_loopback(url: str) -> bool:
    """Whether an address cannot lead off this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
